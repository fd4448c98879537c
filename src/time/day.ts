/** A day in England as ISO text: '2026-11-21'. Text sorts, compares and travels without a time zone to shift it. */
export type Day = string

const dayMs = 86_400_000
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for text that names a day that exists: '2026-02-29' does not. */
export function isDay(text: string): boolean {
  const parts = pattern.exec(text)
  if (!parts) return false
  const month = Number(parts[2])
  const date = Number(parts[3])
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(Number(parts[1]), month)
}

/** Days since 1 January 1970. Throws on text that is not a day, since every sum after it would be wrong. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`Not a day: '${day}'. Write it as 2026-11-21.`)
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
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
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
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
  return String(number).padStart(2, '0')
}
