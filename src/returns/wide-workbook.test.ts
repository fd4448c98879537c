import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { readWholeAnnexA } from './annex-a.ts'

/** A zip with nothing packed, as Excel may write it. */
function zip(parts: Record<string, string>): Buffer {
  const files: Buffer[] = []
  const contents: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(path.length, 22)
    const whole = Buffer.alloc(46)
    whole.write('PK\x01\x02\x14\x00', 0, 'latin1')
    facts.copy(whole, 6)
    whole.writeUInt32LE(offset, 42)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, bytes)
    contents.push(whole, path)
    offset += 30 + path.length + bytes.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(contents).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...contents, end])
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const headings = ['Child Unique ID', 'Date of Contact', 'Contact Source', 'Gender', 'Ethnicity', 'Date of Birth']
const letters = 'ABCDEF'
const rowOf = (row: number, values: readonly string[], more = '') =>
  `<row r="${row}">${values.map((value, at) => cell(`${letters[at]}${row}`, value)).join('')}${more}</row>`
const list = (rows: number, more: string) =>
  `${rowOf(1, headings)}${rowOf(2, ['77', '05/11/2026', '1A', 'Female', 'WBRI', '01/02/2019'], more)}${rows > 2 ? rowOf(rows, ['78', '05/11/2026', '1A', 'Female', 'WBRI', '01/02/2019']) : ''}`
const workbook = (rows: string, path = 'worksheets/sheet1.xml') =>
  zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${path}"/></Relationships>`,
    [`xl/${path}`]: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  })
const read = (rows: string, path?: string) => readWholeAnnexA(workbook(rows, path), { name: 'list.xlsx', asAt: '2026-11-24' })

test('a stray cell far to the right of a short list is in nobody’s way', async () => {
  const { contacts } = await read(list(2, cell('XFD2', 'stray')))
  expect(contacts.map(({ childId }) => childId)).toEqual(['77'])
})

test.each([
  [list(20_000, cell('XFD2', 'stray')), undefined, 'in the last column of a long list'],
  [list(20_000, '<c r="XFD2"/>'), undefined, 'with nothing in it'],
  [list(2, cell('A1048576', 'stray') + cell('XFD3', 'stray')), undefined, 'in the last row, and another in a far column'],
  [list(20_000, '<c/>'.repeat(16_000)), undefined, 'that do not say where they are'],
  [list(900_000_000, ''), undefined, 'in a row that no sheet has'],
  [list(20_000, cell('XFD2', 'stray')), 'elsewhere/one.xml', 'in a sheet that stands elsewhere'],
])('cells that would take gigabytes are refused before they are read: %#, %s', async (rows, path, _why) => {
  const before = process.memoryUsage().rss
  await expect(read(rows, path)).rejects.toMatchObject({ code: 'workbook-too-wide' })
  expect(process.memoryUsage().rss - before, 'bytes that it took').toBeLessThan(300_000_000)
})
