import { bankHolidays } from './bank-holidays.ts'
import { addDays, type Day, weekday } from './day.ts'
import { formatLongDay } from './format.ts'

/** The days an office is open: Monday to Friday, less the holidays. It knows holidays only between its two ends. */
export interface Calendar {
  holidays: ReadonlySet<Day>
  starts: Day
  ends: Day
}

/** A calendar from a list of holidays: it covers the whole years from the first holiday's to the last one's. */
export function makeCalendar(holidays: readonly Day[]): Calendar {
  const sorted = [...holidays].sort()
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) throw new RangeError('A calendar needs at least one holiday, or nobody knows which years it covers.')
  return { holidays: new Set(sorted), starts: `${first.slice(0, 4)}-01-01`, ends: `${last.slice(0, 4)}-12-31` }
}

export const england: Calendar = makeCalendar(bankHolidays.map((holiday) => holiday.day))

export function isWorkingDay(day: Day, calendar: Calendar = england): boolean {
  return weekday(day) <= 5 && !calendar.holidays.has(day)
}

/** The day itself when the office is open on it, else the next day that it is. */
export function onOrAfterWorkingDay(day: Day, calendar: Calendar = england): Day {
  let found = day
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1)
  return found
}

/** The last day before this one on which the office was open. */
export function workingDayBefore(day: Day, calendar: Calendar = england): Day {
  let found = addDays(day, -1)
  while (!isWorkingDay(found, calendar)) found = addDays(found, -1)
  return found
}

/**
 * Counts working days forward. The day given is day 0, whatever it is, and the first working day after it is day 1:
 * so one working day after Friday, Saturday or Sunday is Monday.
 *
 * Past the end of the holiday list it counts weekends only. To stop there would lock a page, an import or a clock that
 * somebody needs for the sake of eight days a year; `calendarNote` gives the sentence to show beside such a day.
 */
export function addWorkingDays(day: Day, count: number, calendar: Calendar = england): Day {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`Working days are counted forward, in whole days, not ${count}.`)
  let found = day
  for (let left = count; left > 0; left--) found = onOrAfterWorkingDay(addDays(found, 1), calendar)
  return found
}

/** Working days after one day, up to and including another: Friday to Monday is 1. Negative when the second is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar = england): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count++
  }
  return count
}

/** What to say beside a day that the holiday list does not reach, or null where it does. */
export function calendarNote(day: Day, calendar: Calendar = england): string | null {
  if (day > calendar.ends)
    return `The list of bank holidays ends on ${formatLongDay(calendar.ends)}: only weekends are left out after it`
  if (day < calendar.starts) {
    return `The list of bank holidays begins on ${formatLongDay(calendar.starts)}: only weekends are left out before it`
  }
  return null
}
