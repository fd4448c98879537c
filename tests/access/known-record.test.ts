import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { marshFamily } from '../../src/children/samples/marsh-family.ts'
import { newId } from '../../src/database/ids.ts'
import { recordPerson } from '../../src/people/index.ts'
import type { Work } from '../../src/work.ts'
import { useHouse } from '../house.ts'

// What the permission table opens to a partner is a child who is not known yet. Written straight at the tables, as a page would that
// forgets to ask.
const house = useHouse()
let family: Awaited<ReturnType<typeof marshFamily>>

beforeAll(async () => {
  family = await marshFamily(house)
})

const tables: Record<string, (work: Work) => Record<string, unknown>> = {
  person_name: () => ({ given_name: 'Kitty', family_name: 'Marsh', kind: 'current' }),
  person_address: () => ({ lines: '1 Quay Side' }),
  person_identifier: () => ({ scheme: 'local', value: 'x', source: 'x' }),
  person_fact: () => ({ fact: 'language', value: 'fr' }),
  relationship: () => ({ other_id: family.danielle, kind: 'sibling' }),
  household_member: () => ({ household_id: family.householdId }),
  involvement: ({ actor }) => ({ involved_agency_id: actor.agencyId, worker_name: 'x', role: 'x' }),
}

async function insert(work: Work, table: string, personId: string) {
  const row = {
    authority_id: work.actor.authorityId,
    id: newId(),
    person_id: personId,
    recorded_at: work.now,
    locality_id: house.town.places.newport,
    agency_id: work.actor.agencyId,
    restriction: 'none',
    ...tables[table]!(work),
  }
  await sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))}) values (${sql.join(Object.values(row))})`.execute(
    work.db,
  )
}

const undone = new Error('undone')
const outcome = (tried: Promise<unknown>) =>
  tried.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

describe('a dated row', () => {
  test('the list has every dated table of a record', async () => {
    const { rows } = await sql<{
      name: string
    }>`select table_name as name from access.protected where coalesce(writes, kind) = 'record'`.execute(house.owner)
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(tables).sort())
  })

  test.each(Object.keys(tables))('%s about a known child: the front door and practice, no partner', async (table) => {
    for (const [who, wanted] of [
      ['priya', 'undone'],
      ['tom', 'undone'],
      ['dale', 'undone'],
      ['daniel', '42501'],
      ['grace', '42501'],
    ] as const) {
      const tried = house.as(house.town.people[who], 'take part', async (work) => {
        await insert(work, table, family.kayden)
        throw undone
      })
      expect(await outcome(tried), who).toBe(wanted)
    }
  })

  test.each(Object.keys(tables))(
    '%s about the child whom a partner adds, in the same transaction and no later',
    async (table) => {
      const { daniel } = house.town.people
      const add = (work: Work) =>
        recordPerson(work, { kind: 'child', givenName: 'Perrin', familyName: 'Alcott', bornOn: '2019-01-02' })
      const together = house.as(daniel, 'take part', async (work) => {
        await insert(work, table, (await add(work)).id!)
        throw undone
      })
      expect(await outcome(together)).toBe('undone')
      const beside = house.as(daniel, 'take part', async (work) => {
        await add(work)
        await insert(work, table, family.kayden)
      })
      expect(await outcome(beside)).toBe('42501')
      const { id } = await house.as(daniel, 'take part', add)
      const later = house.as(daniel, 'take part', (work) => insert(work, table, id!))
      expect(await outcome(later)).toBe('42501')
    },
  )

  test('a partner does not change what its own agency wrote before about somebody', async () => {
    const { daniel } = house.town.people
    const { id } = await house.as(daniel, 'take part', (work) =>
      recordPerson(work, { kind: 'child', givenName: 'Sorrel', familyName: 'Alcott', bornOn: '2018-01-02', language: 'en' }),
    )
    const changed = house.as(daniel, 'take part', (work) =>
      work.db.updateTable('personFact').set({ validTo: '2026-11-01' }).where('personId', '=', id!).execute(),
    )
    expect(await outcome(changed)).toBe('42501')
  })
})

test('the roles of the app and of the jobs make no temporary table that would stand before a real one; the owner may', async () => {
  const shadow = sql`create temporary table person (id uuid)`
  expect(await outcome(shadow.execute(house.building.db))).toBe('42501')
  const { rows } = await sql<{ role: string; may: boolean }>`
    select role, has_database_privilege(role, current_database(), 'temporary') as may from unnest(array['doorstep_app', 'doorstep_jobs', 'doorstep_owner']) role`.execute(
    house.owner,
  )
  expect(rows).toEqual([
    { role: 'doorstep_app', may: false },
    { role: 'doorstep_jobs', may: false },
    { role: 'doorstep_owner', may: true },
  ])
})
