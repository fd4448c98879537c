import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Waiting } from './panel.ts'
import type { AgeBand } from './people-under.ts'
import type { StoredArea } from './stored-drawing.ts'

export type AreaAround = StoredArea & { source: string; editionId: string; authorityCode: string | null }

/** The whole authority's areas of the kind and edition that most of its localities' areas are of. */
export async function areasAround(work: Work, codes: readonly string[], day: Day): Promise<AreaAround[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<AreaAround>`
    with ours as (
      select a.edition_id, a.kind, a.authority_code from area a join area_edition e on e.id = a.edition_id
      where a.code = any (${sql.val([...codes])}) and e.valid_from <= ${day} and (e.valid_to is null or e.valid_to >= ${day})
      group by 1, 2, 3 order by count(*) desc, 1 desc limit 1
    )
    select a.code, a.name, a.tile_column, a.tile_row, e.source, a.edition_id, a.authority_code
    from area a join area_edition e on e.id = a.edition_id
    where exists (select 1 from ours o where o.edition_id = a.edition_id and o.kind = a.kind and o.authority_code is not distinct from a.authority_code)
    order by a.name`.execute(work.db)
  return rows
}

/** Published counts of young people by area: bands that end before nineteen. */
export async function youngPeople(work: Work, codes: readonly string[]): Promise<AgeBand[]> {
  if (codes.length === 0) return []
  return work.db
    .selectFrom('population')
    .select(['areaCode', 'asAt', 'ageFrom', 'ageTo', 'people', 'source'])
    .where('areaCode', 'in', [...codes])
    .where('sex', '=', 'all')
    .where('ageTo', '<=', 18)
    .execute()
}

/** Counts of one place in one month: contacts and children referred by the day a contact came; due and on time by the day it fell due. */
export type MonthlyContacts = { localityId: string; month: Day; contacts: number; due: number; onTime: number; referred: number }

/** Every place's months from the first of one until the last day of another, what is restricted among them. Counts only. */
export async function monthlyContacts(work: Work, from: Day, to: Day): Promise<MonthlyContacts[]> {
  const { rows } = await sql<MonthlyContacts>`
    select locality_id, month, contacts, 0 as due, 0 as on_time, referred from scope.monthly_contacts(${from}::date, ${work.now})
    union all
    select locality_id, month, 0, due, on_time, 0 from scope.on_time(${from}::date, ${to}::date, ${work.now})`.execute(work.db)
  return rows
}

/** How many contacts wait for a decision in every place, what is restricted among them. Counts only. */
export async function waitingByPlace(work: Work): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select * from scope.waiting_by_place(${work.now})`.execute(work.db)
  return rows
}

/** Contacts received between two days (the second not included) by the ward of the first child named. Counts only. */
export async function contactsByWard(
  work: Work,
  from: Day,
  until: Day,
): Promise<{ wardCode: string | null; contacts: number }[]> {
  const { rows } = await sql<{
    wardCode: string | null
    contacts: number
  }>`select * from scope.contacts_by_ward(${from}::date, ${until}::date)`.execute(work.db)
  return rows
}

/** The place that the actor runs by a post of theirs: its word in the address. */
export async function placeOfManager(work: Work): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'p.authorityId').onRef('l.id', '=', 'p.localityId'))
    .select('l.slug')
    .where('h.workerId', '=', work.actor.workerId)
    .where(inForce(londonDay(work.now), 'h'))
    .where(inForce(londonDay(work.now), 'l'))
    .orderBy('h.validFrom')
    .orderBy('l.name')
    .executeTakeFirst()
  return row?.slug
}
