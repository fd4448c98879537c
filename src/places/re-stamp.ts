import { listServices } from '../access/service-store.ts'
import { enqueue, type Queue, queueIsHere, type RunningJob } from '../jobs/index.ts'
import { londonDay, londonInstant } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import { nextPeople, stampPeople } from './re-stamp-store.ts'

type Db = Work['db']

const queue = 're-stamp'
const handful = 500
/** More areas than this, and going through everybody is the shorter way. */
const mostAreas = 400

/** After a change of places: everybody in the areas gets the locality that is responsible for them now. */
export const restampQueue: Queue = {
  name: queue,
  async run({ data, enter }) {
    await restamp(enter, data.subjects)
  },
}

/** Goes through the people of these areas (null: everybody) in handfuls, each in a transaction of its own. Returns how many moved. */
export async function restamp(
  enter: RunningJob['enter'],
  areas: readonly string[] | null,
): Promise<{ people: number; moved: number }> {
  let [after, people, moved]: [string | null, number, number] = [null, 0, 0]
  for (;;) {
    const done: { last: string | null; people: number; moved: number } = await enter(async (work) => {
      const ids = await nextPeople(work, areas, after, handful)
      return { last: ids.at(-1) ?? null, people: ids.length, moved: await stampPeople(work, ids, londonDay(work.now)) }
    })
    people += done.people
    moved += done.moved
    after = done.last
    if (done.people < handful) return { people, moved }
  }
}

/** Has the people of these areas stamped after this transaction; where there is no queue, within it. */
export async function restampAfter(work: Work, areas: readonly string[], from: Day) {
  const today = londonDay(work.now)
  const { authorityId, membershipId } = work.actor
  if (await queueIsHere(work.db)) {
    const data = { authorityId, membershipId, purpose: 'run a place', subjects: short(areas) } as const
    await enqueue(work.db, queue, data, from > today ? londonInstant(from, '00:05') : undefined)
  } else if (from <= today) await restamp((run) => run(work), areas)
}

/**
 * The same for every authority of the house, when reference tables changed under them all; sent by the owner of those tables.
 * False where there is no queue: the owner may not act in an authority, so it must be asked for (`doorstep places stamp`).
 */
export async function restampLater(tx: Db, areas: readonly string[], when?: { today: Day; from: Day }): Promise<boolean> {
  if (areas.length === 0) return true
  if (!(await queueIsHere(tx))) return false
  const later = when && when.from > when.today ? londonInstant(when.from, '00:05') : undefined
  for (const service of await listServices(tx))
    await enqueue(tx, queue, { ...service, purpose: 'run a place', subjects: short(areas) }, later)
  return true
}

const short = (areas: readonly string[]) => (areas.length > mostAreas ? null : [...areas])
