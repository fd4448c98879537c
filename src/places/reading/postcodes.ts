import { codeProblem, isBlankCode, type KnownCodes, kindOfCode } from '../area-codes.ts'
import { normalPostcode } from '../postcode.ts'
import { type Position, toLonLat } from './national-grid.ts'
import { codePointColumns, looksLikeCodePoint, type PostcodeColumns, postcodeColumns } from './postcode-columns.ts'
import { atLine, emptyReport, FileRefused, type Reading, type Report, type Source } from './report.ts'
import { SeenPostcodes } from './seen-postcodes.ts'
import { bodyLines, firstLine, type Line, readLines } from './table.ts'

/** A postcode and where it lies. `terminated` is the month in which Royal Mail ended it; old addresses still need it. */
export type PostcodeRow = {
  postcode: string
  ward: string | null
  lsoa: string | null
  district: string | null
  lon: number | null
  lat: number | null
  terminated: string | null
}

export type PostcodeOptions = {
  /** Keep only postcodes of these districts; the others are counted as passed. The national file holds 2.7 million. */
  districts?: ReadonlySet<string>
  /** The wards in force: a postcode in another is set aside, by the ward's name. */
  wards?: KnownCodes
}

/** Reads Code-Point Open, with headings or without, and the ONS Postcode Directory, by the names of its columns. */
export function readPostcodes(source: Source, options: PostcodeOptions = {}): Reading<PostcodeRow> {
  const report = emptyReport()
  return { report, rows: rowsOf(source, options, report) }
}

async function* rowsOf(source: Source, options: PostcodeOptions, report: Report): AsyncGenerator<PostcodeRow> {
  const lines = readLines(source)
  const first = await firstLine(lines)
  const bare = looksLikeCodePoint(first.cells)
  const columns = bare ? codePointColumns : postcodeColumns(first.cells)
  if (!columns) throw new FileRefused('No column holds postcodes: one should be headed like postcode or pcds')
  if (columns.ward === null && columns.lsoa === null)
    throw new FileRefused('No column holds ward or LSOA codes: one should be headed like ward_code, osward, wd24cd or lsoa21cd')
  const seen = new SeenPostcodes()
  for await (const line of bodyLines(bare ? startingWith(first, lines) : lines, first.cells.length, report)) {
    const row = readRow(line, columns, options, report)
    if (row === 'passed') report.passed += 1
    else if (row && !seen.add(row.postcode))
      setAside(report, line, 'postcode', row.postcode, 'The postcode stands on an earlier line')
    else if (row) {
      report.kept += 1
      yield row
    }
  }
}

async function* startingWith(first: Line, rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

function readRow(line: Line, columns: PostcodeColumns, options: PostcodeOptions, report: Report): PostcodeRow | 'passed' | null {
  const cell = (index: number | null) => (index === null ? '' : (line.cells[index] ?? ''))
  const code = (index: number | null) => (isBlankCode(cell(index)) ? null : cell(index))
  const refuse = (column: string, value: string, why: string): null => setAside(report, line, column, value, why)

  const district = code(columns.district)
  if (options.districts && district && !options.districts.has(district)) return 'passed'
  const typed = cell(columns.postcode)
  const postcode = normalPostcode(typed)
  if (!postcode) return refuse('postcode', typed, 'This is not a postcode')
  const [ward, lsoa] = [code(columns.ward), code(columns.lsoa)]
  if (ward && kindOfCode(ward) !== 'ward' && /^[EW]/.test(ward)) return refuse('ward', ward, 'This is not the code of a ward')
  if (lsoa && kindOfCode(lsoa) !== 'lsoa' && /^[EW]/.test(lsoa)) return refuse('LSOA', lsoa, 'This is not the code of an LSOA')
  const stale = ward && options.wards ? codeProblem(ward, code(columns.wardName), options.wards, district) : null
  if (stale) return refuse('ward', postcode, stale)

  const terminated = readMonth(cell(columns.terminated))
  if (terminated === undefined)
    note(report, line, 'terminated', cell(columns.terminated), 'This is not a month, so the postcode is kept as ended')
  if (!ward) note(report, line, 'ward', postcode, 'The file gives this postcode no ward')
  const position = positionOf(cell, columns)
  // where the whole file has no positions, that is not worth a remark on each of its lines
  const placed = columns.lon !== null || columns.easting !== null
  if (!position && placed) note(report, line, 'position', postcode, 'The file gives this postcode no position')
  const [lon, lat] = position ?? [null, null]
  return { postcode, ward, lsoa, district, lon, lat, terminated: terminated === undefined ? 'unknown' : terminated }
}

function positionOf(cell: (index: number | null) => string, columns: PostcodeColumns): Position | null {
  const [lon, lat] = [number(cell(columns.lon)), number(cell(columns.lat))]
  // ONS writes latitude 99.999999 and longitude 0 where it has no position.
  if (lon !== null && lat !== null) return lat > 90 ? null : [lon, lat]
  const [easting, northing] = [number(cell(columns.easting)), number(cell(columns.northing))]
  // Code-Point Open writes 0, 0 where it has none (positional quality 90).
  return easting && northing ? toLonLat([easting, northing]) : null
}

const number = (text: string) => (text === '' || Number.isNaN(Number(text)) ? null : Number(text))

/** ONS writes the month of ending as 202105; blank is still in use. Undefined when it is neither. */
function readMonth(text: string): string | null | undefined {
  if (text === '') return null
  const month = /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])$/.exec(text)
  return month ? `${month[1]}-${month[2]}` : undefined
}

function setAside(report: Report, { line }: Line, column: string, value: string, why: string): null {
  report.setAside.push({ place: atLine(line, column), value, why })
  return null
}

function note(report: Report, { line }: Line, column: string, value: string, why: string) {
  report.noted.push({ place: atLine(line, column), value, why })
}
