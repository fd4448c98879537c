import { sql } from 'kysely'
import { permissions } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { inForce } from '../database/in-force.ts'
import { addDays, type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type About, dated } from './facts-store.ts'
import type { PersonKind } from './person.ts'

/** The roles that work with children: whoever is here as one of them may be given a child. */
const givenChildren = permissions.filter(({ action }) => action === 'be given children').map(({ role }) => role)

/** Whom a child can be given to by name: those whose role works with children, with the agency and the post they hold. */
export async function readWorkers(work: Work, day: Day) {
  const { rows } = await sql<{ id: string; name: string; agency: string; title: string | null }>`
    select k.id, k.name, g.name as agency, p.title from worker k
    join agency g on g.authority_id = k.authority_id and g.id = k.agency_id
    left join lateral (
      select t.title from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
      where h.authority_id = k.authority_id and h.worker_id = k.id and h.valid_from <= ${day}::date and (h.valid_to is null or h.valid_to >= ${day}::date)
      order by h.deputy, h.valid_from desc limit 1
    ) p on true
    where k.id in (select access.workers_in_roles(${givenChildren}::text[]))
    order by g.name, k.name`.execute(work.db)
  return rows
}

/** Teams that a child can be given to: those that are for it, and those with a post whose role works with children. */
export async function readTeamsToGiveTo(work: Work, day: Day) {
  const { rows } = await sql<{ id: string; name: string; agency: string }>`
    select t.id, t.name, g.name as agency from team t
    join agency g on g.authority_id = t.authority_id and g.id = t.agency_id
    where t.valid_from <= ${day}::date and (t.valid_to is null or t.valid_to >= ${day}::date)
      and (t.kind in ('assessment', 'early-help') or exists (
        select 1 from post p where p.authority_id = t.authority_id and p.team_id = t.id and p.role = any (${givenChildren}::text[])
          and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)))
    order by g.name, t.name`.execute(work.db)
  return rows
}

/** The teams that the actor is in today, by the posts they hold. */
export async function ownTeams(work: Work): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct id from scope.own_teams() id`.execute(work.db)
  return rows.map(({ id }) => id)
}

/**
 * The team of this kind that serves a place on a day: one with a post there before one whose posts are for the whole authority. A team
 * whose posts are all elsewhere does not serve it.
 */
export async function teamServing(work: Work, kind: string, placeId: string, day: Day): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select t.id from team t
    left join post p on p.authority_id = t.authority_id and p.team_id = t.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)
    where t.kind = ${kind} and t.valid_from <= ${day}::date and (t.valid_to is null or t.valid_to >= ${day}::date)
    group by t.id, t.name
    having bool_or(p.locality_id = ${placeId}::uuid) or bool_or(p.locality_id is null)
    order by coalesce(bool_or(p.locality_id = ${placeId}::uuid), false) desc, t.name limit 1`.execute(work.db)
  return rows[0]?.id
}

