import type { Telling } from '../access/index.ts'
import { type Shown, smallestShown, toFive, withholdSmall } from '../places/index.ts'
import { addMonths, type Day } from '../time/index.ts'
import type { MonthlyContacts } from './store.ts'

/** Counts of one place, nought where there was nothing. */
export type Counts = { contacts: number; due: number; onTime: number; referred: number }
export type Month = Counts & { month: Day }

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

/** The months together. */
export const totalOf = (months: readonly Month[]): Counts =>
  months.reduce(
    (sum, { contacts, due, onTime, referred }) => ({
      contacts: sum.contacts + contacts,
      due: sum.due + due,
      onTime: sum.onTime + onTime,
      referred: sum.referred + referred,
    }),
    { contacts: 0, due: 0, onTime: 0, referred: 0 },
  )

/** Counts as they are told: to the nearest five where the exact ones are kept from the reader. */
export const toldAs = <Told extends Counts>(telling: Telling, counts: Told): Told =>
  telling === 'rounded'
    ? {
        ...counts,
        contacts: toFive(counts.contacts),
        due: toFive(counts.due),
        onTime: toFive(counts.onTime),
        referred: toFive(counts.referred),
      }
    : counts

/**
 * What may be shown of one count in every place, the whole standing beside it: every one that is told exactly or rounded; of
 * published ones none of 1 to 4, nor one that would give another away.
 */
export function shownCounts(counts: ReadonlyMap<string, number>, telling: Telling): ReadonlyMap<string, Shown> {
  if (telling === 'published') return withholdSmall(counts, { totalShown: true }).shown
  return new Map([...counts].map(([id, value]): [string, Shown] => [id, { is: 'figure', value }]))
}

/** A share in whole per cent; with how many it is of, it would give away a count of 1 to 4 on either side. */
export function shareShown(part: number, of: number, telling: Telling): Shown {
  if (of === 0) return { is: 'none', words: telling === 'rounded' ? 'too few' : 'none due' }
  const small = (count: number) => count > 0 && count < smallestShown
  if (telling === 'published' && (small(of) || small(part) || small(of - part)))
    return { is: 'withheld', because: 'small', words: 'too few to show' }
  return { is: 'figure', value: Math.round((100 * part) / of) }
}
