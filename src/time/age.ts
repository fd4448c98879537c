import { addMonths, type Day, daysBetween } from './day.ts'

/** Whole months between two days; somebody born on the 31st is a month older on the last day of a shorter month. */
function wholeMonths(from: Day, to: Day): number {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

/**
 * Age in whole years on a day, or null before birth. Born on 29 February, a child is a year older on 1 March in a
 * common year, as English law has it.
 */
export function yearsOld(birthDay: Day, onDay: Day): number | null {
  if (onDay < birthDay) return null
  const years = Number(onDay.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return onDay.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** Age as people say it beside a name: '11', '14 months', '3 weeks', 'unborn'. No birth date yet is unborn too. */
export function ageWords(birthDay: Day | null, onDay: Day): string {
  if (birthDay === null) return 'unborn'
  const years = yearsOld(birthDay, onDay)
  if (years === null) return 'unborn'
  if (years >= 2) return String(years)
  const months = wholeMonths(birthDay, onDay)
  if (months >= 2) return `${months} months`
  const weeks = Math.floor(daysBetween(birthDay, onDay) / 7)
  if (weeks === 0) return 'under a week'
  return weeks === 1 ? '1 week' : `${weeks} weeks`
}
