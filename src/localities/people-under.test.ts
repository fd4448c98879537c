import { expect, test } from 'vitest'
import { type AgeBand, peopleUnder, sumOver } from './people-under.ts'

const band = (ageFrom: number, ageTo: number | null, people: number | null, more: Partial<AgeBand> = {}): AgeBand => ({
  areaCode: 'E1',
  asAt: '2020-06-30',
  ageFrom,
  ageTo,
  people,
  source: 'estimates',
  ...more,
})

test.each([
  [[band(0, 15, 100)], 100, 'a band of just these ages'],
  [[band(0, 4, 30), band(5, 9, 40), band(10, 15, 50)], 120, 'bands that fill them'],
  [Array.from({ length: 19 }, (_, age) => band(age, age, 2)), 32, 'single years, the older ones left out'],
  [[band(0, 15, 100), band(0, 4, 30), band(5, 15, 69)], 100, 'the plain band before a sum that was rounded'],
  [[band(0, 4, 30), band(0, 9, 70), band(10, 15, 50)], 120, 'bands that overlap are not counted twice'],
  [[band(0, 4, 30), band(10, 15, 50)], undefined, 'a gap is not guessed'],
  [[band(0, 17, 100)], undefined, 'a band that straddles the age is not shared out'],
  [[band(0, 4, null), band(5, 15, 50)], undefined, 'what was kept back is not nought'],
  [[band(0, 15, 100), band(0, 15, 110, { asAt: '2024-06-30' })], 110, 'the newest'],
  [[band(0, 15, 100), band(0, 17, 130, { asAt: '2024-06-30' })], 100, 'the newest that says so'],
  [[band(0, 4, 30), band(5, 15, 50, { source: 'a census' })], undefined, 'two sources are not mixed'],
  [[], undefined, 'nothing is loaded'],
])('children under 16 of %#: %s, %s', (bands, people, _why) => {
  expect(peopleUnder(16, bands)?.people).toBe(people)
})

test('half a sum is not shown as a whole one: the areas without a figure are named', () => {
  const of = (code: string) =>
    code === 'E3' ? undefined : { people: 10, asAt: code === 'E2' ? '2019-06-30' : '2020-06-30', source: 'estimates' }
  expect(sumOver(['E1', 'E2', 'E3'], of)).toEqual({ people: undefined, missing: ['E3'] })
  expect(sumOver(['E1', 'E2'], of), 'a sum is as old as its oldest part').toEqual({
    people: { people: 20, asAt: '2019-06-30', source: 'estimates' },
    missing: [],
  })
  expect(sumOver([], of)).toEqual({ people: undefined, missing: [] })
})
