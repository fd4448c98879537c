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
  localitiesOf,
  openContact,
  referralsOf,
  reopenedAt,
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
  const reopened = await reopenedAt(work, id)
  return {
    contact,
    children,
    unsettled: await unsettledOf(work, id),
    words: await wordsOf(work, id),
    decisions,
    /** What earlier decisions began, and a later one ended. */
    ended: decisions.length > 1 ? await endedOf(work, id) : [],
    /** Whether the reader took the latest decision, in whatever agency: then somebody else confirms it. */
    decidedBySelf: await isSamePerson(work, decisions[0]?.decidedBy ?? null),
    answers,
    held: await heldAnswersOf(work, id),
    readsIt: await readsAnswer(work, id),
    /** Since when it waits for a new decision, if a disagreement changed the first. */
    reopened,
    /** Whether an answer stands that this reader may not read. */
    answerIsShut: answers.length === 0 && (await isAnswered(work, id)),
    answered: answers.some(({ answeredAt }) => !reopened || answeredAt > reopened),
    referrals: await referralsOf(work, id),
    beside: await besides(work, contact.householdId, id),
    requests: await requestsOf(work, id),
    disagreements: await disagreementsOf(work, id),
    events: await eventsOf(work, id),
    involved: await involvedWith(
      work,
      children.map((child) => child.id),
    ),
    threshold: await thresholdInForce(work, londonDay(work.now)),
    places: await localitiesOf(work),
    canDecide: may(work, 'decide contact') && !contact.closedAt,
  }
}

/** Why somebody of this role opens a contact. */
export function purposeOf({ actor }: Pick<Visit, 'actor'>): Why {
  if (actor.role === 'partner') return 'take part'
  if (actor.role === 'analyst') return 'rows behind a figure'
  if (actor.role === 'neighbourhood-manager') return 'run a place'
  return actor.role.startsWith('front-door') ? 'decide contacts' : 'work with a child'
}
