import { describe, expect, test } from 'vitest'
import { ageWords, yearsOld } from './age.ts'
import { addDays, addMonths, dayFromNumber, dayNumber, daysBetween, isDay, weekday } from './day.ts'
import { financialQuarter, financialYear } from './financial-year.ts'
import { formatDay, formatInstant, formatLongDay, formatNearDay } from './format.ts'

test.each([
  ['2026-11-21', true, 'a Saturday like any other'],
  ['2028-02-29', true, 'a leap year'],
  ['2026-02-29', false, 'not a leap year'],
  ['2026-13-01', false, 'no thirteenth month'],
  ['2026-4-1', false, 'two digits each, or text would not sort'],
  ['21/11/2026', false, 'forms turn this into ISO first'],
])('isDay(%s) is %s: %s', (text, answer) => {
  expect(isDay(text)).toBe(answer)
})

test('a day that is not one stops the sum instead of spoiling it', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow('Not a day')
})

test.each([
  ['2026-08-31', 6, '2027-02-28', 'the last day of a shorter month'],
  ['2027-08-31', 6, '2028-02-29', 'in a leap year February has one more'],
  ['2026-03-15', 3, '2026-06-15', 'the same date'],
  ['2026-11-30', 3, '2027-02-28', 'over the year end'],
  ['2026-01-31', -2, '2025-11-30', 'backwards clamps too'],
  ['2026-12-01', 1, '2027-01-01', 'December runs into January'],
])('addMonths(%s, %i) is %s: %s', (from, count, to) => {
  expect(addMonths(from, count)).toBe(to)
})

test('every day of four centuries agrees with the platform, there and back', () => {
  const wrong: string[] = []
  for (let number = Date.UTC(1800, 0, 1) / 86_400_000; number < Date.UTC(2201, 0, 1) / 86_400_000; number++) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
    if (dayFromNumber(number) !== day || dayNumber(day) !== number) wrong.push(day)
  }
  expect(wrong).toEqual([])
})

test('days are counted and named', () => {
  expect(weekday('2026-11-21')).toBe(6)
  expect(weekday('1969-12-29')).toBe(1)
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
})

test.each([
  ['2026-03-31', '2025/26', 'Q4 2025/26', 'the last day of the old year'],
  ['2026-04-01', '2026/27', 'Q1 2026/27', 'the first day of the new'],
  ['2026-11-21', '2026/27', 'Q3 2026/27', 'autumn'],
  ['2027-01-01', '2026/27', 'Q4 2026/27', 'January belongs to the year before'],
  ['2099-07-01', '2099/00', 'Q2 2099/00', 'two digits at the turn of a century'],
])('%s lies in %s, %s: %s', (day, year, quarter) => {
  expect(financialYear(day).label).toBe(year)
  expect(financialQuarter(day).label).toBe(quarter)
})

test('a quarter has its first and last day', () => {
  expect(financialQuarter('2027-02-10')).toEqual({ label: 'Q4 2026/27', from: '2027-01-01', to: '2027-03-31' })
})

describe('age', () => {
  test.each([
    ['2015-11-21', '2026-11-21', '11', 'on the birthday'],
    ['2015-11-22', '2026-11-21', '10', 'the day before it'],
    ['2024-11-22', '2026-11-21', '23 months', 'months while under two'],
    ['2024-11-21', '2026-11-21', '2', 'years from two'],
    ['2026-09-21', '2026-11-21', '2 months', 'two whole months'],
    ['2026-09-22', '2026-11-21', '8 weeks', 'weeks before that'],
    ['2026-11-14', '2026-11-21', '1 week', 'one is not many'],
    ['2026-11-20', '2026-11-21', 'under a week', 'just born'],
    ['2026-12-24', '2026-11-21', 'unborn', 'the birth is yet to come'],
  ])('born %s is %s on %s: %s', (birth, on, words) => {
    expect(ageWords(birth, on)).toBe(words)
  })

  test('without a birth date a child is unborn', () => {
    expect(ageWords(null, '2026-11-21')).toBe('unborn')
    expect(yearsOld('2027-01-01', '2026-11-21')).toBeNull()
  })

  test.each([
    ['2022-02-28', 9, 'not yet on the 28th'],
    ['2022-03-01', 10, 'on 1 March of a common year'],
    ['2024-02-29', 12, 'on the day itself in a leap year'],
  ])('born on 29 February 2012, on %s is %i: %s', (on, years) => {
    expect(yearsOld('2012-02-29', on)).toBe(years)
  })
})

test.each([
  ['2026-11-27', 'Fri 27 Nov', 'this year goes without saying'],
  ['2025-11-27', 'Thu 27 Nov 2025', 'another year is named'],
  ['2026-09-01', 'Tue 1 Sept', "September is GOV.UK's exception"],
])('formatDay(%s) is %s: %s', (day, words) => {
  expect(formatDay(day, '2026-11-21')).toBe(words)
})

test.each([
  ['2026-11-21T10:40:00Z', 'today 10:40', 'winter is UTC'],
  ['2026-11-20T16:52:00Z', 'yesterday 16:52', 'one day back'],
  ['2026-11-22T09:05:00Z', 'tomorrow 09:05', 'one day on'],
  ['2026-06-05T23:30:00Z', 'Sat 6 Jun, 00:30', 'in summer the London day turns an hour sooner'],
])('formatInstant(%s) is %s: %s', (instant, words) => {
  expect(formatInstant(new Date(instant), new Date('2026-11-21T09:20:00Z'))).toBe(words)
})

test('long and near days', () => {
  expect(formatLongDay('2026-11-21')).toBe('21 November 2026')
  expect(formatNearDay('2026-11-20', '2026-11-24')).toBe('Fri')
  expect(formatNearDay('2026-11-13', '2026-11-24')).toBe('Fri 13 Nov')
})
