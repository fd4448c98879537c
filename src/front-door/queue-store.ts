import type { Work } from '../work.ts'

/** Workers who hold contacts, or could: the holders of a front door post today. */
export async function peopleAtTheDoor(work: Work) {
  return work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .innerJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'h.authorityId').onRef('k.id', '=', 'h.workerId'))
    .distinctOn(['k.name', 'k.id'])
    .select(['k.id', 'k.name', 'k.phone', 'p.role', 'p.title'])
    .where('p.role', 'in', ['front-door-worker', 'front-door-manager'])
    .where('h.validTo', 'is', null)
    .where('h.deputy', '=', false)
    .orderBy('k.name')
    .orderBy('k.id')
    .execute()
}

/** When the last decision was made, for an empty queue to say. The authority by name, because a list of authorities gives an index no order. */
export async function lastDecision(work: Work): Promise<Date | undefined> {
  const row = await work.db
    .selectFrom('decision')
    .select('decidedAt')
    .where('authorityId', '=', work.actor.authorityId)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.decidedAt
}
