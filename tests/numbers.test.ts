import { createWriteStream, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../src/access/index.ts'
import { root } from '../src/config.ts'
import { newId } from '../src/database/ids.ts'
import { loadDemonstration } from '../src/demonstration/load.ts'
import { decideContact, recordContact } from '../src/front-door/index.ts'
import { createRun, findRun, importFiles } from '../src/imports/index.ts'
import { recordPerson } from '../src/people/index.ts'
import { generateCin } from '../src/returns/index.ts'
import { encodeReference } from '../src/rulebook/index.ts'
import { useHouse } from './house.ts'

// Contacts, referrals and families take their references from one sequence. What was loaded in bulk has drawn from it too, or the
// front door meets a reference that is taken and can write nothing down.
const house = useHouse({ empty: true })
const asAtDay = '2026-11-24'

beforeAll(async () => {
  await loadDemonstration({ db: house.owner, asAtDay, children: 300, progress: () => {} })
  await sql`select access.make_read_partition(${asAtDay}::date)`.execute(house.owner)
}, 120_000)

async function actorAs(role: string): Promise<Actor> {
  const { rows } = await sql<Actor>`
    select m.account_id, m.id as membership_id, m.authority_id, a.name as authority, a.short_name as authority_short, m.agency_id, g.name as agency, m.worker_id, k.name, m.role
    from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id join account k on k.id = m.account_id
    where m.role = ${role} order by m.id limit 1`.execute(house.owner)
  return rows[0]!
}

async function standing(): Promise<string[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from contact union all select reference from referral union all select family_number from household`.execute(
    house.owner,
  )
  return rows.map(({ reference }) => reference)
}

async function draw(count: number): Promise<number[]> {
  const { rows } = await sql<{
    n: number
  }>`select nextval('reference_number')::int as n from generate_series(1, ${count})`.execute(house.owner)
  return rows.map(({ n }) => n)
}

test('the demonstration drew from 1, each number once, and the sequence goes on from there', async () => {
  const stand = await standing()
  expect(new Set(stand)).toEqual(new Set(stand.map((_, at) => encodeReference(at + 1))))
  expect((await draw(1))[0]).toBe(stand.length + 1)
})

test('five hundred children are recorded, brought and taken forward after it', async () => {
  const [worker, manager] = [await actorAs('front-door-worker'), await actorAs('front-door-manager')]
  const before = new Set(await standing())
  const clause = await house.owner
    .selectFrom('thresholdClause')
    .select('number')
    .where('level', '=', 3)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const one = async (at: number) => {
    const id = await house.as(worker, 'record a contact', async (work) => {
      const child = await recordPerson(work, {
        kind: 'child',
        givenName: `Wren${at}`,
        familyName: 'Sedgewick',
        bornOn: '2018-02-03',
      })
      if ('problems' in child) return expect.fail(JSON.stringify(child.problems))
      return recordContact(work, {
        kind: 'support',
        sourceCode: '1D',
        agencyId: worker.agencyId,
        bringer: { name: 'Cora Sedgewick', anonymous: false },
        children: [child],
        receivedAt: house.clock.now,
        danger: 'no',
        familyKnows: 'yes',
        familyAgrees: 'yes',
        words: { worry: 'They asked for help with the mornings.' },
        notForFamily: [],
      })
    })
    return house.as(manager, 'decide contacts', async (work) => {
      const { personId } = await work.db
        .selectFrom('contactChild')
        .select('personId')
        .where('contactId', '=', id)
        .executeTakeFirstOrThrow()
      return decideContact(work, id, 0, {
        outcome: 'referral-to-assessment',
        level: 3,
        clause: clause.number,
        reason: 'They asked, and it is more than one service can do.',
        agrees: 'yes',
        localityId: '',
        service: '',
        children: [personId],
        lateReason: '',
        lateWords: '',
      })
    })
  }
  for (let at = 0; at < 500; at += 5) {
    const decided = await Promise.all([0, 1, 2, 3, 4].map((next) => one(at + next)))
    expect(decided).toEqual([{}, {}, {}, {}, {}])
  }
  const after = await standing()
  expect(after.length - before.size).toBeGreaterThanOrEqual(1000)
  expect(new Set(after).size).toBe(after.length)
}, 240_000)

test('a census of 332 children goes in, and the next ten thousand numbers are none that stand', async () => {
  const [manager, service] = [await actorAs('front-door-manager'), await actorAs('service')]
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-numbers-'))
  try {
    const path = join(folder, 'census.xml')
    await generateCin(createWriteStream(path), { seed: 7, authority: '806', year: 2025, size: { children: 332 } })
    const runId = newId()
    await house.as(manager, 'import', (work) => createRun(work, { id: runId, kind: 'cin', fileName: 'census.xml' }))
    const files = [{ path, name: 'census.xml' }]
    await importFiles(house.as, { runId, kind: 'cin', files, asker: manager, service })
    const run = await house.as(manager, 'import', (work) => findRun(work, runId))
    expect(run).toMatchObject({ state: 'done', counts: { people: { new: 332 } } })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const stand = new Set(await standing())
  expect((await draw(10_000)).filter((n) => stand.has(encodeReference(n)))).toEqual([])
}, 120_000)

test('a house whose references stand above its sequence is put right by the migration, and one that is right is left alone', async () => {
  const right = (await draw(1))[0]!
  const mend = CompiledQuery.raw(readFileSync(join(root, 'db', 'migrations', '0014-references.sql'), 'utf8'))
  await house.owner.executeQuery(mend)
  expect((await draw(1))[0]).toBe(right + 1)
  for (const number of [20_011, 3_000_123, 23 ** 5 + 77, 23 ** 5 + 23 ** 7 + 5]) {
    await house.owner
      .updateTable('household')
      .set({ familyNumber: encodeReference(number) })
      .where('id', '=', (each) => each.selectFrom('household').select('id').orderBy('id').limit(1))
      .execute()
    await house.owner.executeQuery(mend)
    const { rows } = await sql<{ n: string }>`select nextval('reference_number') as n`.execute(house.owner)
    expect(Number(rows[0]!.n)).toBe(number + 1)
  }
})
