import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import type pg from 'pg'
import { root } from '../config.ts'
import type { Db } from './pool.ts'

type Source = { path: string; name: string; text: string; hash: string }

const callsFirst = '-- Loads before the migrations'
const folder = join(root, 'db')

/** A function is one file, `db/functions/SCHEMA/NAME.sql`; a view `db/views/NAME.sql`. What each holds stands in its own file alone. */
const sources = (kind: 'functions' | 'views'): Source[] =>
  readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, kind, path), 'utf8')
      const name = kind === 'views' ? basename(path, '.sql') : path.replace('.sql', '').replaceAll('\\', '/').replace('/', '.')
      return { path: `${kind}/${name}`, name, text, hash: createHash('sha256').update(text).digest('hex') }
    })

/** Loads the functions that migrations call, so that each migration meets them as they are now. */
export async function loadForMigrations(db: Db) {
  for (const { name, text } of sources('functions').filter((one) => one.text.startsWith(callsFirst))) {
    await letGo(db, name)
    await run(db, text)
  }
}

/**
 * Loads every function and view whose file changed, and lets go of those whose file is gone; all in the caller's transaction.
 * Where the template of the policies changed, all policies are written anew. Answers how many files were loaded.
 */
export async function loadFunctions(db: Db): Promise<number> {
  const functions = sources('functions')
  const views = inOrder(sources('views'))
  const { rows } = await sql<{ path: string; hash: string }>`select path, hash from access.loaded for update`.execute(db)
  const had = new Map(rows.map(({ path, hash }) => [path, hash]))
  const all = [...functions, ...views]
  const changed = all.filter((one) => had.get(one.path) !== one.hash)
  const gone = [...had.keys()].filter((path) => !all.some((one) => one.path === path))
  if (changed.length + gone.length === 0) return 0

  // views stand on functions and on one another, so they are all made again, in their order
  const oldViews = [
    ...views.map(({ name }) => name),
    ...gone.filter((path) => path.startsWith('views/')).map((path) => path.slice(6)),
  ]
  for (const name of oldViews) await run(db, `drop view if exists ${name} cascade`)
  const toMake = changed.filter(({ path }) => path.startsWith('functions/'))
  for (const name of [
    ...toMake.map(({ name }) => name),
    ...gone.filter((path) => path.startsWith('functions/')).map((path) => path.slice(10)),
  ])
    await letGo(db, name)
  // a function that sets one of its thresholds can be made only where pg_trgm is loaded already, and a connection begins without it
  await run(db, "select similarity('', '')")
  // bodies name one another in any order: first all are made, then all are checked
  await run(db, 'set local check_function_bodies = off')
  for (const { text } of toMake) await run(db, text)
  for (const { text } of views) await run(db, text)
  await run(db, 'set local check_function_bodies = on')
  for (const { text } of toMake) await run(db, text)
  if (changed.some(({ text }) => text.startsWith(callsFirst)))
    await run(db, 'call access.write_policies(); call access.write_stamping()')

  for (const path of gone) await sql`delete from access.loaded where path = ${path}`.execute(db)
  for (const { path, hash } of changed)
    await sql`insert into access.loaded values (${path}, ${hash}) on conflict (path) do update set hash = excluded.hash`.execute(
      db,
    )
  return changed.length
}

/** Which functions and views of the files the database does not have as they are. Any role may ask. */
export async function waitingFunctions(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ path: string; hash: string }>('select path, hash from access.loaded')
  const had = new Map(rows.map(({ path, hash }) => [path, hash]))
  return [...sources('functions'), ...sources('views')].filter(({ path, hash }) => had.get(path) !== hash).map(({ path }) => path)
}

/** Drops what has this name, in any form, unless a trigger, index or policy stands on it: that keeps its form, and is replaced in place. */
async function letGo(db: Db, name: string) {
  const { rows } = await sql<{ drop: string }>`
    select format('drop routine %s', p.oid::regprocedure) as drop
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname || '.' || p.proname = ${name}
      and not exists (select 1 from pg_depend d where d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid and d.deptype = 'n')`.execute(
    db,
  )
  for (const { drop } of rows) await run(db, drop)
}

/** Views after those that they read. */
function inOrder(views: Source[]): Source[] {
  const placed: Source[] = []
  const place = (view: Source) => {
    if (placed.includes(view)) return
    for (const other of views) if (other !== view && new RegExp(`\\b${other.name}\\b`).test(view.text)) place(other)
    placed.push(view)
  }
  views.forEach(place)
  return placed
}

const run = (db: Db, text: string) => db.executeQuery(CompiledQuery.raw(text))
