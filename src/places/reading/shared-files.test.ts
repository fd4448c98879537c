import { expect, test } from 'vitest'
import { readBoundaries } from './boundaries.ts'
import { readLookup } from './lookup.ts'
import { positionKind, toLonLat } from './national-grid.ts'
import { areasWithoutPopulation, readPopulation } from './population.ts'
import { readPostcodes } from './postcodes.ts'
import { reasonsIn } from './report.ts'
import { allRows, sharedDataIsHere, sharedFile, unlessShared } from './shared-data.ts'

const boundaries = (name: string) => readBoundaries(sharedFile(`boundaries/${name}.geojson`))
const bands = () => readPopulation(sharedFile('population/ward_population_age_bands_2020_ons.csv'), { source: 'ONS' })
const postcodesFile = (place: string) => sharedFile(`postcodes/${place}_postcodes_codepoint_2025-10.csv`)

test.skipIf(!sharedDataIsHere).each([
  ['middlesbrough_wards_2024', 20, 'ward'],
  ['middlesbrough_lsoa21', 90, 'lsoa'],
  ['manchester_wards_2023', 32, 'ward'],
  ['manchester_lsoa21', 295, 'lsoa'],
  ['lad_outlines', 2, 'district'],
])(`%s.geojson gives %i areas, each a %s${unlessShared}`, async (name, count, kind) => {
  const reading = boundaries(name)
  const areas = await allRows(reading)
  expect(areas).toHaveLength(count)
  expect(reading.report).toMatchObject({ read: count, kept: count, setAside: [] })
  expect(new Set(areas.map((area) => area.kind))).toEqual(new Set([kind]))
  expect(areas.every((area) => area.name && area.code.startsWith('E'))).toBe(true)
})

test.skipIf(!sharedDataIsHere).each([
  ['middlesbrough', 3848, 'E06000002'],
  ['manchester', 14222, 'E08000003'],
])(`%s has %i postcodes, all placed%s${unlessShared}`, async (place, count, district) => {
  const reading = readPostcodes(postcodesFile(place), { districts: new Set([district]) })
  const rows = await allRows(reading)
  expect(rows).toHaveLength(count)
  expect(reading.report).toMatchObject({ read: count, kept: count, passed: 0, setAside: [], noted: [] })
  expect(rows.every((row) => row.ward && row.lsoa && row.lon !== null)).toBe(true)
})

test.skipIf(!sharedDataIsHere)(`every postcode's ward is one of the boundaries${unlessShared}`, async () => {
  const wards = new Set((await allRows(boundaries('middlesbrough_wards_2024'))).map((area) => area.code))
  const rows = await allRows(readPostcodes(postcodesFile('middlesbrough')))
  expect(new Set(rows.map((row) => row.ward))).toEqual(wards)
})

test.skipIf(!sharedDataIsHere)(
  `a stale ward code is refused by name, on a postcode and on a boundary${unlessShared}`,
  async () => {
    const wards = await allRows(boundaries('middlesbrough_wards_2024'))
    const inForce = new Map(wards.filter((ward) => ward.name !== 'Marton East').map((ward) => [ward.code, ward.name ?? '']))
    inForce.set('E05099999', 'Marton East')
    const known = {
      name: 'the wards of May 2027',
      inForce,
      ended: new Map([['E05015468', { name: 'Marton East', until: '2027-05-06' }]]),
    }
    const why = 'E05015468 Marton East ended on 2027-05-06; Marton East is now E05099999'

    const postcodes = readPostcodes(postcodesFile('middlesbrough'), { wards: known })
    const rows = await allRows(postcodes)
    expect(reasonsIn(postcodes.report.setAside)).toEqual([
      { why, times: 3848 - rows.length, first: expect.stringContaining('line ') },
    ])
    expect(rows.length).toBeLessThan(3848)

    const drawn = readBoundaries(sharedFile('boundaries/middlesbrough_wards_2024.geojson'), { known })
    expect(await allRows(drawn)).toHaveLength(19)
    expect(drawn.report.setAside).toEqual([{ place: 'area 19', value: 'E05015468 Marton East', why }])
  },
)

test.skipIf(!sharedDataIsHere).each([
  ['ward_population_age_bands_2020_ons', 364, 1, null, 'one line per area and band'],
  ['ward_child_population_mye_derived', 156, 9, null, 'a column per band, totals among them'],
  ['population17_lsoa11_single_year_age_mbro_mcr', 368, 92, '2017-06-30', 'a column per year of age, 90 and over, and a total'],
  ['population19_lsoa11_single_year_age_mbro_mcr', 368, 92, '2019-06-30', 'the same with its columns in another order'],
  ['population20_lsoa11_single_year_age_mbro_mcr', 368, 92, '2020-06-30', 'the same'],
])(`%s: %i lines of %i figures${unlessShared}`, async (name, lines, figures, asAt, _why) => {
  const reading = readPopulation(sharedFile(`population/${name}.csv`), { source: name, ...(asAt ? { asAt } : {}) })
  const rows = await allRows(reading)
  expect(reading.report).toMatchObject({ read: lines, kept: lines, setAside: [], noted: [] })
  expect(rows).toHaveLength(lines * figures)
  expect(rows.every((row) => row.count !== null)).toBe(true)
})

