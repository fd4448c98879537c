import { addWorkingDays, type Calendar, england, isWorkingDay, onOrAfterWorkingDay } from './calendar.ts'
import { addDays, addMonths, addYears, type Day } from './day.ts'
import { londonDay, londonInstant, londonTime, type Time } from './london.ts'

/** What a limit is counted in: working days, calendar days, or the plain unit. */
export type Unit = 'WD' | 'CD' | 'hour' | 'week' | 'month' | 'year'

export interface Limit {
  limit: number
  unit: Unit
}

/** Hours a front door is open. Each place sets its own; these are the shipped ones. */
export interface Hours {
  opens: Time
  closes: Time
}

export const shippedHours: Hours = { opens: '09:00', closes: '17:00' }

/**
 * The day by which something begun on a day is due: the day it began is day 0. Months and years clamp to the last day of
 * the month. Limits in hours have an instant, not a day: use `dueAt`.
 */
export function dueOn(from: Day, { limit, unit }: Limit, calendar: Calendar = england): Day {
  switch (unit) {
    case 'WD':
      return addWorkingDays(from, limit, calendar)
    case 'CD':
      return addDays(from, limit)
    case 'week':
      return addDays(from, limit * 7)
    case 'month':
      return addMonths(from, limit)
    case 'year':
      return addYears(from, limit)
    case 'hour':
      throw new RangeError('A limit in hours falls due at an instant: use dueAt.')
  }
}

/**
 * The working day that something counts as having come in on. What comes after close, at a weekend or on a holiday waits
 * at the door until it next opens; the minute of closing still belongs to the day, and so does the time before opening.
 */
export function countsFrom(receivedAt: Date, hours: Hours = shippedHours, calendar: Calendar = england): Day {
  const day = londonDay(receivedAt)
  if (!isWorkingDay(day, calendar)) return onOrAfterWorkingDay(day, calendar)
  return receivedAt > londonInstant(day, hours.closes) ? addWorkingDays(day, 1, calendar) : day
}

/**
 * The instant by which something received at a door is due: the close of the last day of its limit, counted from the
 * working day it counts as received on. A limit in hours is a law's own clock and runs through nights and weekends.
 */
export function dueAt(receivedAt: Date, clock: Limit & Partial<Hours>, calendar: Calendar = england): Date {
  if (clock.unit === 'hour') return new Date(receivedAt.getTime() + clock.limit * 3_600_000)
  const hours = { opens: clock.opens ?? shippedHours.opens, closes: clock.closes ?? shippedHours.closes }
  const from = clock.unit === 'WD' ? countsFrom(receivedAt, hours, calendar) : londonDay(receivedAt)
  return londonInstant(dueOn(from, clock, calendar), hours.closes)
}

/** When the door next opens, for telling somebody when their words will be read; now, if it is open. */
export function nextOpening(now: Date, hours: Hours = shippedHours, calendar: Calendar = england): Date {
  const day = londonDay(now)
  const time = londonTime(now)
  if (isWorkingDay(day, calendar) && time >= hours.opens && time < hours.closes) return now
  const from = isWorkingDay(day, calendar) && time < hours.opens ? day : addWorkingDays(day, 1, calendar)
  return londonInstant(from, hours.opens)
}
