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

/** Writes an act down in the act's own transaction. Facts are codes and ids: never a name, never words about a family. */
export async function recordEvent(
  work: Work,
  act: string,
  about: EventAbout,
  facts: Record<string, string | number | boolean | null> = {},
) {
  const { actor } = work
  const canonical = JSON.stringify([
    1,
    actor.authorityId,
    actor.membershipId,
    work.now.toISOString(),
    act,
    about.subject.kind,
    about.subject.id,
    facts,
  ])
  await work.db
    .insertInto('event')
    .values({
      authorityId: actor.authorityId,
      id: newId(work.now.getTime()),
      at: work.now,
      membershipId: actor.membershipId,
      workerId: actor.workerId,
      act,
      subjectKind: about.subject.kind,
      subjectId: about.subject.id,
      contactId: about.contactId ?? null,
      personId: about.personId ?? null,
      localityId: about.localityId,
      agencyId: about.agencyId,
      restriction: about.restriction ?? 'none',
      facts: JSON.stringify(facts),
      canonical: Buffer.from(canonical),
    })
    .execute()
}
