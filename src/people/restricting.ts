import { requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { enqueue, type Queue, queueIsHere } from '../jobs/index.ts'
import { addDays, type Day, londonDay, londonInstant } from '../time/index.ts'
import type { Work } from '../work.ts'
import { holdPerson, type Written, wrong, wrote } from './editing.ts'
import type { Person } from './person.ts'
import { endRestrictions, restrictionsOf, saveRestriction } from './restriction-store.ts'
import { readIdentities, readPeople, restamp, saveOwnRestriction } from './store.ts'

const queue = 'lift-restriction'

/** On the day after a restriction's last one. A job that never comes leaves the record restricted, which harms nobody. */
export const liftQueue: Queue = {
  name: queue,
  async run({ data, enter }) {
    for (const id of data.subjects ?? []) await enter((work) => liftWhatIsOver(work, id))
  },
}

/**
 * Restricts a record: to all but those who see restricted records, and the worker whom the child is given to by name, it and the
 * contacts that name the child are not there. It holds for every record of the same identity, from now on, until somebody lifts it
 * or its last day is over.
 */
export async function restrict(
  work: Work,
  id: string,
  given: { why: string; until?: Day | undefined },
  version?: number,
): Promise<Written> {
  const { person, about } = await mayRestrict(work, id)
  const why = given.why.trim()
  const today = londonDay(work.now)
  await requireVersion(version, person.version, async () => ({ mine: { why }, theirs: await standingOf(work, person) }))
  if (person.restriction !== 'none' && (await standing(work, person)).length > 0)
    return wrong('why', 'This record is restricted already. Lift that first, if its reason or its last day should be another')
  if (why === '') return wrong('why', 'Say why the record is restricted')
  if (given.until && given.until <= today) return wrong('until', 'The last day must be in the future')
  await saveRestriction(work, about, { why, from: today, until: given.until ?? null })
  await saveOwnRestriction(work, id, 'restricted')
  await stampAndWrite(work, id, 'record restricted', { until: given.until ?? null })
  if (given.until && (await queueIsHere(work.db))) {
    const { authorityId, membershipId } = work.actor
    const data = { authorityId, membershipId, purpose: 'work with a child', subjects: [id] } as const
    await enqueue(work.db, queue, { ...data, subjects: [id] }, londonInstant(addDays(given.until, 1), '00:05'))
  }
  return { id }
}

/** Lifts what restricts a person, whichever of their records it was written on. The reason, and who saw it, stay restricted. */
export async function liftRestriction(work: Work, id: string, given: { why: string }, version?: number): Promise<Written> {
  const { person } = await mayRestrict(work, id)
  const why = given.why.trim()
  await requireVersion(version, person.version, async () => ({ mine: { why }, theirs: await standingOf(work, person) }))
  if (person.restriction === 'none') return wrong('why', 'This record is not restricted any more')
  if (why === '') return wrong('why', 'Say why the record is opened again')
  await lift(work, id, await recordsOf(work, person), why)
  return { id }
}

async function liftWhatIsOver(work: Work, id: string) {
  requirePermission(work, 'restrict record', { kind: 'person', subject: id })
  const { person } = await holdPerson(work, id)
  const over = (await standing(work, person)).filter(({ validTo }) => validTo !== null && validTo < londonDay(work.now))
  if (over.length === 0) return
  const records = over.map(({ personId }) => personId)
  await lift(work, id, records, 'The last day that was given for it is over')
}

async function lift(work: Work, id: string, records: readonly string[], why: string) {
  await endRestrictions(work, records, why)
  for (const record of records) await saveOwnRestriction(work, record, 'none')
  await stampAndWrite(work, id, 'restriction lifted')
}

async function mayRestrict(work: Work, id: string) {
  requirePermission(work, 'restrict record', { kind: 'person', subject: id })
  // nobody shuts themselves out unawares
  requirePermission(work, 'see restricted', { kind: 'person', subject: id })
  return holdPerson(work, id)
}

const recordsOf = async (work: Work, person: Person) => (await readIdentities(work, [person.identityId])).map(({ id }) => id)

const standing = async (work: Work, person: Person) =>
  (await restrictionsOf(work, await recordsOf(work, person))).filter(({ liftedAt }) => liftedAt === null)

/** What another wrote meanwhile, for somebody who wrote at the same time. */
async function standingOf(work: Work, person: Person): Promise<{ why: string }> {
  return { why: (await standing(work, person))[0]?.why ?? 'not restricted' }
}

async function stampAndWrite(work: Work, id: string, act: string, facts: Record<string, string | null> = {}) {
  await restamp(work, [id], londonDay(work.now))
  const [person] = await readPeople(work, [id])
  const { localityId, restriction } = person!
  await wrote(work, { personId: id, localityId, restriction, agencyId: work.actor.agencyId }, act, facts)
}
