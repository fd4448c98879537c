import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { root } from '../config.ts'
import { leavesUnder, treeOf } from './area.ts'
import { listLoaded, readAreas, readDrawing } from './area-store.ts'
import type { Bringing } from './bringing.ts'
import { importFile } from './import.ts'
import { inPieces, sharedDataIsHere, unlessShared } from './reading/shared-data.ts'

const house = useHouse()
const noEdition = { name: undefined, from: undefined, until: undefined, replaces: undefined }
type Said = Partial<Omit<Bringing, 'asked'>> & { asked?: Partial<Bringing['asked']> }

const bring = (open: Bringing['open'], { asked, ...said }: Said = {}) =>
  importFile({
    db: house.owner,
    name: 'a file',
    source: 'a file',
    open,
    asAt: undefined,
    today: '2026-11-24',
    districts: undefined,
    ...said,
    asked: { ...noEdition, ...asked },
  })
const text = (words: string, said?: Said) => bring(() => inPieces(words), said)
const folder = resolve(process.env.DOORSTEP_SHARED ?? join(root, '../shared'), 'data')
const shared = (path: string, said?: Said) =>
  bring(() => createReadStream(join(folder, path)), {
    source: path
      .split('/')
      .at(-1)!
      .replace(/\.\w+$/, ''),
    ...said,
  })

const square = (west: number) => [
  [
    [west, 54.5],
    [west + 0.01, 54.5],
    [west + 0.01, 54.51],
    [west, 54.51],
    [west, 54.5],
  ],
]
const outlines = (...areas: [code: string, name: string, west: number][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: areas.map(([WD24CD, WD24NM, west]) => ({
      type: 'Feature',
      properties: { WD24CD, WD24NM, LAD24CD: 'E06000099' },
      geometry: { type: 'Polygon', coordinates: square(west) },
    })),
  })

describe('invented files', () => {
  test('without an edition boundaries are refused, and nothing is written', async () => {
    await expect(text(outlines(['E05099001', 'Quayside', -1.2]))).rejects.toThrow('These areas are in no edition yet')
    expect(await readAreas(house.owner, { codes: ['E05099001'] })).toEqual([])
  })

  test('an edition comes in with its dates, its drawing and its district, and a second time changes nothing', async () => {
    const file = outlines(['E05099001', 'Quayside', -1.2], ['E05099002', 'Mill Hill', -1.19])
    const asked = { name: 'Wards, May 2023', from: '2023-05-04' }
    const first = await text(file, { asked })
    expect(first).toMatchObject({ kind: 'boundaries', report: { read: 2, kept: 2 }, changed: 4 })
    expect(first.missing).toEqual(['Without a population, so without rates: Mill Hill (E05099002), Quayside (E05099001).'])
    expect(await text(file, { asked })).toMatchObject({ changed: 0 })
    expect(await text(file)).toMatchObject({ changed: 0 })
    const [quayside] = await readAreas(house.owner, { codes: ['E05099001'] })
    expect(quayside).toMatchObject({
      name: 'Quayside',
      edition: 'wards-may-2023',
      parentCode: 'E06000099',
      district: 'E06000099',
    })
    const drawing = await readDrawing(house.owner, 'wards-may-2023', 'E06000099')
    expect(drawing?.areas.map(({ code }) => code)).toEqual(['E05099001', 'E05099002'])
  })

  test('a new edition ends the one whose place it takes; without saying so it is refused', async () => {
    const file = outlines(['E05099001', 'Quayside', -1.2], ['E05099003', 'Mill Hill', -1.19])
    const asked = { name: 'Wards, May 2027', from: '2027-05-06' }
    await expect(text(file, { asked })).rejects.toThrow(
      'E05099001 Quayside would be in "Wards, May 2023" and "Wards, May 2027" on the same days',
    )
    expect(await text(file, { asked: { ...asked, replaces: 'Wards, May 2023' } })).toMatchObject({ report: { kept: 2 } })
    const { editions } = await listLoaded(house.owner)
    expect(editions.map(({ id, validFrom, validUntil }) => [id, validFrom, validUntil])).toEqual([
      ['wards-may-2023', '2023-05-04', '2027-05-06'],
      ['wards-may-2027', '2027-05-06', null],
    ])
    const ofWards = async (on: string) => (await readAreas(house.owner, { on })).map(({ code }) => code)
    expect(await ofWards('2027-05-05')).toEqual(['E05099001', 'E05099002'])
    expect(await ofWards('2027-05-06')).toEqual(['E05099001', 'E05099003'])
  })

  test('a stale ward is refused by name on a postcode, a figure and a boundary; those of another district are left in peace', async () => {
    const stale = 'E05099002 Mill Hill ended on 2027-05-06; Mill Hill is now E05099003'
    const directory = `pcds,osward,oslaua,doterm
TS1 1AA,E05099001,E06000099,
TS1 1AB,E05099002,E06000099,
TS1 1AD,E05055555,E06000055,
TS1 1AE,E05055555,E06000099,202105`
    const postcodes = await text(directory, { asAt: '2027-06-01' })
    expect(postcodes.report).toMatchObject({ read: 4, kept: 2 })
    expect(postcodes.report.setAside).toEqual([
      { place: 'line 3, ward', value: 'TS1 1AB', why: stale },
      { place: 'line 5, ward', value: 'TS1 1AE', why: 'E05055555 is not one of the areas of "Wards, May 2027"' },
    ])
    const figures = await text(
      'ward27cd,date,0-4,all\nE05099001,2027-06-30,10,100\nE05099002,2027-06-30,20,200\nE05099002,2026-06-30,20,200\n',
    )
    expect(figures.report.setAside).toEqual([{ place: 'line 3, ward27cd', value: 'E05099002', why: stale }])
    expect(figures).toMatchObject({ report: { read: 3, kept: 2 }, changed: 4 })
    const boundary = await text(outlines(['E05099002', 'Mill Hill', -1.19]), { asked: { name: 'Wards, May 2027' } })
    expect(boundary.report.setAside).toEqual([{ place: 'area 1', value: 'E05099002 Mill Hill', why: stale }])
  })

  test('a file that breaks off, or is none of ours, changes nothing', async () => {
    const before = await listLoaded(house.owner)
    await expect(
      text(outlines(['E05099009', 'Lost', -1.1]).slice(0, -4), { asked: { name: 'New', from: '2028-01-01' } }),
    ).rejects.toThrow('breaks off')
    await expect(text('colour,shape\nred,round\n')).rejects.toThrow('none of the files')
    await expect(text('postcode,ward_code\nTS1 1AF,E05099001\n"TS1 1AG,E05099001\n')).rejects.toThrow('comma-separated')
    expect(await listLoaded(house.owner)).toEqual(before)
  })

  test('a code that moved to another ward is told, with both wards', async () => {
    const one = await text('postcode,ward_code,lsoa21\nTS9 1AA,E05088001,E01088001\n')
    expect(one.moved.areas).toEqual(['E01088001', 'E05088001'])
    const two = await text('postcode,ward_code\nTS9 1AA,E05088002\n')
    expect(two).toMatchObject({ changed: 1, moved: { areas: ['E05088001', 'E05088002'] } })
    const kept = await house.owner.selectFrom('postcode').selectAll().where('postcode', '=', 'TS9 1AA').executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ wardCode: 'E05088002', lsoaCode: 'E01088001' })
  })
})

