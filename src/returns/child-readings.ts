import { type DateOrder, readMoment } from './days.ts'
import { type Cell, cellText, doubtful, notUnderstood, type Reading, saysNothing, understood, wordKey } from './reading.ts'
import type { Day } from './rows.ts'

/** A child's id as text. Excel keeps only fifteen figures and CSV made from it writes long ones as 1.23E+15: both are damage. */
export function readChildId(cell: Cell): Reading<string> {
  if (cell instanceof Date)
    return notUnderstood('damaged number', 'Excel has made a date of this id; format the column as text and export again')
  const text = cellText(cell)
  if (saysNothing(text)) return null
  if (typeof cell === 'boolean')
    return notUnderstood('missing id', 'this is not an id; give the id of the child in your own system')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text) || (typeof cell === 'number' && Math.abs(cell) > 999_999_999_999_999)) {
    return notUnderstood('damaged number', 'Excel has shortened this id; format the column as text and export again')
  }
  const whole = text.replace(/^(\d+)\.0+$/, '$1')
  if (typeof cell === 'number' && !/^\d+$/.test(whole)) {
    return doubtful(whole, 'damaged number', 'an id is rarely a number with a fraction or a sign')
  }
  return understood(whole)
}

const isUnborn = (text: string) => /^(unborn|not (yet )?born|expected)\b/.test(wordKey(text))

export type Birth = { birthDate: Day | null; unborn: boolean; ageYears: number | null }

/** A cell that should hold a date of birth, and may hold an age or "unborn" (with the expected date or without). */
export function readBirth(cell: Cell, order: DateOrder): Reading<Birth> {
  const nothing: Birth = { birthDate: null, unborn: false, ageYears: null }
  const text = cellText(cell)
  if (typeof cell === 'string' && isUnborn(text)) {
    const rest = text.replace(/^(unborn|not (yet )?born|expected)\W*/i, '')
    if (rest === '') return understood({ ...nothing, unborn: true })
    const expected = readMoment(rest.replace(/^\D*/, '').replace(/\)$/, ''), order)
    if (expected && 'value' in expected) return understood({ ...nothing, birthDate: expected.value.day, unborn: true })
    return doubtful({ ...nothing, unborn: true }, 'date not understood', 'taken as unborn; the rest of the cell was left out')
  }
  const age = asAge(cell)
  if (age !== undefined)
    return doubtful(
      { ...nothing, ageYears: age },
      'age instead of date',
      'this is an age, not a date of birth; it was kept as the age',
    )
  const moment = readMoment(cell, order)
  if (moment === null || !('value' in moment)) return moment
  const value = { ...nothing, birthDate: moment.value.day }
  if (moment.value.time === null) return { ...moment, value }
  return doubtful(value, 'time set aside', 'a date of birth has no time of day; check that the export did not shift it by a day')
}

/** 'unborn' or years. Months and weeks become parts of a year. */
export function readAge(cell: Cell): Reading<number | 'unborn'> {
  const text = cellText(cell)
  if (saysNothing(text)) return null
  if (isUnborn(text)) return understood('unborn')
  const age = asAge(cell)
  if (age !== undefined) return understood(age)
  return notUnderstood('age not understood', 'write the age in years, such as 7')
}

function asAge(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell >= 0 && cell <= 30 ? cell : undefined
  if (typeof cell !== 'string') return undefined
  const found =
    /^<?\s*(\d{1,2}(?:\.\d+)?)\s*(y|yr|yrs|year|years|m|mth|mths|month|months|w|wk|wks|week|weeks|d|day|days)?(?:\s+old)?$/i.exec(
      cellText(cell),
    )
  if (!found) return undefined
  const unit = found[2]?.[0]?.toLowerCase() ?? 'y'
  const years = Number(found[1]) / ({ y: 1, m: 12, w: 52, d: 365 }[unit] ?? 1)
  return years <= 30 ? years : undefined
}
