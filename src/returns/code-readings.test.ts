import { expect, test } from 'vitest'
import { readAge, readBirth, readChildId } from './child-readings.ts'
import { byCode, readCensusCode, readCount, readEthnicity, readGender, readSource, readYesNo } from './code-readings.ts'
import { assessmentFactors, closureReasons, referralSources } from './codes.ts'
import type { Cell } from './reading.ts'

test.each<[Cell, string, string]>([
  ['q) 6: Police', '6', "a template's letter, the code, the words"],
  ['b) 1B: Individual', '1B', 'the code is exact where the words are not'],
  ['j) 3D: Health services', '3D', 'the same for health'],
  ['2a', '2A', 'small letter'],
  ['10: Unknown', '10', 'a code of two figures'],
  ['6 - Police', '6', 'a dash'],
  ['Police', '6', 'words alone'],
  ['HEALTH  VISITOR', '3B', 'case and spaces'],
  ['A&E', '3E', 'a sign for a word'],
  ["Children's Centre", '8', 'an apostrophe'],
  ['School', '2A', 'one of several words for it'],
  [6, '6', 'a number in the cell'],
  ['8: Other', '8', 'other, of the rest'],
  ['1D: Other', '1D', 'other, of the individuals: the word does not speak against the code'],
])('the source %s is %s: %s', (cell, code) => {
  expect(readSource(cell)).toEqual({ value: code })
})

test.each([
  ['Individual', '1A to 1D could be meant'],
  ['Health services', '3A to 3F could be meant'],
  ['q)', 'the letter alone says nothing: its order has changed between templates'],
  ['11: Neighbours', 'there is no 11'],
])('the source %s is not understood: %s', (cell) => {
  expect(readSource(cell)).toHaveProperty('why')
})

test('a source whose code and words disagree is taken by its code, and pointed at', () => {
  expect(readSource('6: School')).toMatchObject({ value: '6', check: expect.stringContaining('2A') })
})

test.each([
  ['a) WBRI', 'WBRI', 'letter and code'],
  ['wbri', 'WBRI', 'small letters'],
  ['WBRI - White British', 'WBRI', 'code and words'],
  ['White British', 'WBRI', 'words'],
  ['White - British', 'WBRI', 'a dash'],
  ['Mixed: White & Black African', 'MWBA', 'the group before it'],
  ['Gypsy / Roma', 'WROM', 'a stroke'],
  ['Information not yet obtained', 'NOBT', 'known not to be known'],
  ['Refused', 'REFU', 'asked, and refused'],
])('the ethnicity %s is %s: %s', (cell, code) => {
  expect(readEthnicity(cell)).toEqual({ value: code })
})

test.each([
  ['White', 'a group, not an ethnicity'],
  ['Martian', 'nothing the census knows'],
  ['ZZZZ', 'the shape of a code, and none'],
])('the ethnicity %s is not understood: %s', (cell) => {
  expect(readEthnicity(cell)).toHaveProperty('why')
})

test.each<[Cell, string, string]>([
  ['b) Female', 'female', 'letter and word'],
  ['a) Female', 'female', 'the letter says nothing'],
  ['M', 'male', 'a letter'],
  [2, 'female', "the census's number until 2024"],
  ['Boy', 'male', 'a word'],
  ['c) Not stated/recorded', 'not known', 'as the real file has it'],
  ['d) Neither', 'neither', 'the last of the list'],
  ['U', 'not known', "the census's letter from 2025"],
])('the gender %s is %s: %s', (cell, gender) => {
  expect(readGender(cell)).toEqual({ value: gender })
})

test.each<[Cell, boolean | null | undefined, string]>([
  ['Yes', true, 'a word'],
  ['Y', true, 'a letter'],
  ['a) Yes', true, 'with the letter of the list'],
  [true, true, 'a tick in Excel'],
  [1, true, 'a number'],
  ['b) No', false, 'with the letter of the list'],
  ['false', false, 'as the census writes it'],
  [null, null, 'nothing'],
  ['N/K', null, 'not known'],
  ['perhaps', undefined, 'neither'],
])('%s is %s: %s', (cell, answer) => {
  const reading = readYesNo(cell)
  if (answer === undefined) expect(reading).toHaveProperty('why')
  else expect(reading).toEqual(answer === null ? null : { value: answer })
})

test.each<[string, number | null, boolean, string]>([
  ['18A', 2024, false, 'the last year it stood'],
  ['18A', 2025, true, 'split into 18B and 18C'],
  ['24A', 2021, true, 'it began in 2022'],
  ['5D', 2023, false, 'its first year'],
  ['5D', 2022, true, 'the year before'],
  ['RC9', 2026, false, 'still there'],
  ['18A', null, false, 'a file without a year is held against none'],
])('the code %s in a census of %s is taken, in doubt: %s: %s', (text, year, inDoubt) => {
  const reading = readCensusCode(byCode([...assessmentFactors, ...referralSources, ...closureReasons]), 'a code', text, year)
  expect(reading).toMatchObject({ value: text })
  expect(reading !== null && 'check' in reading).toBe(inDoubt)
})

test.each<[Cell, unknown, string]>([
  [9212044, '9212044', 'a number'],
  ['00123', '00123', 'text keeps its noughts'],
  ['9212044.0', '9212044', 'a number that went through a program'],
  [' CH/12 ', 'CH/12', 'letters and marks are an id too'],
])('the child id %s is %s: %s', (cell, id) => {
  expect(readChildId(cell)).toEqual({ value: id })
})

test.each<[Cell, string]>([
  ['1.23457E+12', 'Excel shortened it, and the rest of the figures are gone'],
  [1.2345678901234568e18, 'more figures than Excel keeps'],
  [new Date('2024-03-01'), 'Excel made a date of it'],
])('the child id %s is damaged: %s', (cell) => {
  expect(readChildId(cell)).toMatchObject({ code: 'damaged number' })
})

test.each<[Cell, unknown, string]>([
  [8.88, { birthDate: null, unborn: false, ageYears: 8.88 }, 'an age with a fraction'],
  ['7 years', { birthDate: null, unborn: false, ageYears: 7 }, 'an age in words'],
  ['6 months', { birthDate: null, unborn: false, ageYears: 0.5 }, 'months'],
  ['Unborn', { birthDate: null, unborn: true, ageYears: null }, 'not born'],
  ['Unborn (EDD 03/09/2026)', { birthDate: '2026-09-03', unborn: true, ageYears: null }, 'not born, and when expected'],
  ['Unborn twin', { birthDate: null, unborn: true, ageYears: null }, 'not born, and a word that is left out and told'],
  ['Unborn - 03/09/2026', { birthDate: '2026-09-03', unborn: true, ageYears: null }, 'not born, and when expected'],
  ['25/01/2015', { birthDate: '2015-01-25', unborn: false, ageYears: null }, 'a date, which is what it should be'],
])('the birth %s is %j: %s', (cell, birth) => {
  expect(readBirth(cell, 'day first')).toMatchObject({ value: birth })
})

test('an age is an age, or unborn, or not understood', () => {
  expect(readAge(9)).toEqual({ value: 9 })
  expect(readAge('<1')).toEqual({ value: 1 })
  expect(readAge('unborn')).toEqual({ value: 'unborn' })
  expect(readAge('old')).toHaveProperty('why')
  expect(readAge('99')).toHaveProperty('why')
})

test('a count is a whole number', () => {
  expect(readCount(2)).toEqual({ value: 2 })
  expect(readCount('2.0')).toEqual({ value: 2 })
  expect(readCount('2.5')).toHaveProperty('why')
  expect(readCount('two')).toHaveProperty('why')
})
