import { randomBytes } from 'node:crypto'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import {
  agenciesInForce,
  placeOfAccounts,
  saveAccount,
  saveClosing,
  saveLink,
  saveMembership,
  saveMembershipDays,
} from './accounts-store.ts'
import { recordEvent } from './events.ts'
import { type Role, roles } from './permissions.ts'
import { requirePermission } from './require.ts'
import { hashed } from './session.ts'

/** Roles that a person may have; the house's own service is nobody's. */
export const rolesOfPeople = roles.filter((role) => role !== 'service')
const isRole = (role: string): role is Role => rolesOfPeople.some((known) => known === role)

const linkDays = 7

export type NewAccount = { name: string; email: string; agencyId: string; role: string; from: Day | undefined }
export type NewMembership = { agencyId: string; role: string; from: Day | undefined; to: Day | undefined }

/** Makes an account, its first membership and a one-time link. The link's token is told once and kept nowhere. */
export async function openAccount(
  work: Work,
  given: NewAccount,
): Promise<{ problems: Problem[] } | { accountId: string; token: string; problems?: undefined }> {
  mustManage(work)
  const problems = await problemsWith(work, given)
  const name = given.name.trim()
  const email = given.email.trim()
  if (!name) problems.unshift({ field: 'name', message: 'Enter their name' })
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    problems.unshift({ field: 'email', message: 'Enter an email address, such as name@example.org' })
  if (problems.length > 0) return { problems }
  const ids = { accountId: newId(), membershipId: newId(), workerId: newId() }
  const made = await saveAccount(work, {
    ...ids,
    name,
    email,
    agencyId: given.agencyId,
    role: given.role as Role,
    from: given.from ?? today(work),
  })
  if (!made)
    return {
      problems: [
        {
          field: 'email',
          message: 'This address has an account already. If it is not in the list, whoever runs Doorstep can add it',
        },
      ],
    }
  await writeDown(work, 'account made', ids.accountId, { role: given.role })
  const { token } = await giveLink(work, ids.accountId)
  return { accountId: ids.accountId, token }
}

/** A new one-time link; the ones before it stop working. */
export async function giveLink(work: Work, accountId: string): Promise<{ token: string }> {
  mustManage(work)
  const token = randomBytes(24).toString('base64url')
  if (!(await saveLink(work, accountId, hashed(token), new Date(work.now.getTime() + linkDays * 86_400_000))))
    notTheirs(accountId)
  await writeDown(work, 'one-time link made', accountId)
  return { token }
}

/** Closing signs them out everywhere. Nothing that they wrote goes away. */
export async function closeAccount(work: Work, accountId: string): Promise<void> {
  mustManage(work)
  if (!(await saveClosing(work, accountId, true))) notTheirs(accountId)
  await writeDown(work, 'account closed', accountId)
}

export async function reopenAccount(work: Work, accountId: string): Promise<void> {
  mustManage(work)
  if (!(await saveClosing(work, accountId, false))) notTheirs(accountId)
  await writeDown(work, 'account opened again', accountId)
}

export async function addMembership(work: Work, accountId: string, given: NewMembership): Promise<Problem[]> {
  mustManage(work)
  const problems = [...(await problemsWith(work, given)), ...daysProblem(given.from, given.to)]
  if (problems.length > 0) return problems
  const ids = { membershipId: newId(), workerId: newId(), accountId }
  if (
    !(await saveMembership(work, {
      ...ids,
      agencyId: given.agencyId,
      role: given.role as Role,
      from: given.from ?? today(work),
      to: given.to ?? null,
    }))
  )
    notTheirs(accountId)
  await writeDown(work, 'membership added', accountId, { membership: ids.membershipId, role: given.role })
  return []
}

/** From when until when; the last day is still a day of work. */
export async function dateMembership(
  work: Work,
  { membershipId, accountId }: { membershipId: string; accountId: string },
  from: Day | undefined,
  to: Day | undefined,
): Promise<Problem[]> {
  mustManage(work)
  if (!from) return [{ field: 'from', message: 'Enter the first day' }]
  const problems = daysProblem(from, to)
  if (problems.length > 0) return problems
  if (!(await saveMembershipDays(work, membershipId, from, to ?? null))) notTheirs(accountId)
  await writeDown(work, 'membership dated', accountId, { membership: membershipId, from, to: to ?? null })
  return []
}

const today = (work: Work) => londonDay(work.now)
const mustManage = (work: Work) => requirePermission(work, 'manage accounts', { kind: 'account' })

function notTheirs(accountId: string): never {
  refuse(
    'not-allowed',
    'You cannot change this account: it is your own, or it works for another authority as well. Ask whoever runs Doorstep.',
    { kind: 'account', subject: accountId },
  )
}

async function problemsWith(work: Work, { agencyId, role }: { agencyId: string; role: string }): Promise<Problem[]> {
  const problems: Problem[] = []
  if (!(await agenciesInForce(work, today(work))).some((agency) => agency.id === agencyId))
    problems.push({ field: 'agency', message: 'Choose the agency they work for' })
  if (!isRole(role)) problems.push({ field: 'role', message: 'Choose what they do' })
  return problems
}

function daysProblem(from: Day | undefined, to: Day | undefined): Problem[] {
  return from && to && to < from ? [{ field: 'to', message: 'The last day must be the first day or after it' }] : []
}

async function writeDown(work: Work, act: string, accountId: string, facts: Record<string, string | null> = {}) {
  await recordEvent(
    work,
    act,
    { subject: { kind: 'account', id: accountId }, localityId: await placeOfAccounts(work), agencyId: work.actor.agencyId },
    facts,
  )
}
