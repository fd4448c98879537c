import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import { root } from '../config.ts'
import { StartProblem } from '../errors.ts'
import { loadForMigrations, loadFunctions, waitingFunctions } from './functions.ts'
import { type Db, openPool } from './pool.ts'

const folder = join(root, 'db', 'migrations')

/** The migrations before this one carry their functions themselves. */
const firstWithFunctions = '0010'

const files: MigrationProvider = {
  async getMigrations() {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    return Object.fromEntries(
      names.map((name): [string, Migration] => [
        name.replace('.sql', ''),
        {
          up: async (db) => {
            if (name >= firstWithFunctions) await loadForMigrations(db)
            await db.executeQuery(CompiledQuery.raw(readFileSync(join(folder, name), 'utf8')))
          },
        },
      ]),
    )
  },
}

/**
 * Brings the shape of the database up to date, as its owner: migrations forward only, each file in its own turn, all in one
 * transaction; then the functions and views whose files changed. Answers how many files were run.
 */
export async function migrate(owner: pg.PoolConfig, say: (line: string) => void = () => {}): Promise<number> {
  const { db } = openPool({ ...owner, max: 2 })
  try {
    const { error, results = [] } = await new Migrator({ db, provider: files }).migrateToLatest()
    for (const result of results) if (result.status === 'Success') say(`  ${result.migrationName}`)
    if (error) throw error
    const loaded = await db.transaction().execute(loadFunctions)
    if (loaded > 0) say(`  ${loaded} functions and views`)
    await closeTemporary(db)
    return results.length + loaded
  } finally {
    await db.destroy()
  }
}

/**
 * Nobody but the owner makes temporary tables: they are looked up before real ones, so one named `person` would stand in its place.
 * A right on a database is not copied with it, so this is said each time.
 */
export async function closeTemporary(db: Db) {
  const revoke = "format('revoke temporary on database %I from public, doorstep_app, doorstep_jobs', current_database())"
  await db.executeQuery(CompiledQuery.raw(`do $$ begin execute ${revoke}; end $$`))
}

/** Names of the migrations that wait, and of the functions and views whose files changed. */
export async function waitingMigrations(settings: pg.PoolConfig): Promise<string[]> {
  const client = new pg.Client(settings)
  await client.connect()
  try {
    const { rows } = await client
      .query<{ name: string }>('select name from kysely_migration')
      .catch((error: { code?: string }) => {
        if (error.code === '42P01') return { rows: [] }
        throw error
      })
    const done = new Set(rows.map((row) => row.name))
    const waiting = Object.keys(await files.getMigrations()).filter((name) => !done.has(name))
    return waiting.length > 0 ? waiting : await waitingFunctions(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the three roles and the database where they are missing: doorstep_owner (migrations only), doorstep_app (owns nothing),
 * doorstep_jobs (owns the schema of the job queue). `superuser` connects to the maintenance database.
 */
export async function prepareServer(superuser: pg.PoolConfig, database = 'doorstep') {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    for (const role of ['doorstep_owner', 'doorstep_app', 'doorstep_jobs'])
      await client.query(
        `do $$ begin create role ${role} login nosuperuser nobypassrls; exception when duplicate_object then null; end $$`,
      )
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner doorstep_owner`)
  } finally {
    await client.end()
  }
  const inside = new pg.Client({ ...superuser, database })
  await inside.connect()
  try {
    await inside.query(
      'grant create, usage on schema public to doorstep_owner; grant usage on schema public to doorstep_app; create schema if not exists pgboss authorization doorstep_jobs',
    )
  } finally {
    await inside.end()
  }
}

/** PostgreSQL 15 to 18. */
export async function checkServer(settings: pg.PoolConfig) {
  const client = new pg.Client(settings)
  try {
    await client.connect()
    const { rows } = await client.query<{ v: string }>("select current_setting('server_version_num') v")
    const major = Math.floor(Number(rows[0]?.v) / 10_000)
    if (major < 15) throw new StartProblem(`The database server is PostgreSQL ${major}. Doorstep needs 15 to 18.`)
  } finally {
    await client.end().catch(() => {})
  }
}
