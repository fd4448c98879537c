import { sql } from 'kysely'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Purpose, Reach, Role } from './permissions.ts'
import { enter } from './scope-store.ts'

export type About = { kind: 'person' | 'contact'; id: string }

/** Where a record belongs and how a membership stands to it. Codes only: no name, no word of it. */
export type Standing = {
  localityId: string
  locality: string
  agencyId: string
  agency: string
  restriction: string
  concern: boolean
  /** Which reaches of people reach it; of a contact, a child of it. */
  stands: Reach[]
  wasAllocated: boolean
  brought: boolean
  /** Restricted, and given to them by name; of a contact: every child of it who is restricted. */
  byName: boolean | null
}

export async function standingOf(work: Work, about: About, membershipId: string, day: Day): Promise<Standing | undefined> {
  return (
    await sql<Standing>`select * from access.scope_of(${about.kind}, ${about.id}::uuid, ${membershipId}::uuid, ${day}::date)`.execute(
      work.db,
    )
  ).rows[0]
}

export async function contactByReference(work: Work, reference: string): Promise<string | undefined> {
  return (
    (await sql<{ id: string | null }>`select access.find_reference(${reference}) as id`.execute(work.db)).rows[0]?.id ?? undefined
  )
}

export type Reached = { index: boolean; record: boolean; contact: boolean; wordClasses: string[]; places: string[] }

/**
 * Enters as somebody else for a moment, asks the database's own policies whether they see the record, and comes back: the answer
 * is what would happen, not what we think would happen.
 */
export async function reachedBy(
  work: Work,
  who: { membershipId: string; role: Role },
  purpose: Purpose,
  about: About | undefined,
): Promise<Reached> {
  const id = about?.id ?? null
  await enter(work.db, { ...work, who, purpose })
  const { rows } = await sql<Reached>`
    select exists (select 1 from person where id = ${id}::uuid) as index,
      scope.is_reached('record', ${id}::uuid, (select locality_id from person where id = ${id}::uuid)) and exists (select 1 from person where id = ${id}::uuid)
        or exists (select 1 from person_name where person_id = ${id}::uuid) or exists (select 1 from person_address where person_id = ${id}::uuid)
        or exists (select 1 from person_identifier where person_id = ${id}::uuid) or exists (select 1 from person_fact where person_id = ${id}::uuid)
        or exists (select 1 from relationship where person_id = ${id}::uuid) or exists (select 1 from household_member where person_id = ${id}::uuid) as record,
      exists (select 1 from contact where id = ${id}::uuid) as contact,
      coalesce(nullif(current_setting('app.words_classes', true), '')::text[], '{}') as word_classes,
      (select coalesce(array_agg(name order by name), '{}') from locality
        where id = any (nullif(current_setting(${about?.kind === 'contact' ? 'app.contact_localities' : 'app.index_localities'}, true), '')::uuid[])) as places
  `.execute(work.db)
  await enter(work.db, { ...work, who: work.actor })
  return rows[0]!
}
