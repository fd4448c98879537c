import { isSamePerson, permissionFor, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { CodeOf, workKinds } from '../rulebook/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import {
  endAllocations,
  endBefore,
  readTeamsToGiveTo,
  readWorkers,
  saveAllocation,
  standingAllocations,
} from './allocation-store.ts'
import { holdPerson, type Written, wrong, wrote } from './editing.ts'
import { sameWork } from './giving.ts'
import { isRecordOpen, readIdentities } from './store.ts'

/** Whom a child is given to, and for which work. A team, a worker of it, or a worker alone. */
export type Allocating = { workerId?: string; teamId?: string; why: CodeOf<typeof workKinds> }

/** Whether the actor may give this child to somebody: any child, or those whose record is open to them. */
export async function mayAllocate(work: Work, id: string): Promise<boolean> {
  const reach = permissionFor(work.actor.role, 'allocate', work.purpose)?.reach
  return reach !== undefined && (reach === 'authority' || isRecordOpen(work, id))
}

/** Everybody a child can be given to by name: only those whose role works with children. */
export const workersToGiveTo = (work: Work) => readWorkers(work, londonDay(work.now))
/** The teams a child can be given to: only those that work with children. */
export const teamsToGiveTo = (work: Work) => readTeamsToGiveTo(work, londonDay(work.now))

/**
 * Gives a child to a worker or a team, who may then open the record, and ends what gave the child to somebody before for the same
 * work: that row stays, with its last day. Where the permission reaches children with an open contact, only those whose record the
 * allocator may open.
 */
export async function allocate(work: Work, id: string, to: Allocating, shown?: number): Promise<Written> {
  if (!(await mayAllocate(work, id))) refuse('not-allowed', undefined, { kind: 'person', subject: id })
  const today = londonDay(work.now)
  const { person, about } = await holdPerson(work, id)
  const records = (await readIdentities(work, [person.identityId])).map((record) => record.id)
  const before = await standingAllocations(work, records, today, sameWork(to.why))
  const team = isId(to.teamId) ? (await readTeamsToGiveTo(work, today)).find((each) => each.id === to.teamId) : undefined
  const worker = isId(to.workerId) ? (await readWorkers(work, today)).find((each) => each.id === to.workerId) : undefined
  await requireVersion(shown, person.version, () => ({
    mine: { with: withWords({ worker: worker?.name, team: team?.name }) },
    theirs: { with: before.map(withWords).join('; ') || 'nobody' },
  }))
  if (to.teamId && !team) return wrong('team', 'Choose a team that works with children')
  if (to.workerId && !worker)
    return wrong('worker', 'Choose who will work with this child: somebody whose role works with children')
  if (worker && (await isSamePerson(work, worker.id)))
    return wrong('worker', 'You cannot give a child to yourself. Ask somebody else who gives children to workers')
  if (!team && !worker) return wrong('team', 'Choose a team, or who will work with this child')
  if (before.some((row) => row.workerId === (worker?.id ?? null) && row.teamId === (team?.id ?? null)) && before.length === 1)
    return wrong('team', `They have this child already, for ${to.why}`)

  await endBefore(
    work,
    before.map((row) => row.id),
    today,
  )
  const given = { workerId: worker?.id ?? null, teamId: team?.id ?? null }
  // the work is the same: it ends with the offer or referral that began it, whoever has it by then
  const begunWith = before.find((row) => row.begunWith)?.begunWith
  const rowId = await saveAllocation(work, about, { ...given, why: to.why, ...(begunWith ? { begunWith } : {}) }, today)
  await wrote(work, about, 'allocated', {
    why: to.why,
    worker: given.workerId,
    team: given.teamId,
    before: before.map((row) => row.id).join(' ') || null,
  })
  return { id: rowId }
}

/** Ends what somebody does for a child: from the day after, the record is closed to them. */
export async function endAllocation(work: Work, id: string, allocationId: string): Promise<Written> {
  requirePermission(work, 'allocate', { kind: 'person', subject: id })
  const { about } = await holdPerson(work, id)
  if (!(await endAllocations(work, id, allocationId, londonDay(work.now))))
    refuse('not-found', undefined, { kind: 'person', subject: id })
  await wrote(work, about, 'allocation ended', { allocation: allocationId })
  return { id: allocationId }
}

/** "Amina Yusuf, Assessment"; "Assessment, nobody by name". */
const withWords = ({ worker, team }: { worker?: string | null | undefined; team?: string | null | undefined }) =>
  worker ? [worker, team].filter(Boolean).join(', ') : team ? `${team}, nobody by name` : 'nobody'
