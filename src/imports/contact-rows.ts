import { eventRow } from '../access/index.ts'
import type { Rows } from './bulk-store.ts'
import type { Standing } from './standing.ts'
import type { StandingContact } from './store.ts'
import { idOf, momentOf, recordedBy, stampOf, type Writing } from './writing.ts'

/** What a contact is called whose file did not say: the rule book's codes are answers, and nobody answered. */
export const notRecorded = 'not recorded'
const unknownSource = '10'

/** The rows that `recordContact` would write, without a clock, a place in the queue, or words that nobody said. */
export function addContact(
  writing: Writing,
  rows: Rows,
  one: Standing,
  event: { on: string; time: string | null; source: string | null },
  reference: string,
): StandingContact {
  const scope = { localityId: one.localityId, agencyId: writing.work.actor.agencyId, restriction: one.restriction }
  const stamp = stampOf(writing, scope)
  const id = idOf(writing)
  const receivedAt = momentOf(event.on, event.time)
  const codes = {
    kind: notRecorded,
    sourceCode: event.source ?? unknownSource,
    danger: 'no',
    familyKnows: 'not-known',
    familyAgrees: notRecorded,
    householdId: one.householdId,
  }
  rows.add('contact', {
    ...stamp,
    ...codes,
    ...recordedBy(writing),
    id,
    reference,
    receivedAt,
    dueAt: null,
    nobodyNamed: false,
    imported: true,
    version: 1,
  })
  rows.add('contactVersion', { ...stamp, contactId: id, version: 1, facts: codes as never, ...recordedBy(writing) })
  rows.add('contactChild', {
    ...stamp,
    id: idOf(writing),
    contactId: id,
    personId: one.id,
    addedAt: writing.work.now,
    addedBy: writing.work.actor.workerId,
  })
  const about = { ...scope, subject: { kind: 'contact', id }, contactId: id }
  rows.add(
    'event',
    eventRow(writing.work, 'contact recorded', about, {
      kind: codes.kind,
      source: codes.sourceCode,
      children: 1,
      imported: true,
    }),
  )
  return { id, personId: one.id, receivedAt, sourceCode: codes.sourceCode, imported: true, referred: false, ...scope }
}

/** Whether a row of a file may mean this contact: the same source, and the same moment as far as the row says it. */
export function meansContact(
  event: { on: string; time: string | null; source: string | null },
  contact: StandingContact,
  dayOf: (at: Date) => string,
) {
  if (contact.sourceCode !== (event.source ?? unknownSource)) return false
  return event.time === null
    ? dayOf(contact.receivedAt) === event.on
    : contact.receivedAt.getTime() === momentOf(event.on, event.time).getTime()
}
