import type { Work } from '../work.ts'

/** The number that the authority's front door answers. */
export async function frontDoorPhone(work: Work): Promise<string | null> {
  return (await work.db.selectFrom('authority').select('phone').executeTakeFirst())?.phone ?? null
}
