import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Db } from '../database/pool.ts'
import { londonDay } from '../time/index.ts'
import { isCommonPassword } from './common-passwords.ts'
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

// argon2id at the library's defaults (19 MiB, two passes), which follow the published minimum for password storage.
const nobody = hash('a password that nobody has')

type Stored = { accountId: string; passwordHash: string | null }

const accountsFor = async (db: Db, email: string) =>
  (await sql<Stored>`select account_id, password_hash from access.account_for(${email})`.execute(db)).rows

/** All accounts of this address that a password opens, whosesoever it is: more than one where several authorities gave it one each. */
export async function accountsAt(db: Db, email: string): Promise<string[]> {
  return (await accountsFor(db, email)).filter(({ passwordHash }) => passwordHash !== null).map(({ accountId }) => accountId)
}

/**
 * The accounts that this address and password open: one, or none; more where two authorities gave the same person an account each and
 * they chose one password. A wrong address takes as long as a wrong password.
 */
export async function checkPassword(db: Db, email: string, password: string): Promise<string[]> {
  const rows = await accountsFor(db, email)
  const stored: Stored[] = rows.length > 0 ? rows : [{ accountId: '', passwordHash: null }]
  const right = await Promise.all(
    stored.map(async ({ passwordHash }) => (await verify(passwordHash ?? (await nobody), password)) && passwordHash !== null),
  )
  return stored.filter((_, index) => right[index]).map(({ accountId }) => accountId)
}

export async function membershipsOf(db: Db, accountId: string, now: Date): Promise<Membership[]> {
  return (await sql<Membership>`select * from access.memberships_of(${accountId}::uuid, ${londonDay(now)}::date)`.execute(db))
    .rows
}

/** The invented people of a demonstration; nobody anywhere else. */
export async function inventedPeople(db: Db): Promise<InventedPerson[]> {
  return (await sql<InventedPerson>`select * from access.demonstration_people()`.execute(db)).rows
}

/** At least twelve characters, and none of the common ones; nothing else is asked, as the national guidance on passwords advises. */
export function passwordProblem(password: string): string | undefined {
  if (password.length < 12) return 'Choose a password of at least 12 characters, such as three words'
  if (password.length > 200) return 'Choose a password of at most 200 characters'
  if (isCommonPassword(password))
    return 'This password is among the first that are guessed. Choose another, such as three words that have nothing to do with each other'
  return undefined
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

/** Opens an account by its one-time link: the link is used up, the password set, and every older session ended. */
export async function useLink(db: Db, token: string, password: string, now: Date): Promise<string | undefined> {
  if (!(await linkAddress(db, token, now))) return undefined
  const { rows } = await sql<{
    accountId: string | null
  }>`select access.use_link(${hashed(token)}, ${await hash(password)}, ${newId(now.getTime())}, ${now}) as account_id`.execute(db)
  return rows[0]?.accountId ?? undefined
}

/** As the owner: makes a one-time link's token for an account, good for seven days. */
export async function makeLink(
  owner: Db,
  accountId: string,
  now: Date,
  from: { authorityId?: string; madeBy?: string; requestId?: string } = {},
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await owner
    .insertInto('signInLink')
    .values({ ...from, tokenHash: hashed(token), accountId, madeAt: now, endsAt: new Date(now.getTime() + 7 * 86_400_000) })
    .execute()
  return token
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
