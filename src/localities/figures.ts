import { type Shown, smallestShown, withholdSmall } from '../places/index.ts'
import { addMonths, type Day } from '../time/index.ts'
import type { MonthlyContacts } from './store.ts'

/** A month's counts of one place, nought where there was nothing. */
export type Month = { month: Day; contacts: number; due: number; onTime: number; referred: number }

/** The last twelve whole months before the one that this day is in, oldest first. */
export function lastTwelveMonths(today: Day): Day[] {
  const first = `${today.slice(0, 7)}-01`
  return Array.from({ length: 12 }, (_, index) => addMonths(first, index - 12))
}

/** A place's months in order, or the whole authority's. */
export function monthsOf(rows: readonly MonthlyContacts[], months: readonly Day[], localityId?: string): Month[] {
  const own = rows.filter((row) => localityId === undefined || row.localityId === localityId)
  return months.map((month) => {
    const total = { month, contacts: 0, due: 0, onTime: 0, referred: 0 }
    for (const row of own) {
      if (row.month !== month) continue
      total.contacts += row.contacts
      total.due += row.due
      total.onTime += row.onTime
      total.referred += row.referred
    }
    return total
  })
}

export const totalOf = (months: readonly Month[], of: Exclude<keyof Month, 'month'>): number =>
  months.reduce((sum, month) => sum + month[of], 0)

/**
 * What may be shown of one count in every place, the whole standing beside it: everything to those who see the contacts
 * behind it, else no count of 1 to 4, nor one that would give another away.
 */
export function shownCounts(
  counts: ReadonlyMap<string, number>,
  seesContacts: (localityId: string) => boolean,
): ReadonlyMap<string, Shown> {
  const { shown } = withholdSmall(counts, { totalShown: true })
  return new Map(
    [...counts].map(([id, value]) => [
      id,
      seesContacts(id) ? { is: 'figure', value } : (shown.get(id) ?? { is: 'none', words: 'no figure' }),
    ]),
  )
}

/** A share in whole per cent; with how many it is of, it would give away a count of 1 to 4 on either side. */
export function shareShown(part: number, of: number, seesContacts: boolean): Shown {
  if (of === 0) return { is: 'none', words: 'none due' }
  const small = (count: number) => count > 0 && count < smallestShown
  if (!seesContacts && (small(of) || small(part) || small(of - part)))
    return { is: 'withheld', because: 'small', words: 'too few to show' }
  return { is: 'figure', value: Math.round((100 * part) / of) }
}
