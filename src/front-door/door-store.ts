import { inForce } from '../database/in-force.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

export async function hoursOf(work: Work): Promise<{ opens: string; closes: string; phone: string | null }> {
  const row = await work.db.selectFrom('authority').select(['opensAt', 'closesAt', 'phone']).executeTakeFirstOrThrow()
  return { opens: row.opensAt.slice(0, 5), closes: row.closesAt.slice(0, 5), phone: row.phone }
}

/** Agencies in force, with the source of contact their people count under. */
export async function agenciesOf(work: Work) {
  return work.db
    .selectFrom('agency')
    .select(['id', 'name', 'kind', 'sourceCode', 'phone'])
    .where(inForce(londonDay(work.now)))
    .orderBy('name')
    .execute()
}

export async function localitiesOf(work: Work) {
  return work.db
    .selectFrom('locality')
    .select(['id', 'name', 'slug', 'placed'])
    .where(inForce(londonDay(work.now)))
    .orderBy('placed', 'desc')
    .orderBy('name')
    .execute()
}

/** Workers who hold contacts, or could: the holders of a front door post today. */
export async function peopleAtTheDoor(work: Work) {
  return work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .innerJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'h.authorityId').onRef('k.id', '=', 'h.workerId'))
    .distinctOn(['k.name', 'k.id'])
    .select(['k.id', 'k.name', 'k.phone', 'p.role', 'p.title'])
    .where('p.role', 'in', ['front-door-worker', 'front-door-manager'])
    .where(inForce(londonDay(work.now), 'h'))
    .where('h.deputy', '=', false)
    .orderBy('k.name')
    .orderBy('k.id')
    .execute()
}

/** The name and the telephone of a worker, for a form to begin with. */
export async function workerOf(work: Work, id: string) {
  return work.db.selectFrom('worker').select(['name', 'phone']).where('id', '=', id).executeTakeFirst()
}
