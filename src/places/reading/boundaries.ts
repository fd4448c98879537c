import { type CodedKind, codeProblem, type KnownCodes, kindOfCode } from '../area-codes.ts'
import { areaHeadings, codeColumn, nameColumn } from './columns.ts'
import { readFeatures } from './features.ts'
import { type Polygon, readOutline } from './outline.ts'
import { emptyReport, FileRefused, type Reading, type Report, type Source } from './report.ts'

/** The outline of an area: polygons of rings in longitude and latitude, outer rings anticlockwise, holes clockwise. */
export type Boundary = {
  code: string
  name: string | null
  kind: CodedKind | string
  /** The larger areas that the file names with it: district E06000002, ward E05009866. */
  within: { kind: CodedKind; code: string }[]
  polygons: Polygon[]
}

export type BoundaryOptions = {
  /** The kind of area, where its codes are the authority's own and do not say. */
  kind?: string
  /** The codes in force: an area with another is set aside, by name. */
  known?: KnownCodes
  /** Keep only areas of these districts; the others are counted as passed. */
  districts?: ReadonlySet<string>
}

/** Reads a GeoJSON FeatureCollection of areas. */
export function readBoundaries(source: Source, options: BoundaryOptions = {}): Reading<Boundary> {
  const report = emptyReport()
  return { report, rows: rowsOf(source, options, report) }
}

async function* rowsOf(source: Source, options: BoundaryOptions, report: Report): AsyncGenerator<Boundary> {
  const seen = new Set<string>()
  let turned = 0
  let converted = 0
  for await (const { number, value } of readFeatures(source)) {
    report.read += 1
    const place = `area ${number}`
    const properties = propertiesOf(value)
    const found = identityOf(properties, options)
    if (typeof found === 'string') {
      report.setAside.push({ place, value: JSON.stringify(properties).slice(0, 80), why: found })
      continue
    }
    const label = found.name ? `${found.code} ${found.name}` : found.code
    const refuse = (why: string) => report.setAside.push({ place, value: label, why })
    const district = found.kind === 'district' ? found.code : (found.within.find(({ kind }) => kind === 'district')?.code ?? null)
    if (options.districts && district && !options.districts.has(district)) {
      report.passed += 1
      continue
    }
    const stale = options.known && codeProblem(found.code, found.name, options.known, district)
    if (stale) refuse(stale)
    else if (seen.has(found.code)) refuse('An earlier area of the file has the same code')
    else {
      const outline = readOutline(geometryOf(value))
      if (typeof outline === 'string') refuse(outline)
      else {
        seen.add(found.code)
        turned += outline.turned ? 1 : 0
        converted += outline.converted ? 1 : 0
        report.kept += 1
        yield { ...found, polygons: outline.polygons }
      }
    }
  }
  if (report.read === 0) throw new FileRefused('The file holds no areas')
  const every = (count: number, why: string) => report.noted.push({ place: 'the whole file', value: `${count} areas`, why })
  if (turned > 0) every(turned, 'Their rings ran the other way round; turned, outer rings anticlockwise')
  if (converted > 0) every(converted, 'British National Grid metres were turned into longitude and latitude')
}

type Properties = Readonly<Record<string, unknown>>

function identityOf(properties: Properties, options: BoundaryOptions): Omit<Boundary, 'polygons'> | string {
  const headings = Object.keys(properties)
  const text = (index: number | undefined) => {
    const value = index === undefined ? undefined : properties[headings[index] ?? '']
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const column = codeColumn(headings)
  if (!column) return 'No property holds the code: one should be named like wd24cd, lsoa21cd, lad24cd or ward_code'
  const code = text(column.index)
  if (code === '') return `The property ${column.heading} is empty`
  const kind = options.kind ?? kindOfCode(code)
  if (!kind) return `${code} does not say what kind of area it is; say it when you import`
  const within = areaHeadings(headings).flatMap((each) => {
    const other = text(each.index)
    const otherKind = each.part === 'code' && other !== code ? kindOfCode(other) : null
    return otherKind ? [{ kind: otherKind, code: other }] : []
  })
  return { code, name: text(nameColumn(headings, column)?.index) || null, kind, within }
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null
}

const propertiesOf = (feature: unknown): Properties =>
  isObject(feature) && isObject(feature.properties) ? feature.properties : {}
const geometryOf = (feature: unknown): unknown => (isObject(feature) ? feature.geometry : null)
