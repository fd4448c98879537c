import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readWholeAnnexA } from './annex-a.ts'
import { brokenCells } from './workbook-parts.ts'

/** A zip of the parts, each saying that it unpacks to `claimed` times what it does. */
function zip(parts: Record<string, string>, claimed = 1) {
  const heads: Buffer[] = []
  const bodies: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(Buffer.from(text))
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(text), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(Math.floor(Buffer.byteLength(text) * claimed), 18)
    common.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]))
    bodies.push(body)
    offset += body.length
  }
  const contents = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(heads.length, 8)
  end.writeUInt16LE(heads.length, 10)
  end.writeUInt32LE(contents.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, contents, end])
}

const words = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const row2 = `${words('A2', '101')}<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c><c r="C2"><f>VLOOKUP(A2,Z:Z,1)</f></c>${words('D2', '25/01/2015')}`
const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${words('A1', 'Child Unique ID')}${words('B1', 'Date of Contact')}${words('C1', 'Contact Source')}${words('D1', 'Date of Birth')}</row><row r="2">${row2}</row></sheetData></worksheet>`
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const parts = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="List 1 &amp; more" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheet,
}

test('cells whose formula failed or was never worked out are found by sheet and place', () => {
  const found = brokenCells(zip(parts)).get('List 1 & more')
  expect([...(found ?? [])]).toEqual([
    ['1:1', '#N/A'],
    ['1:2', '#NO RESULT'],
  ])
})

test('they reach the report, although the workbook reader takes them for empty', async () => {
  const { contacts, report } = await readWholeAnnexA(zip(parts))
  expect(contacts).toMatchObject([{ childId: '101', contactOn: null, source: null, birthDate: '2015-01-25' }])
  expect(report.problems.map(({ code, place, value }) => [code, place.row, place.column, value])).toEqual([
    ['broken cell', 2, 'Date of Contact', '#N/A'],
    ['broken cell', 2, 'Contact Source', '#NO RESULT'],
  ])
})

test.each([
  [0.5, 'a part that unpacks to more than it says'],
  [1_000_000, 'parts that say they unpack to gigabytes'],
])('a workbook with sizes %s times the truth is refused: %s', async (claimed) => {
  await expect(readWholeAnnexA(zip(parts, claimed))).rejects.toMatchObject({ code: 'broken-workbook' })
})
