import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { StartProblem } from '../errors.ts'
import { letAddJobs, makeQueueTables, queueStanding, runningOn } from './queue-store.ts'

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
    const { schema, installed } = await queueStanding(client)
    if (!schema)
      throw new StartProblem(
        "The job queue has no schema. As the server's administrator run: create schema pgboss authorization doorstep_jobs",
      )
    if (!installed) await makeQueueTables(client)
    const boss = new PgBoss({
      db: runningOn(client),
      schema: 'pgboss',
      supervise: false,
      schedule: false,
      migrate: false,
    })
    for (const { name } of queues)
      if (!(await boss.getQueue(name))) await boss.createQueue(name, { retryLimit: 5, retryDelay: 30, retryBackoff: true })
    for (const role of ['doorstep_app', 'doorstep_owner'] as const) await letAddJobs(client, role)
  } finally {
    await client.end()
  }
}
