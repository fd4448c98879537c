import { isId } from '../database/ids.ts'
import { codeName, readReference, workerRoles } from '../rulebook/index.ts'
import { type Day, formatLongDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { listAccounts, listMemberships, type MembershipRow } from './accounts-store.ts'
import { type About, contactByReference, type Reached, reachedBy, type Standing, standingOf } from './explain-store.ts'
import { permissionFor, permissionsFor } from './permission-table.ts'
import { type Action, type Permission, purposes, type Reach, type Role } from './permissions.ts'
import { requirePermission } from './require.ts'

export type { About }
export type Question = {
  /** A membership's id. */
  who: string
  action: Action
  about?: About | undefined
}
export type Explanation = { allowed: boolean; row?: Permission | undefined; sentences: string[] }

/** How far a row reaches, in words; the same on the page of permissions and in an explanation. */
export const reachWords: Record<Reach, string> = {
  authority: 'in the whole authority',
  locality: 'in the places of the posts they hold',
  agency: 'of their own agency: what it brought or wrote',
  rows: 'as rows behind a figure: codes and days, no name, no words',
  'by name': 'for children given to them by name, not only to their team',
  allocated: 'for children given to them or to their team',
  team: 'for children given to their team or to somebody in it',
  service: 'for children given to their service, all teams of their agency that do the same work, or to somebody in it',
  reviews: 'for children given to them to review',
  'open contacts':
    'for children whom somebody else named in an open contact, whom they named themself and said why they open, or whom they gave to somebody',
  'agency children': 'for children whom their own agency brought or works with',
}

const aboutWords: Partial<Record<Action, string>> = {
  'read told words': 'told',
  'read concern words': 'concern',
  'read deciding words': 'deciding',
}

/** The memberships that somebody means: a name, an address, or the membership's own id. */
export async function whoIsMeant(work: Work, typed: string): Promise<MembershipRow[]> {
  requirePermission(work, 'manage accounts')
  const wanted = typed.trim().toLowerCase()
  const accounts = new Map((await listAccounts(work)).map((account) => [account.accountId, account.email.toLowerCase()]))
  return (await listMemberships(work)).filter(({ membershipId, accountId, name }) =>
    [membershipId, name.toLowerCase(), accounts.get(accountId)].includes(wanted),
  )
}

/** Which record somebody means: a reference said aloud, an id, or the address of its page. */
export async function recordMeant(work: Work, typed: string): Promise<About | undefined> {
  requirePermission(work, 'manage accounts')
  const reference = readReference(typed.trim().split('/').at(-1) ?? '')
  const contact = reference && (await contactByReference(work, reference))
  if (contact) return { kind: 'contact', id: contact }
  const id = /[0-9a-f-]{36}/i.exec(typed)?.[0]
  if (!isId(id)) return undefined
  const [anybody] = await listMemberships(work)
  for (const kind of ['person', 'contact'] as const)
    if (anybody && (await standingOf(work, { kind, id }, anybody.membershipId, londonDay(work.now)))) return { kind, id }
  return undefined
}

/**
 * Why somebody may or may not do something, and to this record: which row of the permission table opens it, and whether its scope
 * reaches the record today. Whether it does, the database's own policies say. Written down as a visit to the record.
 */
export async function explain(work: Work, { who, action, about }: Question): Promise<Explanation> {
  requirePermission(work, 'manage accounts')
  if (about) work.saw('open', about.kind, [about.id])
  const day = londonDay(work.now)
  const membership = (await listMemberships(work)).find((m) => m.membershipId === who)
  if (!membership) return { allowed: false, sentences: ['There is nobody of that name with an account in this authority.'] }
  const away = await notHere(work, membership, day)
  if (away) return { allowed: false, sentences: [away] }

  const { role } = membership
  const { actions, rows: table } = work.permissions
  const rows = table.filter((p) => p.role === role && p.action === action)
  const { say, about: sight } = actions[action]!
  const kind = sight && (sight === 'contact' ? 'contact' : 'person')
  const row = rows[0]
  if (!row)
    return {
      allowed: false,
      sentences: [`No row of the permission table lets ${aRole(role)} do this: ${lower(say)}. What no row opens is closed.`],
    }
  const sentences = rows.map(
    ({ id, reach, note }) =>
      `Row ${id} of the permission table lets ${aRole(role)} do this ${reachWords[reach]}: ${lower(say)}.${note ? ` ${note}.` : ''}`,
  )
  if (row.purpose) sentences.push(`Only ${purposes[row.purpose]}, and they say so first.`)
  if (!about) return { allowed: true, row, sentences }

  if (!sight || kind !== about.kind)
    return {
      allowed: true,
      row,
      sentences: [
        ...sentences,
        kind ? `This is done to a ${kind}, and the record is a ${about.kind}.` : 'This is not done to one record.',
      ],
    }
  const standing = await standingOf(work, about, who, day)
  if (!standing) return { allowed: false, row, sentences: [...sentences, 'There is no such record in this authority.'] }
  const reached = await reachedBy(work, membership, row.purpose ?? 'answer a question', about)
  const seeing = kind === 'person' ? rows : permissionsFor(role, 'see contacts', row.purpose)
  for (const { reach } of seeing.length > 0 ? seeing : rows)
    sentences.push(...reason(reach, about, standing, reached, membership))
  if (standing.restriction !== 'none') sentences.push(restrictedWords(role, about, standing))
  let allowed = reached[sight]
  const words = aboutWords[action]
  if (words) {
    const needed = standing.concern && words !== 'concern' ? (words === 'told' ? 'concern' : 'deciding concern') : words
    const readable = reached.wordClasses.includes(needed)
    if (standing.concern)
      sentences.push(
        `It is a child protection concern: its words are read under the row for those${readable ? ', which they have' : ', which they do not have'}.`,
      )
    allowed = allowed && readable
  }
  return { allowed, row, sentences }
}

async function notHere(
  work: Work,
  { accountId, name, validFrom, validTo }: MembershipRow,
  day: Day,
): Promise<string | undefined> {
  const account = (await listAccounts(work)).find((each) => each.accountId === accountId)
  if (account?.closedAt) return `The account of ${name} is closed.`
  if (validFrom > day) return `${name} starts on ${formatLongDay(validFrom)}.`
  if (validTo && validTo < day) return `The last day of ${name} here was ${formatLongDay(validTo)}.`
  return undefined
}

/** What a restriction of the record means for this role. */
function restrictedWords(role: Role, { kind }: About, { byName }: Standing): string {
  const row = permissionFor(role, 'see restricted')
  if (!row) return `The record is restricted, and no row lets ${aRole(role)} see restricted records: to them it is not there.`
  if (row.reach === 'authority') return 'The record is restricted, and a row lets them see restricted records.'
  if (kind === 'person')
    return byName
      ? `The record is restricted, and the child is given to them by name: row ${row.id} lets them go on.`
      : 'The record is restricted, and the child is not given to them by name today: to them it is not there.'
  return byName
    ? `The record is restricted, and its children who are restricted are given to them by name: row ${row.id} lets them go on.`
    : 'The record is restricted, and a child of it who is restricted is not given to them by name today: to them it is not there.'
}

/** Whom each reach finds, and what it says when it does not: of a child, and of a contact by the children it names. */
const standings: Record<Exclude<Reach, 'authority' | 'locality' | 'agency' | 'rows'>, { is: string; isNot: string }> = {
  'by name': { is: 'given to them by name today', isNot: 'given to them by name today' },
  allocated: { is: 'given to them or to their team today', isNot: 'given to them or to their team today' },
  team: { is: 'given to their team or to somebody in it today', isNot: 'given to their team or to anybody in it today' },
  service: { is: 'given to their service or to somebody in it today', isNot: 'given to their service or to anybody in it today' },
  reviews: { is: 'given to them to review today', isNot: 'given to them to review today' },
  'open contacts': {
    is: 'one whom somebody else named in a contact that is open, whom they named and said why they open, or whom they gave to somebody',
    isNot:
      'one whom somebody else named in a contact that is open today, whom they named and said why they open, or whom they gave to somebody',
  },
  'agency children': {
    is: 'one whom their agency brought or works with today',
    isNot: 'one whom their agency brought or works with',
  },
}

/** How the row reaches this record, or why it does not. */
function reason(
  reach: Reach,
  about: About,
  standing: Standing,
  { places, record }: Reached,
  { agency }: MembershipRow,
): string[] {
  const isPerson = about.kind === 'person'
  switch (reach) {
    case 'authority':
      return ['The record is in this authority.']
    case 'locality':
      if (places.length === 0) return [`It belongs to ${standing.locality}. They hold no post in a place today.`]
      return [`It belongs to ${standing.locality}. Their posts today are in ${places.join(' and ')}.`]
    case 'agency':
      if (!isPerson && standing.brought) return [`Their own agency, ${agency}, brought it.`]
      if (!isPerson) return [`${standing.agency} brought it, and they work for ${agency}.`]
      return [record ? `${agency} wrote entries of the record, and they see those.` : `${agency} wrote no entry of the record.`]
    case 'rows':
      return ['They see its codes and days, without a name and without words.']
    default: {
      const { is, isNot } = standings[reach]
      if (standing.stands.includes(reach))
        return [isPerson ? `The child is ${is}.` : `It is about a child who is ${is.replace(/^one /, '')}.`]
      if (!isPerson) return [`None of its children is ${isNot}.`]
      const earlier = standing.wasAllocated
        ? ' There is a row that gave the child to them on other days, or that was corrected.'
        : ' The child was never given to them or to a team of theirs.'
      return [`The child is not ${isNot}.${reach === 'allocated' ? earlier : ''}`]
    }
  }
}

const aRole = (role: string) => {
  const name = codeName(workerRoles, role).toLowerCase()
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
