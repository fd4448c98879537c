import { recordEvent } from '../access/index.ts'
import { endGiven, giveToTeam } from '../people/index.ts'
import type { Work } from '../work.ts'
import { decisionChanged, endOffer, endReferral, handOn, openOffersOf, openReferralsOf, type Standing } from './begun-store.ts'
import { holdChildren, namedIn } from './children-store.ts'
import type { ContactRow } from './contact-store.ts'
import { familyNumberOf, moveReferral, openReferralsFor, saveLink, saveOffer, saveReferral } from './referral-store.ts'

/**
 * Holds every child whom a decision of this contact can touch, named now or when an earlier one began something, all at once and in one
 * order: so that two contacts decided at once neither wait for each other, nor does one end what the other comes to stand on.
 */
export async function holdChildrenOf(work: Work, contactId: string) {
  const begun = [...(await openOffersOf(work, contactId)), ...(await openReferralsOf(work, contactId))]
  await holdChildren(work, [...(await namedIn(work, contactId)), ...begun.map(({ personId }) => personId)])
}

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
async function moveOn(work: Work, contact: ContactRow, personId: string, referralId: string, step: string) {
  const from = await moveReferral(work, { referralId, contactId: contact.id, step })
  if (!from) return
  const about = { ...contact, subject: { kind: 'referral', id: referralId }, contactId: contact.id, personId }
  await recordEvent(work, 'referral moved', about, { from, step })
}

/** Offers early help in a place to the children of a contact; its team takes it from there. */
export async function startEarlyHelp(work: Work, contact: ContactRow, localityId: string) {
  const children = await namedIn(work, contact.id)
  const standing = new Set((await openOffersOf(work, contact.id)).map((offer) => offer.personId))
  for (const personId of children) {
    if (standing.has(personId)) continue
    const id = await saveOffer(work, contact, personId, localityId)
    await recordEvent(
      work,
      'early help offered',
      { ...contact, subject: { kind: 'early help offer', id }, contactId: contact.id, personId },
      { locality: localityId },
    )
    await giveToTeam(work, personId, { kind: 'early-help', placeId: localityId, why: 'early help', begunWith: id })
  }
}

/** What a changed decision goes on with, of all that earlier ones of its contact began. */
export type GoesOn = { children: readonly string[]; offeredIn?: string }

const ends = ({ personId, others }: Standing, { children }: GoesOn) => !others && !children.includes(personId)

/** Whether a decision that goes on with this alone ends a referral. */
export const wouldEndReferral = async (work: Work, contactId: string, goesOn: GoesOn): Promise<boolean> =>
  (await openReferralsOf(work, contactId)).some((referral) => ends(referral, goesOn))

/**
 * Ends what earlier decisions of this contact began and the new one does not go on with: offers, referrals, and the sight of those who
 * were given the children with them. A referral that another contact stands on goes on, and ends when the last one does not any more.
 */
export async function stopWhatBegan(work: Work, contact: ContactRow, goesOn: GoesOn) {
  const about = { ...contact, contactId: contact.id }
  const named = new Set(await namedIn(work, contact.id))
  for (const offer of await openOffersOf(work, contact.id)) {
    // not for a child whom the contact was moved away from since
    if (offer.offeredIn === goesOn.offeredIn && named.has(offer.personId)) continue
    await endOffer(work, offer.id)
    const subject = { kind: 'early help offer', id: offer.id }
    await recordEvent(work, 'early help offer ended', { ...about, subject, personId: offer.personId })
    if (!(await handOn(work, offer.id))) await endGiven(work, offer.personId, offer.id)
  }
  for (const referral of await openReferralsOf(work, contact.id)) {
    if (!ends(referral, goesOn)) continue
    if (!(await endReferral(work, referral.id))) continue
    const subject = { kind: 'referral', id: referral.id }
    await recordEvent(work, 'referral ended', { ...about, subject, personId: referral.personId }, { why: decisionChanged })
    await endGiven(work, referral.personId, referral.id)
  }
}
