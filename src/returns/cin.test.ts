import { expect, test } from 'vitest'
import { readCin, readWholeCin } from './cin.ts'
import type { Problem } from './report.ts'

const header = (year = 2025, lea = '806') =>
  `<Header><CollectionDetails><Collection>CIN</Collection><Year>${year}</Year><ReferenceDate>${year}-03-31</ReferenceDate></CollectionDetails>` +
  `<Source><SourceLevel>L</SourceLevel><LEA>${lea}</LEA></Source></Header>`
const identifiers =
  '<ChildIdentifiers><LAchildID>D1</LAchildID><PersonBirthDate>2015-01-25</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>'
const characteristics = '<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>'
const referral = '<CINreferralDate>2024-06-01</CINreferralDate><ReferralSource>2A</ReferralSource>'
const details = `<CINdetails>${referral}<ReferralNFA>0</ReferralNFA></CINdetails>`
const census = (children: string, year?: number) => `<Message>${header(year)}<Children>${children}</Children></Message>`
const child = (inside = identifiers + characteristics + details) => `<Child>${inside}</Child>`
const within = (inside: string) => child(`${identifiers}${characteristics}<CINdetails>${referral}${inside}</CINdetails>`)

const read = (xml: string | Buffer, authority = '806') =>
  readWholeCin([Buffer.from(xml as string)], { authority, asAt: '2026-11-21' })
const inShort = ({ code, place, value, kept }: Problem) => [code, place.path?.replace('Message/Children/', ''), value, kept]

test('a whole child gives no problem', async () => {
  const { children, header: head, report } = await read(census(child()))
  expect(head).toMatchObject({ authority: '806', year: 2025, referenceDate: '2025-03-31' })
  expect(children).toMatchObject([
    {
      childId: 'D1',
      birthDate: '2015-01-25',
      sex: 'F',
      ethnicity: 'WBRI',
      episodes: [{ referredOn: '2024-06-01', source: '2A' }],
    },
  ])
  expect(report.problems).toEqual([])
  expect(report.totals?.rows).toMatchObject({ children: { read: 1, taken: 1, setAside: 0 }, episodes: { read: 1, taken: 1 } })
})

