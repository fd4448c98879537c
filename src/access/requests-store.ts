import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'

export type RequestKind = 'account' | 'membership' | 'days' | 'reopening' | 'link'

/** What an administrator asks a second person for. */
export type Wanted =
  | { kind: 'account'; name: string; email: string; agencyId: string; role: string; from: Day }
  | { kind: 'membership'; accountId: string; agencyId: string; role: string; from: Day; to: Day | null }
  | { kind: 'days'; accountId: string; membershipId: string; from: Day; to: Day | null }
  | { kind: 'reopening' | 'link'; accountId: string }

export type RequestRow = {
  requestId: string
  kind: RequestKind
  accountId: string | null
  name: string
  email: string
  role: string | null
  agency: string | null
  validFrom: Day | null
  validTo: Day | null
  askedBy: string
  askedAt: Date
  answeredBy: string | null
  answeredAt: Date | null
  approved: boolean | null
  usedAt: Date | null
  stoppedAt: Date | null
  /** Whether the actor is the second person for it. */
  mayAnswer: boolean
}

// Each looks at this transaction's scope: what may be done alone is the database's to say, and it refuses what may not.
const answer = async <T>(work: Work, call: ReturnType<typeof sql>) =>
  (await sql<{ answer: T }>`select ${call} as answer`.execute(work.db)).rows[0]!.answer

export const mayGiveAlone = (work: Work, role: string) => answer<boolean>(work, sql`access.may_give_alone(${role})`)
export const mayLinkAlone = (work: Work, accountId: string) => answer<boolean>(work, sql`access.may_link_alone(${accountId})`)
export const mayReopenAlone = (work: Work, accountId: string) => answer<boolean>(work, sql`access.may_reopen_alone(${accountId})`)
export const mayDateAlone = (work: Work, membershipId: string, from: Day, to: Day | null) =>
  answer<boolean>(work, sql`access.may_date_alone(${membershipId}, ${from}::date, ${to}::date)`)

export async function saveRequest(work: Work, id: string, wanted: Wanted) {
  const given = {
    accountId: null,
    membershipId: null,
    name: null,
    email: null,
    agencyId: null,
    role: null,
    from: null,
    to: null,
    ...wanted,
  }
  return answer<'asked' | 'waits' | 'address' | 'not theirs'>(
    work,
    sql`access.ask_for(${id}, ${given.kind}, ${given.accountId}, ${given.membershipId}, ${given.name}, ${given.email}, ${given.agencyId},
      ${given.role}, ${given.from}::date, ${given.to}::date)`,
  )
}

/** Requests that concern the actor: as an administrator every one, as a manager the new links of their people. */
export async function listRequests(work: Work, accountId?: string): Promise<RequestRow[]> {
  return (await sql<RequestRow>`select * from access.list_requests(${accountId ?? null}::uuid)`.execute(work.db)).rows
}

/** Approves or declines, and does what was approved; says which account a new one is. False where it cannot be done any more. */
export async function saveAnswer(work: Work, requestId: string, approve: boolean, tokenHash: Buffer | null) {
  const made = { account: newId(), membership: newId(), worker: newId() }
  const done = await answer<boolean>(
    work,
    sql`access.answer_request(${requestId}, ${approve}, ${tokenHash}, ${made.account}, ${made.membership}, ${made.worker})`,
  )
  return done && made.account
}

export type OwnLink = { askedBy: string; askedAt: Date; approvedBy: string | null; approvedAt: Date | null }

/** The new link that somebody asked for the actor's own account, while it waits or works. */
export async function ownLink(work: Work): Promise<OwnLink | undefined> {
  return (await sql<OwnLink>`select * from access.own_link()`.execute(work.db)).rows[0]
}

export const saveStop = (work: Work) => answer<boolean>(work, sql`access.stop_own_link(${newId(work.now.getTime())})`)

/** As the owner: a link that the machine's keeper asked for, approved by nobody else. */
export async function saveMachineRequest({ actor, now, db }: Pick<Work, 'actor' | 'now' | 'db'>, id: string, accountId: string) {
  const { authorityId, membershipId } = actor
  const asked = { askedBy: membershipId, askedAt: now, answeredBy: membershipId, answeredAt: now, approved: true }
  await db
    .insertInto('accountRequest')
    .values({ authorityId, id, kind: 'link', accountId, ...asked })
    .execute()
}
