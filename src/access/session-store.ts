import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/pool.ts'
import { londonDay } from '../time/index.ts'
import type { Actor } from './actor.ts'
import type { Notices } from './notices.tsx'
import { hashed, sessionLimits } from './session.ts'

/** Starts a session and returns its token, which only the cookie keeps. */
export async function beginSession(db: Db, accountId: string, membershipId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`select access.begin_session(${hashed(token)}, ${accountId}::uuid, ${membershipId}::uuid, ${londonDay(now)}::date, ${now})`.execute(
    db,
  )
  return token
}

export async function endSession(db: Db, token: string, now: Date) {
  await sql`select access.end_session(${hashed(token)}, ${now})`.execute(db)
}

/** Uses up what the cookie of somebody who has yet to say as what they are here says; false where it was used before. */
export async function useChoice(db: Db, once: string, now: Date): Promise<boolean> {
  return (await sql<{ first: boolean }>`select access.use_choice(${hashed(once)}, ${now}) as first`.execute(db)).rows[0]!.first
}

export type Found = { actor: Actor; alive: boolean; notices: Notices }

/** Who holds this token, and whether the session is still alive: an ended one may only keep its holder's words. */
export async function actorOf(db: Db, token: string, now: Date): Promise<Found | undefined> {
  const { rows } = await sql<Actor & Notices & { alive: boolean }>`
    select * from access.actor_of(${hashed(token)}, ${sessionLimits.idle}::interval, ${sessionLimits.whole}::interval, ${londonDay(now)}::date, ${now})`.execute(
    db,
  )
  if (!rows[0]) return undefined
  const { alive, beingSetUp, ownLinkAskedAt, requests, ...actor } = rows[0]
  return { actor, alive, notices: { beingSetUp, ownLinkAskedAt, requests } }
}

export type Swept = { drafts: number; submissions: number; sessions: number; links: number }

/** Once a day: lets go of words not sent for 28 days, of the keys of sent forms, and of ended sessions, links and tries after 30. */
export async function sweep(db: Db, now: Date): Promise<Swept> {
  return (await sql<Swept>`select * from access.sweep(${now})`.execute(db)).rows[0]!
}