test.each<[string, string, unknown[], string]>([
  [
    census(`loose${child()}`),
    'loose text among children',
    ['stray text', 'Message/Children', 'loose', 'census kept without it'],
    'it belongs to no child',
  ],
  [
    census(within('oops<ReferralNFA>1</ReferralNFA>')),
    'loose text in a block',
    ['stray text', 'Child[1]/CINdetails[1]', 'oops', 'child kept without it'],
    'an export left it',
  ],
  [
    census(within('<Ward>Newport</Ward>')),
    'an unknown element',
    ['unknown element', 'Child[1]/CINdetails[1]/Ward', 'Newport', 'child kept without it'],
    'a local extra',
  ],
  [
    census(within('<Local><Ward>N</Ward></Local>')),
    'an unknown block',
    ['unknown element', 'Child[1]/CINdetails[1]/Local/Ward', 'N', 'child kept without it'],
    'told by its leaves',
  ],
  [
    census(within('<Ward/>')),
    'an empty unknown element',
    ['unknown element', 'Child[1]/CINdetails[1]/Ward', '', 'child kept without it'],
    'it was there',
  ],
  [
    census(child(`${identifiers}${characteristics}${details}<PrimaryNeedCode>N1</PrimaryNeedCode>`)),
    'a known element in a wrong place',
    ['misplaced element', 'Child[1]/PrimaryNeedCode', 'N1', 'child kept without it'],
    'it belongs to an episode',
  ],
  [
    census(within('<PrimaryNeedCode>N1</PrimaryNeedCode><PrimaryNeedCode>N2</PrimaryNeedCode>')),
    'a value given twice',
    ['given twice', 'Child[1]/CINdetails[1]/PrimaryNeedCode', 'N2', 'child kept without it'],
    'the first is taken',
  ],
  [
    census(within('<PrimaryNeedCode x="1">N1</PrimaryNeedCode>')),
    'an attribute',
    ['unknown attribute', 'Child[1]/CINdetails[1]/PrimaryNeedCode', 'x="1"', 'child kept without it'],
    'the census has none',
  ],
  [
    census(within('<PrimaryNeedCode>N10</PrimaryNeedCode>')),
    'an unknown code',
    ['code not understood', 'Child[1]/CINdetails[1]/PrimaryNeedCode', 'N10', 'child kept without it'],
    'there is no N10',
  ],
  [
    census(within('<ReferralNFA>maybe</ReferralNFA>')),
    'a flag that is none',
    ['word not understood', 'Child[1]/CINdetails[1]/ReferralNFA', 'maybe', 'child kept without it'],
    'neither yes nor no',
  ],
  [
    census(within('<CINclosureDate>N/A</CINclosureDate>')),
    'words for no date',
    ['date not understood', 'Child[1]/CINdetails[1]/CINclosureDate', 'N/A', 'child kept without it'],
    'in XML nothing is said by leaving the element out',
  ],
  [
    census(within('<CINclosureDate>01/07/2024</CINclosureDate>')),
    'a date in another style',
    ['date order', 'Child[1]/CINdetails[1]/CINclosureDate', '01/07/2024', 'taken, please check'],
    'read, and pointed at',
  ],
  [
    census(within('<CINclosureDate>2025-04-01</CINclosureDate>')),
    'a day after the census closed',
    ['date out of range', 'Child[1]/CINdetails[1]/CINclosureDate', '2025-04-01', 'taken, please check'],
    'it may be right, for another census',
  ],
  [
    census(within('<CINclosureDate>2027-01-01</CINclosureDate>')),
    'a day after the import',
    ['date out of range', 'Child[1]/CINdetails[1]/CINclosureDate', '2027-01-01', 'child kept without it'],
    'it cannot have happened',
  ],
  [
    census(child(identifiers.replace('<Sex>F</Sex>', '<GenderCurrent>2</GenderCurrent>') + characteristics + details)),
    'a retired element',
    ['code outside its years', 'Child[1]/ChildIdentifiers/GenderCurrent', '2', 'taken, please check'],
    'Sex since 2025',
  ],
  [
    census(
      child(
        identifiers.replace('</ChildIdentifiers>', '<GenderCurrent>1</GenderCurrent></ChildIdentifiers>') +
          characteristics +
          details,
      ),
    ),
    'two elements at odds',
    ['code not understood', 'Child[1]/ChildIdentifiers/GenderCurrent', '1', 'child kept without it'],
    'Sex is believed',
  ],
  [
    census(child(identifiers.replace('<Sex>', '<UPN>12</UPN><Sex>') + characteristics + details)),
    'a UPN of a wrong shape',
    ['code not understood', 'Child[1]/ChildIdentifiers/UPN', '12', 'child kept without it'],
    'too short',
  ],
  [
    census(child(identifiers + characteristics)),
    'no episode',
    ['missing value', 'Child[1]', '', 'child kept without it'],
    'a census asks for one',
  ],
  [
    census(child(`${identifiers}${characteristics}<CINdetails/>`)),
    'an episode without a referral date',
    ['missing value', 'Child[1]/CINdetails[1]', '', 'child kept without it'],
    'nobody can find it again',
  ],
  [
    census(child() + child()),
    'the same child twice',
    ['duplicate child', 'Child[2]', 'D1', 'taken, please check'],
    'both are given',
  ],
])('%#: %s', async (xml, _what, expected) => {
  const { children, report } = await read(xml)
  expect(report.problems.map(inShort)).toEqual([expected])
  expect(report.problems[0]?.why).not.toBe('')
  expect(children[0]?.childId).toBe('D1')
})

