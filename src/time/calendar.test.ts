import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bankHolidays } from './bank-holidays.ts'
import { addWorkingDays, calendarNote, england, isWorkingDay, workingDayBefore, workingDaysBetween } from './calendar.ts'

test.each([
  ['2026-11-20', true, 'an ordinary Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-04-03', false, 'Good Friday'],
  ['2026-04-06', false, 'Easter Monday'],
  ['2026-12-28', false, 'Boxing Day falls on a Saturday, so Monday stands in'],
  ['2026-12-24', true, 'Christmas Eve is worked'],
  ['2022-09-19', false, 'the state funeral, a holiday of that year only'],
  ['2026-11-30', true, "St Andrew's Day is Scotland's"],
])('%s is a working day: %s, %s', (day, answer) => {
  expect(isWorkingDay(day)).toBe(answer)
})

test.each([
  ['2026-03-03', 1, '2026-03-04', 'the next working day'],
  ['2026-03-06', 1, '2026-03-09', 'Friday runs to Monday'],
  ['2026-03-07', 1, '2026-03-09', 'so does Saturday'],
  ['2026-04-02', 1, '2026-04-07', 'the Easter weekend does not count'],
  ['2026-12-24', 1, '2026-12-29', 'Christmas, its weekend and the substitute day'],
  ['2026-12-31', 1, '2027-01-04', "New Year's Day and a weekend"],
  ['2026-11-20', 0, '2026-11-20', 'none is none'],
  ['2026-11-20', 45, '2027-01-27', 'forty-five days over Christmas: 9 weeks, 3 holidays more'],
  ['2028-12-29', 2, '2029-01-02', 'past the list, New Year 2029 counts as worked'],
])('%s and %i working days is %s: %s', (from, count, to) => {
  expect(addWorkingDays(from, count)).toBe(to)
})

test.each([
  ['2026-11-20', '2026-11-23', 1, 'Friday to Monday'],
  ['2026-11-20', '2026-11-21', 0, 'Friday to Saturday'],
  ['2026-11-23', '2026-11-20', -1, 'backwards is negative'],
  ['2026-04-02', '2026-04-07', 1, 'over Easter'],
  ['2026-11-20', '2026-11-20', 0, 'the same day'],
])('from %s to %s are %i working days: %s', (from, to, count) => {
  expect(workingDaysBetween(from, to)).toBe(count)
})

test('the working day before Easter Tuesday is Maundy Thursday', () => {
  expect(workingDayBefore('2026-04-07')).toBe('2026-04-02')
})

test('counting forward and measuring back agree over every day of the list', () => {
  for (let count = 0; count < 60; count += 7) {
    for (const { day } of bankHolidays) expect(workingDaysBetween(day, addWorkingDays(day, count))).toBe(count)
  }
})

test.each([
  ['2028-12-31', null, 'inside the list nothing needs saying'],
  ['2029-01-01', 'The list of bank holidays ends on 31 December 2028: only weekends are left out after it', 'after it'],
  ['2011-12-30', 'The list of bank holidays begins on 1 January 2012: only weekends are left out before it', 'before it'],
])('the note for %s is %s: %s', (day, note, _reason) => {
  expect(calendarNote(day)).toBe(note)
})

test('a half-counted day or a step back is refused', () => {
  expect(() => addWorkingDays('2026-11-20', -1)).toThrow('counted forward')
  expect(() => addWorkingDays('2026-11-20', 0.5)).toThrow('counted forward')
})

const shared = process.env.DOORSTEP_SHARED ?? join(import.meta.dirname, '../../../shared')
const published = join(shared, 'data/calendar/uk-bank-holidays.json')

test.skipIf(!existsSync(published))(
  "the table is GOV.UK's list for England and Wales (skipped where shared data is absent)",
  () => {
    const list: { 'england-and-wales': { events: { date: string }[] } } = JSON.parse(readFileSync(published, 'utf8'))
    expect(bankHolidays.map((holiday) => holiday.day)).toEqual(list['england-and-wales'].events.map((event) => event.date))
    expect(england.ends).toBe('2028-12-31')
  },
)
