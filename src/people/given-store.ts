import { sql } from 'kysely'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { PersonKind } from './person.ts'

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
