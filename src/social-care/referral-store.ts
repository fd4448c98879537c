import { seesRowsAlone } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { readReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'

export type ReferralRow = Awaited<ReturnType<typeof openReferral>>

/** Opens the referral that an address names: it, its contact and its child are written down as read. */
export async function openReferral(work: Work, reference: string) {
  const row = await work.db
    .selectFrom('referral as r')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'r.authorityId').onRef('c.id', '=', 'r.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .leftJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'r.authorityId').onRef('l.id', '=', 'r.localityId'))
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'r.authorityId').onRef('k.id', '=', 'r.recordedBy'))
    .selectAll('r')
    .select(['c.reference as contactReference', 'c.kind as contactKind', 'c.receivedAt as contactReceivedAt'])
    .select(['a.name as agency', 'l.name as place', 'k.name as recordedByName'])
    .where('r.reference', '=', readReference(reference) ?? reference.toUpperCase())
    .$if(seesRowsAlone(work), (query) => query.where('r.imported', '=', false))
    .executeTakeFirst()
  if (!row) refuse('not-found', undefined, { kind: 'referral' })
  work.saw('open', 'referral', [row.id, row.contactId, row.personId])
  return row
}

/** The newest words of each part of a contact that the reader may read: a referral has none of its own. */
export async function wordsOfContact(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('contactWords')
    .select(['part', 'words', 'notForFamily'])
    .distinctOn('part')
    .where('contactId', '=', contactId)
    .orderBy('part')
    .orderBy('version', 'desc')
    .execute()
}

/** The other referrals with this family's number, newest first. */
export async function familyReferrals(work: Work, { familyNumber, id }: Pick<ReferralRow, 'familyNumber' | 'id'>) {
  const rows = await work.db
    .selectFrom('referral')
    .select(['id', 'reference', 'personId', 'step', 'receivedAt', 'closedAt'])
    .where('familyNumber', '=', familyNumber)
    .where('id', '<>', id)
    .$if(seesRowsAlone(work), (query) => query.where('imported', '=', false))
    .orderBy('receivedAt', 'desc')
    .limit(50)
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'referral',
      rows.flatMap((row) => [row.id, row.personId]),
    )
  return rows
}

/** Later contacts that would have been a referral, had this one not been open. */
export async function linkedContacts(work: Work, referralId: string) {
  const rows = await work.db
    .selectFrom('referralLink as l')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'l.authorityId').onRef('c.id', '=', 'l.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .select(['c.id', 'c.reference', 'c.kind', 'c.receivedAt', 'l.linkedAt', 'a.name as agency'])
    .where('l.referralId', '=', referralId)
    .orderBy('c.receivedAt', 'desc')
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.map((row) => row.id),
    )
  return rows
}

/** Writes the four answers over those of the version that was shown; false where somebody was quicker. */
export async function saveCensus(
  work: Work,
  id: string,
  version: number,
  row: Pick<ReferralRow, 'sourceCode' | 'primaryNeed' | 'ethnicity' | 'disability'>,
): Promise<boolean> {
  const saved = await work.db
    .updateTable('referral')
    .set({ ...row, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}
