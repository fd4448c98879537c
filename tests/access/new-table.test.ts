import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { bring, type Marsh, marshFamily } from '../../src/children/samples/marsh-family.ts'
import { newId } from '../../src/database/ids.ts'
import { liftRestriction, mergePeople, moveAddress, restrict, unmergePeople } from '../../src/people/index.ts'
import type { Work } from '../../src/work.ts'
import { useHouse } from '../house.ts'
import { everyTable } from './catalogue.ts'
import { oracle } from './oracle.ts'
import { keysOfRows } from './seen.ts'
import { arrangeWorld } from './world.ts'

// Somebody adds a table as docs/how-to/add-a-table.md says, and forgets nothing because there is nothing to remember.
const house = useHouse()
const scopeColumns = "locality_id uuid not null, agency_id uuid not null, restriction text not null default 'none'"
let family: Marsh

beforeAll(async () => {
  await house.owner.executeQuery(
    CompiledQuery.raw(`
    create table sample_note (authority_id uuid not null, id uuid not null, person_id uuid not null, words text not null, ${scopeColumns},
      primary key (authority_id, id), foreign key (authority_id, person_id) references person);
    call access.protect('sample_note', 'record', 'person', p_writes => 'record');
    create table sample_step (authority_id uuid not null, id uuid not null, contact_id uuid not null, ${scopeColumns},
      primary key (authority_id, id), foreign key (authority_id, contact_id) references contact);
    call access.protect('sample_step', 'contact', 'contact')`),
  )
  family = await marshFamily(house)
})

