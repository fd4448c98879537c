import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'

/** One subject of an act, with the scope of the record it is about: whoever may see that finds the act there. */
export type EventAbout = {
  subject: { kind: string; id: string }
  localityId: string
  agencyId: string
  restriction?: string | undefined
  contactId?: string | undefined
  personId?: string | undefined
}

export type EventFacts = Record<string, string | number | boolean | null>

/**
 * The row of an act, for a store that writes many or writes it with the act itself. One builder, so that every line has the same
 * canonical form. An event with several subjects is a row of the same `id` for each.
 */
export function eventRow(
  work: Pick<Work, 'actor' | 'now'>,
  act: string,
  about: EventAbout,
  facts: EventFacts = {},
  id = newId(work.now.getTime()),
) {
  const { actor } = work
  const { subject } = about
  const canonical = [1, actor.authorityId, actor.membershipId, work.now.toISOString(), act, subject.kind, subject.id, facts]
  return {
    authorityId: actor.authorityId,
    id,
    at: work.now,
    membershipId: actor.membershipId,
    workerId: actor.workerId,
    act,
    subjectKind: subject.kind,
    subjectId: subject.id,
    contactId: about.contactId ?? null,
    personId: about.personId ?? null,
    localityId: about.localityId,
    agencyId: about.agencyId,
    restriction: about.restriction ?? 'none',
    facts,
    canonical: Buffer.from(JSON.stringify(canonical)),
  }
}