test('retired factors are kept as they are and pointed at in the years after', async () => {
  const assessment =
    '<Assessments><AssessmentActualStartDate>2024-06-02</AssessmentActualStartDate><FactorsIdentifiedAtAssessment><AssessmentFactors>18A</AssessmentFactors><AssessmentFactors>19A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>'
  const now = await read(census(within(assessment), 2025))
  expect(now.children[0]?.episodes[0]?.assessments[0]?.factors).toEqual(['18A', '19A'])
  expect(now.report.problems.map((problem) => [problem.value, problem.code])).toEqual([
    ['18A', 'code outside its years'],
    ['19A', 'code outside its years'],
  ])
  const then = await read(
    census(within(assessment.replace('2024-06-02', '2019-06-02')), 2020)
      .replace(/2024-06-01/g, '2019-06-01')
      .replace('<Sex>F</Sex>', '<GenderCurrent>2</GenderCurrent>'),
  )
  expect(then.report.problems).toEqual([])
  expect(then.children[0]?.sex).toBe('F')
})

test('a child known by nothing is set aside with its place, and so is one in a wrong place; the rest are taken', async () => {
  const nobody = child(
    `<ChildIdentifiers><PersonBirthDate>2015-01-25</PersonBirthDate></ChildIdentifiers>${characteristics}${details}`,
  )
  const nested = `<CINdetails>${referral}<Child>${identifiers}</Child></CINdetails>`
  const { children, report } = await read(
    census(`\n${nobody}\n${child()}\n${child(identifiers.replace('D1', 'D2') + characteristics + nested)}`),
  )
  expect(children.map(({ childId, number }) => [childId, number])).toEqual([
    ['D1', 2],
    ['D2', 3],
  ])
  expect(report.totals?.rows.children).toEqual({ read: 4, taken: 2, setAside: 2, notRead: 0 })
  const aside = report.problems.filter((problem) => problem.kept === 'child set aside')
  expect(aside.map(({ code, place }) => [code, place.line])).toEqual([
    ['missing id', 2],
    ['misplaced element', 4],
  ])
})

test('a child with a UPN and no id of the authority is taken', async () => {
  const { children, report } = await read(
    census(child(identifiers.replace('<LAchildID>D1</LAchildID>', '<UPN>a80600000000x</UPN>') + characteristics + details)),
  )
  expect(children[0]).toMatchObject({ childId: null, upn: 'A80600000000X' })
  expect(report.problems.map(inShort)).toEqual([['missing id', 'Child[1]', '', 'child kept without it']])
})

test('the pre-proceedings block is kept as written', async () => {
  const { children, report } = await read(
    census(within('<PreProceedingsandFGDM><PPStartDate>2024-08-01</PPStartDate></PreProceedingsandFGDM>')),
  )
  expect(children[0]?.episodes[0]?.preProceedings).toMatchObject([{ values: { PPStartDate: '2024-08-01' } }])
  expect(report.problems).toEqual([])
})

test('a header whose year and reference date disagree is believed by its reference date', async () => {
  const { header: head, report } = await read(census(child()).replace('<Year>2025', '<Year>2024'))
  expect(head?.year).toBe(2025)
  expect(report.problems).toMatchObject([{ code: 'header', value: '2024' }])
})

