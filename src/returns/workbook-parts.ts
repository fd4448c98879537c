import { inflateRawSync } from 'node:zlib'
import { refuse } from './refusal.ts'

type Part = { name: string; method: number; size: number; unpacked: number; offset: number }

/** More than any workbook of 20 MB should unfold to: beyond it somebody has packed a bomb. */
const mostUnpacked = 600_000_000

/**
 * What the workbook reader passes over: cells whose formula failed or was never worked out, by sheet name, as "row:column"
 * from 0. Unpacks every part once, so a workbook that is cut short or far larger inside than out is refused here.
 */
export function brokenCells(workbook: Buffer): Map<string, Map<string, string>> {
  const parts = new Map(partsOf(workbook).map((part) => [part.name, part]))
  let unpacked = 0
  for (const part of parts.values()) unpacked += part.unpacked
  if (unpacked > mostUnpacked) refuse('broken-workbook')
  const texts = (name: string) => {
    const part = parts.get(name)
    return part ? unpack(workbook, part).toString('utf8') : ''
  }
  for (const part of parts.values()) if (!part.name.includes('worksheets/')) unpack(workbook, part)
  const targets = new Map<string, string>()
  for (const [, tag = ''] of texts('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)) {
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'))
  }
  const bySheet = new Map<string, Map<string, string>>()
  for (const [, tag = ''] of texts('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)) {
    bySheet.set(attribute(tag, 'name'), brokenIn(texts(targets.get(attribute(tag, '\\w+:id')) ?? '')))
  }
  return bySheet
}

function brokenIn(sheet: string) {
  const found = new Map<string, string>()
  for (const [, tag = '', inside = ''] of sheet.matchAll(/<c\b([^>]*[^/>])>(.*?)<\/c>/gs)) {
    const hasValue = /<v>[^<]/.test(inside)
    const value = attribute(tag, 't') === 'e' ? (/<v>([^<]*)/.exec(inside)?.[1] ?? '#NO RESULT') : '#NO RESULT'
    if (attribute(tag, 't') !== 'e' && (hasValue || !/<f\b/.test(inside) || /<v\s*\/>|<v><\/v>/.test(inside))) continue
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(tag, 'r')) ?? []
    let column = 0
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
    if (column > 0) found.set(`${Number(row) - 1}:${column - 1}`, value)
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
