import { recordEvent } from '../access/index.ts'
import { endGiven, giveToTeam } from '../people/index.ts'
import type { Work } from '../work.ts'
import {
  decisionChanged,
  endReferral,
  type Forwarded,
  familyNumberOf,
  moveReferral,
  openReferralsFor,
  openReferralsOf,
  type Standing,
  saveLink,
  saveReferral,
} from './forward-store.ts'

/**
 * Takes children of a contact forward: one referral each, sharing the family's number. A child with an open referral gets no
 * second one: the contact is linked to it and counted as "would have been" (the census records no referral on an open case); a
 * strategy discussion moves the open one on.
 */
export async function takeForward(
  work: Work,
  contact: Forwarded,
  children: readonly string[],
  step: 'assessment' | 'strategy discussion',
) {
  const open = await openReferralsFor(work, children)
  const own = new Set((await openReferralsOf(work, contact.id)).flatMap(({ id, opened }) => (opened ? [id] : [])))
  const familyNumber = (contact.householdId ? await familyNumberOf(work, contact.householdId) : undefined) ?? contact.reference
  for (const personId of children) {
    const already = open.find((referral) => referral.personId === personId)
    if (already && own.has(already.id)) {
      // an earlier decision of this contact opened it, and it goes on
      await moveOn(work, contact, personId, already.id, step)
      continue
    }
    if (already) {
      await saveLink(work, contact, already.id, personId)
      await recordEvent(work, 'contact linked to referral', {
        ...contact,
        subject: { kind: 'referral', id: already.id },
        contactId: contact.id,
        personId,
      })
      if (step === 'strategy discussion') await moveOn(work, contact, personId, already.id, step)
      continue
    }
    const id = await saveReferral(work, contact, { personId, familyNumber, step })
    await recordEvent(
      work,
      'referral opened',
      { ...contact, subject: { kind: 'referral', id }, contactId: contact.id, personId },
      { step },
    )
    const { localityId: placeId } = contact
    await giveToTeam(work, personId, { kind: 'assessment', placeId, why: step, begunWith: id })
  }
}

/** An open referral goes on to this step, and keeps that it did: harm that is feared now does not wait behind an assessment. */
async function moveOn(work: Work, contact: Forwarded, personId: string, referralId: string, step: string) {
  const from = await moveReferral(work, { referralId, contactId: contact.id, step })
  if (!from) return
  const about = { ...contact, subject: { kind: 'referral', id: referralId }, contactId: contact.id, personId }
  await recordEvent(work, 'referral moved', about, { from, step })
}

const ends = ({ personId, others }: Standing, goesOn: readonly string[]) => !others && !goesOn.includes(personId)

/** Whether a decision of this contact that takes these children forward, and no others, ends a referral. */
export const wouldEndReferral = async (work: Work, contactId: string, goesOn: readonly string[]): Promise<boolean> =>
  (await openReferralsOf(work, contactId)).some((referral) => ends(referral, goesOn))

/**
 * Ends the referrals that earlier decisions of this contact made and the new one, which takes these children forward, does not go on
 * with; and the sight of those who were given the children with them. A referral that another contact stands on goes on, and ends when
 * the last one does not any more.
 */
export async function endReferrals(work: Work, contact: Forwarded, goesOn: readonly string[]) {
  for (const referral of await openReferralsOf(work, contact.id)) {
    if (!ends(referral, goesOn)) continue
    if (!(await endReferral(work, referral.id))) continue
    const subject = { kind: 'referral', id: referral.id }
    const about = { ...contact, subject, contactId: contact.id, personId: referral.personId }
    await recordEvent(work, 'referral ended', about, { why: decisionChanged })
    await endGiven(work, referral.personId, referral.id)
  }
}
