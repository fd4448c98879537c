import { type Day, dayNumber, daysBetween, weekday } from './day.ts'
import { londonDay, londonTime } from './london.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const longWeekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function parts(day: Day) {
  dayNumber(day)
  const month = months[Number(day.slice(5, 7)) - 1]!
  return {
    year: day.slice(0, 4),
    month,
    short: month === 'September' ? 'Sept' : month.slice(0, 3),
    date: Number(day.slice(8, 10)),
  }
}

/** 'Fri 27 Nov', with the year when it is not the year we are in: 'Thu 27 Nov 2025'. */
export function formatDay(day: Day, today: Day): string {
  const { year, short, date } = parts(day)
  const words = `${weekdays[weekday(day) - 1]} ${date} ${short}`
  return year === today.slice(0, 4) ? words : `${words} ${year}`
}

/** '21 November 2026'. */
export function formatLongDay(day: Day): string {
  const { year, month, date } = parts(day)
  return `${date} ${month} ${year}`
}

/** 'Saturday 21 November', for the head of a page. */
export function formatDayHeading(day: Day): string {
  const { month, date } = parts(day)
  return `${longWeekdays[weekday(day) - 1]} ${date} ${month}`
}

/** '21 Nov 2026', for tables where every year must show. */
export function formatTableDay(day: Day): string {
  const { year, short, date } = parts(day)
  return `${date} ${short} ${year}`
}

/** 'Fri' for a day within six days either side of today, else as `formatDay` has it. */
export function formatNearDay(day: Day, today: Day): string {
  return Math.abs(daysBetween(today, day)) <= 6 ? weekdays[weekday(day) - 1]! : formatDay(day, today)
}

/** '10:40', London's clock. */
export function formatTime(instant: Date): string {
  return londonTime(instant)
}

/** 'Mon 23 Nov, 09:31'. */
export const whenWords = (at: Date, now: Date) => `${formatDay(londonDay(at), londonDay(now))}, ${formatTime(at)}`

/** 'today 10:40', 'yesterday 16:52', 'tomorrow 09:05', else 'Fri 27 Nov, 10:40'. */
export function formatInstant(instant: Date, now: Date): string {
  const day = londonDay(instant)
  const today = londonDay(now)
  const time = londonTime(instant)
  const away = daysBetween(today, day)
  if (away === 0) return `today ${time}`
  if (away === -1) return `yesterday ${time}`
  if (away === 1) return `tomorrow ${time}`
  return `${formatDay(day, today)}, ${time}`
}
