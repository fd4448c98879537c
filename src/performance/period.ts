import { addDays, addMonths, type Day, formatLongDay, formatTableDay, formatTime, londonDay } from '../time/index.ts'

/** A stretch of days that a figure is over, and the twelve complete months that its line shows. */
export type Period = {
  /** As it stands in the address: 'year', 'so-far' or '2026-10'. */
  id: string
  words: string
  from: Day
  to: Day
  /** First days of the twelve complete months up to the period's last, oldest first. */
  months: readonly Day[]
}

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** 'October 2026'. */
export const monthWords = (month: Day) => formatLongDay(firstOf(month)).replace(/^\d+ /, '')
/** 'Oct 26', for a narrow table. */
export const shortMonth = (month: Day) => `${monthWords(month).slice(0, 3)} ${month.slice(0, 4)}`

/** 'As at 24 Nov 2026, 09:20'. */
export const asAtWords = (now: Date) => `As at ${formatTableDay(londonDay(now))}, ${formatTime(now)}`

const twelveUpTo = (last: Day) => Array.from({ length: 12 }, (_, index) => addMonths(last, index - 11))

/** Twelve complete months first; then each of them; then the month that has begun. */
export function periodsOn(now: Date): Period[] {
  const today = londonDay(now)
  const thisMonth = firstOf(today)
  const last = addMonths(thisMonth, -1)
  const months = twelveUpTo(last)
  return [
    { id: 'year', words: `Twelve months to ${monthWords(last)}`, from: months[0]!, to: addDays(thisMonth, -1), months },
    { id: 'so-far', words: `${monthWords(thisMonth)} so far`, from: thisMonth, to: today, months },
    ...months.toReversed().map((month) => ({
      id: month.slice(0, 7),
      words: monthWords(month),
      from: month,
      to: addDays(addMonths(month, 1), -1),
      months: twelveUpTo(month),
    })),
  ]
}

export function periodAsked(asked: string | undefined, now: Date): Period {
  const periods = periodsOn(now)
  return periods.find(({ id }) => id === asked) ?? periods[0]!
}
