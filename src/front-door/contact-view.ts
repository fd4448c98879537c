import { isSamePerson, may, type Visit, type Purpose as Why } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { involvedWith } from '../people/index.ts'
import { endedReferralsOf, referralsOf } from '../social-care/index.ts'
import { thresholdInForce } from '../threshold/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { answersOf, heldAnswersOf, isAnswered, readsAnswer } from './answer-store.ts'
import { endedOffersOf } from './begun-store.ts'
import { besides } from './beside-store.ts'
import { findByReference, openContact } from './contact-store.ts'
import { isDecided } from './decision.ts'
import { decisionsOf } from './decision-store.ts'
import { lastReopening } from './disagreement.ts'
import { disagreementsOf } from './disagreement-store.ts'
import { localitiesOf } from './door-store.ts'
import { requestsOf } from './request-store.ts'
import { unsettledOf } from './settle-store.ts'
import { whomToTell } from './whom-to-tell.ts'
import { wordsOf } from './words-store.ts'

export type ContactView = Awaited<ReturnType<typeof readAll>>

/** The contact that an address names, or nothing that one can see. */
export async function contactAt(work: Work, reference: string): Promise<string> {
  const id = await findByReference(work, reference.toUpperCase())
  if (!id) refuse('not-found', undefined, { kind: 'contact' })
  return id
}

/** Everything that stands on a contact's page. */
export async function readAll(work: Work, reference: string) {
  const id = await contactAt(work, reference)
  // the contact itself, and what stands on it: one wait for them all
  const on = await allOf({
    opened: openContact(work, id),
    answers: answersOf(work, id),
    decisions: decisionsOf(work, id),
    disagreements: disagreementsOf(work, id),
    unsettled: unsettledOf(work, id),
    words: wordsOf(work, id),
    readsIt: readsAnswer(work, id),
    referrals: referralsOf(work, id),
    requests: requestsOf(work, id),
    places: localitiesOf(work),
  })
  const {
    opened: { contact, children },
    answers,
    decisions,
  } = on
  const [latest] = decisions
  const canDecide = may(work, 'decide contact') && !contact.closedAt
  // what hangs on what was found there
  const besideIt = await allOf({
    /** What earlier decisions began, and a later one ended. */
    ended: decisions.length > 1 ? endedOf(work, id) : [],
    /** Whether the reader took the latest decision, in whatever agency, while it waits or somebody disagrees: then somebody else acts. */
    decidedBySelf:
      latest !== undefined &&
      (!latest.confirmedAt || on.disagreements.some(({ resolvedAt }) => !resolvedAt)) &&
      isSamePerson(work, latest.decidedBy),
    // each is held for a decision
    held: latest ? heldAnswersOf(work, id) : [],
    /** Whether an answer stands that this reader may not read. A first decision shows no answer. */
    answerIsShut: answers.length === 0 && (latest !== undefined || !canDecide) && isAnswered(work, id),
    beside: besides(work, contact.householdId, id),
    involved: involvedWith(
      work,
      children.map((child) => child.id),
    ),
    whom: contact.danger === 'now' ? whomToTell(work) : undefined,
    /** What a decision cites, for those who take one. */
    threshold: canDecide ? thresholdInForce(work, londonDay(work.now)) : undefined,
  })
  return {
    ...on,
    ...besideIt,
    contact,
    children,
    reopened: lastReopening(on.disagreements),
    /** Each answer, and whether it is to the decision that stands: a partner, to whom no decision is shown, has the newest. */
    answers: answers.map((answer) => ({
      ...answer,
      stands: isDecided(contact) && (!latest || answer.answeredAt >= latest.decidedAt),
    })),
    canDecide,
  }
}

/** What earlier decisions of this contact began and a later one ended, oldest first. */
async function endedOf(work: Work, id: string) {
  const { offers, referrals } = await allOf({ offers: endedOffersOf(work, id), referrals: endedReferralsOf(work, id) })
  const all = [
    ...offers.map((row) => ({ ...row, what: 'early help' as const })),
    ...referrals.map((row) => ({ ...row, what: 'referral' as const, place: null })),
  ]
  return all.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Why somebody of this role opens a contact. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Why {
  if (actor.role === 'partner') return 'take part'
  if (actor.role === 'analyst') return 'rows behind a figure'
  if (actor.role === 'neighbourhood-manager') return 'run a place'
  return actor.role.startsWith('front-door') ? 'decide contacts' : 'work with a child'
}
