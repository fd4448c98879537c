import { isId } from '../database/ids.ts'
import { allOf } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { type Problem, readDate } from '../govuk/index.ts'
import { allocationsOf, mayAllocate, maySayWhy, readRecord, waitingToTake, whoIsInvolved } from '../people/index.ts'
import type { Room } from '../room.ts'
import { type Day, isDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type ChildAsked, inOne, shut } from './chapter.ts'
import { inOneLook } from './involved.ts'
import { whereToRing } from './store.ts'

export type ChildView = Awaited<ReturnType<typeof readChild>>

/**
 * What the pages of a child share, read through the identity as it stood on a day. `open` says whether the record is open to
 * the actor: where it is not, the index facts and who is involved are all that a page may show, with the pages that the
 * chapters hand in for the actor in any case. Somebody whom the actor's index does not reach is not found.
 */
export async function readChild(work: Work, rooms: readonly Room[], id: string, asAt?: Day) {
  if (!isId(id)) refuse('not-found', undefined, { kind: 'person' })
  const record = await readRecord(work, id, asAt ? { asAt } : {})
  const today = londonDay(work.now)
  const records = record.records.map((row) => row.id)
  const { open } = record
  const day = asAt ?? today
  const found = await allOf({
    told: chaptersOf(work, rooms, { records, day, today, open }),
    allocations: allocationsOf(work, records),
    mayGive: mayAllocate(work, id),
    /** Not open yet, and opens to whoever says why. */
    mayOpen: !record.open && maySayWhy(work, id),
    mayTake: waitingToTake(work, records),
    involved: whoIsInvolved(work, id),
    ring: whereToRing(work, record.person.localityId),
  })
  const { allocations, involved, ring } = found
  const told = open ? found.told : shut(found.told)
  return {
    ...found,
    ...ring,
    id,
    record,
    open,
    today,
    /** The day the page is true for. */
    day,
    told,
    involved: inOneLook(involved, allocations, told.involved, work.actor.authority, today),
  }
}

/** What all rooms know of a child. */
const chaptersOf = async (work: Work, rooms: readonly Room[], child: ChildAsked) =>
  inOne(await Promise.all(rooms.flatMap(({ chapters = [] }) => chapters).map((chapter) => chapter.read(work, child))))

/** Refuses, as not found, a part of the record that is not open to the actor. */
export function openOnly(view: ChildView): ChildView {
  if (!view.open) refuse('not-found', undefined, { kind: 'person', subject: view.id })
  return view
}

/** The day that an address asks for: ?asAt=2026-03-01, or the three boxes of the form. Today and no day at all are the same. */
export function dayAsked(query: Readonly<Record<string, string>>, now: Date): { day: Day | undefined; problems: Problem[] } {
  const today = londonDay(now)
  const past = (day: Day | undefined) => (day && day < today ? day : undefined)
  if (query.asAt !== undefined) return { day: past(isDay(query.asAt) ? query.asAt : undefined), problems: [] }
  const latest = { day: today, say: 'must be today or in the past' }
  const read = readDate({ ...query }, { field: 'asAt', called: 'The day', optional: true, latest })
  return { day: past(read.day), problems: read.problems }
}
