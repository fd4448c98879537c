import { inForce } from '../database/in-force.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

/** Who is involved with any of these children: shared wider than the record. Most recent first. */
export async function involvedWith(work: Work, people: readonly string[]) {
  if (people.length === 0) return []
  return work.db
    .selectFrom('involvement as i')
    .innerJoin('agency as a', (join) =>
      join.onRef('a.authorityId', '=', 'i.authorityId').onRef('a.id', '=', 'i.involvedAgencyId'),
    )
    .select(['i.workerName', 'i.role', 'i.phone', 'i.lastInvolvedOn', 'a.name as agency'])
    .where('i.personId', 'in', [...people])
    .where(inForce(londonDay(work.now), 'i'))
    .orderBy('i.lastInvolvedOn', (order) => order.desc().nullsLast())
    .limit(12)
    .execute()
}

export async function readInvolved(work: Work, ids: readonly string[]) {
  work.saw('open', 'person', ids)
  return work.db
    .selectFrom('involvement as i')
    .innerJoin('agency as a', (join) =>
      join.onRef('a.authorityId', '=', 'i.authorityId').onRef('a.id', '=', 'i.involvedAgencyId'),
    )
    .select([
      'i.id',
      'i.personId',
      'i.involvedAgencyId',
      'a.name as agency',
      'i.workerId',
      'i.workerName',
      'i.role',
      'i.phone',
      'i.lastInvolvedOn',
      'i.validFrom',
      'i.validTo',
      'i.recordedAt',
      'i.corrects',
    ])
    .where('i.personId', 'in', [...ids])
    .execute()
}
