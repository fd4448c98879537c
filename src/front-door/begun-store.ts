import { sql } from 'kysely'
import type { Work } from '../work.ts'

export type Begun = { id: string; personId: string; offeredIn: string | null }

/** The open offers of early help that decisions of this contact made. */
export async function openOffersOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('earlyHelpOffer')
    .select(['id', 'personId', 'offeredIn'])
    .where('contactId', '=', contactId)
    .where('endedAt', 'is', null)
    .execute()
}

export type Standing = { id: string; personId: string; opened: boolean; others: boolean }

/** The open referrals that decisions of this contact opened, or came to stand on, and whether another contact stands on each. */
export async function openReferralsOf(work: Work, contactId: string): Promise<Standing[]> {
  const { authorityId } = work.actor
  const { rows } = await sql<Standing>`
    select id, person_id, opened, others from scope.referrals_of(${authorityId}::uuid, ${contactId}::uuid)`.execute(work.db)
  return rows
}

/** What was given with this offer goes on with another that stands for the child in the same place; false where there is none. */
export async function handOn(work: Work, offerId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select scope.hand_on(${work.actor.authorityId}::uuid, ${offerId}::uuid) as done`.execute(work.db)
  return rows[0]!.done
}

export async function endOffer(work: Work, id: string) {
  await work.db.updateTable('earlyHelpOffer').set({ endedAt: work.now }).where('id', '=', id).execute()
}

/** What a referral says when the decision that opened it no longer stands. Local: the census has no such reason. */
export const decisionChanged = 'decision changed'

/** False where the decider may not read it: it stays open. */
export async function endReferral(work: Work, id: string): Promise<boolean> {
  const { numUpdatedRows } = await work.db
    .updateTable('referral')
    .set(({ eb, ref }) => ({ closedAt: work.now, closedWhy: decisionChanged, version: eb(ref('version'), '+', 1) }))
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Ended = { what: 'referral' | 'early help'; child: string; place: string | null; at: Date }

/** What earlier decisions of this contact began and a later one ended, oldest first. */
export async function endedOf(work: Work, contactId: string): Promise<Ended[]> {
  const offers = await work.db
    .selectFrom('earlyHelpOffer as e')
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'e.authorityId').onRef('l.id', '=', 'e.offeredIn'))
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'e.authorityId').onRef('p.id', '=', 'e.personId'))
    .select(['e.endedAt as at', 'l.name as place', 'p.givenName as child', 'p.id'])
    .where('e.contactId', '=', contactId)
    .where('e.endedAt', 'is not', null)
    .execute()
  const referrals = await work.db
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'r.authorityId').onRef('p.id', '=', 'r.personId'))
    .select(['r.closedAt as at', 'p.givenName as child', 'p.id'])
    .where('r.contactId', '=', contactId)
    .where('r.closedWhy', '=', decisionChanged)
    .execute()
  work.saw('open', 'contact', [contactId, ...[...offers, ...referrals].map(({ id }) => id)])
  return [
    ...offers.map((row) => ({ what: 'early help' as const, child: row.child, place: row.place, at: row.at! })),
    ...referrals.map((row) => ({ what: 'referral' as const, child: row.child, place: null, at: row.at! })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}
