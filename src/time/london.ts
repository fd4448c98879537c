import { type Day, dayFromNumber, dayNumber, daysInMonth, two, weekday } from './day.ts'

/** A wall-clock time in London: '10:40'. */
export type Time = string

const hourMs = 3_600_000
const dayMs = 86_400_000

/** The instant, in the given year, at which the clocks change on the last Sunday of a month: 01:00 UTC by law. */
function clocksChange(year: number, month: number): number {
  const last = daysInMonth(year, month)
  const sundayBack = weekday(`${year}-${two(month)}-${two(last)}`) % 7
  return Date.UTC(year, month - 1, last - sundayBack, 1)
}

const changes = new Map<number, readonly [number, number]>()

/**
 * Whether summer time is in force. The rule is the Summer Time Order 2002's (last Sundays of March and October), which
 * has stood since 1996; no record of ours carries an hour from before that.
 */
export function isSummerTime(instant: Date): boolean {
  const year = instant.getUTCFullYear()
  let span = changes.get(year)
  if (!span) {
    span = [clocksChange(year, 3), clocksChange(year, 10)]
    changes.set(year, span)
  }
  const at = instant.getTime()
  return at >= span[0] && at < span[1]
}

/** Milliseconds that London's clocks show since 1 January 1970, as if they were UTC. */
function wall(instant: Date): number {
  return instant.getTime() + (isSummerTime(instant) ? hourMs : 0)
}

/** The day it is in London at an instant. */
export function londonDay(instant: Date): Day {
  return dayFromNumber(Math.floor(wall(instant) / dayMs))
}

/** The hour and minute on a London wall at an instant: '10:40'. */
export function londonTime(instant: Date): Time {
  const minutes = Math.floor(wall(instant) / 60_000) - Math.floor(wall(instant) / dayMs) * 1440
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * The instant at which London's clocks show a time on a day. The hour that is skipped in March is read as the hour
 * after it, and the hour that comes twice in October as its first coming.
 */
export function londonInstant(day: Day, time: Time): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`Not a time of day: '${time}'. Write it as 09:05.`)
  const asIfUtc = new Date(dayNumber(day) * dayMs + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000)
  const asSummer = new Date(asIfUtc.getTime() - hourMs)
  return isSummerTime(asSummer) ? asSummer : asIfUtc
}
