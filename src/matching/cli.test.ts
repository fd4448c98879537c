import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMatchingCommand } from './cli.ts'
import { rowsOf } from './deciding/truth.ts'
import { wholeFile } from './deciding/whole-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'ds-match-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runMatchingCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line), json: false })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

beforeAll(async () => {
  await run('generate', 'people', '--rows', '4000', '--seed', '9', '--out', at('people.csv'))
  await run(
    'match',
    at('people.csv'),
    '--out',
    at('links.csv'),
    '--clusters',
    at('people-found.csv'),
    '--save-model',
    at('model.json'),
  )
})

test('generate people: the same seed gives the same list, another seed another', async () => {
  await run('generate', 'people', '--rows', '4000', '--seed', '9', '--out', at('again.csv'))
  await run('generate', 'people', '--rows', '4000', '--seed', '10', '--out', at('other.csv'))
  expect(readFileSync(at('again.csv'), 'utf8')).toBe(readFileSync(at('people.csv'), 'utf8'))
  expect(readFileSync(at('other.csv'), 'utf8')).not.toBe(readFileSync(at('people.csv'), 'utf8'))
})

test('match: links in their order, and every record with its person', () => {
  const links = rowsOf(at('links.csv'))
  const zones = links.map((link) => link.zone)
  expect(zones.lastIndexOf('certain')).toBeLessThan(zones.indexOf('review'))
  const harms = links.filter((link) => link.zone === 'review').map((link) => Number(link.harm))
  expect(harms).toEqual([...harms].sort((a, b) => b - a))
  expect(rowsOf(at('people-found.csv'))).toHaveLength(4000)
})

test('match truth: precision, recall and F1, from people and from decided pairs', async () => {
  const people = await run('match', 'truth', at('people.csv'), '--links', at('links.csv'), '--svg', at('curve.svg'))
  const found = /^0\.95\s+\d+\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/m.exec(people.out)!
  expect(Number(found[3])).toBeGreaterThan(0.95)
  expect(readFileSync(at('curve.svg'), 'utf8')).toContain('<path')
  writeFileSync(
    at('labels.csv'),
    `id_a,id_b,same\n${rowsOf(at('links.csv'))
      .slice(0, 60)
      .map((link) => `${link.id_b},${link.id_a},yes`)
      .join('\n')}\n`,
  )
  expect((await run('match', 'truth', at('labels.csv'), '--links', at('links.csv'))).out).toMatch(
    /^0\.95\s+60\s+1\.0000\s+1\.0000/m,
  )
})

test('match truth --calibrate puts the curve of the decisions into the model', async () => {
  const person = new Map(rowsOf(at('people.csv')).map((row) => [row.unique_id!, row.cluster!]))
  const labels = rowsOf(at('links.csv')).map(
    (link) => `${link.id_a},${link.id_b},${person.get(link.id_a!) === person.get(link.id_b!) ? 'yes' : 'no'}`,
  )
  writeFileSync(at('decided.csv'), `id_a,id_b,same\n${labels.join('\n')}\n`)
  writeFileSync(at('calibrated.json'), readFileSync(at('model.json')))
  expect(
    (await run('match', 'truth', at('decided.csv'), '--links', at('links.csv'), '--calibrate', at('calibrated.json'))).code,
  ).toBe(0)
  const curve: Array<[number, number]> = JSON.parse(readFileSync(at('calibrated.json'), 'utf8')).calibration
  expect(curve.length).toBeGreaterThan(1)
  expect(curve.map(([, share]) => share)).toEqual(curve.map(([, share]) => share).sort((a, b) => a - b))
  expect((await run('match', at('people.csv'), '--model', at('calibrated.json'), '--out', at('calibrated.csv'))).code).toBe(0)
})

test('match explain: words in the terminal, a picture in a file', async () => {
  const { id_a, id_b } = rowsOf(at('links.csv'))[0]!
  const { out, code } = await run(
    'match',
    'explain',
    id_a!,
    id_b!,
    '--lists',
    at('people.csv'),
    '--model',
    at('model.json'),
    '--svg',
    at('why.svg'),
  )
  expect(code).toBe(0)
  expect(out).toContain('Almost certainly one person')
  expect(readFileSync(at('why.svg'), 'utf8')).toContain('<title>')
})

