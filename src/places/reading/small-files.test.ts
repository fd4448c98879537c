import { expect, test } from 'vitest'
import { readAges } from './ages.ts'
import { readBoundaries } from './boundaries.ts'
import { areaHeading, codeColumn } from './columns.ts'
import { readFigure } from './figure.ts'
import { readLookup } from './lookup.ts'
import { readAsAt, readPopulation } from './population.ts'
import { readPostcodes } from './postcodes.ts'
import { FileRefused } from './report.ts'
import { allRows, inPieces } from './shared-data.ts'

test.each([
  ['WD24CD', 'ward', 24, 'code', 'as ONS heads a ward'],
  ['WD24NM', 'ward', 24, 'name', 'and its name'],
  ['wd23cd', 'ward', 23, 'code', 'in small letters'],
  ['lsoa21_code', 'lsoa', 21, 'code', 'with an underscore'],
  ['lsoa21', 'lsoa', 21, 'code', 'as the postcode directory heads it'],
  ['osward', 'ward', null, 'code', 'the postcode directory before 2025'],
  ['oslaua', 'district', null, 'code', 'its district'],
  ['ltla22_name', 'district', 22, 'name', 'a lower tier authority'],
  ['ward_name', 'ward', null, 'name', 'a plain name'],
  ['geography_code', null, null, 'code', 'Nomis, any kind'],
])('%s heads a column of %s %s: %s', (heading, kind, edition, part, _why) => {
  expect(areaHeading(heading)).toMatchObject({ kind, edition, part })
})

test.each(['postcode', 'value', 'total_population', 'lat', '0-4', 'WD24NMW', 'method'])('%s heads no area', (heading) => {
  expect(areaHeading(heading)).toBeNull()
})

test.each([
  [['lad24cd', 'ward_code', 'lsoa21', 'x'], 'lsoa21', 'the finest of three'],
  [['lsoa11', 'lsoa21'], 'lsoa21', 'the newest of two editions'],
  [['mid_year', 'lad24cd', 'ward24cd'], 'ward24cd', 'the ward before its district'],
])('of %j a row is about %s: %s', (headings, code, _why) => {
  expect(codeColumn(headings)?.heading).toBe(code)
})

test.each([
  ['334', { is: 'count', count: 334 }, 'a count'],
  ['12,335', { is: 'count', count: 12335 }, 'a comma in thousands'],
  ['0', { is: 'count', count: 0 }, 'nought said as nought'],
  ['17.0', { is: 'count', count: 17 }, 'a whole number out of a spreadsheet'],
  ['c', { is: 'symbol', symbol: 'c' }, 'kept back'],
  ['[x]', { is: 'symbol', symbol: 'x' }, 'not available, in brackets'],
  ['z', { is: 'symbol', symbol: 'z' }, 'not applicable'],
  ['u', { is: 'symbol', symbol: 'u' }, 'unreliable'],
  ['low', { is: 'symbol', symbol: 'low' }, 'small and not nought'],
  ['k', { is: 'symbol', symbol: 'k' }, 'the same, newer'],
  ['-', { is: 'symbol', symbol: '-' }, 'a dash is no nought'],
  ['', { is: 'symbol', symbol: '' }, 'nor is a blank'],
  ['-3', { is: 'unreadable' }, 'nobody can be fewer than none'],
  ['12.5', { is: 'unreadable' }, 'half a person is an error'],
  ['1,23', { is: 'unreadable' }, 'a comma in the wrong place'],
  ['about 40', { is: 'unreadable' }, 'words'],
])('the cell %j is %j: %s', (text, figure, _why) => {
  expect(readFigure(text)).toMatchObject(figure)
})

test.each([
  ['0-4', 0, 4, 'a band'],
  ['65+', 65, null, 'an open band'],
  ['All Ages', 0, null, 'everybody'],
  ['total_population', 0, null, 'everybody, as a heading'],
  ['7', 7, 7, 'a single year'],
  ['age_7', 7, 7, 'a single year, as a heading'],
  ['Aged 5 to 9 years', 5, 9, 'as the census writes it'],
  ['Aged 4 years and under', 0, 4, 'from birth'],
  ['under 16', 0, 15, 'up to a birthday'],
  ['90 and over', 90, null, 'the last of the single years'],
])('%s is %s to %s: %s', (text, from, to, _why) => {
  expect(readAges(text)).toEqual({ from, to })
})

