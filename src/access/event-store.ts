import type { Work } from '../work.ts'
import { type EventAbout, type EventFacts, eventRow } from './events.ts'

/** Writes an act down in the act's own transaction. Facts are codes and ids: never a name, never words about a family. */
export async function recordEvent(work: Work, act: string, about: EventAbout, facts: EventFacts = {}) {
  await work.db
    .insertInto('event')
    .values(eventRow(work, act, about, facts))
    .execute()
}