test.each([
  [['match'], 2, 'Name the lists', 'nothing named'],
  [['match', 'nowhere.csv'], 3, 'There is no file nowhere.csv', 'a list that is not there'],
  [['match', 'PEOPLE', '--colour', 'red'], 2, '--colour', 'an option that is not one'],
  [['match', 'PEOPLE', '--memory', '1'], 1, 'MB may be used', 'more work than memory'],
  [['match', 'PEOPLE', '--part', '3/2'], 2, '--part should be like 1/4', 'a part of nothing'],
  [['match', 'PEOPLE', '--part', '1/2'], 2, 'needs a trained model', 'parts that would learn apart'],
  [['match', 'explain', '1'], 2, 'doorstep match explain A B', 'how to ask is shown'],
  [['match', 'explain', '1', '2', '--lists', 'PEOPLE'], 2, 'Give a trained model', 'nothing to explain with'],
  [['match', 'truth', 'nowhere.csv'], 3, 'nowhere.csv', 'labels that are not there'],
  [['match', 'truth', 'PEOPLE', '--pairs', 'some'], 2, '--pairs should be', 'a word that is not one of three'],
  [['match', 'sql', '--table', 'x; drop table y', '--id', 'id'], 1, 'not a plain SQL name', 'no statement is smuggled in'],
  [['generate', 'people', '--twins', 'many'], 2, '--twins should be a number', 'a number that is not one'],
])('%j ends with %d and says "%s": %s', async (args, code, sentence) => {
  const ended = await run(...args.map((arg) => (arg === 'PEOPLE' ? at('people.csv') : arg)))
  expect(ended.err).toContain(sentence)
  expect(ended.err).not.toMatch(/\n\s+at /)
  expect(ended.code).toBe(code)
})

