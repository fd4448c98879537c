/** A day in England as ISO text: '2026-11-21'. Text sorts, compares and travels without a time zone to shift it. */
export type Day = string

const pattern = /^\d{4}-\d{2}-\d{2}$/

/** True for text that names a day that exists: '2026-02-29' does not. */
export function isDay(text: string): boolean {
  if (!pattern.test(text)) return false
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(Number(text.slice(0, 4)), month)
}

/**
 * Days since 1 January 1970. Throws on text that is not a day, since every sum after it would be wrong. Counted in whole
 * numbers, without a Date, because a page of work asks for thousands: years run from March, so that a leap day comes last,
 * in cycles of 400 years, which have 146,097 days; 719,468 of those lie before 1970.
 */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: '${day}'. Write it as 2026-11-21.`)
  const month = Number(day.slice(5, 7))
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const cycle = Math.floor(year / 400)
  const yearOfCycle = year - cycle * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8)) - 1
  return cycle * 146_097 + yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear - 719_468
}

/** The day that many days after 1 January 1970: `dayNumber` turned round. */
export function dayFromNumber(number: number): Day {
  const since = number + 719_468
  const cycle = Math.floor(since / 146_097)
  const dayOfCycle = since - cycle * 146_097
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) / 365,
  )
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth + (marchMonth < 10 ? 3 : -9)
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)}`
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The same date some months on, or the last day of that month: 31 August and six months is 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  dayNumber(day)
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12)
}

export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
