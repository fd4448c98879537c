import { sql } from 'kysely'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'

/** How many contacts wait that this membership may see, for the navigation: a number from outside the transaction of the page. */
export async function countOutside(
  db: Work['db'],
  membershipId: string,
  restrictions: readonly string[],
  day: Day,
): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select access.waiting_count(${membershipId}::uuid, ${[...restrictions]}::text[], ${day}::date) as n`.execute(db)
  return rows[0]!.n
}
