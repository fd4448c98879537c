import { sql } from 'kysely'
import { tellingOf } from '../access/index.ts'
import { toFive } from '../places/index.ts'
import { addDays, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

/** What the queue holds, and what of it waits for a decision and is late: counts alone, so no visit is written down. */
export async function countWaiting(work: Work): Promise<{ inQueue: number; toDecide: number; late: number }> {
  const { rows } = await sql<{ inQueue: number; toDecide: number; late: number }>`
    select count(*)::int as in_queue, count(*) filter (where decided_at is null)::int as to_decide,
      count(*) filter (where decided_at is null and due_at < ${work.now})::int as late from waiting`.execute(work.db)
  return rows[0]!
}

/** Contacts that fell due in the last fourteen days and how many were decided on time, as figure FD1 counts and tells them. */
export async function onTimeLately(work: Work): Promise<{ due: number; onTime: number; rounded: boolean }> {
  const today = londonDay(work.now)
  const { rows } = await sql<{ due: number; onTime: number }>`
    select coalesce(sum(due), 0)::int as due, coalesce(sum(on_time), 0)::int as on_time
    from scope.on_time(${addDays(today, -14)}::date, ${today}::date, ${work.now})`.execute(work.db)
  const { due, onTime } = rows[0]!
  const rounded = tellingOf(work.actor.role) !== 'exact'
  return rounded ? { due: toFive(due), onTime: toFive(onTime), rounded } : { due, onTime, rounded }
}

/** "About 85 of 90 contacts decided on time (94%)". */
export function onTimeWords({ due, onTime, rounded }: { due: number; onTime: number; rounded: boolean }): string {
  if (due === 0) return rounded ? 'Hardly a contact fell due' : 'No contact fell due'
  return `${rounded ? 'About ' : ''}${onTime} of ${due} contacts decided on time (${Math.round((100 * onTime) / due)}%)`
}
