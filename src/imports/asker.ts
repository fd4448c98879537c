import { type Actor, permissionFor } from '../access/index.ts'
import type { Problem, Told } from './told.ts'

/**
 * Whether a report may tell whoever brought the file how the record reads. Rows are compared with every record of the authority: to
 * somebody who may not look people up, or not those who are restricted, what differs would answer any question that they put into a
 * file.
 */
export const mayKnowRecords = ({ role }: Actor) =>
  permissionFor(role, 'see index', 'import')?.scope === 'authority' &&
  permissionFor(role, 'see restricted', 'import')?.scope === 'authority'

const why = 'the front door needs to look at this row'

/** The same words for every row that is set aside for the front door, whatever the reason is. */
export const setAsideFor = ({ child: { place } }: Told): Problem => ({ place, value: '', why, kept: 'row set aside' })

/** Says of a row once, and no more, that somebody who knows the record should look at it. */
export function tellingLittle(say: (problem: Problem) => void): (problem: Problem) => void {
  const said = new Set<string>()
  return ({ place, why: reason, kept }) => {
    if (said.has(place)) return
    said.add(place)
    say({ place, value: '', why, kept: reason === why ? kept : 'taken as far as it could be' })
  }
}
