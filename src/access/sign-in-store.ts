import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Db } from '../database/pool.ts'
import { londonDay } from '../time/index.ts'
import { hashed } from './session.ts'
import type { Try } from './tries.ts'

export type Membership = { membershipId: string; authorityId: string; authority: string; agency: string; role: string }

export type InventedPerson = {
  membershipId: string
  accountId: string
  name: string
  role: string
  title: string
  agency: string
}

export type Stored = { accountId: string; passwordHash: string | null }

export const accountsFor = async (db: Db, email: string) =>
  (await sql<Stored>`select account_id, password_hash from access.account_for(${email})`.execute(db)).rows

export async function membershipsOf(db: Db, accountId: string, now: Date): Promise<Membership[]> {
  return (await sql<Membership>`select * from access.memberships_of(${accountId}::uuid, ${londonDay(now)}::date)`.execute(db))
    .rows
}

/** The invented people of a demonstration; nobody anywhere else. */
export async function inventedPeople(db: Db): Promise<InventedPerson[]> {
  return (await sql<InventedPerson>`select * from access.demonstration_people()`.execute(db)).rows
}

/** Counts tries to sign in, by one statement each (`Tries`). */
export const countTries = (db: Db) => ({
  count: async ({ address, device }: Try, now: Date) =>
    (await sql<{ n: number }>`select access.count_try(${address}, ${device}, ${now}) as n`.execute(db)).rows[0]!.n,
  takeBack: async ({ address, device }: Try) => {
    await sql`select access.take_try_back(${address}, ${device})`.execute(db)
  },
})

/** The address of whoever a one-time link is for, while it may still be used. */
export async function linkAddress(db: Db, token: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ email: string | null }>`select access.address_of_link(${hashed(token)}, ${now}) as email`.execute(
    db,
  )
  return rows[0]?.email ?? undefined
}

/** Uses a one-time link up and sets the password; whose account it opened. */
export async function openByLink(db: Db, token: string, passwordHash: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{
    accountId: string | null
  }>`select access.use_link(${hashed(token)}, ${passwordHash}, ${newId(now.getTime())}, ${now}) as account_id`.execute(db)
  return rows[0]?.accountId ?? undefined
}

/** As the owner: keeps the hash of a one-time link's token. */
export async function saveOneTimeLink(
  owner: Db,
  link: {
    token: string
    accountId: string
    madeAt: Date
    endsAt: Date
    authorityId?: string
    madeBy?: string
    requestId?: string
  },
) {
  const { token, ...row } = link
  await owner
    .insertInto('signInLink')
    .values({ ...row, tokenHash: hashed(token) })
    .execute()
}

/** As the owner: an account with one membership, and the worker it belongs to. */
export async function makeAccount(
  owner: Db,
  who: { authorityId: string; agencyId: string; name: string; email: string; role: string },
): Promise<{ accountId: string; membershipId: string; workerId: string }> {
  const [accountId, membershipId, workerId] = [newId(), newId(), newId()]
  const { authorityId, agencyId, name, email, role } = who
  await owner.insertInto('account').values({ id: accountId, email, name, openedFor: authorityId }).execute()
  await owner.insertInto('worker').values({ authorityId, id: workerId, agencyId, name, email }).execute()
  await owner.insertInto('membership').values({ authorityId, id: membershipId, accountId, agencyId, workerId, role }).execute()
  return { accountId, membershipId, workerId }
}

/** As the owner: no older one-time link of this account opens anything any more. */
export async function endOneTimeLinks(owner: Db, accountId: string, now: Date) {
  await owner
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .execute()
}
