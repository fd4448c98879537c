import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readAnnexA, readWholeAnnexA } from './annex-a.ts'
import type { Problem } from './report.ts'

type Value = string | number | boolean | Date | null
const workbook = (sheets: Record<string, Value[][]>) =>
  writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) =>
          value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value === null ? null : { value },
        ),
      ),
    })),
  ).toBuffer()

const inShort = ({ code, place, value, kept }: Problem) => [
  place.row ?? place.line ?? place.sheet,
  place.column,
  code,
  value,
  kept,
]

const headings = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age of Child (Years)',
  'Date of Contact',
  'Contact Source',
]

test('a messy List 1: headings down the sheet, every row accounted for, every doubt placed', async () => {
  const file = await workbook({
    Guidance: [['Fill in every list'], ['Send by Friday']],
    'List 1': [
      ['Annex A', null],
      [],
      ['Child Unique\nID ', 'GENDER', 'ethnic origin', 'D.O.B.', 'Age', 'Contact Date', 'Source of Contact', 'Ward', ''],
      [101, 'Female', 'a) WBRI', new Date('2015-01-25'), 9, new Date('2024-03-01'), 'q) 6: Police', 'Newport', null],
      ['A-102', 'girl', 'White', 8.5, null, '31/02/2024', 'Aunt', null, null],
      [null, 'Male', 'WBRI', '1 Mar 15', null, '02/03/2024', 'School', null, null],
      [],
      [...['Child Unique\nID ', 'GENDER', 'ethnic origin', 'D.O.B.', 'Age', 'Contact Date', 'Source of Contact']],
      ['Total: 2'],
      [103, 'x', 'Refused', 'Unborn', null, new Date('2024-03-02T00:00:00Z'), '2A', 'Newport', 'see note'],
    ],
  })
  const { contacts, report } = await readWholeAnnexA(file)
  expect(report.totals?.rows['List 1 contacts']).toEqual({ read: 6, taken: 3, setAside: 3, notRead: 0 })
  expect(contacts.map(({ childId, contactOn, source }) => [childId, contactOn, source])).toEqual([
    ['101', '2024-03-01', '6'],
    ['A-102', null, null],
    ['103', '2024-03-02', '2A'],
  ])
  expect(contacts[1]).toMatchObject({
    gender: 'female',
    ethnicity: null,
    birthDate: null,
    ageYears: 8.5,
    place: { sheet: 'List 1', row: 5 },
  })
  expect(contacts[2]).toMatchObject({ gender: null, unborn: true })
  expect(report.problems.map(inShort)).toEqual([
    ['Guidance', undefined, 'unknown sheet', '', 'list not read'],
    [5, 'D.O.B.', 'age instead of date', '8.5', 'taken, please check'],
    [5, 'ethnic origin', 'word not understood', 'White', 'row kept without it'],
    [5, 'Contact Date', 'date not understood', '31/02/2024', 'row kept without it'],
    [5, 'Source of Contact', 'word not understood', 'Aunt', 'row kept without it'],
    [6, undefined, 'missing id', ' | Male | WBRI | 1 Mar 15 |  | 02/03/2024 | School |  | ', 'row set aside'],
    [8, undefined, 'heading repeated', expect.stringContaining('GENDER'), 'row set aside'],
    [9, undefined, 'nothing but an id', expect.stringContaining('Total: 2'), 'row set aside'],
    [10, 'GENDER', 'word not understood', 'x', 'row kept without it'],
    [10, 'column I', 'no heading', 'see note', 'row kept without it'],
    ['List 1', 'Ward', 'unknown column', 'Ward', 'column not read'],
  ])
  expect(report.totals).toMatchObject({ valuesSetAside: 5, valuesToCheck: 1 })
})

