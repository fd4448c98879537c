import { sql } from 'kysely'
import { type RowScope, scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'

/** What a referral takes from the contact that it comes from. */
export type Forwarded = RowScope & {
  id: string
  reference: string
  householdId: string | null
  sourceCode: string
  receivedAt: Date
}

export async function referralsOf(work: Work, contactId: string) {
  const rows = await work.db.selectFrom('referral').selectAll().where('contactId', '=', contactId).orderBy('receivedAt').execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'referral',
      rows.flatMap((row) => [row.id, row.personId]),
    )
  return rows
}

/** The referral still open for each of these children, in any of their records, also where the decider may not read it. */
export async function openReferralsFor(work: Work, people: readonly string[]): Promise<{ personId: string; id: string }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id, referral_id as id from scope.open_referrals(${work.actor.authorityId}::uuid, ${[...people]}::uuid[])`.execute(
    work.db,
  )
  return rows
}

/** The number of the family in a household. */
export async function familyNumberOf(work: Work, householdId: string): Promise<string | undefined> {
  const household = await work.db.selectFrom('household').select('familyNumber').where('id', '=', householdId).executeTakeFirst()
  return household?.familyNumber
}

async function nextReference(work: Work): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('reference_number')::int as n`.execute(work.db)
  return encodeReference(rows[0]!.n)
}

/** Opens a referral of a child that a contact names; its id. */
export async function saveReferral(
  work: Work,
  contact: Forwarded,
  { personId, familyNumber, step }: { personId: string; familyNumber: string; step: string },
): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('referral')
    .values({
      ...scopeOf(work, contact),
      id,
      reference: await nextReference(work),
      contactId: contact.id,
      personId,
      familyNumber,
      step,
      sourceCode: contact.sourceCode,
      receivedAt: contact.receivedAt,
      recordedAt: work.now,
      recordedBy: work.actor.workerId,
    })
    .execute()
  return id
}

/** Links a contact to the referral that is open for a child it names. */
export async function saveLink(work: Work, contact: Forwarded, referralId: string, personId: string) {
  await work.db
    .insertInto('referralLink')
    .values({ ...scopeOf(work, contact), contactId: contact.id, referralId, personId, linkedAt: work.now })
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** Moves an open referral to a step, also where the decider may not read it; answers the step before, or nothing where it stood there. */
export async function moveReferral(
  work: Work,
  { referralId, contactId, step }: { referralId: string; contactId: string; step: string },
): Promise<string | null> {
  const { authorityId, workerId } = work.actor
  const { rows } = await sql<{ before: string | null }>`select scope.move_referral(${authorityId}::uuid, ${referralId}::uuid,
    ${contactId}::uuid, ${step}, ${newId(work.now.getTime())}::uuid, ${workerId}::uuid, ${work.now}::timestamptz) as before`.execute(
    work.db,
  )
  return rows[0]!.before
}

export type Standing = { id: string; personId: string; opened: boolean; others: boolean }

/** The open referrals that decisions of this contact opened, or came to stand on, and whether another contact stands on each. */
export async function openReferralsOf(work: Work, contactId: string): Promise<Standing[]> {
  const { authorityId } = work.actor
  const { rows } = await sql<Standing>`
    select id, person_id, opened, others from scope.referrals_of(${authorityId}::uuid, ${contactId}::uuid)`.execute(work.db)
  return rows
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

/** Referrals of this contact that ended when its decision changed, with the child's name. */
export async function endedReferralsOf(work: Work, contactId: string) {
  const rows = await work.db
    .selectFrom('referral as r')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'r.authorityId').onRef('p.id', '=', 'r.personId'))
    .select(['r.closedAt as at', 'p.givenName as child', 'p.id'])
    .where('r.contactId', '=', contactId)
    .where('r.closedWhy', '=', decisionChanged)
    .execute()
  work.saw('open', 'contact', [contactId, ...rows.map(({ id }) => id)])
  return rows.map(({ child, at }) => ({ child, at: at! }))
}
