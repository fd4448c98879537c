/** What may be shown of a figure: itself, or why it is kept back, or why there is none. */
export type Shown =
  | { is: 'figure'; value: number }
  | { is: 'withheld'; because: 'small' | 'protects another'; words: string }
  | { is: 'none'; words: string }

// Local, a cautious default: 1 to 4 are kept back in every view below the authority. ONS and DfE publish by like rules.
export const smallestShown = 5

// Local, as DfE rounds: to 5, halves up.
const roundedTo = 5

/** A count to the nearest five, for those from whom the exact one is kept. Up to 2 become nought: nought and "there are a few" read alike. */
export const toFive = (count: number): number => roundedTo * Math.floor(count / roundedTo + 0.5)

/** What stands for a rounded nought. */
export const roundedNought = 'under 3'

/** Beside a count that is rounded, where exact ones stand too. */
export const roundedWords = `rounded to the nearest ${roundedTo}`

export const noteOfRounding = `Counts are rounded to the nearest ${roundedTo}, and shares are worked out from the rounded counts, so parts may not add up. A list has what you may open.`

export type Withholding = {
  /** What may be shown of each count, by its key. */
  shown: ReadonlyMap<string, Shown>
  /** False when even the total would give a small count away. */
  totalMayBeShown: boolean
  /** The sentence for the reader, or null when nothing is kept back. */
  note: string | null
}

/**
 * Keeps back counts of 1 to 4. Where the total is shown as well, and a count kept back could be worked out from it,
 * the next smallest is kept back too, and then neither says which is which.
 */
export function withholdSmall(counts: ReadonlyMap<string, number | null>, options: { totalShown: boolean }): Withholding {
  const known = [...counts].flatMap(([key, count]) => (count === null ? [] : [{ key, count }]))
  const small = known.filter(({ count }) => count > 0 && count < smallestShown)
  const kept = [...small]
  // Nought is the last choice: a reader takes a count kept back to be one at least.
  const spare = known
    .filter(({ count }) => count >= smallestShown || count === 0)
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count || a.key.localeCompare(b.key))
  if (options.totalShown && small.length > 0)
    while (canBeWorkedOut(kept, small.length) && spare[0]) kept.push(...spare.splice(0, 1))

  const complementary = kept.length > small.length
  const words = complementary ? 'not shown' : `fewer than ${smallestShown}`
  const smallKeys = new Set(small.map(({ key }) => key))
  const keptKeys = new Set(kept.map(({ key }) => key))
  const shown = new Map<string, Shown>()
  for (const [key, count] of counts) {
    if (count === null) shown.set(key, { is: 'none', words: 'no figure' })
    else if (keptKeys.has(key))
      shown.set(key, { is: 'withheld', words, because: smallKeys.has(key) ? 'small' : 'protects another' })
    else shown.set(key, { is: 'figure', value: count })
  }
  const totalMayBeShown = !options.totalShown || small.length === 0 || !canBeWorkedOut(kept, small.length)
  return { shown, totalMayBeShown, note: noteOf(small.length, complementary) }
}

/** Whether the sum of what is kept back leaves only one way to share it out. */
function canBeWorkedOut(kept: readonly { count: number }[], small: number): boolean {
  if (kept.length > small) return false
  const sum = kept.reduce((all, { count }) => all + count, 0)
  return kept.length === 1 || sum === kept.length || sum === kept.length * (smallestShown - 1)
}

function noteOf(small: number, complementary: boolean): string | null {
  if (small === 0) return null
  const rule = `Counts of 1 to ${smallestShown - 1} are not shown below town level`
  return complementary ? `${rule}, nor a second count where the total would give the first away.` : `${rule}.`
}

/** A rate of a count that may be shown. What is kept back stays so: with the population it would give the count away. */
export function rateOf(count: Shown, population: number | null | undefined, per: number): Shown {
  if (count.is !== 'figure') return count
  if (!population) return { is: 'none', words: 'no population' }
  return { is: 'figure', value: (count.value / population) * per }
}
