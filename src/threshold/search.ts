import type { CitedClause, Threshold } from './document.ts'

/** Clauses that were looked for. `how` says whether all the words stand in each, or only some. */
export type Found = { clauses: CitedClause[]; how: 'all' | 'some' | 'none' }

/**
 * Clauses with these words, in the document's order. A word finds its other endings ("sleeping" finds "sleep"); a comma means
 * "or". When no clause has all of the words, those with any of them are given instead.
 */
export function searchClauses(threshold: Threshold, text: string): Found {
  const wanted = text
    .split(/[,;]/)
    .map(stems)
    .filter((words) => words.length > 0)
  const all = threshold.levels.flatMap((level) => level.clauses.map((clause) => ({ level, clause })))
  const numbers = all.filter(({ clause }) => clause.number === text.trim())
  if (numbers.length > 0) return { clauses: numbers, how: 'all' }
  if (wanted.length === 0) return { clauses: [], how: 'none' }

  const written = new Map(all.map((cited) => [cited, stems(`${cited.clause.heading} ${cited.clause.words}`)]))
  const has = (cited: CitedClause, word: string) =>
    written.get(cited)!.some((each) => each === word || (word.length > 2 && each.startsWith(word)))
  const full = all.filter((cited) => wanted.some((words) => words.every((word) => has(cited, word))))
  if (full.length > 0) return { clauses: full, how: 'all' }
  const some = all.filter((cited) => wanted.flat().some((word) => has(cited, word)))
  return { clauses: some, how: some.length > 0 ? 'some' : 'none' }
}

const small = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'is', 'not', 'of', 'on', 'or', 'the', 'to', 'with'])

function stems(text: string): string[] {
  const words = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .match(/[a-z0-9]+/g)
  return (words ?? []).filter((word) => !small.has(word)).map(stem)
}

/** The word without its commonest endings: rough, but the same on both sides. */
function stem(word: string): string {
  const bare = word.replace(/(ings?|ies|ed|es|e|s|y)$/, '')
  return bare.length >= 3 ? bare : word
}