test.skipIf(!sharedDataIsHere)(`published figures come out as published${unlessShared}`, async () => {
  const rows = await allRows(bands())
  const of = (code: string, ages: string[]) =>
    rows
      .filter((row) => row.areaCode === code && ages.includes(`${row.ageFrom}-${row.ageTo}`))
      .reduce((sum, row) => sum + (row.count ?? 0), 0)
  const under16 = ['0-4', '5-10', '11-15']
  expect([of('E05009866', ['0-null']), of('E05009866', under16)]).toEqual([12335, 2867])
  expect([of('E05009867', ['0-null']), of('E05009867', under16)]).toEqual([3077, 634])
})

test.skipIf(!sharedDataIsHere)(`single years add up to the total of their line${unlessShared}`, async () => {
  const rows = await allRows(
    readPopulation(sharedFile('population/population20_lsoa11_single_year_age_mbro_mcr.csv'), {
      source: 'ONS',
      asAt: '2020-06-30',
    }),
  )
  const total = (row: (typeof rows)[number]) => row.ageFrom === 0 && row.ageTo === null
  const sum = (some: typeof rows) => some.reduce((all, row) => all + (row.count ?? 0), 0)
  expect(sum(rows.filter(total))).toBe(sum(rows.filter((row) => !total(row))))
})

test.skipIf(!sharedDataIsHere)(`wards without a population are listed${unlessShared}`, async () => {
  const wards = await allRows(boundaries('middlesbrough_wards_2024'))
  const without = areasWithoutPopulation(wards, await allRows(bands()))
  expect(without.map((ward) => ward.name)).toEqual(['Marton East', 'Nunthorpe'])
})

test.skipIf(!sharedDataIsHere)(`lookups give the tree, and what became of each area${unlessShared}`, async () => {
  const tree = readLookup(sharedFile('boundaries/lsoa21_ward24_lad24_middlesbrough_manchester.csv'))
  const within = await allRows(tree)
  expect(tree.report).toMatchObject({ read: 385, kept: 385, setAside: [], noted: [] })
  expect(within.filter(({ link, area }) => link === 'within' && area.kind === 'lsoa')).toHaveLength(385)
  expect(within.filter(({ link, area }) => link === 'within' && area.kind === 'ward')).toHaveLength(52)

  const editions = readLookup(sharedFile('boundaries/lsoa11_lsoa21_middlesbrough_manchester.csv'))
  const became = (await allRows(editions)).filter((link) => link.link === 'became')
  expect(editions.report).toMatchObject({ read: 387, kept: 387 })
  expect(became).toHaveLength(387)
  expect(became.filter(({ change }) => change === 'S')).toHaveLength(38)
})

test.skipIf(!sharedDataIsHere)(
  `National Grid metres land within ten metres of the published degrees${unlessShared}`,
  async () => {
    const headed: { easting: number; northing: number; lon: number; lat: number }[] = []
    let text = ''
    for await (const chunk of postcodesFile('middlesbrough')) text += String(chunk)
    for (const line of text.trim().split('\n').slice(1)) {
      const [, , easting, northing, lon, lat] = line.split(',').map(Number)
      headed.push({ easting: easting ?? 0, northing: northing ?? 0, lon: lon ?? 0, lat: lat ?? 0 })
    }
    const metres = headed.map(({ easting, northing, lon, lat }) => {
      const [x, y] = toLonLat([easting, northing])
      return Math.hypot((x - lon) * 64_600, (y - lat) * 111_300)
    })
    expect(metres).toHaveLength(3848)
    expect(Math.max(...metres)).toBeLessThan(10)
  },
)

test.each([
  [[-1.24, 54.57], 'lon-lat', 'Middlesbrough in degrees'],
  [[54.57, -1.24], 'swapped', 'latitude first'],
  [[448907, 520333], 'grid', 'Middlesbrough in grid metres'],
  [[-138000, 7280000], 'web mercator', 'as web maps write it'],
  [[0, 0], 'elsewhere', 'a blank that became nought'],
  [[2.35, 48.85], 'elsewhere', 'Paris'],
] as const)('%j is %s: %s', ([x, y], kind, _why) => {
  expect(positionKind([x, y])).toBe(kind)
})
