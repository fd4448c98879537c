import { sql } from 'kysely'
import type { Work } from '../work.ts'

/** Holds a form's key until the transaction ends: of the same form sent twice at once, the second sees what the first did. */
export async function holdKey(work: Work, key: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(work.db)
}

/** What was sent with this key before, and where it led. */
export async function sentWith(work: Work, key: string) {
  return work.db.selectFrom('submission').select(['bodyHash', 'location']).where('key', '=', key).executeTakeFirst()
}

export async function wasSent(work: Work, key: string): Promise<boolean> {
  return (await work.db.selectFrom('submission').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}

export async function saveSubmission(
  work: Work,
  { key, bodyHash, location }: { key: string; bodyHash: Buffer; location: string },
) {
  const { authorityId, accountId } = work.actor
  await work.db.insertInto('submission').values({ authorityId, key, accountId, bodyHash, location, at: work.now }).execute()
}
