import type { Work } from '../work.ts'

/** Where a row belongs, as the policies ask it. */
export type RowScope = { localityId: string; agencyId: string; restriction: string }

/** The four scope columns of a row that belongs to a record. */
export function scopeOf(work: Work, { localityId, agencyId, restriction }: RowScope) {
  return { authorityId: work.actor.authorityId, localityId, agencyId, restriction }
}
