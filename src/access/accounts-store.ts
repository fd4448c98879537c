import { sql } from 'kysely'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Role } from './permissions.ts'

export type AccountRow = {
  accountId: string
  name: string
  email: string
  closedAt: Date | null
  hasPassword: boolean
  linkEndsAt: Date | null
  shared: boolean
}
export type MembershipRow = {
  membershipId: string
  accountId: string
  name: string
  agencyId: string
  agency: string
  workerId: string
  role: Role
  validFrom: Day
  validTo: Day | null
}

// Accounts stand behind functions that look at the scope of the transaction; no role of the app reads their tables.
export async function listAccounts(work: Work): Promise<AccountRow[]> {
  return (await sql<AccountRow>`select * from access.list_accounts()`.execute(work.db)).rows
}

export async function listMemberships(work: Work, accountId?: string): Promise<MembershipRow[]> {
  return (await sql<MembershipRow>`select * from access.list_memberships(${accountId ?? null}::uuid)`.execute(work.db)).rows
}

export async function agenciesInForce(work: Work, day: Day) {
  return work.db
    .selectFrom('agency')
    .select(['id', 'name', 'kind'])
    .where('validFrom', '<=', day)
    .where(({ or, eb }) => or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .where('kind', '<>', 'public')
    .orderBy('name')
    .execute()
}

/** Where an act upon an account is written down: the place for what has none. */
export async function placeOfAccounts(work: Work): Promise<string> {
  return (await work.db.selectFrom('locality').select('id').orderBy('placed').limit(1).executeTakeFirstOrThrow()).id
}

type NewAccount = {
  accountId: string
  membershipId: string
  workerId: string
  email: string
  name: string
  agencyId: string
  role: Role
  from: Day
}

/** False when the address has an account already. */
export async function saveAccount(
  work: Work,
  { accountId, membershipId, workerId, email, name, agencyId, role, from }: NewAccount,
) {
  return said(
    work,
    sql`access.make_account(${accountId}, ${membershipId}, ${workerId}, ${email}, ${name}, ${agencyId}, ${role}, ${from}::date)`,
  )
}

type NewMembership = {
  membershipId: string
  accountId: string
  workerId: string
  agencyId: string
  role: Role
  from: Day
  to: Day | null
}

export async function saveMembership(work: Work, { membershipId, accountId, workerId, agencyId, role, from, to }: NewMembership) {
  return said(
    work,
    sql`access.add_membership(${membershipId}, ${accountId}, ${workerId}, ${agencyId}, ${role}, ${from}::date, ${to}::date)`,
  )
}

export async function saveMembershipDays(work: Work, membershipId: string, from: Day, to: Day | null) {
  return said(work, sql`access.date_membership(${membershipId}, ${from}::date, ${to}::date)`)
}

export async function saveClosing(work: Work, accountId: string, closed: boolean) {
  return said(work, sql`access.close_account(${accountId}, ${closed})`)
}

export async function saveLink(work: Work, accountId: string, tokenHash: Buffer, endsAt: Date) {
  return said(work, sql`access.make_link(${accountId}, ${tokenHash}, ${endsAt})`)
}

/** Whether the function found that this administrator may do it. */
async function said(work: Work, call: ReturnType<typeof sql>): Promise<boolean> {
  return (await sql<{ done: boolean }>`select ${call} as done`.execute(work.db)).rows[0]!.done
}
