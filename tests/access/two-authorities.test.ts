import { CompiledQuery, sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { scopeFor } from '../../src/access/permission-table.ts'
import { asSuperuser } from '../../src/database/launcher.ts'
import type { Db } from '../../src/database/pool.ts'
import { useHouse } from '../house.ts'
import type { Town } from '../town.ts'
import { everyTable } from './catalogue.ts'
import { made, neededColumns } from './made-up.ts'
import { arrangeWorld } from './world.ts'

const house = useHouse()
let tables: { name: string; home: string; own: boolean }[]

beforeAll(async () => {
  await arrangeWorld(house.owner, [house.town, house.other])
  tables = (await everyTable(house.owner))
    .filter((table) => table.kind)
    .map(({ name, kind }) => ({ name, home: name === 'authority' ? 'id' : 'authority_id', own: kind === 'own' }))
  const superuser = new pg.Client({ ...asSuperuser({ socket: inject('socket') }), database: house.settings.owner.database })
  await superuser.connect()
  try {
    for (const { name } of tables) for (const town of [house.town, house.other]) await fill(superuser, name, town)
  } finally {
    await superuser.end()
  }
})

/**
 * A row of any table for this authority, where the world has none: so that a new table is asked about from its first day. Made up
 * from the catalogue, with foreign keys off; the first word of a check that lists words is taken.
 */
async function fill(superuser: pg.Client, table: string, { authorityId: authority, people }: Town) {
  const home = table === 'authority' ? 'id' : 'authority_id'
  const has = async () => (await superuser.query(`select 1 from ${table} where ${home} = $1 limit 1`, [authority])).rowCount
  if (await has()) return
  const columns = await neededColumns(house.owner, table)
  const values = columns.map(({ name, type, check }) =>
    name === home ? `'${authority}'` : name === 'account_id' ? `'${people.wen.accountId}'` : made(type, check),
  )
  await superuser.query(
    `set session_replication_role = replica; insert into ${table} (${columns.map((c) => c.name).join(', ')}) values (${values.join(', ')}); reset session_replication_role`,
  )
  if (!(await has())) throw new Error(`No row could be made for ${table}: arrange one in tests/access/world.ts`)
}

/**
 * Enters one authority as its service, then opens every scope as wide as any setting goes: all places and people of both
 * authorities, all words, all sorts of rows. What still holds the other authority back is `authority_id` alone.
 */
async function wideOpen(run: (db: Db) => Promise<void>) {
  const { rows } = await sql<{ places: string; people: string; contacts: string; agencies: string; accounts: string }>`
    select (select array_agg(id)::text from locality) as places, (select array_agg(id)::text from person) as people, (select array_agg(id)::text from contact) as contacts,
      (select array_agg(id)::text from agency) as agencies, (select array_agg(distinct account_id)::text from (select account_id from draft union select account_id from import_run union select account_id from membership) a) as accounts`.execute(
    house.owner,
  )
  const { places, people, contacts, agencies, accounts } = rows[0]!
  const words = (
    await sql<{
      word: string
    }>`select distinct word from access.protected, unnest(array[coalesce(writes, kind), changes]) word where word is not null`.execute(
      house.owner,
    )
  ).rows.map((row) => row.word)
  const wide = {
    index_localities: places,
    index_ids: people,
    index_agencies: agencies,
    record_ids: people,
    record_localities: places,
    record_agencies: agencies,
    contact_localities: places,
    act_localities: places,
    contact_agencies: agencies,
    contact_ids: contacts,
    new_people: people,
    restrictions: '{none,restricted}',
    restricted_people: people,
    restricted_contacts: contacts,
    words_classes: '{told,concern,deciding,deciding concern}',
    account: accounts,
    writes: `{${words.join(',')}}`,
  }
  const back = new Error('nothing stays')
  await house
    .as(house.town.people.service, 'import', async ({ db }) => {
      for (const [name, value] of Object.entries(wide)) await sql`select set_config(${`app.${name}`}, ${value}, true)`.execute(db)
      await run(db)
      throw back
    })
    .catch((error: unknown) => {
      if (error !== back) throw error
    })
}

/** Runs one statement that may fail, and says how it went: how many rows, or the error's code. */
async function attempt(db: Db, statement: string): Promise<number | string> {
  await db.executeQuery(CompiledQuery.raw('savepoint attempt'))
  try {
    const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(statement))
    return rows[0]?.n ?? 0
  } catch (error) {
    return String((error as { code?: string }).code)
  } finally {
    await db.executeQuery(CompiledQuery.raw('rollback to attempt'))
  }
}

const may = async (right: string) =>
  new Set(
    (
      await sql<{
        name: string
      }>`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_any_column_privilege('doorstep_app', c.oid, ${right})`.execute(
        house.owner,
      )
    ).rows.map((row) => row.name),
  )
const mayDelete = async () =>
  new Set(
    (
      await sql<{
        name: string
      }>`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and has_table_privilege('doorstep_app', c.oid, 'delete')`.execute(
        house.owner,
      )
    ).rows.map((row) => row.name),
  )

