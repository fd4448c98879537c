import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPage, type TestHouse, useHouse } from '../../tests/house.ts'
import { bringIn, ended, environmentOf, inFile, sendFile } from '../../tests/importing.ts'
import { type Town, town } from '../../tests/town.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { runCli } from '../doors/cli.ts'
import { commandsOf } from '../doors/commands.ts'
import { rooms } from '../rooms.ts'
import type { Counts, FileKind } from './index.ts'

const shared = process.env.DOORSTEP_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const there = existsSync(join(shared, 'cases'))
if (!there) console.warn(`Skipped: the real files of councils are not beside the repository (looked in ${shared})`)

const none = { new: 0, changed: 0, 'the same': 0, 'recorded here already': 0 }
type Expected = {
  people: Partial<typeof none>
  contacts: Partial<typeof none>
  referrals: Partial<typeof none>
  problems: string[]
  later: Record<string, number>
}
const blocks = {
  assessments: 1,
  'section 47 enquiries': 1,
  'child protection plans': 1,
  'children in need plans': 1,
  'reasons why there is no UPN': 1,
  'days of an initial conference': 1,
}
const badUpns = ['A123456789123', 'X98765432123B']

/** In the order in which they go in: the three censuses are about one child, whose birth date each tells otherwise. */
const cases: [file: string, kind: FileKind, expected: Expected][] = [
  [
    'annex-a/Annex_A_2024_Jan.xlsx',
    'annex-a',
    {
      people: { new: 11 },
      contacts: { new: 5 },
      referrals: { new: 6 },
      problems: Array.from({ length: 9 }, () => ''), // nine lists that are not read, each with its number of rows
      later: { 'names of a team or a worker': 12, 'numbers of referrals in the last 12 months': 6 },
    },
  ],
  ['cin/BAR_cin_2022.xml', 'cin', { people: { new: 1 }, contacts: {}, referrals: { new: 1 }, problems: badUpns, later: blocks }],
  [
    'cin/CIN_Census_2021.xml',
    'cin',
    {
      people: { changed: 1 },
      contacts: {},
      referrals: { 'recorded here already': 1 },
      problems: ['PersonBirthDate', '1066-04-13', ...badUpns, '1965-03-27'],
      later: blocks,
    },
  ],
  [
    'cin/CIN_Census_2024.xml',
    'cin',
    {
      people: { new: 1, changed: 1 },
      contacts: {},
      referrals: { new: 2 },
      problems: ['2023', 'PersonBirthDate', '1', '2028-04-28', 'RB', ...badUpns, '2024-10-24', '2024-10-29', '2015-03-27'],
      later: { ...blocks, assessments: 2, 'reasons why there is no UPN': 2 },
    },
  ],
]

