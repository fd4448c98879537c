import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

export async function readAgency(work: Work, id: string) {
  return work.db.selectFrom('agency').select(['id', 'name', 'phone']).where('id', '=', id).executeTakeFirst()
}

export async function readWorker(work: Work, id: string) {
  return work.db.selectFrom('worker').select(['id', 'name', 'phone']).where('id', '=', id).executeTakeFirst()
}

/** Agencies to choose from. */
export async function listAgencies(work: Work) {
  return work.db
    .selectFrom('agency')
    .select(['id', 'name', 'phone'])
    .where(inForce(londonDay(work.now)))
    .orderBy('name')
    .execute()
}

/** The row that says the same from the other person's side, which the actor may not be able to read. */
export async function otherSideOf(work: Work, rowId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select people.other_side(${rowId}::uuid) as id`.execute(work.db)
  return rows[0]!.id
}
