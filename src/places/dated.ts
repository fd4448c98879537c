/** A day in Europe/London, written YYYY-MM-DD: it sorts and compares as text. */
export type Day = string

/** Something that holds between two days. `validUntil` is the first day on which it no longer holds. */
export type Dated = { validFrom: Day; validUntil: Day | null }

/** Whether it holds on the day. */
export function holdsOn(day: Day, dated: Dated): boolean {
  return dated.validFrom <= day && (dated.validUntil === null || day < dated.validUntil)
}

/** The days that both hold, or null when they never meet. */
export function daysInCommon(a: Dated, b: Dated): Dated | null {
  const validFrom = a.validFrom > b.validFrom ? a.validFrom : b.validFrom
  const validUntil = earlier(a.validUntil, b.validUntil)
  return validUntil !== null && validUntil <= validFrom ? null : { validFrom, validUntil }
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  if (b === null) return a
  return a < b ? a : b
}