describe.skipIf(!there)('the files that councils have', () => {
  const house = useHouse()
  const data = { folder: '' }
  const place = {} as { london: Town }
  beforeAll(async () => {
    data.folder = await mkdtemp(join(tmpdir(), 'doorstep-data-'))
    house.building.config.data = data.folder
    place.london = await town(house.owner, { name: 'Examplewick', code: '201' })
  })
  afterAll(() => rm(data.folder, { recursive: true, force: true }))
  const given = (file: string) => ({ path: join(shared, 'cases', file), name: file.split('/').at(-1)! })

  test.each(cases)(
    '%s goes in, and a second time changes nothing',
    async (file, kind, { people, contacts, referrals, problems, later }) => {
      const first = await bringIn(house, place.london, kind, given(file))
      expect(first).toMatchObject({ state: 'done', sentence: null })
      expect(first.counts).toMatchObject({
        people: { ...none, ...people },
        contacts: { ...none, ...contacts },
        referrals: { ...none, ...referrals },
        later,
        setAside: {},
        problems: problems.length,
      })
      expect(first.problems.map(({ value }) => value)).toEqual(problems)
      expect(first.problems.every(({ place, why, kept }) => place && why && kept)).toBe(true)
      const after = await wholeDatabase(house.owner)
      expect(await bringIn(house, place.london, kind, given(file))).toMatchObject({ state: 'nothing new', problems: [] })
      expect(await wholeDatabase(house.owner)).toEqual(after)
      // row by row, with the file itself forgotten
      await house.owner.deleteFrom('importedRow').where('source', '=', 'file').execute()
      const again = await bringIn(house, place.london, kind, given(file))
      expect(again.state).toBe('done')
      for (const outcomes of [again.counts.people, again.counts.contacts, again.counts.referrals])
        expect(outcomes).toEqual({ ...none, 'the same': outcomes['the same'] })
      const { imported_row: _, ...rest } = await wholeDatabase(house.owner)
      const { imported_row: __, ...before } = after
      expect(rest).toEqual(before)
    },
  )

  test('all of them go in from the command line', async () => {
    const environment = environmentOf(house, data.folder)
    Object.assign(process.env, environment)
    try {
      await emptied(house, place.london)
      for (const [file, kind, { people, problems }] of cases) {
        const out: string[] = []
        const io = { out: (line: string) => void out.push(line), err: (line: string) => void out.push(line), progress: () => {} }
        const code = await runCli(commandsOf(rooms), ['import', kind, given(file).path, '--as-authority', '201', '--json'], io)
        expect(code, out.join('\n')).toBe(1)
        const said = JSON.parse(out.at(-1)!) as { state: string; counts: Counts; problems: unknown[] }
        expect(said).toMatchObject({ state: 'done', counts: { people } })
        expect(said.problems).toHaveLength(problems.length)
      }
    } finally {
      for (const name of Object.keys(environment)) delete process.env[name]
    }
  })

  test('all of them go in from the page, which shows how far it is and then the report', async () => {
    const { ruth } = place.london.people
    await emptied(house, place.london)
    for (const [file, kind, { people, problems }] of cases) {
      const { path, name } = given(file)
      const sent = await sendFile(house, ruth, { kind }, { name, content: await readFile(path) })
      expect(sent.statusCode, sent.body).toBe(303)
      const address = sent.headers.location as string
      const page = await ended(house, ruth, address)
      expect(page.body).toContain(`To look at: ${problems.length}`)
      if (people.new) expect(page.body).toMatch(new RegExp(`Children</th><td[^>]*>${people.new}</td>`))
      const csv = await openPage(house, ruth, `${address}/problems.csv`)
      expect(csv.headers['content-type']).toContain('text/csv')
      expect(csv.body.trim().split('\r\n')).toHaveLength(problems.length + 1)
    }
    await vi.waitFor(async () => expect(await readdir(join(data.folder, 'uploads'))).toEqual([]))
  })

  test.each(cases.filter(([, kind]) => kind === 'cin'))('%s of another authority is refused whole', async (file, kind) => {
    const before = await wholeDatabase(house.owner)
    expect(await bringIn(house, house.town, kind, given(file))).toMatchObject({
      state: 'refused',
      sentence: expect.stringContaining('from authority 201'),
    })
    expect(await wholeDatabase(house.owner)).toEqual(before)
  })

  test.each(cases)('%s cut short anywhere changes nothing', { timeout: 120_000 }, async (file, kind) => {
    const { path, name } = given(file)
    const whole = await readFile(path)
    const before = await wholeDatabase(house.owner)
    for (let length = 0; length < whole.length - 1; length += Math.ceil(whole.length / 23)) {
      const run = await inFile(name, whole.subarray(0, length), (cut) => bringIn(house, place.london, kind, cut))
      expect(run.state, `${length} bytes`).toBe('refused')
      expect(run.sentence).toMatch(/\.$/)
    }
    expect(await wholeDatabase(house.owner)).toEqual(before)
  })
})

/** The authority's record as it was before anything was imported. */
async function emptied(house: TestHouse, { authorityId }: Town) {
  for (const table of [
    'imported_row',
    'event',
    'decision',
    'referral',
    'contact_child',
    'contact_version',
    'contact',
    'person_fact',
    'person_identifier',
    'household_member',
    'person',
    'household',
  ])
    await sql`delete from ${sql.table(table)} where authority_id = ${authorityId}`.execute(house.owner)
}
