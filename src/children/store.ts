import { allOf } from '../database/together.ts'
import type { Work } from '../work.ts'

/** The name of a place, and whom to ring there and at the front door. */
export async function whereToRing(work: Work, localityId: string) {
  const { place, authority } = await allOf({
    place: work.db
      .selectFrom('locality')
      .select(['name', 'slug', 'placed', 'phone'])
      .where('id', '=', localityId)
      .executeTakeFirst(),
    authority: work.db.selectFrom('authority').select('phone').executeTakeFirst(),
  })
  return { place, frontDoor: authority?.phone ?? null }
}
