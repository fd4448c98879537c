import { sql } from 'kysely'
import type { NewsAsked } from '../children/index.ts'
import type { Work } from '../work.ts'

export type ChildReferral = Awaited<ReturnType<typeof referralsAbout>>[number]

/** Referrals of these records, oldest first, each with the steps it moved through; written down as a list. */
export async function referralsAbout(work: Work, records: readonly string[]) {
  const rows = await work.db
    .selectFrom('referral')
    .select(['id', 'reference', 'contactId', 'step', 'receivedAt', 'closedAt', 'closedWhy', 'noFurtherAction', 'imported'])
    .where('personId', 'in', [...records])
    .orderBy('receivedAt')
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'referral',
      rows.map((row) => row.id),
    )
  const moves = await movesOf(
    work,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, moves: moves.filter((move) => move.referralId === row.id) }))
}

/** When these referrals moved on to another step, and after which contact, oldest first. */
export async function movesOf(work: Work, referrals: readonly string[]) {
  if (referrals.length === 0) return []
  return work.db
    .selectFrom('referralMove')
    .select(['referralId', 'contactId', 'fromStep', 'toStep', 'movedAt'])
    .where('referralId', 'in', [...referrals])
    .orderBy('movedAt')
    .execute()
}

/** Referrals of children that somebody else moved on, each since a day of its own, newest first; those handed over are written down. */
export async function movesAbout(work: Work, { about, seen, most }: NewsAsked) {
  const { rows } = await sql<{
    id: string
    at: Date
    step: string
    contactId: string
    reference: string
    agency: string
    personId: string
    total: number
  }>`
    select v.id, v.moved_at as at, v.to_step as step, v.contact_id, c.reference, g.name as agency, v.person_id, count(*) over ()::int as total
    from unnest(${about.map(({ personId }) => personId)}::uuid[], ${about.map(({ since }) => since)}::timestamptz[]) as m (person_id, since)
    join referral_move v on v.authority_id = ${work.actor.authorityId} and v.person_id = m.person_id
    join contact c on c.authority_id = v.authority_id and c.id = v.contact_id
    join agency g on g.authority_id = c.authority_id and g.id = c.agency_id
    where v.moved_at > m.since and v.moved_by is distinct from ${work.actor.workerId} and v.id <> all (${seen}::uuid[])
    order by v.moved_at desc, v.id limit ${most}`.execute(work.db)
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.flatMap(({ contactId, personId }) => [contactId, personId]),
    )
  return rows
}
