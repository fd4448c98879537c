import type { Work } from '../work.ts'

export async function placeOfManager(work: Work): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'p.authorityId').onRef('l.id', '=', 'p.localityId'))
    .select('l.slug')
    .where('h.workerId', '=', work.actor.workerId)
    .where('h.validTo', 'is', null)
    .executeTakeFirst()
  return row?.slug
}
