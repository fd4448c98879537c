/** One month of a figure. */
export type Month = { month: string; number: number; of: number; value: number | null; rounded?: true }

export type Change =
  | { is: 'higher' | 'lower' | 'no clear change'; last: number; low: number; high: number }
  | { is: 'too few' | 'too soon' }

/** Months needed before anything can be called usual, and how few are too few. Local. */
export const fewestMonths = 6
export const fewestRows = 10
/** One or two more than usual is chance, however quiet the months before were. */
export const fewestApart = 3

/**
 * Whether the last month differs from the months before it by more than they differ among themselves. The usual band is their
 * mean and 2.66 times the mean change from one month to the next on either side, as in Shewhart's charts for single values.
 * Inside it nothing is called a change.
 */
export function changeIn(months: readonly Month[], measure: 'count' | 'share' | 'days'): Change {
  const known = months.filter((month): month is Month & { value: number } => month.value !== null)
  const last = known.at(-1)
  const before = known.slice(0, -1)
  if (!last || last !== months.at(-1) || before.length < fewestMonths) return { is: 'too soon' }
  const rows = known.map(({ of, number }) => (measure === 'count' ? number : of))
  if (rows.reduce((sum, n) => sum + n, 0) / rows.length < fewestRows) return { is: 'too few' }
  const values = before.map(({ value }) => value)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const steps = values.slice(1).map((value, index) => Math.abs(value - values[index]!))
  const reach = (2.66 * steps.reduce((sum, step) => sum + step, 0)) / steps.length
  const [low, high] = [Math.max(0, mean - reach), measure === 'share' ? Math.min(1, mean + reach) : mean + reach]
  const expected = measure === 'count' ? mean : mean * last.of
  if (measure !== 'days' && Math.abs(last.number - expected) < fewestApart)
    return { is: 'no clear change', last: last.value, low, high }
  const is = last.value > high ? 'higher' : last.value < low ? 'lower' : 'no clear change'
  return { is, last: last.value, low, high }
}

export const ruleOfChange = `The last complete month is set against up to eleven before it. Their usual band is their mean, and 2.66 times the mean change from one month to the next above and below it. Only a month outside that band, by at least ${fewestApart}, is called a change. With fewer than ${fewestMonths} months before it, or fewer than ${fewestRows} a month, nothing is called.`
