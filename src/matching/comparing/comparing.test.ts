import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, Condition, Model } from '../model/model.ts'
import { listFromText } from '../reading/byte-source.ts'
import { readLists } from '../reading/read-lists.ts'
import { inThisThread } from '../work/pool.ts'
import { compile } from './compile.ts'
import { dayMonthSwapped, daysBetween, defaultDay, oneDigit } from './dates.ts'

const columns: Column[] = [
  { name: 'first', clean: 'name', pool: 'names' },
  { name: 'last', clean: 'name', pool: 'names' },
  { name: 'dob', clean: 'date' },
  { name: 'postcode', clean: 'postcode' },
]

/** Whether a condition holds for two records, by way of the generated function, both ways round. */
async function holds(when: Condition, a: string, b: string): Promise<boolean> {
  const model: Model = {
    format: 'doorstep-matching-model', version: 1, name: 'test', pairs: 'all', columns, thresholds: { certain: 0.9, review: 0.5 },
    rules: [{ name: 'last', on: ['last'] }],
    comparisons: [{ name: 'it', words: 'it', columns: ['last'], missing: { all: [{ missing: 'last' }, { not: { missing: 'last' } }] }, levels: [{ name: 'yes', words: 'yes', when }, { name: 'no', words: 'no' }] }],
  } // biome-ignore format: one small model
  const { frame } = await readLists(
    model,
    [{ name: 'x', bytes: listFromText(`first,last,dob,postcode\n${a}\n${b}\n`) }],
    inThisThread(),
  )
  const { pattern } = compile(model, frame, new Map())
  const there = pattern(0, frame.width)
  expect(pattern(frame.width, 0)).toBe(there)
  return there === 1
}

const rows: Array<[Condition, string, string, boolean, string]> = [
  [{ same: 'first' }, 'José,x,,', 'JOSE,y,,', true, 'accent and case are not a difference'],
  [{ same: 'first' }, ',x,,', ',y,,', false, 'missing agrees with nothing'],
  [{ same: 'first:family' }, 'Kate,x,,', 'Cathy,y,,', true, 'nicknames of one name'],
  [{ same: 'first:skeleton' }, 'محمد,x,,', 'Muhammad,y,,', true, 'one name in two alphabets'],
  [{ crossed: ['first', 'last'] }, 'aaron,watts,,', 'watts,aaron,,', true, 'names changed over'],
  [{ crossed: ['first', 'last'] }, 'aaron,watts,,', 'watts,adam,,', false, 'only half of it'],
  [{ eitherCrossed: ['first', 'last'] }, 'aaron,watts,,', 'watts,adam,,', true, 'half is enough here'],
  [{ similar: 'last', atLeast: 0.9 }, 'x,robinson,,', 'x,robunson,,', true, 'one key beside another'],
  [{ similar: 'last', atLeast: 0.9 }, 'x,robinson,,', 'x,hughes,,', false, 'another name'],
  [{ edits: 'last', atMost: 1 }, 'x,ivy,,', 'x,viy,,', true, 'two letters changed places'],
  [{ edits: 'last', atMost: 1 }, 'x,amy,,', 'x,ann,,', false, 'two letters differ'],
  [{ initial: 'first' }, 'g,x,,', 'goldsworthy,y,,', true, 'the initial of the other'],
  [{ initial: 'first' }, 'g,x,,', 'g,y,,', false, 'two initials are the same, not one of the other'],
  [{ oneLetter: 'first' }, 'g,x,,', 'g,y,,', true, 'an initial on both sides'],
  [{ oneLetter: 'first' }, 'gary,x,,', 'gary,y,,', false, 'a name on both sides'],
  [{ twoNames: 'first' }, 'Edward,x,,', 'Theodore,y,,', true, 'Ted is short for both, and they are two'],
  [{ twoNames: 'first' }, 'Sofia,x,,', 'Sophia,y,,', false, 'one name spelt two ways'],
  [{ twoNames: 'first' }, 'Emlly,x,,', 'Emily,y,,', false, 'a slip'],
  [{ twoNames: 'first' }, ',x,,', 'Emily,y,,', false, 'a blank is no other name'],
  [{ sharesWord: 'last' }, 'x,robinson-rouch,,', 'x,robinson,,', true, 'a double-barrelled name and half of it'],
  [{ sharesWord: 'last' }, 'x,de la cruz,,', 'x,de la rosa,,', false, 'short words are not a name'],
  [{ dayMonthSwapped: 'dob' }, 'x,x,2019-08-03,', 'x,y,2019-03-08,', true, 'day and month changed over'],
  [{ oneDigit: 'dob' }, 'x,x,2019-08-03,', 'x,y,2019-08-13,', true, 'one digit'],
  [{ defaultDay: 'dob' }, 'x,x,2019-01-01,', 'x,y,2019-08-13,', true, '1 January of the same year'],
  [{ withinDays: 'dob', atMost: 31 }, 'x,x,2019-01-01,', 'x,y,2018-12-13,', true, 'across the new year'],
  [{ same: 'postcode:district' }, 'x,x,,M1 1AA', 'x,y,,M1 9ZZ', true, 'the first half of the postcode'],
  [{ all: [{ same: 'first' }, { not: { same: 'last' } }] }, 'a,b,,', 'a,c,,', true, 'put together'],
  [{ any: [{ same: 'first' }, { missing: 'dob' }] }, 'a,b,,', 'c,d,2019-01-01,', true, 'one side missing is missing'],
]

test.each(rows)('%j of %s and %s: %s, %s', async (when, a, b, expected) => {
  expect(await holds(when, a, b)).toBe(expected)
})

test.each([
  [20190803, 20190308, true, false, 'day and month'],
  [20190803, 20190813, false, true, 'a digit'],
  [20190812, 20190821, false, true, 'digits changed places'],
  [20190812, 20190834, false, false, 'two digits, both wrong'],
  [20190812, 20180822, false, false, 'two digits far from each other'],
  [0, 20190812, false, false, 'no date'],
])('%d and %d: swapped %s, one digit %s: %s', (a, b, swapped, digit) => {
  expect([dayMonthSwapped(a, b), oneDigit(a, b)]).toEqual([swapped, digit])
})

test('every test of two dates is the same both ways round', () => {
  const date = fc
    .tuple(fc.integer({ min: 1950, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([y, m, d]) => y * 10000 + m * 100 + d)
  fc.assert(
    fc.property(date, date, (a, b) => {
      for (const same of [dayMonthSwapped, oneDigit, defaultDay, daysBetween]) expect(same(a, b)).toBe(same(b, a))
    }),
  )
})