const plain = census(child())
const declaring = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${plain.replace('D1', 'Zoë')}`

test.each<[string, Buffer, string]>([
  ['UTF-8', Buffer.from(declaring('UTF-8')), 'as most are'],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${declaring('utf-8')}`), 'as .NET writes it'],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${declaring('utf-16')}`, 'utf16le'), 'as SQL Server writes it'],
  ['UTF-16, big end first', Buffer.from(`\uFEFF${declaring('utf-16')}`, 'utf16le').swap16(), 'rare, and allowed'],
  ['Latin-1', Buffer.from(declaring('ISO-8859-1'), 'latin1'), 'declared'],
  ['Windows', Buffer.from(declaring('windows-1252'), 'latin1'), 'declared'],
])('a file in %s is read (%#)', async (_, bytes) => {
  const { children, report } = await read(bytes)
  expect(children[0]?.childId).toBe('Zoë')
  expect(report.problems).toEqual([])
})

test('a file that says UTF-16 and is not is read, and said to be odd', async () => {
  const { children, report } = await read(declaring('utf-16'))
  expect(children[0]?.childId).toBe('Zoë')
  expect(report.problems.map((problem) => problem.code)).toEqual(['encoding'])
})

const bomb = '<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
test.each<[string, string | Buffer, string]>([
  ['empty', '', 'nothing in it'],
  ['empty', '  \n ', 'only blanks'],
  ['not-xml', 'LAchildID,UPN\n1,2\n', 'a CSV file'],
  ['zipped', Buffer.from('PK\x03\x04rest'), 'a zip'],
  ['unknown-encoding', declaring('EBCDIC-CP-GB'), 'an encoding nobody here has'],
  ['not-utf8', Buffer.from(plain.replace('D1', 'Zoë'), 'latin1'), 'not what it implies'],
  ['has-doctype', `<?xml version="1.0"?>${bomb}${plain.replace('D1', '&b;')}`, 'entities that swell'],
  ['has-doctype', `<!DOCTYPE Message SYSTEM "http://example.org/cin.dtd">${plain}`, 'a document type elsewhere'],
  ['broken-xml', plain.replace('D1', '&b;'), 'an entity nobody declared'],
  ['broken-xml', plain.slice(0, -20), 'cut short at the end'],
  ['broken-xml', plain.slice(0, plain.indexOf('Ethnicity')), 'cut short in a tag'],
  ['broken-xml', plain.replace('</Child>', ''), 'a tag never closed'],
  ['not-cin', '<Pupils/>', 'another sort of file'],
  ['not-cin', plain.replace('>CIN<', '>CLA<'), 'another collection'],
  ['other-authority', plain.replace('>806<', '>201<'), 'another authority'],
  ['no-header', `<Message><Children>${child()}</Children></Message>`, 'nobody knows whose'],
  ['no-header', plain.replace('<LEA>806</LEA>', ''), 'the header does not say whose'],
  ['no-header', `<Message><Children>${child()}</Children>${header()}</Message>`, 'it says so too late'],
  ['no-children', `<Message>${header()}</Message>`, 'half a file'],
  ['out-of-proportion', census(`<Child>${'x'.repeat(1_200_000)}</Child>`), 'a value of a million characters'],
  ['out-of-proportion', census(`<Child>${details.repeat(40_000)}</Child>`), 'a child of five megabytes'],
  ['out-of-proportion', census('<a>'.repeat(200)), 'elements in elements without end'],
])('%s: %# is refused whole', async (code, file, _why) => {
  await expect(read(file)).rejects.toMatchObject({ name: 'Refusal', code })
})

test('no refusal quotes what stands about a child', async () => {
  const error = await read(plain.replace('D1</LAchildID>', 'D1 Rowan Ash')).catch((refusal: Error) => refusal)
  expect(error).toBeInstanceOf(Error)
  expect((error as Error).message).not.toContain('Rowan')
})

test('the file is read only as fast as children are taken', async () => {
  const pieces = [
    `<Message>${header()}<Children>`,
    ...Array.from({ length: 1000 }, (_, at) => child().replace('D1', `D${at}`)),
    '</Children></Message>',
  ]
  let given = 0
  async function* source() {
    for (const piece of pieces) {
      given += 1
      yield Buffer.from(piece)
    }
  }
  for await (const item of readCin(source(), { authority: '806' })) if (item.kind === 'child') break
  expect(given).toBeLessThan(10)
})

test('pieces may be cut anywhere, also inside a letter', async () => {
  const bytes = Buffer.from(declaring('UTF-8'))
  const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
  const { children, report } = await readWholeCin(pieces, { authority: '806' })
  expect(children[0]?.childId).toBe('Zoë')
  expect(report.problems).toEqual([])
})
