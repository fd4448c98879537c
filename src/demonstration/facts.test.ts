import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import manchester from '../../db/seed/manchester-wards.json' with { type: 'json' }
import wardFile from '../../db/seed/middlesbrough-wards.json' with { type: 'json' }
import figures from '../../db/seed/published-figures.json' with { type: 'json' }
import { communities, englishForenames, postcodesOf, wards } from './facts.ts'

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)

test('twenty wards, each with a tile of its own, adding up to the published town', () => {
  expect(new Set(wards.map((ward) => ward.code)).size).toBe(20)
  expect(new Set(wardFile.rows.map(({ column, row }) => `${column} ${row}`)).size).toBe(20)
  expect(total(wardFile.rows.map((ward) => ward.population))).toBe(141_285)
  expect(total(wardFile.rows.map((ward) => ward.aged0to15))).toBe(29_955)
})

test('ten postcodes a ward, none twice', () => {
  const all = Object.values(postcodesOf).flat()
  expect(Object.keys(postcodesOf).sort()).toEqual(wards.map((ward) => ward.code).sort())
  expect(Object.values(postcodesOf).every((postcodes) => postcodes.length === 10)).toBe(true)
  expect(new Set(all).size).toBe(200)
})

test('Manchester is one council, three localities, twelve neighbourhoods and thirty-two wards', () => {
  const distinct = (key: 'locality' | 'neighbourhood' | 'code') => new Set(manchester.rows.map((row) => row[key])).size
  expect([distinct('locality'), distinct('neighbourhood'), distinct('code')]).toEqual([3, 12, 32])
})

test('the figures that the demonstration is held to are there', () => {
  const latest = figures.rows.filter((row) => row.year === '2024-25')
  expect(latest.find((row) => row.id === 'referrals')?.middlesbrough).toBe(3636)
  expect(latest.find((row) => row.id === 're-referral')?.middlesbrough).toBe(25.3)
})

test.each([
  [1958, 'F', 'Susan', 'born in the fifties'],
  [1985, 'M', 'Christopher', 'born in the eighties'],
  [2016, 'F', 'Olivia', 'born lately'],
] as const)('of names in %i, %s, %s is among the commoner: %s', (year, sex, name, _reason) => {
  const { values, totals } = englishForenames(year, sex)
  const place = values.indexOf(name)
  const weight = totals[place]! - (totals[place - 1] ?? 0)
  expect(weight).toBeGreaterThan(totals.at(-1)! / values.length)
})

test('each community has names for women and men, where it has its own', () => {
  expect(communities.values.length).toBe(10)
  for (const { forenames, surnames, surnamesOfWomen } of communities.values) {
    if (forenames) expect(Math.min(forenames.F.values.length, forenames.M.values.length)).toBeGreaterThanOrEqual(10)
    if (surnamesOfWomen) expect(surnamesOfWomen.values.length).toBe(surnames.values.length)
  }
})

const directory = join(process.env.DOORSTEP_SHARED ?? join(import.meta.dirname, '../../../shared'), 'data/postcodes')
const published = join(directory, 'middlesbrough_postcodes_codepoint_2025-10.csv')

test.skipIf(!existsSync(published))(
  'each postcode lies in its ward by Code-Point Open (skipped where shared data is absent)',
  () => {
    const wardOf = new Map(
      readFileSync(published, 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .map((cells) => [cells[0], cells[7]]),
    )
    for (const [ward, postcodes] of Object.entries(postcodesOf)) {
      for (const postcode of postcodes) expect(wardOf.get(postcode), postcode).toBe(ward)
    }
  },
)