describe('what is not right is said', () => {
  const heading = 'unique_id,first_name,surname,dob,sex,postcode,street,nhs'
  const write = (name: string, ...lines: string[]) => {
    mkdirSync(dirname(at(name)), { recursive: true })
    writeFileSync(at(name), `${lines.join('\n')}\n`)
    return at(name)
  }
  const two = ['1,Ann,Vale,2015-01-02,F,QX1 1AA,1 long lane,', '2,Ann,Vale,2015-01-02,F,QX1 1AA,1 long lane,']

  test.each([
    ['--out', 'its own list'],
    ['--clusters', 'the people'],
    ['--pairs', 'the pairs'],
    ['--save-model', 'the model'],
  ])('%s does not write over the list: %s', async (option) => {
    const list = write('kept.csv', heading, ...two)
    symlinkSync(list, at('link.csv'))
    for (const name of [list, join(folder, '.', 'x', '..', 'kept.csv'), at('link.csv')]) {
      const { code, err } = await run('match', list, '--model', at('model.json'), option, name)
      expect([code, err.split('\n')[0]]).toEqual([2, `${option} would write over ${list}, which is read. Name another file.`])
    }
    rmSync(at('link.csv'))
    expect(rowsOf(list)).toHaveLength(2)
  })

  test('two results are not written into one file', async () => {
    const list = write('kept.csv', heading, ...two)
    const { code, err } = await run(
      'match',
      list,
      '--model',
      at('model.json'),
      '--out',
      at('one.csv'),
      '--clusters',
      at('one.csv'),
    )
    expect([code, err]).toEqual([2, expect.stringContaining('name the same file')])
  })

  test('a heading that nothing uses, and names that stand on several records', async () => {
    const list = write('odd.csv', `${heading},Shoe size`, ...two.map((row) => `${row},4`), `${two[0]},5`)
    const { code, err } = await run('match', list, '--model', at('model.json'))
    expect(code).toBe(0)
    expect(err).toContain('odd: nothing uses the heading "Shoe size"')
    expect(err).toContain('odd: 1 record name stands on more than one record ("1")')
  })

  test('a list whose records have no names of their own', async () => {
    const list = write('unnamed.csv', heading.replace('unique_id', 'number'), ...two)
    expect((await run('match', list, '--model', at('model.json'))).err).toContain(
      'unnamed has no column for the record’s own name',
    )
  })

  test('a heading that stands twice', async () => {
    const list = write('twice.csv', heading.replace('street', 'DOB'), ...two)
    const { code, err } = await run('match', list, '--model', at('model.json'))
    expect([code, err]).toEqual([1, expect.stringContaining('twice has the heading "DOB" twice')])
  })

  test.each([
    ['without the column', heading.replace('first_name', 'call_name'), two],
    ['with an empty one', heading, two.map((row) => row.replace('Ann', ''))],
  ])('no forename on any list, %s: twins could not be kept apart', async (_, top, rows) => {
    const list = write('nameless.csv', top, ...rows)
    const { code, err } = await run('match', list, '--model', at('model.json'), '--out', at('nameless-links.csv'))
    expect([code, err]).toEqual([1, expect.stringContaining('No list has a value in "first_name"')])
    expect(existsSync(at('nameless-links.csv'))).toBe(false)
  })

  test('two files of one name are told apart by their folders, and one file is not read twice', async () => {
    const lists = ['school', 'police'].map((name) => write(`${name}/people.csv`, heading, ...two))
    expect((await run('match', ...lists, '--model', at('model.json'), '--out', at('named.csv'))).code).toBe(0)
    expect(new Set(rowsOf(at('named.csv')).flatMap((link) => [link.list_a, link.list_b]))).toEqual(
      new Set(['school/people', 'police/people']),
    )
    const again = await run('match', lists[0]!, lists[0]!, '--model', at('model.json'))
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('is named twice')])
  })

  test('labels that match nothing', async () => {
    const labels = write('others.csv', 'id_a,id_b,same', 'x1,x2,yes')
    const { code, err } = await run('match', 'truth', labels, '--links', at('links.csv'))
    expect([code, err]).toEqual([1, expect.stringContaining('is among the labels in')])
  })

  test('a full disk leaves what was there before', async () => {
    const list = write('kept.csv', heading, ...two)
    const { code, err } = await run('match', list, '--model', at('model.json'), '--out', '/dev/full')
    expect([code, err]).toEqual([3, expect.stringContaining('ENOSPC')])
  })

  test('a file takes its place when it is whole, and not before', () => {
    const place = write('place.csv', 'before')
    const seen: string[] = []
    wholeFile(place, (text) => {
      text('half')
      seen.push(readFileSync(place, 'utf8'))
    })
    expect([seen, readFileSync(place, 'utf8')]).toEqual([['before\n'], 'half'])
    expect(() =>
      wholeFile(place, (text) => {
        text('half of another')
        throw new Error('full')
      }),
    ).toThrow('full')
    expect(readFileSync(place, 'utf8')).toBe('half')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

test('two processes with half the work each make the same people as one', { timeout: 60_000 }, async () => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const half = (number: number) =>
    new Promise<number | null>((resolve) => {
      const args = [
        'match',
        at('people.csv'),
        '--model',
        at('model.json'),
        '--part',
        `${number}/2`,
        '--pairs',
        at(`pairs-${number}.csv`),
      ]
      spawn(process.execPath, ['--import', tsx, join(import.meta.dirname, 'cli.ts'), ...args], { stdio: 'ignore' }).once(
        'exit',
        resolve,
      )
    })
  expect(await Promise.all([half(1), half(2)])).toEqual([0, 0])
  await run('match', at('people.csv'), '--model', at('model.json'), '--clusters', at('alone.csv'))
  await run('match', 'merge', at('pairs-1.csv'), at('pairs-2.csv'), '--model', at('model.json'), '--clusters', at('merged.csv'))
  const groups = (rows: Array<[record: string, person: string]>) => {
    const members = new Map<string, string[]>()
    for (const [record, person] of rows) members.set(person, [...(members.get(person) ?? []), record])
    return [...members.values()]
      .filter((some) => some.length > 1)
      .map((some) => some.sort().join())
      .sort()
  }
  const alone = groups(rowsOf(at('alone.csv')).map((row) => [`people:${row.id}`, row.person!]))
  const merged = groups(rowsOf(at('merged.csv')).map((row) => [row.record!, row.person!]))
  expect(rowsOf(at('pairs-1.csv')).length).toBeGreaterThan(1000)
  expect(rowsOf(at('pairs-2.csv')).length).toBeGreaterThan(1000)
  expect(merged).toEqual(alone)
})
