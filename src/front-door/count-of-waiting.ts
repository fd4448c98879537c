import { type Actor, may, scopeFor } from '../access/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { countOutside } from './waiting-count-store.ts'

/** How many contacts wait, for whoever works the queue; nothing for anybody else. */
export async function countOfWaiting(db: Work['db'], actor: Actor, now: Date): Promise<number | undefined> {
  if (!may({ actor, purpose: 'decide contacts' }, 'work the queue')) return undefined
  return countOutside(db, actor.membershipId, scopeFor(actor.role, 'decide contacts').restrictions, londonDay(now))
}
