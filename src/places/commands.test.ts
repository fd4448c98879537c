import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { type CommandIo, UsageProblem } from '../command.ts'
import type { OpenedHouse } from '../room.ts'
import { placesCommands } from './commands.ts'

const house = useHouse()
const folder = mkdtempSync(join(tmpdir(), 'doorstep-places-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, words: string) => {
  const path = join(folder, name)
  writeFileSync(path, words)
  return path
}

async function run(name: string, args: string[], { json = false, owner = true } = {}) {
  const lines: string[] = []
  const progress: number[] = []
  const io: CommandIo = {
    json,
    out: (line) => lines.push(line),
    err: () => {},
    progress: (_what, done, whole) => progress.push(done / whole),
  }
  const opened: OpenedHouse = {
    db: house.building.db,
    owner: owner ? house.owner : undefined,
    withActor: house.as,
    ground: { jobs: undefined },
  }
  const door = {
    inHouse: <T>(_io: CommandIo, work: (house: OpenedHouse) => Promise<T>) => work(opened),
    serviceActor: async () => house.town.people.service,
  }
  const code = await placesCommands(door)
    .find((command) => command.name === `places ${name}`)!
    .run(args, io)
  return { code, lines, progress }
}

test('a list, postcodes and figures come in by their content, told in words; what is set aside makes it exit 1', async () => {
  const areas = file(
    'a.csv',
    'code,name,kind,parent_code,column,row\nE05009999,Newport,ward,,0,0\nE05009998,North Ormesby,ward,,1,0\n',
  )
  const postcodes = file('b.csv', 'postcode,ward_code\nTS1 1AA,E05009999\nnone,E05009998\n')
  const { code, lines, progress } = await run('import', [areas, postcodes, '--edition', 'Wards, 2015', '--from', '2015-05-07'])
  expect(lines).toEqual([
    'a.csv: a list of areas',
    '  2 read, 2 kept, 0 set aside',
    '  3 rows added or put right.',
    '  No jobs are run here: say "doorstep places stamp" to give people in these areas their locality.',
    'b.csv: a postcode directory',
    '  2 read, 1 kept, 1 set aside',
    '  1 row added or put right.',
    '  Set aside:',
    '    This is not a postcode',
    '      line 3, postcode: none',
    '  No jobs are run here: say "doorstep places stamp" to give people in these areas their locality.',
  ])
  expect(code).toBe(1)
  expect(progress.at(-1)).toBe(1)
})

test('one refused file leaves the others; --json is one value', async () => {
  const figures = file('c.csv', 'ward_code,0-4,all\nE05009999,5,50\n')
  const { code, lines } = await run('import', [figures, file('d.csv', 'colour\nred\n')], { json: true })
  expect(lines).toHaveLength(1)
  const said = JSON.parse(lines[0]!) as { file: string; refused: string }[]
  expect(said.map(({ file, refused }) => [file, refused.slice(0, 38)])).toEqual([
    ['c.csv', 'No column says what day these figures '],
    ['d.csv', 'This is none of the files that Doorste'],
  ])
  expect(code).toBe(1)
  expect((await run('import', [figures, '--as-at', '2020-06-30'])).code).toBe(0)
})

test.each([
  [[], 'Name at least one file.', 'no file'],
  [['a.csv', '--from', 'May'], '--from is "May": give a day such as 2024-05-02.', 'a month is not a day'],
  [['a.csv', '--form', '2024-05-02'], "Unknown option '--form'", 'a slip of the fingers'],
])('asked wrongly: %j gives "%s" (%s)', async (args, sentence) => {
  await expect(async () => run('import', args)).rejects.toThrow(UsageProblem)
  await expect(async () => run('import', args)).rejects.toThrow(sentence)
})

test('without the owner of the tables nothing can be brought', async () => {
  await expect(run('import', [join(folder, 'a.csv')], { owner: false })).rejects.toThrow('DATABASE_OWNER_URL')
})

test('what is loaded, what is wrong, and stamping by hand', async () => {
  expect((await run('list', [])).lines).toEqual([
    'Wards, 2015 (wards-2015): 2 areas, ward, from 2015-05-07, drawn in tiles',
    'Postcodes: 1, 0 of them ended',
    'Population of 1 areas on 2020-06-30: c',
  ])
  const { code, lines } = await run('check', ['--on', '2026-11-24'])
  expect(lines).toContain('  The rest of the town holds E05009997, which is not an area on 2026-11-24')
  expect(lines).toContain('  North Ormesby (E05009998)')
  expect(code).toBe(1)
  expect((await run('stamp', [])).lines).toEqual(['0 people looked at, 0 moved to another locality.'])
})
