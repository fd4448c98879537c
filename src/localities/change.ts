/** Whether a series of months changed, said only when chance alone would hardly show as much. */
export type Change = 'rising' | 'falling' | 'no clear change' | 'too few to call a change'

// Local, cautious: three standard errors between the halves, and thirty events at least. Fewer would call noise a trend.
const standardErrors = 3
const fewest = 30

/** A count of events month by month: its later half beside its earlier half. */
export function changeInCounts(counts: readonly number[]): Change {
  const [early, late] = halves(counts).map(sum) as [number, number]
  if (early + late < fewest) return 'too few to call a change'
  return side((late - early) / Math.sqrt(early + late))
}

/** A share month by month: so many of so many. */
export function changeInShares(shares: readonly { of: number; part: number }[]): Change {
  const [early, late] = halves(shares).map((half) => ({
    of: sum(half.map(({ of }) => of)),
    part: sum(half.map(({ part }) => part)),
  })) as [{ of: number; part: number }, { of: number; part: number }]
  if (early.of < fewest || late.of < fewest) return 'too few to call a change'
  const whole = (early.part + late.part) / (early.of + late.of)
  const error = Math.sqrt(whole * (1 - whole) * (1 / early.of + 1 / late.of))
  return error === 0 ? 'no clear change' : side((late.part / late.of - early.part / early.of) / error)
}

const side = (errors: number): Change =>
  Math.abs(errors) < standardErrors ? 'no clear change' : errors > 0 ? 'rising' : 'falling'
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
const halves = <Value>(all: readonly Value[]) => [all.slice(0, Math.floor(all.length / 2)), all.slice(Math.ceil(all.length / 2))]

/** How two places' changes read together: "no clear change in either", "rising in Newport". */
export function changesTogether(places: readonly { name: string; change: Change }[]): string {
  const [first, second] = places
  if (!first) return ''
  if (!second) return first.change
  if (first.change === second.change)
    return first.change === 'no clear change' ? 'no clear change in either' : `${first.change} in both`
  return places.map(({ name, change }) => `${name}: ${change}`).join('; ')
}
