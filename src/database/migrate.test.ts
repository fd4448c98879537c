import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { shapeOf } from '../../bin/shape.ts'
import { root } from '../config.ts'
import { newId } from './ids.ts'
import { asSuperuser, onSocket } from './launcher.ts'
import { migrate, prepareServer } from './migrate.ts'
import { type Db, openPool } from './pool.ts'

// A house that was set up by an earlier Doorstep, with people in it, comes to the very same database as one set up today.
const earlier = [
  '0001-floor',
  '0002-places-people',
  '0003-front-door',
  '0004-scope',
  '0005-people-search',
  '0006-localities',
  '0007-places',
  '0008-views',
  '0009-imports',
]

/** What the shape leaves out: the text of functions, views and policies. */
async function textsOf(client: pg.Client) {
  const { rows } = await client.query<{ what: string; text: string }>(`
    select 'function ' || p.oid::regprocedure as what, concat(p.prosrc, p.prosecdef, p.provolatile) || coalesce(array_to_string(p.proconfig, ','), '') as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('access', 'scope', 'people', 'imports', 'public')
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select 'view ' || viewname, definition from pg_views where schemaname = 'public'
    union all select 'policy ' || tablename || ' ' || policyname, coalesce(qual, '') || coalesce(with_check, '') from pg_policies
    union all select 'protected ' || table_name, concat_ws(' ', kind, writes, changes, follows, keeps) from access.protected
    union all select 'sight ' || name, concat_ws(' ', of_what, counted) from access.sight`)
  return Object.fromEntries(rows.map(({ what, text }) => [what, text]))
}

/** Those who work there, a child and a contact that waits, as the earlier tables have them. */
async function people(db: Db) {
  const [authority, place, agency, worker, account, membership, child, contact] = Array.from({ length: 8 }, () => newId())
  await db.executeQuery(
    CompiledQuery.raw(`
    insert into authority (id, name, short_name, code) values ('${authority}', 'Earlier', 'Earlier', '806');
    insert into locality (authority_id, id, name, slug) values ('${authority}', '${place}', 'Newport', 'newport');
    insert into agency (authority_id, id, name, kind) values ('${authority}', '${agency}', 'The council', 'council');
    insert into worker (authority_id, id, agency_id, name) values ('${authority}', '${worker}', '${agency}', 'Priya Test');
    insert into account (id, email, name) values ('${account}', 'priya@example.org', 'Priya Test');
    insert into membership (authority_id, id, account_id, worker_id, agency_id, role, valid_from) values ('${authority}', '${membership}', '${account}', '${worker}', '${agency}', 'front-door-worker', '2026-01-01');
    insert into person (authority_id, id, identity_id, kind, given_name, family_name, search_key, recorded_at, locality_id, agency_id)
      values ('${authority}', '${child}', '${child}', 'child', 'Robin', 'Tern', 'robin tern', '2026-11-20', '${place}', '${agency}');
    insert into contact (authority_id, id, reference, kind, source_code, danger, family_knows, family_agrees, received_at, due_at, recorded_at, locality_id, agency_id)
      values ('${authority}', '${contact}', 'EARLY', 'support', '2A', 'no', 'yes', 'yes', '2026-11-20', '2026-11-21', '2026-11-20', '${place}', '${agency}');
    insert into contact_child (authority_id, id, contact_id, person_id, added_at, locality_id, agency_id) values ('${authority}', '${newId()}', '${contact}', '${child}', '2026-11-20', '${place}', '${agency}');
    insert into waiting (authority_id, contact_id, kind, danger, source_code, received_at, due_at, locality_id, agency_id)
      values ('${authority}', '${contact}', 'support', 'no', '2A', '2026-11-20', '2026-11-21', '${place}', '${agency}')`),
  )
  return { membership: membership!, child: child! }
}

test('a database that an earlier Doorstep made comes to the shape, the functions, the views and the policies of a fresh one', async () => {
  const server = { socket: inject('socket') }
  const name = `t_${randomBytes(6).toString('hex')}`
  await prepareServer(asSuperuser(server), name)
  const settings = onSocket(server, 'doorstep_owner', name)
  const old = openPool({ ...settings, max: 2 })
  const text = (file: string) => readFileSync(join(root, 'db', 'migrations', `${file}.sql`), 'utf8')
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        earlier.map((file) => [file, { up: async (db: Db) => void (await db.executeQuery(CompiledQuery.raw(text(file)))) }]),
      ),
  }
  const { error } = await new Migrator({ db: old.db, provider }).migrateToLatest()
  expect(error).toBeUndefined()
  const { membership, child } = await people(old.db)

  expect(await migrate(settings)).toBeGreaterThan(10)
  expect(await migrate(settings), 'a second time there is nothing to do').toBe(0)

  const [mended, fresh] = [new pg.Client(settings), new pg.Client(onSocket(server, 'doorstep_owner', 'doorstep_template'))]
  await mended.connect()
  await fresh.connect()
  try {
    expect(await shapeOf(mended)).toBe(await shapeOf(fresh))
    expect(await textsOf(mended)).toEqual(await textsOf(fresh))
    expect(Object.keys(await textsOf(fresh)).length).toBeGreaterThan(200)
  } finally {
    await mended.end()
    await fresh.end()
  }
  // who was there finds what was there
  const app = openPool({ ...onSocket(server, 'doorstep_app', name), max: 1 })
  await app.db.transaction().execute(async (tx) => {
    const scope = {
      membership,
      role: 'front-door-worker',
      day: '2026-11-24',
      now: '2026-11-24T09:20Z',
      sights: { index: ['authority'] },
    }
    await sql`select access.enter(${JSON.stringify({ ...scope, words: [], restrictions: ['none'], writes: [] })}::jsonb)`.execute(
      tx,
    )
    expect((await tx.selectFrom('person').select('id').execute()).map(({ id }) => id)).toEqual([child])
  })
  await app.db.destroy()
  await old.db.destroy()
})
