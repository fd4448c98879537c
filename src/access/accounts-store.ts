import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
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
    .where(inForce(day))
    .where('kind', '<>', 'public')
    .orderBy('name')
    .execute()
}

/** As the owner: the account of the service's authority that may sign in by an address; nothing where there are several. */
export async function accountAtAddress({ actor, db }: Pick<Work, 'actor' | 'db'>, email: string, day: Day) {
  const { rows } = await sql<{ id: string; name: string; agencyId: string; roles: string[] }>`
    select a.id, a.name, (array_agg(m.agency_id order by m.valid_from desc))[1] as agency_id, array_agg(distinct m.role) as roles
    from account a join membership m on m.account_id = a.id and m.authority_id = ${actor.authorityId}
    where lower(a.email) = lower(${email}) and a.closed_at is null and m.role <> 'service'
      and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date)
    group by a.id, a.name`.execute(db)
  return rows.length === 1 ? rows[0] : undefined
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
