import { sql } from 'kysely'
import type { Db } from '../database/pool.ts'
import type { Day } from '../time/index.ts'

/** How many contacts wait that this membership may see, for the navigation: a number from outside the transaction of the page. */
export async function countWaiting(db: Db, membershipId: string, restrictions: readonly string[], day: Day): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select access.waiting_count(${membershipId}::uuid, ${[...restrictions]}::text[], ${day}::date) as n`.execute(db)
  return rows[0]!.n
}
