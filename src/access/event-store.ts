import type { Work } from '../work.ts'
import { type EventAbout, type EventFacts, eventRow } from './events.ts'

/** Writes an act down in the act's own transaction. Facts are codes and ids: never a name, never words about a family. */
export async function recordEvent(
  work: Pick<Work, 'actor' | 'now' | 'db'>,
  act: string,
  about: EventAbout,
  facts: EventFacts = {},
) {
  await work.db
    .insertInto('event')
    .values(eventRow(work, act, about, facts))
    .execute()
}

/** What was done about a contact, newest first. */
export async function eventsOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('event as e')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'e.authorityId').onRef('k.id', '=', 'e.workerId'))
    .select(['e.at', 'e.act', 'k.name', 'e.facts'])
    .where('e.contactId', '=', contactId)
    .orderBy('e.number', 'desc')
    .limit(50)
    .execute()
}
