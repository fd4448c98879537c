/** A figure in a published table: a count, or a symbol that stands for one and is never nought. */
export type Figure = { is: 'count'; count: number } | { is: 'symbol'; symbol: string; means: string } | { is: 'unreadable' }

// Source: Government Analysis Function, symbols in tables, and the Department for Education's file conventions.
const symbols: Readonly<Record<string, string>> = {
  c: 'kept back so that nobody can be known by it',
  x: 'not available',
  z: 'not applicable',
  u: 'too unreliable to publish',
  k: 'too small to show, and not nought',
  low: 'too small to show, and not nought',
  '-': 'no figure',
  '..': 'not available',
  ':': 'not available',
  '*': 'kept back so that nobody can be known by it',
}

/** Reads one cell of a table of counts of people. */
export function readFigure(text: string): Figure {
  const plain = text.trim().toLowerCase()
  if (plain === '') return { is: 'symbol', symbol: '', means: 'left blank' }
  const symbol = plain.replace(/^\[(.*)\]$/, '$1')
  const means = symbols[symbol]
  if (means) return { is: 'symbol', symbol, means }
  return /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(plain)
    ? { is: 'count', count: Number(plain.replace(/,/g, '')) }
    : { is: 'unreadable' }
}
