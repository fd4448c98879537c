import { requirePermission } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { holdPerson, type Written, wrong, wrote } from './editing.ts'
import {
  endMerge,
  liveMerges,
  type Merge,
  readMerge,
  saveMerge,
  setIdentity,
  type WrittenRow,
  writtenBetween,
} from './merging-store.ts'
import { readIdentities, readPeople, restamp } from './store.ts'

/** Why two records are taken for one person's, and why they are parted again. */
export const joinReasons = {
  'same-number': 'They have the same number, such as an NHS number',
  'family-said': 'The family said so',
  'partner-said': 'A school, health visitor or another partner said so',
  'same-details': 'Names, birth date and address are the same',
} as const
export const partReasons = {
  'different-people': 'They are two people',
  'by-mistake': 'The wrong records were chosen',
} as const
export type JoinReason = keyof typeof joinReasons
export type PartReason = keyof typeof partReasons

/**
 * Joins two records of one person. Nothing that was written moves: both records take one identity and are read together, and the
 * strictest restriction of them holds for all. `keepId` is the record that leads.
 */
export async function mergePeople(work: Work, keepId: string, otherId: string, why: JoinReason): Promise<Written> {
  requirePermission(work, 'merge people', { kind: 'person', subject: keepId })
  if (!Object.hasOwn(joinReasons, why)) return wrong('why', 'Say how you know that they are one person')
  if (!isId(otherId)) return wrong('otherId', 'Choose the other record')
  if (keepId === otherId) return wrong('otherId', 'Choose another record: this is the same one')
  // in one order, so that two people joining the same two do not wait for each other
  const [first, second] = [keepId, otherId].sort() as [string, string]
  const held = { [first]: await holdPerson(work, first), [second]: await holdPerson(work, second) }
  const [keep, other] = [held[keepId]!, held[otherId]!]
  if (keep.person.identityId === other.person.identityId) return wrong('otherId', 'These two records are joined already')
  const id = await saveMerge(work, keep.about, otherId, why)
  const joined = await readIdentities(work, [other.person.identityId])
  await setIdentity(
    work,
    joined.map((record) => record.id),
    keep.person.identityId,
  )
  await restamp(work, [keepId], londonDay(work.now))
  await note(work, [keepId, otherId], 'people joined', { merge: id, why })
  return { id }
}

/**
 * Parts two records again: each has its own identity, place and restriction. What was written on either meanwhile may belong to the
 * other: it comes back as `review`, and can be read again with `toReview`.
 */
export async function unmergePeople(
  work: Work,
  mergeId: string,
  why: PartReason,
): Promise<
  { id: string; review: WrittenRow[]; problems?: undefined } | { problems: { field: string; message: string }[]; id?: undefined }
> {
  requirePermission(work, 'merge people', { kind: 'person' })
  if (!Object.hasOwn(partReasons, why)) return wrong('why', 'Say why they are parted')
  const merge = isId(mergeId) ? await readMerge(work, mergeId) : undefined
  if (!merge) refuse('not-found', undefined, { kind: 'person' })
  const { person } = await holdPerson(work, merge.personId)
  if (merge.unmergedAt || !(await endMerge(work, mergeId, why))) return wrong('why', 'These two records were parted already')
  const records = await readIdentities(work, [person.identityId])
  const ids = records.map((record) => record.id)
  for (const [identityId, members] of identitiesOf(ids, await liveMerges(work, ids), person.identityId))
    await setIdentity(work, members, identityId)
  await restamp(work, ids, londonDay(work.now))
  const review = await writtenBetween(work, ids, merge.mergedAt, work.now)
  await note(work, [merge.personId, merge.otherId], 'people parted', { merge: mergeId, why, review: review.length })
  return { id: mergeId, review }
}

/** What was written on either record while they were joined, for a merge that was parted. */
export async function toReview(work: Work, mergeId: string): Promise<{ merge: Merge; rows: WrittenRow[] } | undefined> {
  requirePermission(work, 'merge people', { kind: 'person' })
  const merge = await readMerge(work, mergeId)
  if (!merge?.unmergedAt) return undefined
  return { merge, rows: await writtenBetween(work, [merge.personId, merge.otherId], merge.mergedAt, merge.unmergedAt) }
}

/**
 * Which records still belong together by the merges that stand, each group under one identity: the old one where its record is in
 * the group, else the earliest record.
 */
export function identitiesOf(
  ids: readonly string[],
  merges: readonly Pick<Merge, 'personId' | 'otherId'>[],
  old: string,
): Map<string, string[]> {
  const groupOf = new Map(ids.map((id) => [id, new Set([id])]))
  for (const { personId, otherId } of merges) {
    const [one, other] = [groupOf.get(personId), groupOf.get(otherId)]
    if (!one || !other || one === other) continue
    for (const id of other) {
      one.add(id)
      groupOf.set(id, one)
    }
  }
  return new Map([...new Set(groupOf.values())].map((group) => [group.has(old) ? old : [...group].sort()[0]!, [...group]]))
}

/** The act is an event of both people, each in its own scope as it stands now. */
async function note(work: Work, ids: readonly string[], act: string, facts: Record<string, string | number>) {
  const [first, ...others] = (await readPeople(work, ids)).map(({ id, localityId, restriction }) => ({
    ...{ personId: id, localityId, restriction, agencyId: work.actor.agencyId },
  }))
  await wrote(work, [first!, ...others], act, facts)
}
