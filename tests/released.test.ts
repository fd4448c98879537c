import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { shapeOf } from '../bin/shape.ts'
import { root } from '../src/config.ts'
import { useHouse } from './house.ts'

// A database somewhere has run a released migration, so its file stands still for ever. db/migrations/released.json names each
// with its hash; there is no release yet, so the list is empty, and what is tested here is that the looking works.

type Released = { released: { release: string; file: string; sha256: string }[] }

const migrations = join(root, 'db', 'migrations')
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const sqlIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()

/** What is wrong with a folder of migrations, held against the list of those released. */
function wrongWith(folder: string, { released }: Released): string[] {
  const files = sqlIn(folder)
  const last = released
    .map(({ file }) => file)
    .sort()
    .at(-1)
  return [
    ...released.flatMap(({ file, sha256, release }) => {
      if (!existsSync(join(folder, file))) return [`${file} went with release ${release}, and is gone`]
      return hashOf(join(folder, file)) === sha256 ? [] : [`${file} went with release ${release}, and has changed`]
    }),
    ...files
      .filter((file) => last !== undefined && file < last && released.every((each) => each.file !== file))
      .map((file) => `${file} comes before ${last}, which is released: give it the next number`),
    ...files.filter((file, at) => !file.startsWith(String(at + 1).padStart(4, '0'))).map((file) => `${file} is out of its turn`),
  ]
}

test('a released migration never changes', () => {
  const list = JSON.parse(readFileSync(join(migrations, 'released.json'), 'utf8')) as Released
  expect(sqlIn(migrations).length).toBeGreaterThan(5)
  expect(wrongWith(migrations, list)).toEqual([])
})

describe('a folder with two released migrations', () => {
  const first = { name: '0001-floor.sql', text: 'create table a (id int);\n' }
  const second = { name: '0002-people.sql', text: 'create table b (id int);\n' }
  const third = { name: '0003-places.sql', text: 'create table c (id int);\n' }
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const list: Released = {
    released: [first, second].map(({ name, text }) => ({ release: '1.0.0', file: name, sha256: hash(text) })),
  }

  test.each([
    [[first, second], [], 'as released'],
    [[first, second, third], [], 'a new file after them is what comes next'],
    [
      [first, { ...second, text: `${second.text}-- one word more` }],
      ['0002-people.sql went with release 1.0.0, and has changed'],
      'even a comment',
    ],
    [
      [first, { ...second, text: second.text.replace('\n', '\r\n') }],
      ['0002-people.sql went with release 1.0.0, and has changed'],
      'line ends are bytes too',
    ],
    [[first], ['0002-people.sql went with release 1.0.0, and is gone'], 'a database that ran it would wait for it'],
    [
      [first, { name: '0001a-more.sql', text: 'select 1;\n' }, second],
      [
        '0001a-more.sql comes before 0002-people.sql, which is released: give it the next number',
        '0001a-more.sql is out of its turn',
        '0002-people.sql is out of its turn',
      ],
      'a database past it would never run it',
    ],
    [[first, second, { ...third, name: '0004-places.sql' }], ['0004-places.sql is out of its turn'], 'numbers leave no hole'],
  ])('%#: %j gives %j, because %s', (files, wrong) => {
    const folder = mkdtempSync(join(tmpdir(), 'doorstep-released-'))
    try {
      for (const { name, text } of files) writeFileSync(join(folder, name), text)
      expect(wrongWith(folder, list)).toEqual(wrong)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('db/schema.sql', () => {
  const house = useHouse()

  // another PostgreSQL writes the same shape in other words
  test.skipIf(process.env.DOORSTEP_TEST_POSTGRES)('is the shape that the migrations make', async () => {
    const client = new pg.Client(house.settings.owner)
    await client.connect()
    try {
      const shape = await shapeOf(client)
      expect(shape.split('\n').length).toBeGreaterThan(500)
      expect(shape, 'run bin/schema.ts, and look at what changed').toBe(readFileSync(join(root, 'db', 'schema.sql'), 'utf8'))
      await client.query('create table a_stray (id int)')
      expect(await shapeOf(client)).toContain('table a_stray\n  id integer')
    } finally {
      await client.end()
    }
  })
})
