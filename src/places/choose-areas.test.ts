import { expect, test } from 'vitest'
import { areasMeant, type Choosable, notYetGiven } from './choose-areas.ts'

const ward = (code: string, name: string, district: string | null = 'D1', kind = 'ward') => ({
  code,
  name,
  kind,
  parentCode: null,
  edition: 'w',
  district,
  tile: null,
})
const edition = (id: string, validFrom: string, validUntil: string | null) => ({
  id,
  name: id,
  kind: 'ward',
  validFrom,
  validUntil,
})
const inForce = [
  ward('E1', 'Newport'),
  ward('E2', 'St Hilda’s & Port'),
  ward('E3', 'Central'),
  ward('E4', 'Central', 'D2'),
  ward('E5', 'Park', 'D2'),
  ward('E6', 'Park', 'D3'),
]
const choosable: Choosable = {
  day: '2026-04-01',
  inForce,
  otherDays: [
    { code: 'E0', name: 'Gresham', edition: edition('old', '2015-05-07', '2019-05-02'), successors: [inForce[0]!, inForce[2]!] },
    { code: 'E00', name: 'Newport', edition: edition('old', '2015-05-07', '2019-05-02'), successors: [] },
    { code: 'E7', name: 'Marton', edition: edition('old', '2015-05-07', '2019-05-02'), successors: [] },
    { code: 'E9', name: 'Dockside', edition: edition('new', '2027-05-06', null), successors: [] },
  ],
}
const ours = new Set(['D1'])

test.each([
  ['E1', ['E1'], 'a code'],
  [' e1 ', ['E1'], 'a code in small letters, with spaces'],
  ['newport', ['E1'], 'a name'],
  ['St Hildas and Port', ['E2'], 'a name without its apostrophe'],
  ['Central', ['E3'], 'of two of a name, the one in our district'],
  ['E1\nCentral; E2\n\n', ['E1', 'E3', 'E2'], 'several, on lines or parted'],
])('%j is %j: %s', (typed, codes) => {
  expect(areasMeant(typed, choosable, ours)).toEqual({ codes, problems: [] })
})

test.each([
  ['E0', 'Gresham (E0) ended on 2 May 2019. It became Newport (E1), Central (E3)', 'what succeeded it is known'],
  ['E00', 'Newport (E00) ended on 2 May 2019. Of the same name there is now Newport (E1)', 'only its name tells'],
  ['Marton', 'Marton (E7) ended on 2 May 2019, and we do not know what succeeded it', 'nothing tells'],
  ['Dockside', 'Dockside (E9) does not hold before 6 May 2027, when "new" begins', 'to come'],
  ['Park', 'Park is the name of 2 areas. Give the code: Park (E5), Park (E6)', 'two of a name, none in our district'],
  ['Newprt', 'No area is called Newprt on 1 April 2026', 'a slip'],
  ['hilda', 'No area is called hilda on 1 April 2026. Is it St Hilda’s & Port (E2)?', 'a part of a name'],
])('%s: %s (%s)', (typed, problem) => {
  expect(areasMeant(typed, choosable, ours)).toEqual({ codes: [], problems: [problem] })
})

test.each([
  [[], [], ['E3', 'E4', 'E1', 'E5', 'E6', 'E2'], 'at the beginning, every ward, by name'],
  [['E1'], ['D1'], ['E3', 'E2'], 'then those of our district that nobody has'],
  [['E1', 'E2', 'E3'], ['D1'], [], 'until every one is given'],
])('with %j given in %j, %j can still be: %s', (held, districts, codes) => {
  expect(notYetGiven(inForce, new Set(held), new Set(districts)).map(({ code }) => code)).toEqual(codes)
})

test('of very many, none are listed: they are given by name or code', () => {
  expect(notYetGiven(inForce, new Set(), new Set(), 5)).toEqual([])
})
