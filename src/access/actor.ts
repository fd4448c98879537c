import type { Role } from './permissions.ts'

/** Somebody signed in (or a named service), under one of their memberships. */
export type Actor = {
  accountId: string
  membershipId: string
  authorityId: string
  authority: string
  authorityShort: string
  agencyId: string
  agency: string
  workerId: string
  name: string
  role: Role
}
