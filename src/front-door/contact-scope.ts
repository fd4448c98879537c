import type { Work } from '../work.ts'

/** The scope that every row of a contact carries. */
export type ContactScope = { localityId: string; agencyId: string; restriction: string }

/** The four scope columns of a row that belongs to a contact. */
export function scopeOf(work: Work, { localityId, agencyId, restriction }: ContactScope) {
  return { authorityId: work.actor.authorityId, localityId, agencyId, restriction }
}