const people = () => house.town.people
/** How many rows of a table somebody reads that are about a person or a contact. */
const reads = async (who: keyof typeof house.town.people, table: 'sample_note' | 'sample_step', id: string) =>
  house.as(people()[who], 'work with a child', async ({ db }) => {
    const column = sql.ref(table === 'sample_note' ? 'person_id' : 'contact_id')
    return (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${column} = ${id}`.execute(db))
      .rows[0]!.n
  })
const writeNote = (personId: string) => {
  const { authorityId, places, agencies } = house.town
  return sql`insert into sample_note values (${authorityId}, ${newId()}, ${personId}, 'A note', ${places.newport}, ${agencies.council})`.execute(
    house.owner,
  )
}
const writeStep = (contactId: string) => {
  const { authorityId, places, agencies } = house.town
  return sql`insert into sample_step values (${authorityId}, ${newId()}, ${contactId}, ${places.newport}, ${agencies.council})`.execute(
    house.owner,
  )
}
const giveToTeam = (personId: string) => {
  const { authorityId, places, agencies, teams } = house.town
  return house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: newId(),
      personId,
      teamId: teams.newportHelp,
      why: 'assessment',
      validFrom: '2026-11-01',
      recordedAt: house.clock.now,
      localityId: places.newport,
      agencyId: agencies.council,
    })
    .execute()
}
const asRuth = <T>(run: (work: Work) => Promise<T>) => house.as(people().ruth, 'decide contacts', run)

describe('a table that was protected in one call', () => {
  test('is stamped when a child is restricted, and when that is lifted', async () => {
    const { kayden } = family
    await giveToTeam(kayden)
    await writeNote(kayden)
    const contact = await bring(house, [kayden])
    await writeStep(contact)
    expect([await reads('tom', 'sample_note', kayden), await reads('tom', 'sample_step', contact)]).toEqual([1, 1])
    await asRuth((work) => restrict(work, kayden, { why: 'A witness until the trial' }))
    expect([await reads('tom', 'sample_note', kayden), await reads('tom', 'sample_step', contact)]).toEqual([0, 0])
    expect(await reads('ruth', 'sample_step', contact)).toBe(1)
    await asRuth((work) => liftRestriction(work, kayden, { why: 'The trial is over' }))
    expect([await reads('tom', 'sample_note', kayden), await reads('tom', 'sample_step', contact)]).toEqual([1, 1])
  })

  test('moves with a child', async () => {
    const place = async () =>
      (
        await sql<{
          name: string
        }>`select l.name from sample_note n join locality l on l.id = n.locality_id where n.person_id = ${family.kayden}`.execute(
          house.owner,
        )
      ).rows[0]!.name
    const before = await place()
    await house.owner
      .insertInto('postcode')
      .values({ postcode: 'TS3 6AB', wardCode: 'E05009998', source: 'invented' })
      .onConflict((clash) => clash.doNothing())
      .execute()
    await house.as(people().priya, 'record a contact', (work) =>
      moveAddress(work, family.kayden, { lines: '3 Sail Court', postcode: 'TS3 6AB', from: '2026-11-20' }),
    )
    expect(await place()).not.toBe(before)
  })

  test('takes the strictest restriction when two records are joined, and its own again when they are parted', async () => {
    const { lacey, kayden } = family
    await writeNote(lacey)
    await giveToTeam(lacey)
    await asRuth((work) => restrict(work, kayden, { why: 'A witness until the trial' }))
    expect(await reads('tom', 'sample_note', lacey)).toBe(1)
    const merged = await asRuth((work) => mergePeople(work, kayden, lacey, 'family-said'))
    expect(await reads('tom', 'sample_note', lacey)).toBe(0)
    await asRuth((work) => unmergePeople(work, merged.id!, 'different-people'))
    expect(await reads('tom', 'sample_note', lacey)).toBe(1)
  })

  test('is out of reach of whoever only counts, and of another authority', async () => {
    await house.as(people().ines, 'see how it goes', async (work) => {
      await sql`select access.enter_figures(${people().ines.membershipId}::uuid, 'authority', '2026-11-24')`.execute(work.db)
      expect((await sql`select 1 from sample_note`.execute(work.db)).rows).toEqual([])
    })
    await house.as(house.other.people.ruth, 'decide contacts', async ({ db }) => {
      expect((await sql`select 1 from sample_note union all select 1 from sample_step`.execute(db)).rows).toEqual([])
    })
  })

  test('is asked about by the oracle without a line for it', async () => {
    const world = await arrangeWorld(house.owner, [house.town, house.other])
    const sees = oracle(world)
    const laid = world.rows.filter(({ table }) => table === 'sample_note' || table === 'sample_step')
    expect(laid.length).toBeGreaterThan(300)
    const wrong: string[] = []
    let seen = 0
    for (const visitor of world.visitors) {
      const keys = await house.as(visitor.actor, visitor.purpose, keysOfRows).catch((error) => {
        if (error.code !== 'not-signed-in') throw error
        return new Set<string>()
      })
      for (const row of laid) {
        const found = keys.has(`${row.table} ${row.key}`)
        seen += Number(found)
        if (found !== sees(visitor, row))
          wrong.push(`${visitor.called}: ${row.table} of ${row.person ?? row.contact}, seen ${found}`)
      }
    }
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThan(100)
  }, 180_000)
})

describe('what cannot be protected says why', () => {
  const made = 'authority_id uuid not null, id uuid not null, primary key (authority_id, id)'
  test.each([
    ['record', 'person', 'it has no column agency_id, locality_id, person_id, restriction'],
    ['words', 'contact', 'words_class'],
    ['index', 'nothing', 'person_id'],
  ])('kind "%s" that follows "%s": %s', async (kind, follows, why) => {
    const attempt = house.owner.transaction().execute(async (tx) => {
      await sql`create table bare_table (${sql.raw(made)})`.execute(tx)
      await sql`call access.protect('bare_table', ${sql.lit(kind)}, ${sql.lit(follows)})`.execute(tx)
    })
    await expect(attempt).rejects.toThrow(why)
  })
})

test('whatever can name a person or a contact follows them', async () => {
  const tables = await everyTable(house.owner)
  const wrong = tables.filter(
    ({ kind, follows, columns }) =>
      !['authority', 'own', 'log', 'import', null].includes(kind) &&
      !['itself'].includes(follows ?? '') &&
      ((columns.includes('contact_id') && !follows?.includes('contact')) ||
        (!columns.includes('contact_id') && columns.includes('person_id') && follows !== 'person')),
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('a table that follows nothing is not stamped, and that is seen', async () => {
  // the rule switched off: the same table, following nothing, keeps a restricted child's row open to their team
  await house.owner.executeQuery(
    CompiledQuery.raw(
      "update access.protected set follows = 'nothing' where table_name = 'sample_note'; call access.write_stamping()",
    ),
  )
  const { lacey } = family
  await asRuth((work) => restrict(work, lacey, { why: 'A witness until the trial' }))
  expect(await reads('tom', 'sample_note', lacey)).toBe(1)
  const tables = await everyTable(house.owner)
  expect(tables.find(({ name }) => name === 'sample_note')).toMatchObject({ kind: 'record', follows: 'nothing' })
})
