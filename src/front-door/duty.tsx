import type { Work } from '../work.ts'
import { hoursOf, peopleAtTheDoor } from './door-store.ts'

type Duty = Awaited<ReturnType<typeof onDuty>>

/** Whom to tell of danger now: those who hold a manager's post at the front door, and the front door's own telephone. */
export async function onDuty(work: Work) {
  const managers = (await peopleAtTheDoor(work)).filter(({ role }) => role === 'front-door-manager')
  const { phone } = await hoursOf(work)
  return { managers: managers.slice(0, 3).map(({ name, phone }) => ({ name, phone })), phone }
}

/** "the duty manager, Ruth Calvert, 01632 960 100"; where several may be on duty, each of them; where nobody is known, where to look. */
export function dutyWords({ managers, phone }: Duty): string {
  const numbers = managers.map((manager) => `${manager.name}, ${manager.phone ?? 'no telephone written down'}`)
  const door = phone ? ` The front door: ${phone}.` : ''
  if (managers.length === 0)
    return `the duty manager. Doorstep knows no front door manager here: ask ${phone ? 'the front door' : 'your own manager, or look at your duty list'}.${door}`
  return `the duty manager: ${numbers.join('; or ')}.${door}`
}

/** What to do about danger now, with whom to tell and how to reach them. */
export function RingAndTell({ duty }: { duty: Duty }) {
  return <>Ring 999 if that is not done, and tell {dutyWords(duty)}</>
}
