import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { root } from '../config.ts'
import { loadFunctions, waitingFunctions } from './functions.ts'
import { openPool } from './pool.ts'

const house = useHouse()

/** The server's own clock, in any of its names. The house's is `access.now()` and `access.today()`. */
const serverClock =
  /(?<!access\.)\bnow\(\)|\b(current_date|current_timestamp|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\b/i

test('no function, view, policy or index asks the clock of the server', async () => {
  const { rows } = await sql<{ what: string; text: string }>`
    select n.nspname || '.' || p.proname as what, pg_get_functiondef(p.oid) as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'access', 'scope', 'people', 'imports') and p.prokind in ('f', 'p')
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select relname, pg_get_viewdef(oid) from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
    union all select tablename || ' ' || policyname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies
    union all select indexname, indexdef from pg_indexes where schemaname = 'public'`.execute(house.owner)
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ text }) => serverClock.test(text)).map(({ what }) => what)).toEqual([])
})

test('every function has its file, but those that are written from the catalogue', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('access', 'scope', 'people', 'imports')`.execute(house.owner)
  const filed = readdirSync(join(root, 'db', 'functions'), { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replace('.sql', '').replaceAll('\\', '/').replace('/', '.'),
  )
  const wild = rows.map(({ name }) => name).filter((name) => !filed.includes(name) && !name.startsWith('scope.stamp_rows_of_'))
  expect(wild, 'one that is wanted no more is dropped by a migration').toEqual([])
})

/** Columns that the server may date: when a row came to be, of things that nobody works by. */
const datedByServer: Record<string, string> = {
  'authority.made_at': 'when the authority was set up; nothing is reckoned from it',
  'account.made_at': 'when the account was made; its memberships have days of their own',
  'household.made_at': 'a number for a family; its members have days of their own',
  'installation.set_at': 'when the database was marked',
  'area_edition.loaded_at': 'when a file was loaded; its edition has days of its own',
}

test('no column that decides something is dated by the server', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and column_default ~* '(now\\(\\)|current_(date|time)|clock_timestamp)'`.execute(house.owner)
  expect(rows.map(({ column }) => column).sort()).toEqual(
    Object.keys(datedByServer)
      .filter((one) => datedByServer[one])
      .sort(),
  )
})

test('nor does a statement in the code', () => {
  const asks = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.gen\.ts$|^matching/.test(path))
    .filter((path) =>
      readFileSync(join(root, 'src', path), 'utf8')
        .split(/sql(?:<[^`]*>)?`/)
        .slice(1)
        .some((text) => serverClock.test(text.split('`')[0]!)),
    )
  expect(asks).toEqual([])
})

test('a changed file is loaded, also where its form changed and a view stands on it; an unchanged one is not', async () => {
  expect(await house.owner.transaction().execute(loadFunctions)).toBe(0)
  await sql`drop view figure_waiting`.execute(house.owner)
  await sql`drop function scope.is_answered`.execute(house.owner)
  await sql`create function scope.is_answered(p_contact uuid) returns int language sql as 'select 1'`.execute(house.owner)
  await sql`create function access.left_over() returns int language sql as 'select 1'`.execute(house.owner)
  await sql`update access.loaded set hash = 'older' where path = 'functions/scope.is_answered'`.execute(house.owner)
  await sql`insert into access.loaded values ('functions/access.left_over', 'gone')`.execute(house.owner)
  const app = openPool({ ...house.settings.app, max: 1 })
  const client = await app.pool.connect()
  expect(await waitingFunctions(client)).toEqual(['functions/scope.is_answered'])
  expect(await house.owner.transaction().execute(loadFunctions)).toBe(1)
  expect(await waitingFunctions(client)).toEqual([])
  client.release()
  await app.db.destroy()
  const { rows } = await sql<{ form: string }>`
    select p.oid::regprocedure::text as form from pg_proc p where proname in ('is_answered', 'left_over')`.execute(house.owner)
  expect(rows).toEqual([{ form: 'scope.is_answered(uuid,uuid)' }])
  await house.as(house.town.people.ruth, 'see how it goes', (work) => work.db.selectFrom('figureWaiting').selectAll().execute())
})
