import { expect, test } from 'vitest'
import { codeProblem, isBlankCode, kindOfCode, plainName } from './area-codes.ts'

test.each([
  ['E05009866', 'ward', 'Newport'],
  ['E01012041', 'lsoa', 'Middlesbrough 003F'],
  ['E02002500', 'msoa', 'a middle layer area'],
  ['E06000002', 'district', 'a unitary authority'],
  ['E07000008', 'district', 'a shire district'],
  ['E08000003', 'district', 'a metropolitan borough'],
  ['E09000001', 'district', 'a London borough'],
  ['E10000003', 'county', 'a county'],
  ['e05009866', null, 'codes are written in capitals'],
  ['E0500986', null, 'a digit short'],
  ['NPT', null, "an authority's own code"],
  ['S13003132', null, 'Scotland is not covered'],
])('%s is a %s: %s', (code, kind, _why) => {
  expect(kindOfCode(code)).toBe(kind)
})

test.each([
  ['', true, 'an empty cell'],
  ['E99999999', true, "ONS's blank for England"],
  ['L99999999', true, 'and for the Channel Islands'],
  ['E05009866', false, 'a ward'],
])('%j is a blank: %s, %s', (code, blank, _why) => {
  expect(isBlankCode(code)).toBe(blank)
})

const known = {
  name: 'the wards of May 2023',
  inForce: new Map([
    ['E05015468', 'Marton East'],
    ['E05009855', 'Berwick Hills & Pallister'],
  ]),
  ended: new Map([['E05009864', { name: 'Marton East', until: '2023-05-04' }]]),
}

test.each([
  ['E05015468', 'Marton East', null, 'in force'],
  [
    'E05009864',
    null,
    'E05009864 Marton East ended on 2023-05-04; Marton East is now E05015468',
    'ended, and its successor has its name',
  ],
  ['E05000001', 'Elsewhere', 'E05000001 Elsewhere is not one of the wards of May 2023', 'never ours'],
  ['E05000002', null, 'E05000002 is not one of the wards of May 2023', 'nothing to call it by'],
  [
    'E05000003',
    'BERWICK HILLS AND PALLISTER',
    'E05000003 BERWICK HILLS AND PALLISTER is not one of the wards of May 2023; Berwick Hills & Pallister is now E05009855',
    'the name is ours, spelt otherwise',
  ],
])('%s called %s: %s', (code, name, problem, _why) => {
  expect(codeProblem(code, name, known)).toBe(problem)
})

test('names compare without case, stops and ampersands', () => {
  expect(plainName('St. Mary’s & Park')).toBe(plainName('ST MARY S AND PARK'))
})
