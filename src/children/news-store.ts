import { sql } from 'kysely'
import { allOf } from '../database/together.ts'
import { listPeople } from '../people/index.ts'
import type { Room } from '../room.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Chapter, NewsAsked } from './chapter.ts'

/**
 * What happened about the children whom the actor works with, or whose work waits with their team, since they were given them, newest
 * first, as the chapters of the rooms say it. It stays until they mark it as seen; the count says how many there are.
 */
export async function newsOf(work: Work, rooms: readonly Room[], most = 12) {
  const { about, seen } = await allOf({ about: childrenOfActor(work), seen: seenByActor(work) })
  const ask = ({ news }: Chapter) => news?.(work, { about, seen, most }) ?? { rows: [], total: 0 }
  const told = about.length > 0 ? await Promise.all(rooms.flatMap(({ chapters = [] }) => chapters).map(ask)) : []
  const rows = told.flatMap(({ rows }) => rows).sort((a, b) => b.at.getTime() - a.at.getTime() || a.id.localeCompare(b.id))
  const people = await listPeople(work, [...new Set(rows.flatMap(({ children }) => children))])
  const oldestFirst = people.toSorted((a, b) => (a.bornOn ?? '9').localeCompare(b.bornOn ?? '9'))
  return {
    rows: rows.map((news) => ({ ...news, children: oldestFirst.filter(({ id }) => news.children.includes(id)) })),
    total: told.reduce((sum, { total }) => sum + total, 0),
  }
}

/** Those whom the actor works with, or whose work waits with their team, in every record of theirs. */
async function childrenOfActor({ actor, db, now }: Work) {
  const today = londonDay(now)
  const { rows } = await sql<NewsAsked['about'][number]>`
    select o.id as person_id, min(a.recorded_at) as since
    from allocation a
    join person p on p.authority_id = a.authority_id and p.id = a.person_id
    join person o on o.authority_id = p.authority_id and o.identity_id = p.identity_id
    where a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date)
      and not exists (select 1 from allocation c where c.authority_id = a.authority_id and c.corrects = a.id)
      and (a.worker_id = ${actor.workerId} or a.worker_id is null and a.team_id in (select scope.own_teams()))
    group by o.id`.execute(db)
  return rows
}

/** What the actor marked as seen since the first of their children was given to them: nothing before that is news. */
async function seenByActor({ actor, db }: Work): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.subject_id as id from seen_news s where s.account_id = ${actor.accountId} and s.seen_at >= (
      select min(a.recorded_at) from allocation a where a.worker_id = ${actor.workerId} or a.team_id in (select scope.own_teams()))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** One's own mark; others of the team have theirs. */
export async function markSeen({ actor, now, db }: Work, subjects: readonly string[]) {
  if (subjects.length === 0) return
  const { authorityId, accountId } = actor
  await db
    .insertInto('seenNews')
    .values(subjects.map((subjectId) => ({ authorityId, accountId, subjectId, seenAt: now })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}
