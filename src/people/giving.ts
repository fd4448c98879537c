import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Allocating } from './allocating.ts'
import { begunWith, endBefore, saveAllocation, standingAllocations, teamServing } from './allocation-store.ts'
import { holdPerson, wrote } from './editing.ts'
import { readIdentities } from './store.ts'

/** The work of a referral's steps is one; who has the child for the one has it for the other. */
export const sameWork = (why: Allocating['why']): Allocating['why'][] =>
  why === 'early help' ? [why] : ['assessment', 'strategy discussion']

/**
 * Gives a child to the team that does this work where they are: what a decision begins. Who had the child for the same work before
 * has them until now, and whoever has them in that team already goes on. With no such team the child waits on the list of those
 * whom nobody has. `begunWith` is the offer or referral that it belongs to: its end ends this too.
 */
export async function giveToTeam(
  work: Work,
  personId: string,
  {
    kind,
    placeId,
    why,
    begunWith,
  }: { kind: 'assessment' | 'early-help'; placeId: string; why: Allocating['why']; begunWith: string },
) {
  const today = londonDay(work.now)
  const teamId = await teamServing(work, kind, placeId, today)
  if (!teamId) return
  const { person, about } = await holdPerson(work, personId)
  const records = (await readIdentities(work, [person.identityId])).map(({ id }) => id)
  const before = await standingAllocations(work, records, today, sameWork(why))
  if (before.some((row) => row.teamId === teamId)) return
  await endBefore(
    work,
    before.map(({ id }) => id),
    today,
  )
  await saveAllocation(work, about, { workerId: null, teamId, why, begunWith }, today)
  await wrote(work, about, 'allocated', { why, worker: null, team: teamId, before: before.map(({ id }) => id).join(' ') || null })
}

/** Ends what was given with this offer or referral, to whoever has it by now: the record is closed to them from this day on. */
export async function endGiven(work: Work, personId: string, begun: string) {
  const ids = await begunWith(work, begun)
  if (ids.length === 0) return
  const { about } = await holdPerson(work, personId)
  await endBefore(work, ids, londonDay(work.now))
  for (const allocation of ids) await wrote(work, about, 'allocation ended', { allocation })
}
