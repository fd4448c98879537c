import { listPeople, workedWith } from '../people/index.ts'
import type { Room } from '../room.ts'
import type { Work } from '../work.ts'

/**
 * What happened about the children whom the actor works with, or whose work waits with their team, since they were given them, newest
 * first, as the chapters of the rooms say it. It stays until they mark it as seen; the count says how many there are.
 */
export async function newsOf(work: Work, rooms: readonly Room[], most = 12) {
  const about = await workedWith(work)
  const first = about.map(({ since }) => since).sort((a, b) => a.getTime() - b.getTime())[0]
  if (!first) return { rows: [], total: 0 }
  const asked = { about, seen: await seenSince(work, first), most }
  const told = await Promise.all(
    rooms.flatMap(({ chapters = [] }) => chapters).map(({ news }) => news?.(work, asked) ?? { rows: [], total: 0 }),
  )
  const all = told.flatMap(({ rows }) => rows).sort((a, b) => b.at.getTime() - a.at.getTime() || a.id.localeCompare(b.id))
  // each chapter told its newest: only so many of all together are the newest of all
  const rows = all.slice(0, most)
  const people = await listPeople(work, [...new Set(rows.flatMap(({ children }) => children))])
  const oldestFirst = people.toSorted((a, b) => (a.bornOn ?? '9').localeCompare(b.bornOn ?? '9'))
  return {
    rows: rows.map((news) => ({ ...news, children: oldestFirst.filter(({ id }) => news.children.includes(id)) })),
    total: told.reduce((sum, { total }) => sum + total, 0),
  }
}

/** What the actor marked as seen since the first of their children was given to them: nothing before that is news. */
async function seenSince({ actor, db }: Work, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('seenNews')
    .select('subjectId')
    .where('accountId', '=', actor.accountId)
    .where('seenAt', '>=', since)
    .execute()
  return rows.map(({ subjectId }) => subjectId)
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
