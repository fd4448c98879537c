import { sql } from 'kysely'
import type { Work } from '../work.ts'

/** When each waiting contact falls due: ids and names stay behind, so no visit is written down. */
export async function agesOfWaiting(work: Work): Promise<Date[]> {
  return (await work.db.selectFrom('waiting').select('dueAt').where('decidedAt', 'is', null).execute()).map((row) => row.dueAt)
}

/** First decisions of the last fourteen days, and how many of them were on time. */
export async function decidedLately(work: Work): Promise<{ n: number; onTime: number }> {
  const { rows } = await sql<{ n: number; onTime: number }>`
    select count(*)::int as n, count(*) filter (where not late)::int as on_time from decision
    where version = 1 and not imported and decided_at > ${work.now}::timestamptz - interval '14 days'`.execute(work.db)
  return rows[0]!
}