/** What was given with an offer or a referral and has not ended. */
export async function begunWith(work: Work, begun: string): Promise<string[]> {
  const day = londonDay(work.now)
  const rows = await work.db
    .selectFrom('allocation')
    .select('id')
    .where('begunWith', '=', begun)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', day)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Moves a child from the actor's team, where they waited, to the actor; false if they do not wait there any more. */
export async function saveTaking(work: Work, waitingId: string): Promise<boolean> {
  const taken = sql<{ done: boolean }>`
    select scope.take_waiting(${newId(work.now.getTime())}, ${waitingId}, ${work.actor.workerId}) as done`
  return (await taken.execute(work.db)).rows[0]!.done
}

/** What gives these records to somebody on a day, for some sorts of work or for any. */
export async function standingAllocations(work: Work, people: readonly string[], day: Day, why?: readonly string[]) {
  const rows = await work.db
    .selectFrom('allocation as a')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.workerId'))
    .leftJoin('team as t', (join) => join.onRef('t.authorityId', '=', 'a.authorityId').onRef('t.id', '=', 'a.teamId'))
    .select(['a.id', 'a.why', 'a.workerId', 'a.teamId', 'a.begunWith', 'a.corrects', 'k.name as worker', 't.name as team'])
    .where('a.personId', 'in', [...people])
    .where(inForce(day, 'a'))
    .$if(why !== undefined, (query) => query.where('a.why', 'in', [...why!]))
    .execute()
  const corrected = new Set(rows.flatMap(({ corrects }) => corrects ?? []))
  return rows.filter(({ id }) => !corrected.has(id))
}

export async function endAllocations(work: Work, personId: string, id: string, on: Day): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('allocation')
    .set({ validTo: on })
    .where('id', '=', id)
    .where('personId', '=', personId)
    // what ended before is not lengthened
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', on)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends rows on the day before, so that who comes after has the child from this day on; a row of the same day never held. */
export async function endBefore(work: Work, ids: readonly string[], day: Day) {
  if (ids.length === 0) return
  await work.db
    .updateTable('allocation')
    .set({ validTo: addDays(day, -1) })
    .where('id', 'in', [...ids])
    .execute()
}

export type WithNobody = {
  personId: string
  kind: PersonKind
  givenName: string
  familyName: string
  knownAs: string | null
  bornOn: string | null
  bornAbout: boolean
  expectedOn: string | null
  why: string
  since: Date
  team: string | null
  locality: string
}

/** Children with open work whom nobody has by name, longest first, among those the actor may find; the count says how many there are. */
export async function childrenNobodyHas(work: Work, most: number): Promise<{ rows: WithNobody[]; total: number }> {
  const { rows } = await sql<WithNobody & { total: number }>`
    select p.id as person_id, p.kind, p.given_name, p.family_name, p.known_as, p.born_on, p.born_about, p.expected_on,
      n.why, n.since, t.name as team, l.name as locality, count(*) over ()::int as total
    from scope.children_nobody_has(${work.actor.authorityId}::uuid, ${londonDay(work.now)}::date) n
    join person p on p.authority_id = ${work.actor.authorityId} and p.id = n.person_id
    join locality l on l.authority_id = p.authority_id and l.id = p.locality_id
    left join team t on t.authority_id = p.authority_id and t.id = n.team_id
    order by n.since, p.id limit ${most}`.execute(work.db)
  work.saw(
    'list',
    'person',
    rows.map((row) => row.personId),
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Gives somebody to a worker or a team from a day on. */
export async function saveAllocation(
  work: Work,
  about: About,
  to: { workerId: string | null; teamId: string | null; why: string; begunWith?: string },
  from: Day,
) {
  const row = { ...dated(work, about, { validFrom: from }), ...to, validFrom: from, allocatedBy: work.actor.workerId }
  await work.db.insertInto('allocation').values(row).execute()
  return row.id
}

export type Allocated = {
  personId: string
  householdId: string | null
  kind: PersonKind
  givenName: string
  familyName: string
  knownAs: string | null
  bornOn: string | null
  bornAbout: boolean
  expectedOn: string | null
  why: string
  since: string
  workerId: string | null
  workerName: string | null
  locality: string
}

/** Children allocated to the actor, or to a team of theirs: with nobody named, or with another of the team. Row security keeps it to those they reach. */
export async function allocatedTo(work: Work): Promise<Allocated[]> {
  const today = londonDay(work.now)
  const { rows } = await sql<Allocated>`
    select distinct on (p.id) p.id as person_id, p.household_id, p.kind, p.given_name, p.family_name, p.known_as, p.born_on, p.born_about, p.expected_on,
      a.why, a.valid_from as since, a.worker_id, k.name as worker_name, l.name as locality
    from allocation a
    join person p on p.authority_id = a.authority_id and p.id = a.person_id
    join locality l on l.authority_id = p.authority_id and l.id = p.locality_id
    left join worker k on k.authority_id = a.authority_id and k.id = a.worker_id
    where a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date)
      and not exists (select 1 from allocation c where c.authority_id = a.authority_id and c.corrects = a.id) and (a.worker_id = ${work.actor.workerId} or a.team_id in (
      select t.team_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
      where h.worker_id = ${work.actor.workerId} and t.team_id is not null and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)))
    order by p.id, (a.worker_id = ${work.actor.workerId}) desc nulls last, a.valid_from desc`.execute(work.db)
  rows.sort((a, b) => (a.since === b.since ? (a.bornOn ?? '').localeCompare(b.bornOn ?? '') : a.since < b.since ? 1 : -1))
  work.saw(
    'list',
    'person',
    rows.map((row) => row.personId),
  )
  return rows
}

export type AllocationRow = Awaited<ReturnType<typeof allocationsOf>>[number]

/** To whom these records are and were given, oldest first. */
export async function allocationsOf(work: Work, records: readonly string[]) {
  return work.db
    .selectFrom('allocation as a')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.workerId'))
    .leftJoin('team as t', (join) => join.onRef('t.authorityId', '=', 'a.authorityId').onRef('t.id', '=', 'a.teamId'))
    .leftJoin('agency as g', (join) =>
      join
        .onRef('g.authorityId', '=', 'a.authorityId')
        .on(({ eb, fn, ref }) => eb('g.id', '=', fn.coalesce(ref('k.agencyId'), ref('t.agencyId')))),
    )
    .select(['a.id', 'a.why', 'a.validFrom', 'a.validTo', 'a.recordedAt', 'a.corrects', 'a.workerId', 'a.teamId'])
    .select(['k.name as worker', 'k.phone as workerPhone', 't.name as team', 't.phone as teamPhone', 'g.name as agency'])
    .where('a.personId', 'in', [...records])
    .orderBy('a.validFrom')
    .orderBy('a.recordedAt')
    .execute()
}

/** Whom the actor works with, or whose work waits with their team, in every record of theirs, and since when. */
export async function workedWith({ actor, db, now }: Work) {
  const today = londonDay(now)
  const { rows } = await sql<{ personId: string; since: Date }>`
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