test.each(['value', '', '9-4', '400', 'ward'])('%j is no age', (text) => {
  expect(readAges(text)).toBeNull()
})

test.each([
  ['2020', '2020-06-30', 'a year is its middle'],
  ['mid-2020', '2020-06-30', 'said so'],
  ['2021-03-21', '2021-03-21', 'census day'],
  ['21/03/2021', '2021-03-21', 'as Britain writes it'],
  ['2021-02-30', null, 'no such day'],
  ['20', null, 'half a year'],
])('%s is the day %s: %s', (text, day, _why) => {
  expect(readAsAt(text)).toBe(day)
})

test('population: byte order mark, quoted commas, symbols and every kind of bad line, each in its place', async () => {
  const file = [
    '\uFEFFward24cd,ward_name,date,sex,age_band,value',
    'E05009866,"Newport, Middlesbrough",2020,all,0-4,990',
    'E05009867,North Ormesby,2020,,0-4,c',
    'E05009867,North Ormesby,2020,female,0-4,90',
    'NPT,Newport,2020,all,0-4,3',
    'E05009868,Old,last year,all,0-4,3',
    'E05009869,Park,2020,all,young,3',
    'E05009869,Park,2020,all,0-4,many',
    'E05009869,Park,2020,other,0-4,3',
    'E05009866,Newport,2020,all,0-4,991',
    'E05009869,Park,2020',
  ]
  const reading = readPopulation(inPieces(file.join('\r\n')), { source: 'test' })
  const rows = await allRows(reading)
  expect(rows.map(({ areaName, count, symbol, sex }) => [areaName, count, symbol, sex])).toEqual([
    ['Newport, Middlesbrough', 990, null, null],
    ['North Ormesby', null, 'c', null],
    ['North Ormesby', 90, null, 'female'],
  ])
  expect(reading.report).toMatchObject({ read: 10, kept: 3 })
  expect(reading.report.noted).toEqual([
    { place: 'line 3, value', value: 'c', why: 'No figure: kept back so that nobody can be known by it' },
  ])
  expect(reading.report.setAside.map(({ place, value }) => `${place}: ${value}`)).toEqual([
    'line 5, ward24cd: NPT',
    'line 6, date: last year',
    'line 7, age_band: young',
    'line 8, value: many',
    'line 9, sex: other',
    'line 10, ward24cd: E05009866',
    'line 11: E05009869, Park, 2020',
  ])
})

test('population by ONS single years and sexes: F0 to M90, the last open', async () => {
  const reading = readPopulation(inPieces('LSOA21CD,LSOA21NM,F0,F90,M0,M90\nE01012041,Middlesbrough 003F,9,2,11,1\n'), {
    source: 'test',
    asAt: '2022-06-30',
  })
  expect((await allRows(reading)).map((row) => [row.sex, row.ageFrom, row.ageTo, row.count])).toEqual([
    ['female', 0, 0, 9],
    ['female', 90, null, 2],
    ['male', 0, 0, 11],
    ['male', 90, null, 1],
  ])
})

test.each([
  ['', 'empty', 'nothing in the file'],
  ['place,value\nNewport,3', 'No column holds area codes', 'names only: Newport is in many towns'],
  ['ward24cd,value\nE05009866,3', 'No column says what day', 'no date, and none was given'],
  ['ward24cd,year,colour\nE05009866,2020,blue', 'No column is headed by an age', 'no figures'],
  ['ward24cd,year,0-4\n"E05009866,2020,3', 'can be read', 'a quote that never ends'],
])('a population file is refused whole: %#', async (text, why, _reason) => {
  const reading = allRows(readPopulation(inPieces(text), { source: 'test' }))
  await expect(reading).rejects.toThrow(FileRefused)
  await expect(allRows(readPopulation(inPieces(text), { source: 'test' }))).rejects.toThrow(new RegExp(why))
})

