import { sql } from 'kysely'
import type { Db } from '../database/pool.ts'
import type { Day } from '../time/index.ts'

export async function isDemonstration(db: Db): Promise<boolean> {
  return (await db.selectFrom('installation').select('value').where('key', '=', 'demonstration').executeTakeFirst()) !== undefined
}

/** Marks the database as a demonstration, as at a day: only one so marked is ever loaded anew. */
export async function markDemonstration(tx: Db, asAtDay: Day) {
  await tx.insertInto('installation').values({ key: 'demonstration', value: asAtDay }).execute()
}

/** Whether an authority is here already. */
export async function isFilled(db: Db): Promise<boolean> {
  return (await db.selectFrom('authority').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The next reference is drawn after those that were written in bulk. */
export async function drawReferencesAfter(tx: Db, drawn: number) {
  await sql`select setval('reference_number', ${drawn})`.execute(tx)
}

/** Tells the planner how much is here, before anybody asks for it. */
export async function countAnew(db: Db) {
  await sql`analyze`.execute(db)
}
