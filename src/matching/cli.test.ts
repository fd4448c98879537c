import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runMatchingCommand } from './cli.ts'
import { rowsOf } from './deciding/truth.ts'

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