test('Code-Point Open as it is published, without headings', async () => {
  const file =
    '"TS1 1AA",10,448907,520333,"E92000001","","","","E06000002","E05009866"\n"TS991AA",90,0,0,"E92000001","","","","E06000002",""\n'
  const reading = readPostcodes(inPieces(file))
  const [first, second] = await allRows(reading)
  expect(first).toMatchObject({ postcode: 'TS1 1AA', ward: 'E05009866', district: 'E06000002', lsoa: null })
  expect(first?.lon).toBeCloseTo(-1.24494, 3)
  expect(first?.lat).toBeCloseTo(54.57585, 3)
  expect(second).toMatchObject({ postcode: 'TS99 1AA', ward: null, lon: null })
  expect(reading.report.noted.map((remark) => remark.place)).toEqual(['line 2, ward', 'line 2, position'])
})

const onspd = [
  'pcd,pcd2,pcds,dointr,doterm,oslaua,osward,lsoa11,lsoa21,lat,long',
  'TS1 1AA,TS1  1AA,TS1 1AA,198001,,E06000002,E05009866,E01012040,E01012041,54.575852,-1.244942',
  'TS1 1AB,TS1  1AB,TS1 1AB,198001,202105,E06000002,E05009866,E01012040,E01012041,54.575852,-1.244942',
  'TS1 1AD,TS1  1AD,TS1 1AD,198001,soon,E06000002,E05009866,E01012040,E01012041,54.575852,-1.244942',
  'M1 1AD,M1   1AD,M1 1AD,198001,,E08000003,E05011361,E01033658,E01033658,53.483813,-2.244854',
  'GY1 1AA,GY1  1AA,GY1 1AA,198001,,L99999999,L99999999,L99999999,L99999999,99.999999,0.000000',
  'TS1,TS1,TS1,198001,,E06000002,E05009866,E01012040,E01012041,54.5,-1.2',
  'TS1 1AA,TS1  1AA,TS1 1AA,198001,,E06000002,E05009866,E01012040,E01012041,54.575852,-1.244942',
].join('\n')

test('the ONS Postcode Directory by its column names: ended postcodes are kept as ended', async () => {
  const reading = readPostcodes(inPieces(onspd), { districts: new Set(['E06000002']) })
  const rows = await allRows(reading)
  expect(rows.map(({ postcode, lsoa, terminated }) => [postcode, lsoa, terminated])).toEqual([
    ['TS1 1AA', 'E01012041', null],
    ['TS1 1AB', 'E01012041', '2021-05'],
    ['TS1 1AD', 'E01012041', 'unknown'],
    ['GY1 1AA', null, null],
  ])
  expect(reading.report).toMatchObject({ read: 7, kept: 4, passed: 1 })
  expect(reading.report.setAside).toEqual([
    { place: 'line 7, postcode', value: 'TS1', why: 'This is not a postcode' },
    { place: 'line 8, postcode', value: 'TS1 1AA', why: 'The postcode stands on an earlier line' },
  ])
})

test('the directory under its names since 2025', async () => {
  const reading = readPostcodes(
    inPieces('PCD7,PCDS,DOTERM,LAD25CD,WD25CD,LSOA21CD,LAT,LONG\nTS1 1AA,TS1 1AA,,E06000002,E05009866,E01012041,54.57,-1.24'),
  )
  expect(await allRows(reading)).toEqual([
    {
      postcode: 'TS1 1AA',
      ward: 'E05009866',
      lsoa: 'E01012041',
      district: 'E06000002',
      lon: -1.24,
      lat: 54.57,
      terminated: null,
    },
  ])
})

test.each([
  ['a,b\n1,2', 'No column holds postcodes', 'some other table'],
  ['postcode,town\nTS1 1AA,Middlesbrough', 'No column holds ward or LSOA codes', 'postcodes that say nothing'],
])('a postcode file is refused whole: %#', async (text, why, _reason) => {
  await expect(allRows(readPostcodes(inPieces(text)))).rejects.toThrow(why)
})

const square = (x: number, y: number, side = 0.01): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry })
const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', name: 'a "features": [ trap', features })
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })

