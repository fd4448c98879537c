import type { Work } from '../work.ts'
import { hoursOf, peopleAtTheDoor } from './door-store.ts'

export type WhomToTell = Awaited<ReturnType<typeof whomToTell>>

/** Whom to tell of danger now: others who hold a manager's post at the front door, three at most, and the front door's own telephone. */
export async function whomToTell(work: Work) {
  const others = (await peopleAtTheDoor(work)).filter(
    ({ id, role }) => role === 'front-door-manager' && id !== work.actor.workerId,
  )
  const { phone } = await hoursOf(work)
  return { managers: others.slice(0, 3).map(({ name, phone }) => ({ name, phone })), phone }
}