test('one date that can only be month first puts its column in doubt, until the person says the order', async () => {
  const file = await workbook({
    'List 1': [
      headings,
      [1, 'M', 'WBRI', '25/01/2015', 9, '04/13/2024', '6'],
      [2, 'M', 'WBRI', '25/01/2015', 9, '03/04/2024', '6'],
    ],
  })
  const unsure = await readWholeAnnexA(file)
  expect(unsure.contacts.map((row) => row.contactOn)).toEqual(['2024-04-13', null])
  expect(unsure.report.problems.map((problem) => problem.code)).toEqual(['date order', 'ambiguous date'])
  const said = await readWholeAnnexA(file, { dateOrder: 'month first' })
  expect(said.contacts.map((row) => row.contactOn)).toEqual(['2024-04-13', '2024-03-04'])
})

test('what cannot have happened yet is set aside, and a birth still to come is an unborn child', async () => {
  const file = await workbook({ 'List 1': [headings, [1, 'U', 'NOBT', '01/09/2026', null, '01/08/2026', '6']] })
  const { contacts, report } = await readWholeAnnexA(file, { asAt: '2026-03-01' })
  expect(contacts[0]).toMatchObject({ birthDate: '2026-09-01', unborn: true, contactOn: null })
  expect(report.problems.map((problem) => problem.code)).toEqual(['date out of range', 'date out of range'])
})

test('List 3 says whether the referral ended, how many there were, and who has it', async () => {
  const file = await workbook({
    Referrals: [
      [
        'Child Unique ID',
        'Date of Referral',
        'Referral Source',
        'Referral NFA?',
        'Number of Referrals in Last 12 Months',
        'Allocated Team',
        'Allocated Worker',
      ],
      ['1', '01/03/2024', 'GP', 'Y', '2', 'Duty team', 'Rowan Ash'],
      ['2', '01/03/2024', 'GP', 'no further action', 'some', '', 'n/a'],
    ],
  })
  const { referrals, report } = await readWholeAnnexA(file)
  expect(referrals).toMatchObject([
    { nfa: true, referralsInLast12Months: 2, team: 'Duty team', worker: 'Rowan Ash', source: '3A' },
    { nfa: true, referralsInLast12Months: null, team: null, worker: null },
  ])
  expect(report.problems.map((problem) => problem.code)).toEqual(['heading missing', 'not a number'])
})

