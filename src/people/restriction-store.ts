import { newId } from '../database/ids.ts'
import { inForce } from '../database/in-force.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { About } from './facts-store.ts'

/** A restriction as it stands, or stood: since when and by whom, until when where that is known, who lifted it and why. */
export type Restriction = {
  id: string
  personId: string
  why: string
  validFrom: Day
  validTo: Day | null
  recordedBy: string | null
  liftedAt: Date | null
  liftedBy: string | null
  liftedWhy: string | null
}

/** Every restriction of these records that the reader may see, the latest first. */
export async function restrictionsOf(work: Work, ids: readonly string[]): Promise<Restriction[]> {
  if (ids.length === 0) return []
  work.saw('open', 'person', ids)
  return work.db
    .selectFrom('personRestriction as r')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'r.authorityId').onRef('k.id', '=', 'r.recordedBy'))
    .leftJoin('worker as l', (join) => join.onRef('l.authorityId', '=', 'r.authorityId').onRef('l.id', '=', 'r.liftedBy'))
    .select(['r.id', 'r.personId', 'r.why', 'r.validFrom', 'r.validTo', 'r.liftedAt', 'r.liftedWhy'])
    .select(['k.name as recordedBy', 'l.name as liftedBy'])
    .where('r.personId', 'in', [...ids])
    .orderBy('r.recordedAt', 'desc')
    .execute()
}

export async function saveRestriction(work: Work, about: About, given: { why: string; from: Day; until: Day | null }) {
  const { personId, localityId, agencyId } = about
  await work.db
    .insertInto('personRestriction')
    .values({
      authorityId: work.actor.authorityId,
      id: newId(work.now.getTime()),
      personId,
      localityId,
      agencyId,
      why: given.why,
      validFrom: given.from,
      validTo: given.until,
      recordedAt: work.now,
      recordedBy: work.actor.workerId,
    })
    .execute()
}

/** Ends what stands of these records, and says who and why. */
export async function endRestrictions(work: Work, ids: readonly string[], why: string) {
  await work.db
    .updateTable('personRestriction')
    .set({ liftedAt: work.now, liftedBy: work.actor.workerId, liftedWhy: why })
    .where('personId', 'in', [...ids])
    .where('liftedAt', 'is', null)
    .execute()
}

/** Who is given any of these records by name today: whoever goes on seeing them when they are restricted. */
export async function givenByName(work: Work, ids: readonly string[], day: Day): Promise<string[]> {
  const rows = await work.db
    .selectFrom('allocation as a')
    .innerJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.workerId'))
    .select('k.name')
    .distinct()
    .where('a.personId', 'in', [...ids])
    .where(inForce(day, 'a'))
    .orderBy('k.name')
    .execute()
  return rows.map(({ name }) => name)
}
