import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'

export type EventAbout = {
  subject: { kind: string; id: string }
  /** Where it belongs: the scope of the record it is about. */
  localityId: string
  agencyId: string
  restriction?: string | undefined
  contactId?: string | undefined
  personId?: string | undefined
}

export type EventFacts = Record<string, string | number | boolean | null>

/** The row of an act, for a store that writes it in one statement with the act itself. */
export function eventRow(work: Pick<Work, 'actor' | 'now'>, act: string, about: EventAbout, facts: EventFacts = {}) {
  const { actor } = work
  const { kind, id } = about.subject
  const canonical = JSON.stringify([1, actor.authorityId, actor.membershipId, work.now.toISOString(), act, kind, id, facts])
  return {
    authorityId: actor.authorityId,
    id: newId(work.now.getTime()),
    at: work.now,
    membershipId: actor.membershipId,
    workerId: actor.workerId,
    act,
    subjectKind: kind,
    subjectId: id,
    contactId: about.contactId ?? null,
    personId: about.personId ?? null,
    localityId: about.localityId,
    agencyId: about.agencyId,
    restriction: about.restriction ?? 'none',
    facts: JSON.stringify(facts),
    canonical: Buffer.from(canonical),
  }
}