describe('two authorities in one database, with every scope opened as wide as it goes', () => {
  test('read only their own rows, in every table', async () => {
    const readable = await may('select')
    const seen: Record<string, [own: number | string, others: number | string]> = {}
    await wideOpen(async (db) => {
      for (const { name, home } of tables) {
        if (!readable.has(name)) continue
        const count = (sign: string) =>
          attempt(db, `select count(*)::int as n from ${name} where ${home} ${sign} '${house.town.authorityId}'`)
        seen[name] = [await count('='), await count('<>')]
      }
    })
    expect(Object.keys(seen).length).toBeGreaterThan(40)
    for (const [name, [own, others]] of Object.entries(seen)) {
      expect(others, name).toBe(0)
      expect(own, `${name}: its own rows, or the test would prove nothing`).toBeGreaterThan(0)
    }
  })

  test('write only their own rows, in every table', async () => {
    const [inserts, updates, deletes] = [await may('insert'), await may('update'), await mayDelete()]
    const updatable = new Map(
      (
        await sql<{ name: string; column: string }>`
          select c.relname as name, min(a.attname) as "column" from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
          where c.relnamespace = 'public'::regnamespace and a.attname not in ('authority_id', 'id') and has_column_privilege('doorstep_app', c.oid, a.attnum, 'update') group by 1`.execute(
          house.owner,
        )
      ).rows.map((row) => [row.name, row.column]),
    )
    const wrong: string[] = []
    await wideOpen(async (db) => {
      const say = (name: string, act: string, got: unknown, wanted: boolean) => wanted || wrong.push(`${act} ${name}: ${got}`)
      for (const { name, home, own: isOwn } of tables) {
        const [own, others] = [house.town.authorityId, house.other.authorityId]
        if (inserts.has(name)) {
          // the policy is looked at before any other rule of the row, so a row of nothing but its authority is enough
          const add = (authority: string) =>
            isOwn
              ? attempt(
                  db,
                  `insert into ${name} (authority_id, account_id) values ('${authority}', '${house.town.people.service.accountId}')`,
                )
              : attempt(db, `insert into ${name} (${home}) values ('${authority}')`)
          const [refused, taken] = [await add(others), await add(own)]
          say(name, 'insert into the other', refused, refused === '42501')
          say(name, 'insert into their own', taken, taken !== '42501')
        }
        const column = updatable.get(name)
        if (updates.has(name) && column) {
          const change = (authority: string) =>
            attempt(
              db,
              `with changed as (update ${name} set ${column} = ${column} where ${home} = '${authority}' returning 1) select count(*)::int as n from changed`,
            )
          const [mine, theirs] = [await change(own), await change(others)]
          say(name, 'change the other', theirs, theirs === 0)
          say(name, 'change their own', mine, mine !== 0 && mine !== '42501') // a trigger may have its own rule
        }
        if (deletes.has(name)) {
          const remove = (authority: string) =>
            attempt(
              db,
              `with removed as (delete from ${name} where ${home} = '${authority}' returning 1) select count(*)::int as n from removed`,
            )
          const theirs = await remove(others)
          say(name, 'remove from the other', theirs, theirs === 0)
        }
      }
      const moved = await attempt(
        db,
        `with moved as (update agency set authority_id = '${house.other.authorityId}' returning 1) select count(*)::int as n from moved`,
      )
      say('agency', 'move to the other', moved, moved === '42501')
    })
    expect(wrong).toEqual([])
  })

  test('call no function for the other', async () => {
    const { people } = house.other
    await wideOpen(async (db) => {
      const person = await house.owner
        .selectFrom('person')
        .select('id')
        .where('authorityId', '=', house.other.authorityId)
        .limit(1)
        .executeTakeFirstOrThrow()
      const account = people.wen.accountId
      expect(
        await attempt(
          db,
          `select scope.stamp_identities('${house.other.authorityId}', array['${person.id}']::uuid[], '2026-11-24') as n`,
        ),
      ).toBe('P0001')
      expect(await attempt(db, `select scope.stamp_contacts('${house.other.authorityId}', '{}')`)).toBe('P0001')
      expect(await attempt(db, `select count(*)::int as n from access.who_looked('${person.id}')`)).toBe(0)
      await sql`select set_config('app.writes', '{accounts}', true)`.execute(db)
      expect(await attempt(db, `select count(*)::int as n from access.list_memberships('${account}')`)).toBe(0)
      expect(
        await attempt(
          db,
          `select count(*)::int as n from access.scope_of('person', '${person.id}', '${people.priya.membershipId}', '2026-11-24')`,
        ),
      ).toBe(0)
      expect(await attempt(db, `select count(*)::int as n from access.list_accounts() where account_id = '${account}'`)).toBe(0)
      for (const act of [
        `access.close_account('${account}', true)`,
        `access.make_link('${account}', 'x', '2026-11-24 09:20Z')`,
        `access.date_membership('${people.priya.membershipId}', '2026-11-24', null)`,
      ])
        expect(await attempt(db, `select ${act}::int as n`), act).toBe(0)
      // another's agency cannot hold a membership of ours: the key carries the authority
      expect(
        await attempt(
          db,
          `select access.make_account(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x@example.org', 'X', '${house.other.agencies.police}', 'partner', '2026-11-24')::int as n`,
        ),
      ).toBe('23503')
    })
  })
})

test('a role writes only the sorts of rows that its permissions name', () => {
  const writes = (role: Parameters<typeof scopeFor>[0], purpose: Parameters<typeof scopeFor>[1]) =>
    scopeFor(role, purpose).writes.sort()
  expect(writes('elected-member', 'see how it goes')).toEqual([])
  expect(writes('analyst', 'see how it goes')).toEqual(['event', 'import'])
  expect(writes('administrator', 'look after the system')).toEqual([
    'accounts',
    'agencies',
    'any post',
    'approvals',
    'event',
    'places',
    'posts',
    // as the second person, of a version that a manager of the front door asked to publish
    'publication',
    'settings',
  ])
  for (const role of [
    'practitioner',
    'social-worker',
    'partner',
    'neighbourhood-manager',
    'administrator',
    'analyst',
    'elected-member',
  ] as const)
    for (const word of ['deciding', 'answer', 'allocation', 'merge', 'threshold'])
      expect(writes(role, 'work with a child'), `${role} ${word}`).not.toContain(word)
  for (const role of ['front-door-manager', 'partner', 'service'] as const) expect(writes(role, 'keep words')).toEqual([])
})
