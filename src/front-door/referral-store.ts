import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import { scopeOf } from './contact-scope.ts'
import type { ContactRow } from './contact-store.ts'

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
  contact: ContactRow,
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
export async function saveLink(work: Work, contact: ContactRow, referralId: string, personId: string) {
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

/** Offers early help in a place to a child that a contact names; the offer's id. */
export async function saveOffer(work: Work, contact: ContactRow, personId: string, offeredIn: string): Promise<string> {
  const id = newId(work.now.getTime())
  await work.db
    .insertInto('earlyHelpOffer')
    .values({ ...scopeOf(work, contact), id, contactId: contact.id, personId, offeredIn, offeredAt: work.now })
    .execute()
  return id
}
