import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { importFiles } from './import-file.ts'
import type { FileKind } from './read-file.ts'
import { createRun, findRun, problemsOf } from './runs-store.ts'

const shared = process.env.DOORSTEP_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const cases = join(shared, 'cases')
const there = existsSync(cases)
const house = useHouse()
const scratch = mkdtempSync(join(tmpdir(), 'doorstep-imports-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function load(kind: FileKind, path: string) {
  const { service, ruth } = house.town.people
  const runId = newId()
  await house.as(ruth, 'import', (work) => createRun(work, { id: runId, kind, fileName: basename(path) }))
  await importFiles(house.as, { runId, kind, files: [{ path, name: basename(path) }], asker: ruth, service }).catch(
    (error: unknown) => {
      // a refusal is the run's state; anything else is a fault
      if (!(error instanceof Error) || error.constructor.name !== 'Refusal') throw error
    },
  )
  const run = await house.as(ruth, 'import', (work) => findRun(work, runId))
  const problems = await house.as(ruth, 'import', (work) => problemsOf(work, runId, { most: 500 }))
  return { run: run!, problems }
}

/** How many rows every table of the record holds, and a sum over all that they say. */
async function everything() {
  const tables = [
    'person',
    'person_name',
    'person_identifier',
    'person_fact',
    'person_address',
    'household',
    'contact',
    'contact_child',
    'contact_words',
    'decision',
    'closure',
    'referral',
    'event',
    'imported_row',
    'waiting',
  ]
  const found: Record<string, string> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number; sum: string | null }>`
      select count(*)::int as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.table(table)} t`.execute(
      house.owner,
    )
    found[table] = `${rows[0]!.n} ${rows[0]!.sum}`
  }
  return found
}

describe.skipIf(!there)('real files (skipped where ../shared/cases is not there)', () => {
  test('Annex A: contacts and referrals come in, each row accounted for, and a second time changes nothing', async () => {
    const path = join(cases, 'annex-a', 'Annex_A_2024_Jan.xlsx')
    const first = await load('annex-a', path)
    expect(first.run.state).toBe('done')
    const contacts = await house.owner.selectFrom('contact').selectAll().where('imported', '=', true).execute()
    const referrals = await house.owner.selectFrom('referral').selectAll().where('imported', '=', true).execute()
    expect(contacts.length).toBeGreaterThanOrEqual(5)
    expect(referrals).toHaveLength(6)
    expect(
      contacts.every((contact) => contact.dueAt === null),
      'no clock runs on them',
    ).toBe(true)
    const waiting = await house.owner.selectFrom('waiting').select('contactId').execute()
    expect(waiting.filter(({ contactId }) => contacts.some(({ id }) => id === contactId))).toEqual([])

    const before = await everything()
    const second = await load('annex-a', path)
    expect(second.run.state).toBe('nothing new')
    expect(await everything()).toEqual(before)
  })

  test('an upload that was cut short, or is none at all, changes nothing', async () => {
    const whole = readFileSync(join(cases, 'annex-a', 'Annex_A_2024_Jan.xlsx'))
    const before = await everything()
    for (const share of [0, 0.1, 0.5, 0.9]) {
      const path = join(scratch, `cut-${share}.xlsx`)
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)))
      const { run } = await load('annex-a', path)
      expect(run.state, `cut at ${share}`).toBe('refused')
      expect(run.sentence, 'says what to do').toBeTruthy()
    }
    expect(await everything()).toEqual(before)
  })

  test.each(['CIN_Census_2021.xml', 'CIN_Census_2024.xml', 'BAR_cin_2022.xml'])(
    '%s comes in whole for its own authority, and is refused for another',
    async (name) => {
      const path = join(cases, 'cin', name)
      const code = /<LEA>(\d+)<\/LEA>/.exec(readFileSync(path, 'utf8'))?.[1]
      expect(code, 'the file names its authority').toBeTruthy()
      const before = await everything()
      await house.owner.updateTable('authority').set({ code: '001' }).where('id', '=', house.town.authorityId).execute()
      expect((await load('cin', path)).run.state).toBe('refused')
      expect(await everything()).toEqual(before)

      await house.owner.updateTable('authority').set({ code: code! }).where('id', '=', house.town.authorityId).execute()
      const children = (readFileSync(path, 'utf8').match(/<Child>/g) ?? []).length
      const { run } = await load('cin', path)
      expect(['done', 'nothing new']).toContain(run.state)
      const people = await house.owner.selectFrom('importedRow').select('theirId').where('source', 'like', '%').execute()
      expect(people.length).toBeGreaterThanOrEqual(children)
      const after = await everything()
      await load('cin', path)
      expect(await everything(), 'a second time changes nothing').toEqual(after)
    },
  )

  test('a census cut in the middle changes nothing at all', async () => {
    const whole = readFileSync(join(cases, 'cin', 'BAR_cin_2022.xml'), 'utf8')
    const before = await everything()
    for (const share of [0.2, 0.5, 0.8, 0.99]) {
      const path = join(scratch, `cut-${share}.xml`)
      writeFileSync(path, whole.slice(0, Math.floor(whole.length * share)))
      expect((await load('cin', path)).run.state, `cut at ${share}`).toBe('refused')
    }
    expect(await everything()).toEqual(before)
  })

  test('what was not understood is listed with its place', async () => {
    const path = join(scratch, 'odd.csv')
    writeFileSync(path, 'Child ID,Date of Contact,Contact Source,Gender\n77001,05/11/2026,1A,Female\n77002,some day,1A,Female\n')
    const { problems } = await load('annex-a', path)
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) expect(problem).toMatchObject({ place: expect.anything(), why: expect.stringMatching(/\w/) })
  })
})
