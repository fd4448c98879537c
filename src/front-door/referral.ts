import { recordEvent } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type ContactRow, holdChildren, moveReferral, nextReference, openReferralsFor, scopeOf } from './store.ts'

/**
 * Takes children of a contact forward: one referral each, sharing the family's number. A child with an open referral gets no
 * second one: the contact is linked to it and counted as "would have been" (the census records no referral on an open case); a
 * strategy discussion moves the open one on.
 */
export async function takeForward(
  work: Work,
  contact: ContactRow,
  children: readonly string[],
  step: 'assessment' | 'strategy discussion',
) {
  await holdChildren(work, children)
  const open = await openReferralsFor(work, children)
  const household =
    contact.householdId &&
    (await work.db.selectFrom('household').select('familyNumber').where('id', '=', contact.householdId).executeTakeFirst())
  const familyNumber = household ? household.familyNumber : contact.reference
  const team = await work.db
    .selectFrom('team')
    .select('id')
    .where('kind', '=', 'assessment')
    .where('validTo', 'is', null)
    .orderBy('name')
    .executeTakeFirst()
  for (const personId of children) {
    const already = open.find((referral) => referral.personId === personId)
    if (already) {
      await work.db
        .insertInto('referralLink')
        .values({ ...scopeOf(work, contact), contactId: contact.id, referralId: already.id, personId, linkedAt: work.now })
        .onConflict((clash) => clash.doNothing())
        .execute()
      await recordEvent(work, 'contact linked to referral', {
        ...contact,
        subject: { kind: 'referral', id: already.id },
        contactId: contact.id,
        personId,
      })
      if (step === 'strategy discussion') await moveOn(work, contact, personId, already.id, step)
      continue
    }
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
    await recordEvent(
      work,
      'referral opened',
      { ...contact, subject: { kind: 'referral', id }, contactId: contact.id, personId },
      { step },
    )
    await allocateTo(work, contact, personId, team?.id ?? null, step)
  }
}

/** An open referral goes on to this step, and keeps that it did: harm that is feared now does not wait behind an assessment. */
async function moveOn(work: Work, contact: ContactRow, personId: string, referralId: string, step: string) {
  const from = await moveReferral(work, { referralId, contactId: contact.id, step })
  if (!from) return
  const about = { ...contact, subject: { kind: 'referral', id: referralId }, contactId: contact.id, personId }
  await recordEvent(work, 'referral moved', about, { from, step })
}

/** Offers early help in a place to the children of a contact; its team takes it from there. */
export async function startEarlyHelp(work: Work, contact: ContactRow, localityId: string) {
  const children = await work.db
    .selectFrom('contactChild')
    .select('personId')
    .where('contactId', '=', contact.id)
    .where('removedAt', 'is', null)
    .execute()
  const team = await work.db
    .selectFrom('post as p')
    .innerJoin('team as t', (join) => join.onRef('t.authorityId', '=', 'p.authorityId').onRef('t.id', '=', 'p.teamId'))
    .select('t.id')
    .where('p.localityId', '=', localityId)
    .where('t.kind', '=', 'early-help')
    .executeTakeFirst()
  for (const { personId } of children) {
    const id = newId(work.now.getTime())
    await work.db
      .insertInto('earlyHelpOffer')
      .values({ ...scopeOf(work, contact), id, contactId: contact.id, personId, offeredIn: localityId, offeredAt: work.now })
      .execute()
    await recordEvent(
      work,
      'early help offered',
      { ...contact, subject: { kind: 'early help offer', id }, contactId: contact.id, personId },
      { locality: localityId },
    )
    await allocateTo(work, contact, personId, team?.id ?? null, 'early help')
  }
}

/** Gives the child to a team, so that its people can open the record and it shows on their list. */
async function allocateTo(work: Work, contact: ContactRow, personId: string, teamId: string | null, why: string) {
  if (!teamId) return
  const person = await work.db
    .selectFrom('person')
    .select(['localityId', 'restriction'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await work.db
    .insertInto('allocation')
    .values({
      ...scopeOf(work, contact),
      ...person,
      id: newId(work.now.getTime()),
      personId,
      teamId,
      allocatedBy: work.actor.workerId,
      why,
      validFrom: londonDay(work.now),
      recordedAt: work.now,
      recordedBy: work.actor.workerId,
    })
    .execute()
}
