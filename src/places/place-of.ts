import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import { readPostcode } from './postcode.ts'
import { findPlace } from './postcode-store.ts'

/** Where an address is on a day. `localityId` is the one for "not placed yet" where no locality holds its areas. */
export type PlaceOf = { wardCode: string | null; wardName: string | null; localityId: string; placed: boolean }

/**
 * The ward and the locality of a postcode on a day, by the directory that was loaded: it decides, the polygon only draws.
 * Undefined where the directory does not hold it: the address is not placed yet.
 */
export async function placeOf(work: Work, postcode: string, day: Day): Promise<PlaceOf | undefined> {
  const read = readPostcode(postcode)
  if (read.is !== 'postcode') return undefined
  const found = await findPlace(work, read.postcode, day)
  return found && { wardCode: found.wardCode, wardName: found.wardName, localityId: found.localityId, placed: found.placed }
}
