import { addDays, type Day, isWorkingDay, weekday } from '../time/index.ts'
import type { DayType } from './bringers.ts'
import { isSchoolDay } from './school-days.ts'

const byWeekday = [1.22, 1.08, 1.04, 1.02, 1.06]
const byMonth = [1.02, 0.98, 1.06, 0.96, 1.02, 1.06, 1.02, 0.84, 0.98, 1.04, 1.08, 0.9]

export function dayTypeOf(day: Day): DayType {
  if (!isWorkingDay(day)) return 'shut'
  return isSchoolDay(day) ? 'term' : 'holidays'
}

/** How busy a day is, relative to others: Mondays most, weekends a third, fewer while schools are shut. */
function busyness(day: Day): number {
  const type = dayTypeOf(day)
  if (type === 'shut') return 0.3
  return byWeekday[weekday(day) - 1]! * byMonth[Number(day.slice(5, 7)) - 1]! * (type === 'holidays' ? 0.84 : 1)
}

export interface DayShare {
  day: Day
  type: DayType
  /** Share of a year's contacts that this day gets; a year's shares add to one. */
  share: number
}

/** Every day from one up to, not including, another, with its share of a year. */
export function shareOfDays(from: Day, until: Day): DayShare[] {
  const days: DayShare[] = []
  let total = 0
  for (let day = from; day < until; day = addDays(day, 1)) {
    const share = busyness(day)
    total += share
    days.push({ day, type: dayTypeOf(day), share })
  }
  const mean = total / days.length
  for (const one of days) one.share /= mean * 365.25
  return days
}
