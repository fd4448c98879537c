import { sql } from 'kysely'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Actor } from '../access/actor.ts'
import type { WithActor } from '../access/with-actor.ts'
import type { Db } from '../database/pool.ts'
import { installJobs } from './install.ts'
import type { Daily, JobData, Queue } from './job.ts'

type Starting = {
  /** How the role that owns the queue reaches the database; none: no jobs are run. */
  settings: pg.PoolConfig | undefined
  /** The app's role, for daily work. */
  db: Db
  withActor: WithActor
  queues: readonly Queue[]
  daily?: readonly Daily[]
  say: (line: string) => void
  pollSeconds?: number
}

/** Runs the jobs of this house, until stopped. One process does it for a database: the one that serves. */
export async function startJobs({
  settings,
  db,
  withActor,
  queues,
  daily = [],
  say,
  pollSeconds = 2,
}: Starting): Promise<{ stop: () => Promise<void> }> {
  if (!settings) {
    say('No jobs are run here: set DATABASE_JOBS_URL to have them run. What would be a job is done at once instead.')
    return { stop: async () => {} }
  }
  await installJobs(settings, [...queues, ...daily])
  const boss = new PgBoss({
    ...(settings as { connectionString?: string }),
    schema: 'pgboss',
    createSchema: false,
    max: 3,
    application_name: 'doorstep jobs',
  })
  // a fault is said by its code only: a database may quote a name
  boss.on('error', (error) => say(`A job met a fault (${(error as { code?: string }).code ?? error.name}); it is tried again.`))
  await boss.start()
  for (const queue of queues) {
    await boss.work<JobData>(queue.name, { pollingIntervalSeconds: pollSeconds }, async (jobs) => {
      for (const { data } of jobs) {
        const service = await serviceOf(db, data.authorityId)
        await queue.run({ data, enter: (run) => withActor(service, data.purpose, run) })
      }
    })
  }
  for (const { name, at, run } of daily) {
    const [hour, minute] = at.split(':').map(Number)
    await boss.schedule(name, `${minute} ${hour} * * *`, null, { tz: 'Europe/London' })
    await boss.work(name, { pollingIntervalSeconds: Math.max(30, pollSeconds) }, () => run(db))
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 3000 }) }
}

/** Who the machine acts as in an authority. */
export async function serviceOf(db: Db, authorityId: string): Promise<Actor> {
  const { rows } = await sql<Actor>`select * from access.service_of(${authorityId}::uuid)`.execute(db)
  if (!rows[0]) throw new Error('this authority has no service to act as')
  return rows[0]
}
