import { isSamePerson, may, type Visit, type Purpose as Why } from '../access/index.ts'
import { refuse } from '../errors.ts'
import { thresholdInForce } from '../threshold/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { heldAnswersOf, readsAnswer } from './answer-store.ts'
import { endedOf } from './begun-store.ts'
import { involvedWith } from './involved.ts'
import { unsettledOf } from './settle-store.ts'
import {
  answersOf,
  besides,
  decisionsOf,
  disagreementsOf,
  eventsOf,
  findByReference,
  isAnswered,
  lastReopening,
  localitiesOf,
  openContact,
  referralsOf,
  requestsOf,
  wordsOf,
} from './store.ts'

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
  const { contact, children } = await openContact(work, id)
  const answers = await answersOf(work, id)
  const decisions = await decisionsOf(work, id)
  const disagreements = await disagreementsOf(work, id)
  const reopened = lastReopening(disagreements)
  const [latest] = decisions
  const canDecide = may(work, 'decide contact') && !contact.closedAt
  return {
    contact,
    children,
    unsettled: await unsettledOf(work, id),
    words: await wordsOf(work, id),
    decisions,
    /** What earlier decisions began, and a later one ended. */
    ended: decisions.length > 1 ? await endedOf(work, id) : [],
    /** Whether the reader took the latest decision, in whatever agency, while it waits: then somebody else confirms it. */
    decidedBySelf: latest !== undefined && !latest.confirmedAt && (await isSamePerson(work, latest.decidedBy)),
    answers,
    // each is held for a decision
    held: latest ? await heldAnswersOf(work, id) : [],
    readsIt: await readsAnswer(work, id),
    /** Since when it waits for a new decision, if a disagreement changed the first. */
    reopened,
    /** Whether an answer stands that this reader may not read. A first decision shows no answer. */
    answerIsShut: answers.length === 0 && (latest !== undefined || !canDecide) && (await isAnswered(work, id)),
    answered: answers.some(({ answeredAt }) => !reopened || answeredAt > reopened),
    referrals: await referralsOf(work, id),
    beside: await besides(work, contact.householdId, id),
    requests: await requestsOf(work, id),
    disagreements,
    events: await eventsOf(work, id),
    involved: await involvedWith(
      work,
      children.map((child) => child.id),
    ),
    /** What a decision cites, for those who take one. */
    threshold: canDecide ? await thresholdInForce(work, londonDay(work.now)) : undefined,
    places: await localitiesOf(work),
    canDecide,
  }
}

/** Why somebody of this role opens a contact. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Why {
  if (actor.role === 'partner') return 'take part'
  if (actor.role === 'analyst') return 'rows behind a figure'
  if (actor.role === 'neighbourhood-manager') return 'run a place'
  return actor.role.startsWith('front-door') ? 'decide contacts' : 'work with a child'
}
