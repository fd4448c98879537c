import pg from 'pg'
import { getConstructionPlans, PgBoss } from 'pg-boss'
import { StartProblem } from '../errors.ts'

/**
 * Makes the queue's tables and its queues where they are missing, as the role that owns their schema, and lets the app (and the
 * owner, who imports) add jobs: no more than that.
 */
export async function installJobs(settings: pg.PoolConfig, queues: readonly { name: string }[]) {
  const client = new pg.Client(settings)
  await client.connect().catch((error: { code?: string }) => {
    throw new StartProblem(
      `The database does not answer the role of the jobs (${error.code ?? 'no reply'}). Check DATABASE_JOBS_URL.`,
    )
  })
  try {
    const { rows } = await client.query<{ schema: string | null; installed: boolean }>(
      "select to_regnamespace('pgboss')::text as schema, exists (select 1 from pg_tables where schemaname = 'pgboss' and tablename = 'version') as installed",
    )
    if (!rows[0]?.schema)
      throw new StartProblem(
        "The job queue has no schema. As the server's administrator run: create schema pgboss authorization doorstep_jobs",
      )
    if (!rows[0].installed) await client.query(getConstructionPlans('pgboss', { createSchema: false }))
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: lastRows(await client.query(text, values)) }) },
      schema: 'pgboss',
      supervise: false,
      schedule: false,
      migrate: false,
    })
    for (const { name } of queues)
      if (!(await boss.getQueue(name))) await boss.createQueue(name, { retryLimit: 5, retryDelay: 30, retryBackoff: true })
    for (const role of ['doorstep_app', 'doorstep_owner'])
      await client.query(
        `grant usage on schema pgboss to ${role}; grant select on pgboss.queue to ${role}; grant select, insert on pgboss.job_common to ${role}`,
      )
  } finally {
    await client.end()
  }
}

/** Several statements in one text answer with several results; the last one is the answer. */
function lastRows(result: pg.QueryResult | pg.QueryResult[]): unknown[] {
  return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []
}
