import { randomBytes } from 'node:crypto'
import { newId } from '../database/ids.ts'
import type { Problem } from '../govuk/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { recordAccountEvent } from './account-events.ts'
import { agenciesInForce, saveAccount, saveClosing, saveLink, saveMembership, saveMembershipDays } from './accounts-store.ts'
import { type Role, roles } from './permissions.ts'
import { askFor, notTheirs } from './requests.ts'
import { mayDateAlone, mayGiveAlone, mayLinkAlone, mayReopenAlone } from './requests-store.ts'
import { requirePermission } from './require.ts'
import { hashed } from './session.ts'

/** Roles that a person may have; the house's own service is nobody's. */
export const rolesOfPeople = roles.filter((role) => role !== 'service')
const isRole = (role: string): role is Role => rolesOfPeople.some((known) => known === role)

const linkDays = 7

export type NewAccount = { name: string; email: string; agencyId: string; role: string; from: Day | undefined }
export type NewMembership = { agencyId: string; role: string; from: Day | undefined; to: Day | undefined }

/**
 * Makes an account, its first membership and a one-time link, whose token is told once and kept nowhere. Where the role opens records, a
 * second person is asked first, and gets the link.
 */
export async function openAccount(
  work: Work,
  given: NewAccount,
): Promise<{ problems: Problem[] } | { accountId: string; token: string; problems?: undefined } | Asked> {
  mustManage(work)
  const problems = await problemsWith(work, given)
  const name = given.name.trim()
  const email = given.email.trim()
  if (!name) problems.unshift({ field: 'name', message: 'Enter their name' })
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    problems.unshift({ field: 'email', message: 'Enter an email address, such as name@example.org' })
  if (problems.length > 0) return { problems }
  const { agencyId } = given
  const [role, from] = [given.role as Role, given.from ?? today(work)]
  if (!(await mayGiveAlone(work, role))) return asked(await askFor(work, { kind: 'account', name, email, agencyId, role, from }))
  const ids = { accountId: newId(), membershipId: newId(), workerId: newId() }
  if (!(await saveAccount(work, { ...ids, name, email, agencyId, role, from })))
    return { problems: [{ field: 'email', message: 'This address has an account already: look for it in the list' }] }
  await recordAccountEvent(work, 'account made', ids.accountId, { role })
  return { accountId: ids.accountId, token: await makeToken(work, ids.accountId) }
}

/**
 * A new one-time link; the ones before it stop working. For an account that was opened already, or whose role opens records, a second
 * person is asked first, and gets the link: until it is used, the old password and sessions go on.
 */
export async function giveLink(
  work: Work,
  accountId: string,
): Promise<{ token: string; asked?: undefined } | Asked | { problems: Problem[] }> {
  mustManage(work)
  if (!(await mayLinkAlone(work, accountId))) return asked(await askFor(work, { kind: 'link', accountId }))
  return { token: await makeToken(work, accountId) }
}

/** Closing signs them out everywhere. Nothing that they wrote goes away. */
export async function closeAccount(work: Work, accountId: string): Promise<void> {
  mustManage(work)
  if (!(await saveClosing(work, accountId, true))) notTheirs(accountId)
  await recordAccountEvent(work, 'account closed', accountId)
}

/** Opens a closed account again: alone, or by asking a second person where its roles open records. */
export async function reopenAccount(work: Work, accountId: string): Promise<void> {
  mustManage(work)
  if (!(await mayReopenAlone(work, accountId))) {
    await askFor(work, { kind: 'reopening', accountId })
    return
  }
  if (!(await saveClosing(work, accountId, false))) notTheirs(accountId)
  await recordAccountEvent(work, 'account opened again', accountId)
}

/** Another place of work: alone, or by asking a second person where the role opens records. */
export async function addMembership(work: Work, accountId: string, given: NewMembership): Promise<Problem[]> {
  mustManage(work)
  const problems = [...(await problemsWith(work, given)), ...daysProblem(given.from, given.to)]
  if (problems.length > 0) return problems
  const membership = { agencyId: given.agencyId, role: given.role as Role, from: given.from ?? today(work), to: given.to ?? null }
  if (!(await mayGiveAlone(work, membership.role)))
    return named('role', await askFor(work, { kind: 'membership', accountId, ...membership }))
  const ids = { membershipId: newId(), workerId: newId(), accountId }
  if (!(await saveMembership(work, { ...ids, ...membership }))) notTheirs(accountId)
  await recordAccountEvent(work, 'membership added', accountId, { membership: ids.membershipId, role: membership.role })
  return []
}

/**
 * From when until when; the last day is still a day of work. Fewer days are given alone; more, where the role opens records, are asked
 * of a second person.
 */
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
  const days = { from, to: to ?? null }
  if (!(await mayDateAlone(work, membershipId, days.from, days.to)))
    return named('from', await askFor(work, { kind: 'days', accountId, membershipId, ...days }))
  if (!(await saveMembershipDays(work, membershipId, days.from, days.to))) notTheirs(accountId)
  await recordAccountEvent(work, 'membership dated', accountId, { membership: membershipId, ...days })
  return []
}

/** A second person has been asked. */
type Asked = { asked: true; problems?: undefined }
const asked = (problems: Problem[]): Asked | { problems: Problem[] } => (problems.length > 0 ? { problems } : { asked: true })
const named = (field: string, problems: Problem[]) => problems.map((problem) => ({ ...problem, field }))

async function makeToken(work: Work, accountId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  if (!(await saveLink(work, accountId, hashed(token), new Date(work.now.getTime() + linkDays * 86_400_000))))
    notTheirs(accountId)
  await recordAccountEvent(work, 'one-time link made', accountId)
  return token
}

const today = (work: Work) => londonDay(work.now)
const mustManage = (work: Work) => requirePermission(work, 'manage accounts', { kind: 'account' })

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