test('boundaries: rings turned and grid metres converted, each said once', async () => {
  const clockwise = square(-1.2, 54.5).reverse()
  const metres = square(448907, 520333, 100)
  const reading = readBoundaries(
    inPieces(
      collection(
        feature({ WD24CD: 'E05009866', WD24NM: 'Newport {"quoted"}', LAD24CD: 'E06000002' }, polygon(clockwise)),
        feature({ WD24CD: 'E05009867', WD24NM: 'North Ormesby' }, { type: 'MultiPolygon', coordinates: [[metres]] }),
      ),
    ),
  )
  const [newport, ormesby] = await allRows(reading)
  expect(newport).toMatchObject({ kind: 'ward', name: 'Newport {"quoted"}', within: [{ kind: 'district', code: 'E06000002' }] })
  expect(newport?.polygons[0]?.[0]).toEqual(square(-1.2, 54.5))
  expect(ormesby?.polygons[0]?.[0]?.[0]?.[0]).toBeCloseTo(-1.24494, 3)
  expect(reading.report.noted.map(({ value, why }) => `${value} ${why.slice(0, 12)}`)).toEqual([
    '1 areas Their rings ',
    '1 areas British Nati',
  ])
})

test.each([
  [{ WD24CD: 'E05009866' }, polygon(square(-1.2, 54.5).slice(0, 4)), 'not closed', 'its last position is missing'],
  [{ WD24CD: 'E05009866' }, polygon(square(-1.2, 54.5).slice(0, 3)), 'needs four', 'a line there and back'],
  [{ WD24CD: 'E05009866' }, polygon(square(54.5, -1.2)), 'latitude first', 'swapped'],
  [{ WD24CD: 'E05009866' }, polygon(square(-138000, 7280000, 50)), 'Web Mercator', 'exported from a web map'],
  [{ WD24CD: 'E05009866' }, polygon(square(20, 10)), 'not in Great Britain', 'another country'],
  [{ WD24CD: 'E05009866' }, { type: 'Point', coordinates: [-1.2, 54.5] }, 'is a Point', 'a pin for a place'],
  [{ WD24CD: 'E05009866' }, null, 'no outline', 'an area without a shape'],
  [
    { WD24CD: 'E05009866' },
    polygon([
      [-1, 54],
      [-1, 54],
      [-1, 54],
      [-1, 54],
    ]),
    'encloses nothing',
    'one point four times',
  ],
  [{ name: 'Newport' }, polygon(square(-1.2, 54.5)), 'No property holds the code', 'a name alone: many towns have a Newport'],
  [{ ward_code: '' }, polygon(square(-1.2, 54.5)), 'is empty', 'no code'],
  [
    { ward_code: 'NPT' },
    polygon(square(-1.2, 54.5)),
    'does not say what kind',
    "the authority's own code, and no kind was given",
  ],
])('a boundary is set aside: %#', async (properties, geometry, why, _reason) => {
  const reading = readBoundaries(inPieces(collection(feature(properties, geometry))))
  expect(await allRows(reading)).toEqual([])
  expect(reading.report.setAside).toEqual([{ place: 'area 1', value: expect.any(String), why: expect.stringContaining(why) }])
})

test("an authority's own areas are read when their kind is said", async () => {
  const reading = readBoundaries(inPieces(collection(feature({ code: 'N1', name: 'North one' }, polygon(square(-2.2, 53.5))))), {
    kind: 'neighbourhood',
  })
  expect(await allRows(reading)).toMatchObject([{ code: 'N1', name: 'North one', kind: 'neighbourhood' }])
})

test.each([
  ['{"type":"Topology","objects":{}}', 'not a GeoJSON FeatureCollection', 'TopoJSON'],
  ['{"features": [{"type":"Feature"', 'breaks off after 0 areas', 'half a download'],
  ['{"features": [{type:1}]}', 'Area 1 of the file is not written as JSON', 'JavaScript, not JSON'],
  ['{"features": []}', 'holds no areas', 'an empty list'],
])('a boundary file is refused whole: %#', async (text, why, _reason) => {
  await expect(allRows(readBoundaries(inPieces(text)))).rejects.toThrow(why)
})

test('a lookup that says two things of one area keeps the first and says so', async () => {
  const file =
    'lsoa21cd,wd24cd,wd24nm\nE01012041,E05009866,Newport\nE01012041,E05009867,North Ormesby\nE01012042,E06000002,Middlesbrough\n'
  const reading = readLookup(inPieces(file))
  expect(await allRows(reading)).toMatchObject([{ link: 'within', area: { code: 'E01012041' }, parent: { name: 'Newport' } }])
  expect(reading.report.noted).toMatchObject([{ place: 'line 3', value: 'E01012041 within E05009867' }])
  expect(reading.report.setAside).toMatchObject([{ place: 'line 4, wd24cd', why: 'This is not the code of a ward' }])
})
