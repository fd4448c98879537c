import { sql } from 'kysely'
import type { PersonKind } from '../people/index.ts'
import type { Work } from '../work.ts'

type Allocated = {
  personId: string
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
  locality: string
}

/** Children allocated to the actor, or to a team of theirs with nobody named. Row security keeps it to those they reach. */
export async function allocatedTo(work: Work): Promise<Allocated[]> {
  const { rows } = await sql<Allocated>`
    select distinct on (p.id) p.id as person_id, p.kind, p.given_name, p.family_name, p.known_as, p.born_on, p.born_about, p.expected_on,
      a.why, a.valid_from as since, a.worker_id, l.name as locality
    from allocation a
    join person p on p.authority_id = a.authority_id and p.id = a.person_id
    join locality l on l.authority_id = p.authority_id and l.id = p.locality_id
    where (a.valid_to is null or a.valid_to >= current_date) and (a.worker_id = ${work.actor.workerId} or a.team_id in (
      select t.team_id from post_holding h join post t on t.authority_id = h.authority_id and t.id = h.post_id
      where h.worker_id = ${work.actor.workerId} and t.team_id is not null and (h.valid_to is null or h.valid_to >= current_date)))
    order by p.id, a.worker_id nulls last, a.valid_from desc`.execute(work.db)
  rows.sort((a, b) => (a.since < b.since ? 1 : -1))
  const shown = rows.slice(0, 60)
  work.saw(
    'list',
    'person',
    shown.map((row) => row.personId),
  )
  return shown
}

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