test('a list without a column for the id gives no row, and each of its rows is told', async () => {
  const file = await workbook({
    'List 1': [
      ['Name', ...headings.slice(1)],
      ['Someone', 'M', 'WBRI', '25/01/2015', 9, '01/03/2024', '6'],
    ],
  })
  const { contacts, report } = await readWholeAnnexA(file)
  expect(contacts).toEqual([])
  expect(report.totals?.rows['List 1 contacts']).toEqual({ read: 1, taken: 0, setAside: 1, notRead: 0 })
  expect(report.problems.map((problem) => problem.code)).toEqual(['heading missing', 'missing id'])
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-annex-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each<[string, (text: string) => Buffer, string]>([
  ['UTF-8', (text) => Buffer.from(text), 'as most programs write it'],
  ['UTF-8 with its mark', (text) => Buffer.from(`\uFEFF${text}`), "Excel's 'CSV UTF-8'"],
  ['UTF-16 with its mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), "Excel's 'Unicode text'"],
  ['Windows text', (text) => Buffer.from(text, 'latin1'), "Excel's plain 'CSV' in Britain"],
])('a CSV file in %s is read with the line of every row', async (_, write) => {
  const text =
    'Exported by Zoë;;;\r\n\r\nChild Unique ID;Contact Date;Contact Source;Date of Birth\r\n7;01/03/2024;"Health\nvisitor";25/01/2015\r\n;01/03/2024;6;\r\n8;never;6;25/01/2015\r\n'
  const path = join(folder, 'List 1.csv')
  await writeFile(path, write(text))
  const { contacts, report } = await readWholeAnnexA(path)
  expect(contacts).toMatchObject([
    { childId: '7', contactOn: '2024-03-01', source: '3B', place: { sheet: 'List 1.csv', line: 4 } },
    { childId: '8', contactOn: null, place: { line: 7 } },
  ])
  const told = report.problems.filter((problem) => problem.code !== 'encoding').map(inShort)
  expect(told).toEqual([
    [6, undefined, 'missing id', ' | 01/03/2024 | 6 | ', 'row set aside'],
    [7, 'Contact Date', 'date not understood', 'never', 'row kept without it'],
  ])
})

test('a list in CSV that is not read yet is told with its rows', async () => {
  const { report } = await readWholeAnnexA(Buffer.from('Child Unique ID,CIN Start Date\n1,01/03/2024\n2,01/03/2024\n'), {
    name: 'List 6.csv',
  })
  expect(report.problems).toMatchObject([
    { code: 'list not read', count: 2, why: 'List 6 children in need is not read yet: 2 rows' },
  ])
})

test('CSV rows are given while the file is still being read', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => `${at + 1},01/03/2024,6`).join('\n')
  let taken = 0
  for await (const item of readAnnexA(Buffer.from(`Child Unique ID,Date of Contact,Contact Source\n${rows}\n`))) {
    if (item.kind === 'contact') taken += 1
    if (taken === 10) break
  }
  expect(taken).toBe(10)
})

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['empty', () => Buffer.alloc(0), 'nothing in it'],
  ['empty', () => Buffer.from(' \n '), 'only blanks in it'],
  ['old-workbook', () => Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest', 'latin1'), 'an .xls'],
  ['not-a-workbook', () => Buffer.from('%PDF-1.7'), 'a PDF'],
  ['not-a-workbook', () => Buffer.from([1, 2, 0, 3, 4, 0]), 'neither text nor a zip'],
  ['broken-workbook', async () => (await workbook({ 'List 1': [headings] })).subarray(0, 900), 'cut short'],
  ['broken-workbook', () => Buffer.from('PK\x03\x04 nothing of a zip'), 'a zip in its first letters only'],
  ['not-annex-a', () => workbook({ Sheet1: [['Dear all']] }), 'a workbook of something else'],
  ['not-annex-a', () => Buffer.from('Dear all,\nplease find below\n'), 'a text of something else'],
  [
    'broken-csv',
    () => Buffer.from('Child Unique ID,Date of Contact\n1,"01/03/2024\n2,01/03/2024\n'),
    'a quotation mark never closed',
  ],
])('%s: %j is refused whole: %s', async (code, make) => {
  await expect(readWholeAnnexA(await make())).rejects.toMatchObject({ name: 'Refusal', code })
})

test('a workbook over the limit is refused with the way out through CSV', async () => {
  const file = await workbook({ 'List 1': [headings] })
  await expect(readWholeAnnexA(file, { largestWorkbook: 1000 })).rejects.toMatchObject({
    code: 'workbook-too-large',
    message: expect.stringContaining('CSV'),
  })
})

test('a workbook in which any one byte is wrong is read or refused, and never breaks in another way', async () => {
  const file = await workbook({ 'List 1': [headings, [1, 'M', 'WBRI', '25/01/2015', 9, '01/03/2024', '6']] })
  for (let at = 0; at < file.length; at += 37) {
    const wrong = Buffer.from(file)
    wrong[at] = (wrong[at] ?? 0) ^ 0xff
    const outcome = await readWholeAnnexA(wrong).then(
      () => 'read',
      (error: Error) => error.name,
    )
    expect(['read', 'Refusal'], `byte ${at}`).toContain(outcome)
  }
})

test('nonsense in any one cell of a row is kept or reported', async () => {
  const referral = [
    'Child Unique ID',
    'Gender',
    'Ethnicity',
    'Date of Birth',
    'Age',
    'Date of Referral',
    'Referral Source',
    'Referral NFA?',
    'Number of Referrals in Last 12 Months',
    'Allocated Team',
    'Allocated Worker',
  ]
  const row = ['1', 'M', 'WBRI', '25/01/2015', '9', '01/03/2024', '6', 'No', '1', 'Duty team', 'Rowan Ash']
  for (const at of row.keys()) {
    for (const nonsense of ['Q7#', 'z)', '#REF!', '0x1F']) {
      const file = await workbook({ 'List 3': [referral, row.with(at, nonsense)] })
      const { referrals, report } = await readWholeAnnexA(file)
      expect(JSON.stringify([referrals, report.problems]), `${nonsense} in ${referral[at]}`).toContain(nonsense)
    }
  }
})