test('twenty thousand postcodes, two handfuls of them, are told apart and all written', async () => {
  async function* many() {
    yield 'postcode,ward_code\n'
    const letters = 'ABDEFGHJLN'
    for (let n = 0; n < 20_000; n++) {
      const [a, b, c] = [letters[n % 10], letters[Math.floor(n / 10) % 10], Math.floor(n / 100) % 10]
      yield `TS${10 + Math.floor(n / 1000)} ${c}${a}${b},E05077001\n`
    }
  }
  const brought = await bring(many)
  expect(brought.report).toMatchObject({ read: 20_000, kept: 20_000, setAside: [] })
  expect(brought.changed).toBe(20_000)
})

describe('trees of any depth', () => {
  test('one city, three localities, twelve neighbourhoods, thirty-two wards, from a list and kept beside the wards of an edition', async () => {
    const seed = JSON.parse(await readFile(join(root, 'db/seed/manchester-wards.json'), 'utf8')) as {
      rows: { locality: string; neighbourhood: string; code: string; name: string }[]
    }
    const wards = seed.rows.map(({ code, name }) => `${code},"${name}",ward,`).join('\n')
    await text(`code,name,kind,parent_code\n${wards}\n`, { asked: { name: 'Manchester wards', from: '2023-05-04' } })

    const lines = ['C Manchester,Manchester,city,']
    for (const locality of new Set(seed.rows.map((row) => row.locality)))
      lines.push(`L ${locality},${locality},locality,C Manchester`)
    for (const [name, row] of new Map(seed.rows.map((row) => [row.neighbourhood, row])))
      lines.push(`"N ${name}","${name}",neighbourhood,L ${row.locality}`)
    for (const row of seed.rows) lines.push(`${row.code},"${row.name}",ward,"N ${row.neighbourhood}"`)
    const file = `code,name,kind,parent_code\n${lines.join('\n')}\n`
    const asked = { name: 'Manchester neighbourhoods', from: '2024-04-01' }
    const brought = await text(file, { asked })
    expect(brought.report).toMatchObject({ read: 48, kept: 48 })
    expect(brought.changed).toBe(1 + 16 + 32)
    expect(await text(file, { asked })).toMatchObject({ changed: 0 })

    const ours = (await readAreas(house.owner, { on: '2026-11-24' })).filter(({ edition }) => edition.startsWith('manchester'))
    const tree = treeOf(ours)
    expect(tree.problems).toEqual([])
    const depths = [...tree.byCode.values()].map(({ depth }) => depth)
    expect([0, 1, 2, 3].map((depth) => depths.filter((each) => each === depth).length)).toEqual([1, 3, 12, 32])
    expect(leavesUnder('C Manchester', tree)).toHaveLength(32)
    expect(tree.roots[0]!.area.name).toBe('Manchester')

    // a national lookup, which knows no neighbourhoods, leaves them between
    const ward = seed.rows[0]!
    const lookup = await text(`wd24cd,wd24nm,lad24cd,lad24nm\n${ward.code},"${ward.name}",E08000003,Manchester\n`)
    expect(lookup.moved.areas).toEqual([])
    expect((await readAreas(house.owner, { codes: [ward.code] }))[0]!.parentCode).toBe(`N ${ward.neighbourhood}`)
  })
})

