import { fromKysely, PgBoss } from 'pg-boss'
import type { Db } from '../database/pool.ts'
import type { JobData } from './job.ts'

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
