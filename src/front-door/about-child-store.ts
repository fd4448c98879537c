import { sql } from 'kysely'
import type { NewsAsked } from '../children/index.ts'
import type { Work } from '../work.ts'
import { closedAt } from './contact-store.ts'

export type ChildContact = Awaited<ReturnType<typeof contactsAbout>>[number]

/** Contacts that name any of these records, newest first, with every decision on them and the words of the worry where they may be read. */
export async function contactsAbout(work: Work, records: readonly string[]) {
  const { db } = work
  const rows = await db
    .selectFrom('contactChild as k')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'k.authorityId').onRef('c.id', '=', 'k.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
    .leftJoin('worker as h', (join) => join.onRef('h.authorityId', '=', 'w.authorityId').onRef('h.id', '=', 'w.withWorkerId'))
    .leftJoin('contactWords as s', (join) =>
      join.onRef('s.authorityId', '=', 'c.authorityId').onRef('s.contactId', '=', 'c.id').on('s.part', '=', 'worry'),
    )
    .select(['c.id', 'c.reference', 'c.kind', 'c.sourceCode', 'c.receivedAt', 'c.dueAt', 'c.danger', 'c.imported'])
    .select(['a.name as agency', 's.words as worry', closedAt])
    .select(['w.contactId as waitingId', 'w.decidedAt as waitingDecidedAt', 'w.pickedUpAt', 'w.withWorkerId'])
    .select(['h.name as withName', 'h.phone as withPhone'])
    .where('k.personId', 'in', [...records])
    .where('k.removedAt', 'is', null)
    .distinctOn(['c.receivedAt', 'c.id'])
    .orderBy('c.receivedAt', 'desc')
    .orderBy('c.id')
    .orderBy('s.version', 'desc')
    .execute()
  if (rows.length === 0) return []
  work.saw(
    'list',
    'contact',
    rows.map((row) => row.id),
  )
  const decisions = await db
    .selectFrom('decision')
    .select(['contactId', 'version', 'outcome', 'level', 'clauseNumber', 'decidedAt', 'late'])
    .where(
      'contactId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ ...row, decisions: decisions.filter((decision) => decision.contactId === row.id) }))
}

/** Early help offered to these records, oldest first, with the place that offers it. */
export async function offersTo(work: Work, records: readonly string[]) {
  return work.db
    .selectFrom('earlyHelpOffer as e')
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'e.authorityId').onRef('l.id', '=', 'e.offeredIn'))
    .select(['e.id', 'e.contactId', 'e.offeredAt', 'e.endedAt', 'l.name as place'])
    .where('e.personId', 'in', [...records])
    .orderBy('e.offeredAt')
    .execute()
}

/** Contacts of this household that wait, soonest first, with the children that they name. */
export async function waitingOn(work: Work, householdId: string) {
  const rows = await work.db
    .selectFrom('waiting as w')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'w.authorityId').onRef('c.id', '=', 'w.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .select(['c.id', 'c.reference', 'w.kind', 'w.dueAt', 'w.receivedAt', 'w.decidedAt', 'a.name as agency'])
    .select(
      sql<
        string[]
      >`array(select k.person_id::text from contact_child k where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null)`.as(
        'children',
      ),
    )
    .where('w.householdId', '=', householdId)
    .orderBy('w.dueAt')
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.map((row) => row.id),
    )
  return rows
}

/** Contacts about children that somebody else recorded, each since a day of its own, newest first; those handed over are written down. */
export async function newContactsAbout(work: Work, { about, seen, most }: NewsAsked) {
  const { rows } = await sql<{
    id: string
    at: Date
    reference: string
    kind: string
    danger: string
    agency: string
    children: string[]
    total: number
  }>`
    select c.id, c.recorded_at as at, c.reference, c.kind, c.danger, g.name as agency, array_agg(distinct k.person_id::text) as children,
      count(*) over ()::int as total
    from unnest(${about.map(({ personId }) => personId)}::uuid[], ${about.map(({ since }) => since)}::timestamptz[]) as m (person_id, since)
    join contact_child k on k.authority_id = ${work.actor.authorityId} and k.person_id = m.person_id and k.removed_at is null
    join contact c on c.authority_id = k.authority_id and c.id = k.contact_id
    join agency g on g.authority_id = c.authority_id and g.id = c.agency_id
    where c.recorded_at > m.since and not c.imported and c.recorded_by is distinct from ${work.actor.workerId}
      and c.id <> all (${seen}::uuid[])
    group by c.id, c.recorded_at, c.reference, c.kind, c.danger, g.name
    order by c.recorded_at desc, c.id limit ${most}`.execute(work.db)
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.flatMap(({ id, children }) => [id, ...children]),
    )
  return rows
}
