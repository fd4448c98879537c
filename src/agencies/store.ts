import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Holding, Post } from './post.ts'

export type Place = { id: string; name: string; slug: string; placed: boolean; phone: string | null }
export type Agency = { id: string; name: string; kind: string; phone: string | null }

/** The localities that stand on a day, those not yet placed last. */
export function listPlaces(work: Work, day: Day): Promise<Place[]> {
  return work.db
    .selectFrom('locality')
    .select(['id', 'name', 'slug', 'placed', 'phone'])
    .where(inForce(day))
    .orderBy('placed', 'desc')
    .orderBy('name')
    .execute()
}

export function findPlace(work: Work, slug: string): Promise<Place | undefined> {
  return work.db
    .selectFrom('locality')
    .select(['id', 'name', 'slug', 'placed', 'phone'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}

export function listAgencies(work: Work, day: Day): Promise<Agency[]> {
  return work.db.selectFrom('agency').select(['id', 'name', 'kind', 'phone']).where(inForce(day)).orderBy('name').execute()
}

export function listTeams(work: Work): Promise<{ id: string; name: string; agencyId: string; agency: string }[]> {
  return work.db
    .selectFrom('team as t')
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 't.authorityId').onRef('a.id', '=', 't.agencyId'))
    .select(['t.id', 't.name', 't.agencyId', 'a.name as agency'])
    .orderBy('t.name')
    .execute()
}

export function listWorkers(work: Work): Promise<{ id: string; name: string; agencyId: string; agency: string }[]> {
  return work.db
    .selectFrom('worker as w')
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'w.authorityId').onRef('a.id', '=', 'w.agencyId'))
    .select(['w.id', 'w.name', 'w.agencyId', 'a.name as agency'])
    .orderBy('a.name')
    .orderBy('w.name')
    .execute()
}

type Which = { localityIds: readonly string[] } | { postId: string }

/** Posts that stand on a day (or one of them), each with everybody who holds, held or will hold it. */
export async function readPosts(work: Work, which: Which, day: Day): Promise<Post[]> {
  if ('localityIds' in which && which.localityIds.length === 0) return []
  let query = work.db
    .selectFrom('post as p')
    .innerJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'p.authorityId').onRef('a.id', '=', 'p.agencyId'))
    .leftJoin('team as t', (join) => join.onRef('t.authorityId', '=', 'p.authorityId').onRef('t.id', '=', 'p.teamId'))
    .select([
      'p.id',
      'p.title',
      'p.role',
      'p.leadFor',
      'p.validFrom',
      'p.localityId',
      'a.id as agencyId',
      'a.name as agency',
      'a.kind',
      'a.phone',
      't.id as teamId',
      't.name as team',
    ])
    .orderBy('p.title')
    .orderBy('p.id')
  if ('postId' in which) query = query.where('p.id', '=', which.postId)
  else {
    query = query.where('p.localityId', 'in', [...which.localityIds]).where(inForce(day, 'p'))
  }
  const posts = await query.execute()
  const holdings = await holdingsOf(
    work,
    posts.map(({ id }) => id),
  )
  return posts.map((post) => ({
    id: post.id,
    title: post.title,
    role: post.role,
    leadFor: post.leadFor,
    from: post.validFrom,
    localityId: post.localityId,
    agency: { id: post.agencyId, name: post.agency, kind: post.kind, phone: post.phone },
    team: post.teamId && post.team ? { id: post.teamId, name: post.team } : null,
    holdings: holdings.filter(({ postId }) => postId === post.id).map(({ postId: _, ...holding }) => holding),
  }))
}

async function holdingsOf(work: Work, posts: readonly string[]): Promise<(Holding & { postId: string })[]> {
  if (posts.length === 0) return []
  return (
    work.db
      .selectFrom('postHolding as h')
      .innerJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'h.authorityId').onRef('w.id', '=', 'h.workerId'))
      .select([
        'h.id as holdingId',
        'h.postId',
        'h.workerId',
        'h.deputy',
        'h.validFrom as from',
        'h.validTo as to',
        'h.version',
        'w.name',
        'w.phone',
      ])
      .where('h.postId', 'in', [...posts])
      // a holding taken back ends before it begins: it is history, and nobody's
      .where((where) => where.or([where('h.validTo', 'is', null), where('h.validTo', '>=', where.ref('h.validFrom'))]))
      .orderBy('h.validFrom')
      .orderBy('h.id')
      .execute()
  )
}

/** The localities in which the actor holds a post on a day. */
export async function ownPlaces(work: Work, day: Day): Promise<string[]> {
  const rows = await work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .select('p.localityId')
    .distinct()
    .where('h.workerId', '=', work.actor.workerId)
    .where('p.localityId', 'is not', null)
    .where(inForce(day, 'h'))
    .execute()
  return rows.map(({ localityId }) => localityId!)
}

export async function insertPost(
  work: Work,
  post: {
    id: string
    localityId: string
    agencyId: string
    teamId: string | null
    title: string
    role: string
    leadFor: string | null
    validFrom: Day
  },
) {
  await work.db
    .insertInto('post')
    .values({ authorityId: work.actor.authorityId, ...post })
    .execute()
}

export async function insertHolding(
  work: Work,
  holding: { id: string; postId: string; workerId: string; deputy: boolean; validFrom: Day; validTo: Day | null },
) {
  const { authorityId, workerId: recordedBy } = work.actor
  await work.db
    .insertInto('postHolding')
    .values({ authorityId, ...holding, recordedAt: work.now, recordedBy })
    .execute()
}

/** Sets the last day of a holding, if it is still as it was shown. */
export async function setLastDay(work: Work, id: string, shown: number, validTo: Day | null): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('postHolding')
    .set({ validTo, version: shown + 1, recordedAt: work.now, recordedBy: work.actor.workerId })
    .where('id', '=', id)
    .where('version', '=', shown)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One change at a time to who holds a post. */
export async function holdPostRow(work: Work, postId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`post ${postId}`}, 0))`.execute(work.db)
}

export type HoldingState = {
  holdingId: string
  version: number
  name: string
  deputy: boolean
  from: Day
  to: Day | null
  recordedAt: Date
  recordedBy: string | null
}

/** Every state that the holdings of a post had, newest first: who was thought to hold it, and when that was written. */
export function holdingHistory(work: Work, postId: string): Promise<HoldingState[]> {
  return work.db
    .selectFrom('postHoldingVersion as v')
    .innerJoin('postHolding as h', (join) => join.onRef('h.authorityId', '=', 'v.authorityId').onRef('h.id', '=', 'v.holdingId'))
    .innerJoin('worker as w', (join) => join.onRef('w.authorityId', '=', 'v.authorityId').onRef('w.id', '=', 'v.workerId'))
    .leftJoin('worker as r', (join) => join.onRef('r.authorityId', '=', 'v.authorityId').onRef('r.id', '=', 'v.recordedBy'))
    .select([
      'v.holdingId',
      'v.version',
      'w.name',
      'v.deputy',
      'v.validFrom as from',
      'v.validTo as to',
      'v.recordedAt',
      'r.name as recordedBy',
    ])
    .where('h.postId', '=', postId)
    .orderBy('v.recordedAt', 'desc')
    .orderBy('v.version', 'desc')
    .execute()
}
