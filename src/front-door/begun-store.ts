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

/** The open referrals that decisions of this contact made, and whether another contact came to stand on each since. */
export async function openReferralsOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('referral as r')
    .select(['r.id', 'r.personId'])
    .select((of) =>
      of
        .or([
          of.exists(
            of
              .selectFrom('referralLink as l')
              .select('l.contactId')
              .whereRef('l.authorityId', '=', 'r.authorityId')
              .whereRef('l.referralId', '=', 'r.id')
              .where('l.contactId', '<>', contactId),
          ),
          of.exists(
            of
              .selectFrom('referralMove as m')
              .select('m.contactId')
              .whereRef('m.authorityId', '=', 'r.authorityId')
              .whereRef('m.referralId', '=', 'r.id')
              .where('m.contactId', '<>', contactId),
          ),
        ])
        .as('others'),
    )
    .where('r.contactId', '=', contactId)
    .where('r.closedAt', 'is', null)
    .execute()
}

export async function endOffer(work: Work, id: string) {
  await work.db.updateTable('earlyHelpOffer').set({ endedAt: work.now }).where('id', '=', id).execute()
}

/** What a referral says when the decision that opened it no longer stands. Local: the census has no such reason. */
export const decisionChanged = 'decision changed'

export async function endReferral(work: Work, id: string) {
  await work.db
    .updateTable('referral')
    .set(({ eb, ref }) => ({ closedAt: work.now, closedWhy: decisionChanged, version: eb(ref('version'), '+', 1) }))
    .where('id', '=', id)
    .execute()
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
