import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { serviceOf } from '../access/service-store.ts'
import type { WithActor } from '../access/with-actor.ts'
import type { Db } from '../database/pool.ts'
import { faultCode } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import { installJobs } from './install.ts'
import type { JobData, Queue } from './job.ts'

type Starting = {
  /** How the role that owns the queue reaches the database; none: no jobs are run. */
  settings: pg.PoolConfig | undefined
  /** The app's role. */
  db: Db
  withActor: WithActor
  clock: () => Date
  queues: readonly Queue[]
  say: (line: string) => void
  pollSeconds?: number
}

/** Runs the jobs of this house, until stopped. One process does it for a database: the one that serves. */
export async function startJobs({
  settings,
  db,
  withActor,
  clock,
  queues,
  say,
  pollSeconds = 2,
}: Starting): Promise<{ stop: () => Promise<void> }> {
  if (!settings) {
    say('No jobs are run here: set DATABASE_JOBS_URL to have them run. What would be a job is done at once instead.')
    return { stop: async () => {} }
  }
  await installJobs(settings, queues)
  const boss = new PgBoss({
    ...(settings as { connectionString?: string }),
    schema: 'pgboss',
    createSchema: false,
    max: 3,
    application_name: 'doorstep jobs',
  })
  // a fault is said by its code only: a database may quote a name
  boss.on('error', (error) => say(`A job met a fault (${faultCode(error)}); it is tried again.`))
  await boss.start()
  for (const queue of queues) {
    await boss.work<JobData>(queue.name, { pollingIntervalSeconds: pollSeconds }, async (jobs) => {
      for (const { data } of jobs) {
        const service = await serviceOf(db, data.authorityId, londonDay(clock()))
        await withoutWords(queue.run({ data, enter: (run) => withActor(service, data.purpose, run) }))
      }
    })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 3000 }) }
}

/** The queue keeps what went wrong beside the job, where no row security guards it: its kind and code only. */
async function withoutWords(running: Promise<void>) {
  try {
    await running
  } catch (error) {
    const fault = error as { name?: string; code?: string; constraint?: string }
    throw Object.assign(new Error(fault.code ? faultCode(fault) : 'a fault'), { name: fault.name ?? 'Error', stack: undefined })
  }
}
