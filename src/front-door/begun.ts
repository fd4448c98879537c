import { recordEvent } from '../access/index.ts'
import { endGiven, giveToTeam, holdChildren } from '../people/index.ts'
import { endReferrals, openReferralsOf } from '../social-care/index.ts'
import type { Work } from '../work.ts'
import { endOffer, handOn, openOffersOf, saveOffer } from './begun-store.ts'
import { namedIn } from './children-store.ts'
import type { ContactRow } from './contact-store.ts'

/**
 * Holds every child whom a decision of this contact can touch, named now or when an earlier one began something, all at once and in one
 * order: so that two contacts decided at once neither wait for each other, nor does one end what the other comes to stand on.
 */
export async function holdChildrenOf(work: Work, contactId: string) {
  const begun = [...(await openOffersOf(work, contactId)), ...(await openReferralsOf(work, contactId))]
  await holdChildren(work, [...(await namedIn(work, contactId)), ...begun.map(({ personId }) => personId)])
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

/**
 * Ends what earlier decisions of this contact began and the new one does not go on with: offers, referrals, and the sight of those who
 * were given the children with them.
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
  await endReferrals(work, contact, goesOn.children)
}
