import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { exempt, otherKeys } from '../../src/database/reference.ts'
import { useHouse } from '../house.ts'
import { everyPolicy, everyTable, problemWithPolicy } from './catalogue.ts'

const house = useHouse()
const names = async (query: ReturnType<typeof sql<{ name: string }>>) =>
  (await query.execute(house.owner)).rows.map((row) => row.name)

describe.each(['once', 'bare'] as const)('policies of the form "%s"', (form) => {
  test('say only what the template says', async () => {
    await sql`call access.write_policies(${sql.lit(form)})`.execute(house.owner)
    const policies = await everyPolicy(house.owner)
    expect(policies.length).toBeGreaterThan(150)
    expect(
      policies
        .map((p) => [p.table, p.policy, problemWithPolicy(p.expression, p.columns, form)])
        .filter(([, , problem]) => problem),
    ).toEqual([])
  })

  const setting = (name: string) =>
    form === 'once'
      ? `((select nullif(current_setting('${name}', true), '')::uuid[])::uuid[])`
      : `(nullif(current_setting('${name}', true), '')::uuid[])`
  const bad: [string, string, string][] = [
    [`upper(kind) = any (array['X'])`, 'puts something into a function', 'a function of a column runs for every row'],
    [
      `coalesce(authority_id, id) = any ${setting('app.authority')}`,
      'puts something into a function',
      'no index helps a key inside a function',
    ],
    [
      `exists (select 1 from contact_child k where k.contact_id = contact.id)`,
      'reaches through another table',
      'it would see what the other table lets through',
    ],
    [`id in (select contact_id from waiting)`, 'reaches through another table', 'a sub-select on a protected table'],
    [`true`, 'says something that no template says: true', 'it opens everything'],
    [
      `authority_id = any ${setting('app.authority')} or nobody_named`,
      'says something that no template says: nobody_named',
      'a column of its own is no scope',
    ],
    [
      form === 'once'
        ? `id = any (nullif(current_setting('app.x', true), '')::uuid[])`
        : `id = any ((select nullif(current_setting('app.x', true), '')::uuid[])::uuid[])`,
      form === 'once' ? 'calls a function for every row, not once' : 'reaches through another table',
      'the other form',
    ],
  ]
  test.each(bad)('%s: %s (%s)', async (expression, problem) => {
    // the check itself, on a policy made wrong and taken back
    const found = await house.owner.transaction().execute(async (tx) => {
      await sql`create policy wrong on contact for select using (${sql.raw(expression)})`.execute(tx)
      const policies = await everyPolicy(tx)
      await sql`drop policy wrong on contact`.execute(tx)
      return policies.find((p) => p.policy === 'wrong')!
    })
    expect(problemWithPolicy(found.expression, found.columns, form)).toContain(problem)
  })
})

test('every table is protected, with row security on, or exempt for a written reason', async () => {
  const tables = await everyTable(house.owner)
  const wrong = tables.filter(({ name, kind, rowSecurity }) => (exempt[name] ? kind !== null : kind === null || !rowSecurity))
  expect(wrong.map((table) => table.name)).toEqual([])
  expect(Object.keys(exempt).filter((name) => !tables.some((table) => table.name === name))).toEqual([])
  const policies = Map.groupBy(await everyPolicy(house.owner), (policy) => policy.table)
  for (const { name, kind } of tables)
    if (kind)
      expect([...new Set(policies.get(name)?.map((p) => p.policy))].sort(), name).toEqual(['adds', 'changes', 'reads', 'removes'])
})

test('what is exempt the app only reads, and accounts and sessions not even that', async () => {
  for (const [name, { app }] of Object.entries(exempt)) {
    const { rows } = await sql<{ reads: boolean; writes: boolean }>`
      select has_any_column_privilege('doorstep_app', ${name}, 'select') as reads,
        has_any_column_privilege('doorstep_app', ${name}, 'insert, update') or has_table_privilege('doorstep_app', ${name}, 'delete, truncate, trigger') as writes`.execute(
      house.owner,
    )
    expect(rows[0], name).toEqual({ reads: app === 'reads', writes: false })
  }
})

test('scope columns are never null', async () => {
  const needed: Record<string, string[]> = {
    ...Object.fromEntries(
      ['index', 'record', 'contact', 'deciding', 'event'].map((kind) => [
        kind,
        ['authority_id', 'locality_id', 'agency_id', 'restriction'],
      ]),
    ),
    words: ['authority_id', 'locality_id', 'agency_id', 'restriction', 'words_class'],
    own: ['authority_id', 'account_id'],
  }
  const { rows } = await sql<{ name: string; notNull: string[] }>`
    select c.relname as name, array_agg(a.attname::text) filter (where a.attnotnull) as not_null
    from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by 1`.execute(
    house.owner,
  )
  const notNull = new Map(rows.map((row) => [row.name, row.notNull ?? []]))
  for (const { name, kind } of await everyTable(house.owner)) {
    if (!kind || name === 'authority') continue
    expect(notNull.get(name), name).toEqual(expect.arrayContaining(needed[kind] ?? ['authority_id']))
  }
})

