import { inflateRawSync } from 'node:zlib'
import { refuse } from './refusal.ts'

type Part = { name: string; method: number; size: number; unpacked: number; offset: number }

/** More than any workbook of 20 MB should unfold to: beyond it somebody has packed a bomb. */
const mostUnpacked = 600_000_000
/** Places in one sheet, used or not: a million rows of a list, with room beside it. Each takes eight bytes. */
const mostPlaces = 30_000_000

/**
 * What the workbook reader passes over: cells whose formula failed or was never worked out, by sheet name, as "row:column"
 * from 0. Unpacks every part once, so a workbook that is cut short or far larger inside than out is refused here.
 */
export function brokenCells(workbook: Buffer): Map<string, Map<string, string>> {
  const all = partsOf(workbook)
  let unpacked = 0
  for (const part of all) unpacked += part.unpacked
  if (unpacked > mostUnpacked) refuse('broken-workbook')
  const bySheetPart = new Map<string, Map<string, string>>()
  for (const part of all) {
    const bytes = unpack(workbook, part)
    if (!bytes.includes('sheetData')) continue
    const sheet = bytes.toString('utf8')
    checkExtent(sheet)
    bySheetPart.set(part.name, brokenIn(sheet))
  }
  const parts = new Map(all.map((part) => [part.name, part]))
  const texts = (name: string) => {
    const part = parts.get(name)
    return part ? unpack(workbook, part).toString('utf8') : ''
  }
  const targets = new Map<string, string>()
  for (const [, tag = ''] of texts('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)) {
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'))
  }
  const bySheet = new Map<string, Map<string, string>>()
  for (const [, tag = ''] of texts('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)) {
    bySheet.set(attribute(tag, 'name'), bySheetPart.get(targets.get(attribute(tag, '\\w+:id')) ?? '') ?? new Map())
  }
  return bySheet
}

/**
 * The workbook reader keeps a place for every cell up to the last row and the last column that are used: one stray cell far to the
 * right of a long list would take gigabytes.
 */
function checkExtent(sheet: string) {
  const extent = { rows: 0, columns: 0, corner: '' }
  let row = 0
  let column = 0
  for (const [, name, tag = ''] of sheet.matchAll(/<(?:\w+:)?(row|c)\b([^>]*)>/g)) {
    const at = attribute(tag, 'r')
    if (name === 'row') {
      row = at === '' ? row + 1 : Number(at)
      column = 0
    } else {
      const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? []
      column = letters === '' ? column + 1 : columnOf(letters)
      if (number !== '') row = Number(number)
      if (column > extent.columns) Object.assign(extent, { columns: column, corner: letters || String(column) })
    }
    extent.rows = Math.max(extent.rows, row)
    if (extent.rows * extent.columns > mostPlaces) refuse('workbook-too-wide', extent.corner, String(extent.rows))
  }
}

const columnOf = (letters: string) => {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

function brokenIn(sheet: string) {
  const found = new Map<string, string>()
  for (const [, tag = '', inside = ''] of sheet.matchAll(/<c\b([^>]*[^/>])>(.*?)<\/c>/gs)) {
    const hasValue = /<v>[^<]/.test(inside)
    const value = attribute(tag, 't') === 'e' ? (/<v>([^<]*)/.exec(inside)?.[1] ?? '#NO RESULT') : '#NO RESULT'
    if (attribute(tag, 't') !== 'e' && (hasValue || !/<f\b/.test(inside) || /<v\s*\/>|<v><\/v>/.test(inside))) continue
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(tag, 'r')) ?? []
    if (letters !== '') found.set(`${Number(row) - 1}:${columnOf(letters) - 1}`, value)
  }
  return found
}

const attribute = (tag: string, name: string) =>
  unescapeXml(new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? '')

const unescapeXml = (text: string) =>
  text
    .replace(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex, digits) =>
      String.fromCodePoint(Math.min(Number.parseInt(digits, hex ? 16 : 10), 0x10ffff)),
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

/** The zip's table of contents, found from its end as the format asks. */
function partsOf(zip: Buffer): Part[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > zip.length) refuse('broken-workbook')
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) refuse('broken-workbook')
    const nameLength = zip.readUInt16LE(at + 28)
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

function unpack(zip: Buffer, part: Part): Buffer {
  const { offset } = part
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) refuse('broken-workbook')
  const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const packed = zip.subarray(from, from + part.size)
  if (packed.length !== part.size) refuse('broken-workbook')
  if (part.method === 0) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(part.unpacked, 1) })
  } catch {
    return refuse('broken-workbook')
  }
}