describe.skipIf(!sharedDataIsHere)(`the real files${unlessShared}`, () => {
  const editions = {
    wards: { name: 'Wards, October 2025', from: '2015-05-07' },
    manchester: { name: 'Wards, May 2023', from: '2023-05-04' },
    lsoas: { name: 'LSOAs, 2021', from: '2021-03-21' },
    districts: { name: 'Districts', from: '2009-04-01' },
  }
  test.each([
    ['boundaries/middlesbrough_wards_2024.geojson', 'boundaries', 20, { asked: editions.wards }, 'a ward each'],
    ['boundaries/middlesbrough_lsoa21.geojson', 'boundaries', 90, { asked: editions.lsoas }, 'an LSOA each'],
    ['boundaries/manchester_lsoa21.geojson', 'boundaries', 295, { asked: editions.lsoas }, 'another council joins the edition'],
    ['boundaries/lad_outlines.geojson', 'boundaries', 2, { asked: editions.districts }, 'two districts'],
    ['boundaries/lsoa21_ward24_lad24_middlesbrough_manchester.csv', 'lookup', 385, {}, 'the tree'],
    ['boundaries/lsoa11_lsoa21_middlesbrough_manchester.csv', 'lookup', 387, {}, 'what became of the LSOAs of 2011'],
    ['postcodes/middlesbrough_postcodes_codepoint_2025-10.csv', 'postcodes', 3848, {}, 'all in wards that are loaded'],
    ['postcodes/manchester_postcodes_codepoint_2025-10.csv', 'postcodes', 14222, {}, 'the same'],
    ['population/ward_population_age_bands_2020_ons.csv', 'population', 364, {}, 'a line per ward and band'],
    ['population/ward_child_population_mye_derived.csv', 'population', 156, {}, 'a column per band'],
    [
      'population/population20_lsoa11_single_year_age_mbro_mcr.csv',
      'population',
      368,
      { asAt: '2020-06-30' },
      'a column per year of age',
    ],
  ])('%s is %s of %i rows, and a second time nothing is new', async (path, kind, rows, said, _why) => {
    const first = await shared(path, said)
    expect(first.report).toMatchObject({ read: rows, kept: rows, passed: 0, setAside: [] })
    expect(first.kind).toBe(kind)
    expect(first.changed).toBeGreaterThan(0)
    expect(await shared(path, said)).toMatchObject({ changed: 0 })
  })

  test('the rows of the database are the rows of the files', async () => {
    // Manchester's wards stand already as a list; its boundaries join that edition by their codes
    const joined = await shared('boundaries/manchester_wards_2023.geojson')
    expect(joined.report).toMatchObject({ read: 32, kept: 32, setAside: [] })
    const loaded = await listLoaded(house.owner)
    const of = (id: string) => loaded.editions.find((each) => each.id === id)
    expect(of('wards-october-2025')).toMatchObject({ areas: 20, drawn: true, districts: ['E06000002'] })
    expect(of('lsoas-2021')).toMatchObject({ areas: 385, drawn: true, districts: ['E06000002', 'E08000003'] })
    expect(of('manchester-wards')).toMatchObject({ areas: 32, drawn: true })
    const { count } = await house.owner
      .selectFrom('population')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('source', 'like', 'population20%')
      .executeTakeFirstOrThrow()
    expect(count).toBe(368 * 92)
    const newport = await house.owner
      .selectFrom('population')
      .select('people')
      .where('areaCode', '=', 'E05009866')
      .where('source', '=', 'ward_population_age_bands_2020_ons')
      .where('ageFrom', '=', 0)
      .where('ageTo', 'is', null)
      .executeTakeFirst()
    expect(newport?.people).toBe(12335)
  })

  test('--districts keeps its own and counts the others', async () => {
    const only = await shared('postcodes/manchester_postcodes_codepoint_2025-10.csv', { districts: new Set(['E06000002']) })
    expect(only.report).toMatchObject({ read: 14222, kept: 0, passed: 14222 })
  })
})