test('authority_id comes first in every key', async () => {
  const { rows } = await sql<{ table: string; key: string; first: string }>`
    select t.relname as "table", i.relname as key, coalesce(a.attname, '(an expression)') as first
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relnamespace = 'public'::regnamespace and x.indisunique`.execute(house.owner)
  const isOfOne = (table: string) => !exempt[table] || table === 'membership'
  expect(rows.filter((row) => isOfOne(row.table) && row.first !== 'authority_id' && !otherKeys[row.key])).toEqual([])
  expect(Object.keys(otherKeys).filter((key) => !rows.some((row) => row.key === key))).toEqual([])
})

test('a foreign key between two tables of an authority carries the authority along', async () => {
  const wrong = await names(sql`
    select k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and exists (select 1 from pg_attribute where attrelid = k.confrelid and attname = 'authority_id')
      and not exists (select 1 from unnest(k.conkey, k.confkey) u(a, b)
        join pg_attribute x on x.attrelid = k.conrelid and x.attnum = u.a and x.attname = 'authority_id'
        join pg_attribute y on y.attrelid = k.confrelid and y.attnum = u.b and y.attname = 'authority_id')`)
  expect(wrong).toEqual([])
})

test('every view asks as its reader, not as its owner', async () => {
  const wrong = sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind in ('v', 'm') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and not coalesce(c.reloptions::text[] @> array['security_invoker=true'], false)`
  await house.owner.transaction().execute(async (tx) => {
    await sql`create view plain_view as select * from person`.execute(tx)
    expect((await wrong.execute(tx)).rows).toEqual([{ name: 'plain_view' }])
    await sql`drop view plain_view`.execute(tx)
  })
  expect(await names(wrong)).toEqual([])
})

describe("the app's role", () => {
  test('is nobody special and owns nothing', async () => {
    const { rows } =
      await sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = 'doorstep_app'`.execute(
        house.owner,
      )
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
    ])
    const owned = await names(
      sql`select relname as name from pg_class where relowner = 'doorstep_app'::regrole union all select proname from pg_proc where proowner = 'doorstep_app'::regrole`,
    )
    expect(owned).toEqual([])
    const member = await names(
      sql`select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = 'doorstep_app'::regrole`,
    )
    expect(member).toEqual([])
  })

  test('may make nothing in the schemas that functions look in', async () => {
    await expect(sql`create table sneaky (id int)`.execute(house.building.db)).rejects.toMatchObject({ code: '42501' })
    await expect(
      sql`create function access.today() returns date language sql as 'select null::date'`.execute(house.building.db),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('cannot turn row security off', async () => {
    await expect(sql`alter table person disable row level security`.execute(house.building.db)).rejects.toMatchObject({
      code: '42501',
    })
    await house.building.db.connection().execute(async (db) => {
      await sql`set row_security = off`.execute(db)
      await expect(db.selectFrom('person').select('id').execute()).rejects.toMatchObject({ code: '42501' })
      await sql`reset row_security`.execute(db)
    })
  })

  test('cannot read the log of reads, nor change it', async () => {
    await expect(sql`select 1 from read_entry`.execute(house.building.db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`delete from read_entry`.execute(house.building.db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`select 1 from read_entry_2026_11`.execute(house.building.db)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`insert into read_entry_2026_11 default values`.execute(house.building.db)).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('neither changes nor removes an act, a version, words or a decision that was written', async () => {
    const may = async (table: string) =>
      (
        await sql<{
          changes: boolean
          removes: boolean
        }>`select has_table_privilege('doorstep_app', ${table}, 'update') as changes, has_table_privilege('doorstep_app', ${table}, 'delete') as removes`.execute(
          house.owner,
        )
      ).rows[0]
    for (const table of [
      'event',
      'contact_version',
      'contact_words',
      'decision',
      'answer',
      'held_answer',
      'referral_move',
      'closure',
      'person_name',
      'contact',
      'person',
    ])
      expect(await may(table), table).toEqual({ changes: false, removes: false })
  })
})

test('the role of the job queue reads and writes nothing of ours', async () => {
  const reached = await names(sql`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
      and has_any_column_privilege('doorstep_jobs', c.oid, 'select, insert, update')
    union all
    select p.proname from pg_proc p where p.pronamespace in ('access'::regnamespace, 'scope'::regnamespace) and has_function_privilege('doorstep_jobs', p.oid, 'execute')`)
  expect(reached).toEqual([])
})

test('every definer function fixes its search path, looks last among temporary tables, and is nobody’s until granted', async () => {
  const { rows } = await sql<{ name: string; path: string[] | null; open: boolean }>`
    select p.oid::regprocedure::text as name, p.proconfig as path, has_function_privilege('public', p.oid, 'execute') as open
    from pg_proc p where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`.execute(
    house.owner,
  )
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter(({ path, open }) => open || !path?.some((setting) => /^search_path=.*pg_temp$/.test(setting)))).toEqual([])
  const open = await names(sql`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('access'::regnamespace, 'scope'::regnamespace) and has_function_privilege('public', p.oid, 'execute')`)
  expect(open).toEqual([])
  // a function that makes a temporary table could be handed one with a trigger of the caller's
  const temporary = await names(
    sql`select p.oid::regprocedure::text as name from pg_proc p where p.prosecdef and p.prosrc ~* 'temp(orary)? table'`,
  )
  expect(temporary).toEqual([])
})
