/** The five tints of a map, palest first: the design's --ds-map-1 to -5, as attributes because no style may be inline. */
export const tints = ['#eef4f4', '#c9dfe2', '#8fbcc3', '#4a8692', '#0d4a57'] as const

export type Tint = { fill: string; words: string }
export type Tinting = { classes: Tint[]; classOf: (value: number) => number }

/**
 * Shares figures out among up to five tints. `edges` are the first value of each class after the palest; without them
 * they fall at round numbers near the fifths. `decimals` is how exactly figures are shown, so that words leave no gap.
 */
export function tintingOf(
  values: readonly number[],
  { edges, decimals = 0 }: { edges?: readonly number[]; decimals?: number } = {},
): Tinting {
  const at = [...new Set(edges ?? roundEdges(values, decimals))].sort((a, b) => a - b).slice(0, tints.length - 1)
  const classes = Array.from({ length: at.length + 1 }, (_, index) => ({
    fill: tints[tintOf(index, at.length + 1)] ?? tints[0],
    words: wordsFor(index, at, decimals),
  }))
  return { classes, classOf: (value) => at.filter((edge) => rounded(value, decimals) >= edge).length }
}

/** With fewer classes than tints, spread them so that they still tell apart. */
function tintOf(index: number, classes: number): number {
  return classes === 1 ? 2 : Math.round((index * (tints.length - 1)) / (classes - 1))
}

function wordsFor(index: number, edges: readonly number[], decimals: number): string {
  const [from, next] = [edges[index - 1], edges[index]]
  if (from === undefined && next === undefined) return 'all areas'
  if (from === undefined) return `under ${figureWords(next ?? 0, decimals)}`
  if (next === undefined) return `${figureWords(from, decimals)} or more`
  const last = next - 10 ** -decimals
  return rounded(last, decimals) <= from
    ? figureWords(from, decimals)
    : `${figureWords(from, decimals)} to ${figureWords(last, decimals)}`
}

function roundEdges(values: readonly number[], decimals: number): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined || least === most) return []
  const fifths = [1, 2, 3, 4].map((fifth) => sorted[Math.floor((sorted.length * fifth) / 5)] ?? most)
  let edges: number[] = []
  // The roundest numbers that still part the fifths.
  for (const parts of [8, 16, 32, 64]) {
    const unit = Math.max(niceStep((most - least) / parts), 10 ** -decimals)
    const round = fifths
      .map((value) => rounded(Math.round(value / unit) * unit, 6))
      .filter((edge) => edge > least && edge <= most)
    const found = [...new Set(round)]
    if (found.length > edges.length) edges = found
  }
  return edges
}

/** The nearest of 1, 2 and 5 times a power of ten at or above the size. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size))
  return ([1, 2, 5, 10].find((step) => step * power >= size * 0.999) ?? 10) * power
}

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals

export const isDark = (fill: string) => fill === tints[3] || fill === tints[4]

// Making a formatter costs far more than using one, and a page has hundreds of figures.
const formats = new Map<number, Intl.NumberFormat>()

/** A figure as it is read: 2,867 or 12.5. */
export function figureWords(value: number, decimals = 0): string {
  const format =
    formats.get(decimals) ?? new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  formats.set(decimals, format)
  return format.format(rounded(value, decimals))
}
