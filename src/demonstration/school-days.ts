import { addDays, type Calendar, type Day, daysBetween, england, isWorkingDay, weekday } from '../time/index.ts'

/** Good Friday of a year, found in the calendar: the one holiday that is a Friday between 20 March and 24 April. */
function goodFriday(year: number, calendar: Calendar): Day | null {
  for (let day = `${year}-03-20`; day <= `${year}-04-24`; day = addDays(day, 1)) {
    if (weekday(day) === 5 && calendar.holidays.has(day)) return day
  }
  return null
}

const easters = new Map<number, Day | null>()

/**
 * Whether schools are open, near enough for a demonstration: six weeks from the last third of July, a fortnight at
 * Christmas and at Easter, and three half-terms. A school's true dates are its own.
 */
export function isSchoolDay(day: Day): boolean {
  if (!isWorkingDay(day)) return false
  const date = day.slice(5)
  if (date >= '07-22' && date <= '09-02') return false
  if (date >= '12-20' || date <= '01-03') return false
  if (date >= '02-15' && date <= '02-21') return false
  if (date >= '05-25' && date <= '05-31') return false
  if (date >= '10-25' && date <= '10-31') return false
  const year = Number(day.slice(0, 4))
  if (!easters.has(year)) easters.set(year, goodFriday(year, england))
  const easter = easters.get(year)
  return !easter || Math.abs(daysBetween(easter, day)) > 7
}
