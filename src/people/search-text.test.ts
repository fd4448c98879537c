import { expect, test } from 'vitest'
import { readSearchText, type SearchText } from './search-text.ts'
import { daysNear, nearness, readWrittenDay } from './written-day.ts'

const today = '2026-11-24'

test.each([
  ['alfie dunning', { words: ['alfie', 'dunning'] }, 'two names'],
  ['Dunning, Alfie', { words: ['dunning', 'alfie'] }, 'family name first, as on a register'],
  [
    'alfie dunning 11',
    { words: ['alfie', 'dunning'], born: { from: '2014-11-25', to: '2015-11-24', said: 'age', age: 11 } },
    'a bare number after a name is an age',
  ],
  ['alfie aged 11', { words: ['alfie'], born: { from: '2014-11-25', to: '2015-11-24', said: 'age', age: 11 } }, 'aged'],
  [
    'lacey 14 months',
    { words: ['lacey'], born: { from: '2025-08-25', to: '2025-09-24', said: 'age' } },
    'a baby is counted in months',
  ],
  [
    'alfie dunning 09/02/2015',
    { words: ['alfie', 'dunning'], born: { on: '2015-02-09', said: 'day' } },
    'a birth date with strokes, day first',
  ],
  ['9.2.15 dunning', { words: ['dunning'], born: { on: '2015-02-09', said: 'day' } }, 'with stops and a short year'],
  ['dunning 9 Feb 2015', { words: ['dunning'], born: { on: '2015-02-09', said: 'day' } }, 'the month in letters'],
  ['dunning 9th of February 15', { words: ['dunning'], born: { on: '2015-02-09', said: 'day' } }, 'as it is said aloud'],
  ['2015-02-09', { words: [], born: { on: '2015-02-09', said: 'day' } }, 'as a spreadsheet writes it'],
  ['dunning feb 2015', { words: ['dunning'], born: { from: '2015-02-01', to: '2015-02-28', said: 'month' } }, 'a month'],
  ['dunning 2015', { words: ['dunning'], born: { from: '2015-01-01', to: '2015-12-31', said: 'year' } }, 'a year'],
  ['may smith', { words: ['may', 'smith'] }, 'a name that is a month without a year is a name'],
  [
    'dunning larch street',
    { words: ['dunning', 'larch', 'street'], maybeStreet: 'larch street' },
    'a family name before a street, or three names',
  ],
  ['dunning larch avenue', { words: ['dunning'], street: 'larch avenue' }, 'nobody is called Avenue'],
  ['14 larch st', { words: [], street: 'larch street', number: '14' }, 'short for street'],
  [
    '14 north ormesby road',
    { words: [], street: 'north ormesby road', number: '14' },
    'after a number all up to the end is the street',
  ],
  [
    'kayden, flat 2, 14 Alder Row',
    {
      words: ['kayden', 'flat'],
      street: 'alder row',
      number: '14',
      born: { from: '2023-11-25', to: '2024-11-24', said: 'age', age: 2 },
    },
    'a flat in a part of its own is not understood yet, and the street still is',
  ],
  ['noah heron close', { words: ['noah', 'heron', 'close'], maybeStreet: 'heron close' }, 'Close may be a family name'],
  ['rosie hill', { words: ['rosie', 'hill'] }, 'Hill after one name is a family name'],
  [
    'zack hill 15',
    { words: ['zack', 'hill'], born: { from: '2010-11-25', to: '2011-11-24', said: 'age', age: 15 } },
    'an age after it changes nothing',
  ],
  ['alfie TS1 4AB', { words: ['alfie'], postcode: 'TS1 4AB' }, 'a postcode'],
  ['ts14ab', { words: [], postcode: 'TS1 4AB' }, 'a postcode in one go'],
  ['dunning ts3', { words: ['dunning'], outward: 'TS3' }, 'half a postcode'],
  ['943 476 5919', { words: [], identifiers: ['9434765919'] }, 'an NHS number with spaces'],
  ['A123456789012', { words: [], identifiers: ['A123456789012'] }, 'a pupil number'],
  ['lcs-104471 dunning', { words: ['dunning'], identifiers: ['LCS104471'] }, 'the number of a case system'],
  ['K7M-4RT', { words: ['k7m', '4rt'] }, 'a reference whose check does not fit is words'],
  ["o'brien mary-kate", { words: ['obrien', 'mary', 'kate'] }, 'apostrophes go, hyphens part'],
  ['Małgorzata WÓJCIK', { words: ['malgorzata', 'wojcik'] }, 'accents and capitals'],
  ['محمد علي', { words: ['محمد', 'علي'] }, 'another script stays as it is'],
  [
    '11',
    { words: [], born: { from: '2014-11-25', to: '2015-11-24', said: 'age', age: 11 } },
    'an age alone: the search then asks for more',
  ],
  ['', { words: [] }, 'nothing'],
] as [string, Partial<SearchText>, string][])('%s is read as %j: %s', (typed, expected, _why) => {
  expect(readSearchText(typed, today)).toEqual({ identifiers: [], ...expected })
})

test.each([
  ['31/04/2015', undefined, 'April has thirty days'],
  ['1/13/2015', undefined, 'no thirteenth month'],
  ['1/2/27', '1927-02-01', 'a short year is the last one that has been'],
  ['1/2/26', '2026-02-01', 'this year has been'],
  ['3 sept 2015', '2015-09-03', 'four letters of a month'],
  ['3 xyz 2015', undefined, 'no month'],
])('%s is %s: %s', (typed, day, _why) => expect(readWrittenDay(typed, today)).toBe(day))

test.each([
  ['2015-02-09', '2015-02-09', 'same', 'itself'],
  ['2015-02-09', '2015-09-02', 'swapped', 'month before day'],
  ['2015-02-28', '2015-03-01', 'a day apart', 'over the end of a month'],
  ['2015-02-09', '2016-02-09', 'a year apart', 'the wrong year'],
  ['2015-02-09', '2015-02-19', 'one figure', 'a figure mistaken'],
  ['2015-02-09', '2015-03-09', 'one figure', 'a month off'],
  ['2015-02-12', '2015-02-21', 'one figure', 'two figures swapped'],
  ['2015-02-09', '2017-11-30', 'far', 'another day'],
])('%s and %s are %s: %s', (one, other, near, _why) => {
  expect(nearness(one, other)).toBe(near)
  if (near !== 'far') expect(daysNear(one)).toContain(other)
})
