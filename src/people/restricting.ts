import { requirePermission } from '../access/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { holdPerson, wrote } from './editing.ts'
import { readPeople, restamp, saveOwnRestriction } from './store.ts'

/**
 * Restricts a record, or lifts its own restriction: the strictest of the records that share an identity holds for all of them, and
 * for the contacts that name them. Only for those who may see restricted records, so that nobody shuts themselves out unawares.
 */
export async function restrict(work: Work, id: string, restriction: 'none' | 'restricted') {
  requirePermission(work, 'record person', { kind: 'person', subject: id })
  requirePermission(work, 'see restricted', { kind: 'person', subject: id })
  await holdPerson(work, id)
  await saveOwnRestriction(work, id, restriction)
  await restamp(work, [id], londonDay(work.now))
  const [person] = await readPeople(work, [id])
  await wrote(
    work,
    { personId: id, localityId: person!.localityId, restriction: person!.restriction, agencyId: work.actor.agencyId },
    restriction === 'none' ? 'restriction lifted' : 'record restricted',
  )
}
