import type { Work } from '../work.ts'
import { recordEvent } from './event-store.ts'
import type { EventFacts } from './events.ts'

/** Writes down an act upon an account, or upon the request for one that is not made yet. */
export async function recordAccountEvent(work: Work, act: string, accountId: string | undefined, facts: EventFacts = {}) {
  const subject = accountId ? { kind: 'account', id: accountId } : { kind: 'account request', id: String(facts.request) }
  await recordEvent(work, act, { subject, agencyId: work.actor.agencyId }, facts)
}
