import { CompiledQuery, sql } from 'kysely'
import type { Db } from './pool.ts'

/** As the owner: all that migrations made goes, to be made again empty; the queue's own schema stays. */
export async function emptyDatabase(db: Db) {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|pgboss$|public$)'`.execute(db)
  const schemas = ['public', ...rows.map(({ name }) => name)].map((name) => `"${name}"`).join(', ')
  await db.executeQuery(
    CompiledQuery.raw(
      `begin; drop schema ${schemas} cascade; create schema public; grant usage on schema public to doorstep_app; commit`,
    ),
  )
}
