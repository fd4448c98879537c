import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db } from '../database/pool.ts'
import type { JobData } from './job.ts'

/** Whether this database has a queue, and the role that asks may add to it. */
export async function queueIsHere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`
    select coalesce(bool_or(has_table_privilege(c.oid, 'insert') and has_schema_privilege(n.oid, 'usage')), false) as here
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pgboss' and c.relname = 'job_common'`.execute(
    db,
  )
  return rows[0]!.here
}

/** Sends a job in the transaction of the change that it follows: rolled back together, seen after the commit. */
export async function enqueue(
  tx: Db,
  queue: string,
  { authorityId, membershipId, purpose, subjects }: JobData,
  startAfter?: Date,
) {
  // Only the sender of an instance that is never started: every statement of it goes through this transaction.
  const sender = new PgBoss({
    db: fromKysely(tx.withoutPlugins()),
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    migrate: false,
  })
  const data: JobData = { authorityId, membershipId, purpose, subjects }
  await sender.send(queue, data, startAfter ? { startAfter } : {})
}
