import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Model } from '../model/model.ts'
import { peopleModel } from '../model/people-model.ts'
import { inThisThread, workerPool } from '../work/pool.ts'
import { listFromText } from './byte-source.ts'
import { fieldOf, idOf } from './frame.ts'
import { listFromFile, readLists } from './read-lists.ts'
import { wordsOf } from './reading-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'ds-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))

const model: Model = { ...peopleModel, rules: peopleModel.rules.slice(0, 1) }
const heading = 'id,first_name,surname,dob,postcode'

async function read(text: string | Buffer, name = 'list.csv') {
  const path = join(folder, name)
  writeFileSync(path, text)
  const { frame, reports } = await readLists(model, [listFromFile(path)], inThisThread())
  const names = Array.from({ length: frame.rows }, (_, row) => `${idOf(frame, row)} ${fieldOf(frame, row, 'first_name')}`)
  return { names, report: reports[0]!, words: wordsOf(reports[0]!).join('\n'), frame }
}

test.each<[string, string | Buffer, string[]]>([
  ['plain', `${heading}\n1,Ann,Smith,2019-01-02,M1 1AA\n`, ['1 ann']],
  ['with a byte order mark', `\uFEFF${heading}\n1,Ann,Smith,,\n`, ['1 ann']],
  ['with Windows line ends and none at the end', `${heading}\r\n1,Ann,,,\r\n2,Bo,,,`, ['1 ann', '2 bo']],
  [
    'with quotes, commas and line ends inside them',
    `${heading}\n"1","Ann ""Nan"", Jane","Smith\nJones",,\n2,Bo,,,\n`,
    ['1 ann nan jane', '2 bo'],
  ],
  ['with semicolons', `${heading.replaceAll(',', ';')}\n1;Ann;;;\n`, ['1 ann']],
  ['with tabs', `${heading.replaceAll(',', '\t')}\n1\tAnn\t\t\t\n`, ['1 ann']],
  ['from Excel in UTF-16', Buffer.from(`\uFEFF${heading}\n1,Zoë,,,\n`, 'utf16le'), ['1 zoe']],
  ['in Windows-1252', Buffer.from(`${heading}\n1,Zo\xeb,,,\n`, 'latin1'), ['1 zoe']],
  ['with other headings', 'Unique ID,Forename,Family Name\n7,Ann,Smith\n', ['7 ann']],
  ['with only a heading', `${heading}\n`, []],
])('a list %s', async (_, text, expected) => {
  expect((await read(text)).names).toEqual(expected)
})

test('a list packed with gzip', async () => {
  expect((await read(gzipSync(`${heading}\n1,Ann,,,\n`), 'list.csv.gz')).names).toEqual(['1 ann'])
})

test('odd rows are named with their line and the rest is read', async () => {
  const { names, words, report } = await read(`${heading}\n1,Ann,,,\n\n2,Bo\n3,Cy,,,,extra\n4,"Di,,,\n5,Ed,,,\n`)
  expect(names).toEqual(['1 ann', '2 bo', '4 di', '5 ed'])
  expect(report.oddCounts).toEqual({ blank: 1, short: 1, long: 1, 'open quote': 1 })
  expect(words).toContain('line 3: blank')
  expect(words).toContain('line 4: fewer fields')
  expect(words).toContain('line 5: more fields')
  expect(words).toContain('line 6: a quotation mark that is never closed')
})

test('columns that are absent, empty, constant or of the wrong kind are named', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${i},Ann,,soon,M1 1AA`)
  const { words } = await read(`${heading}\n${rows.join('\n')}\n`)
  expect(words).toContain('no column "nhs"')
  expect(words).toContain('column "surname" is empty')
  expect(words).toContain('"first_name" has the same value in every record')
  expect(words).toContain('30 values of "dob" are not a date')
})

test('numbers that fail their check and words for "unknown" are missing', async () => {
  const { frame } = await read('id,first_name,nhs\n1,UNKNOWN,9434765918\n2,Ann,943 476 5919\n')
  expect([fieldOf(frame, 0, 'first_name'), fieldOf(frame, 0, 'nhs'), fieldOf(frame, 1, 'nhs')]).toEqual(['', '', '9434765919'])
})

test('a list without any of the columns is refused by name', async () => {
  await expect(read('colour,size\nred,3\n', 'paint.csv')).rejects.toThrow('paint has none of the model')
})

test('two workers read what one reads, also when the cut falls inside quotes', async () => {
  const filler = Array.from(
    { length: 30_000 },
    (_, i) => `${i},"Ann ${i % 977}","Multi\nline, ${i}",2019-01-02,M1 1AA,padding padding padding padding`,
  )
  const text = `${heading},rest\n${filler.join('\n')}\n`
  expect(text.length).toBeGreaterThan(2_000_000)
  const list = { name: 'long', bytes: listFromText(text) }
  const pool = workerPool(2)
  try {
    const [alone, together] = await Promise.all([readLists(model, [list], inThisThread()), readLists(model, [list], pool)])
    expect(together.frame.rows).toBe(30_000)
    for (const row of [0, 14_999, 15_000, 15_001, 29_999]) {
      expect(idOf(together.frame, row)).toBe(idOf(alone.frame, row))
      expect(fieldOf(together.frame, row, 'surname')).toBe(fieldOf(alone.frame, row, 'surname'))
    }
    expect(together.frame.fingerprints).toEqual(alone.frame.fingerprints)
  } finally {
    await pool.close()
  }
})
