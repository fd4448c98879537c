import { expect, test } from 'vitest'
import { type DateOrder, readMoment } from './days.ts'
import type { Cell } from './reading.ts'

const at = (day: string, time: string | null = null) => ({ value: { day, time } })

test.each<[Cell, string, string | null, string]>([
  [new Date('2015-01-25T00:00:00Z'), '2015-01-25', null, 'a date cell of Excel'],
  [new Date('2024-03-01T14:35:00Z'), '2024-03-01', '14:35', 'a date cell with a time of day'],
  [new Date('2024-03-01T14:34:59.999Z'), '2024-03-01', '14:35', 'Excel keeps times as fractions that fall just short'],
  [45352, '2024-03-01', null, "Excel's serial number in a cell that lost its date format"],
  [45352.5, '2024-03-01', '12:00', 'a serial number with a time'],
  ['45352', '2024-03-01', null, 'a serial number that became text'],
  [20240301, '2024-03-01', null, 'figures without marks, year first'],
  ['20240301', '2024-03-01', null, 'the same as text'],
  ['2024-03-01', '2024-03-01', null, 'ISO'],
  ['2024-03-01T14:35:00Z', '2024-03-01', '14:35', 'ISO with time and zone'],
  ['2024-03-01 00:00:00.000', '2024-03-01', null, 'midnight from a database is no time of day'],
  ['2024-03-01Z', '2024-03-01', null, 'XML allows a zone on a day'],
  ['01/03/2024', '2024-03-01', null, 'British, day first'],
  ['1/3/24', '2024-03-01', null, 'British, short'],
  ['01.03.2024 09:05', '2024-03-01', '09:05', 'points, and a time'],
  ['1-3-2024 9:05 pm', '2024-03-01', '21:05', 'dashes, and a half-day time'],
  ['1 Mar 24', '2024-03-01', null, 'month in letters'],
  ['01-Mar-2024', '2024-03-01', null, 'as Oracle writes it'],
  ['1st of March, 2024', '2024-03-01', null, 'as people write it'],
  ['Friday 1 March 2024', '2024-03-01', null, 'with the day of the week'],
  ['March 1, 2024', '2024-03-01', null, 'American in letters is in no doubt'],
  ['  01/03/2024\u00a0', '2024-03-01', null, 'hard spaces around'],
  ['5 Sept 98', '1998-09-05', null, 'two figures from 50 are of the last century'],
  ['29/02/2024', '2024-02-29', null, 'a leap day'],
])('%s is %s %s: %s', (cell, day, time) => {
  expect(readMoment(cell)).toEqual(at(day, time))
})

test.each<[Cell, string, string]>([
  ['30/02/2024', 'no such day', 'February has no thirtieth'],
  ['29/02/2023', 'no such day', 'not a leap year'],
  ['2024-13-04', 'no such day', 'there is no thirteenth month'],
  ['1066-04-13', 'the year 1066 cannot be right', 'nobody living was born then'],
  ['01/01/1900', 'empty date', 'a database writes "no date" so'],
  [new Date('1899-12-31T00:00:00Z'), 'empty date', "Excel's day nought"],
  [8.88, 'not a date', 'an age'],
  ['soon', 'not a date', 'a word'],
  [true, 'not a date', 'a tick'],
  ['01/03/2024 25:00', 'time of day', 'no such hour'],
])('%s is not understood (%s): %s', (cell, why) => {
  expect(readMoment(cell)).toMatchObject({ why: expect.stringContaining(why) })
})

test.each<[string | null, string]>([
  [null, 'an empty cell'],
  ['', 'an empty text'],
  ['n/a', 'people write it so'],
  ['-', 'or so'],
  ['Not recorded', 'or in words'],
])('%s says nothing: %s', (cell) => {
  expect(readMoment(cell)).toBeNull()
})

test.each<[string, DateOrder, string | null, string]>([
  ['03/04/2024', 'day first', '2024-04-03', 'British unless something speaks against it'],
  ['03/04/2024', 'month first', '2024-03-04', 'the person said that the file is American'],
  ['03/04/2024', 'unsure', null, 'the column has dates that are month first for certain'],
  ['04/13/2024', 'month first', '2024-04-13', 'American for certain, and expected'],
  ['13/04/2024', 'unsure', '2024-04-13', 'day first for certain, whatever the column'],
  ['04/04/2024', 'unsure', '2024-04-04', 'both ways give the same day'],
  ['3 Apr 2024', 'unsure', '2024-04-03', 'letters are never in doubt'],
])('%s, %s, is %s: %s', (cell, order, day) => {
  const reading = readMoment(cell, order)
  if (day) expect(reading).toEqual(at(day))
  else expect(reading).toMatchObject({ code: 'ambiguous date', why: expect.stringMatching(/3 April 2024 or 4 March 2024/) })
})

test('a date that can only be month first is taken and pointed at', () => {
  expect(readMoment('04/13/2024')).toMatchObject({ value: { day: '2024-04-13' }, code: 'date order' })
})
