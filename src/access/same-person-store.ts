import { sql } from 'kysely'
import type { Work } from '../work.ts'

/** Which of these workers are the actor, also in another agency: an account has a worker in each. */
export async function ownAmong(work: Work, workers: readonly (string | null)[]): Promise<ReadonlySet<string | null>> {
  if (workers.length === 0) return new Set()
  const { authorityId, workerId } = work.actor
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...workers]}::uuid[]) id
    where scope.is_same_person(${authorityId}::uuid, id, ${workerId}::uuid)`.execute(work.db)
  return new Set(rows.map(({ id }) => id))
}

/** Whether this worker is the actor, under whatever membership. What takes a second person asks this, and never compares workers. */
export const isSamePerson = async (work: Work, worker: string | null) => (await ownAmong(work, [worker])).has(worker)
