import { sql } from 'kysely'
import type pg from 'pg'
import { getConstructionPlans } from 'pg-boss'
import type { Db } from '../database/pool.ts'

/** Whether this database has a queue, and the role that asks may add to it. */
export async function queueIsHere(db: Db): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`
    select coalesce(bool_or(has_table_privilege(c.oid, 'insert') and has_schema_privilege(n.oid, 'usage')), false) as here
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pgboss' and c.relname = 'job_common'`.execute(
    db,
  )
  return rows[0]!.here
}

/** Whether the queue has its schema, and its tables in it. */
export async function queueStanding(client: pg.Client): Promise<{ schema: string | null; installed: boolean }> {
  const { rows } = await client.query<{ schema: string | null; installed: boolean }>(
    "select to_regnamespace('pgboss')::text as schema, exists (select 1 from pg_tables where schemaname = 'pgboss' and tablename = 'version') as installed",
  )
  return rows[0]!
}

export async function makeQueueTables(client: pg.Client) {
  await client.query(getConstructionPlans('pgboss', { createSchema: false }))
}

export async function letAddJobs(client: pg.Client, role: 'doorstep_app' | 'doorstep_owner') {
  await client.query(
    `grant usage on schema pgboss to ${role}; grant select on pgboss.queue to ${role}; grant select, insert on pgboss.job_common to ${role}`,
  )
}

/** Runs the queue's own statements on this connection. */
export const runningOn = (client: pg.Client) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: lastRows(await client.query(text, values)) }),
})

/** Several statements in one text answer with several results; the last one is the answer. */
function lastRows(result: pg.QueryResult | pg.QueryResult[]): unknown[] {
  return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []
}
