import { may, recordEvent, requirePermission } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { ownTeams, saveTaking, standingAllocations } from './allocation-store.ts'
import { type Written, wrong } from './editing.ts'
import { readIdentities, readPeople } from './store.ts'

export type WaitingWithTeam = Awaited<ReturnType<typeof waitingToTake>>[number]

/** What of a child waits with a team of the actor's, with nobody by name: they may take it, and give it to nobody else. */
export async function waitingToTake(work: Work, records: readonly string[]) {
  if (!may(work, 'take child')) return []
  const today = londonDay(work.now)
  const teams = await ownTeams(work)
  if (teams.length === 0) return []
  const standing = await standingAllocations(work, records, today)
  const named = new Set(standing.flatMap(({ workerId, why }) => (workerId ? why : [])))
  return standing.filter(
    ({ workerId, teamId, why }) => workerId === null && teamId !== null && teams.includes(teamId) && !named.has(why),
  )
}

/** Takes a child who waits with the actor's team: from now on the child is with the actor by name, in that team. */
export async function takeChild(work: Work, id: string, why: string): Promise<Written> {
  requirePermission(work, 'take child', { kind: 'person', subject: id })
  const [person] = isId(id) ? await readPeople(work, [id]) : []
  if (!person) refuse('not-found', undefined, { kind: 'person', subject: id })
  work.saw('open', 'person', [id])
  const records = (await readIdentities(work, [person.identityId])).map((record) => record.id)
  const waiting = (await waitingToTake(work, records)).find((row) => row.why === why)
  if (!waiting || !(await saveTaking(work, waiting.id)))
    return wrong('why', 'This child does not wait with your team any more. See below who has the child now')
  const { localityId, restriction } = person
  const about = { subject: { kind: 'person', id }, personId: id, localityId, agencyId: work.actor.agencyId, restriction }
  await recordEvent(work, 'taken from the team', about, {
    why,
    worker: work.actor.workerId,
    team: waiting.teamId,
    before: waiting.id,
  })
  return { id: waiting.id }
}
