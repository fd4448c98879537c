import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Db } from '../database/pool.ts'
import { isCommonPassword } from './common-passwords.ts'
import { accountsFor, linkAddress, openByLink, type Stored, saveOneTimeLink } from './sign-in-store.ts'

// argon2id at the library's defaults (19 MiB, two passes), which follow the published minimum for password storage.
const nobody = hash('a password that nobody has')

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

/** At least twelve characters, and none of the common ones; nothing else is asked, as the national guidance on passwords advises. */
export function passwordProblem(password: string): string | undefined {
  if (password.length < 12) return 'Choose a password of at least 12 characters, such as three words'
  if (password.length > 200) return 'Choose a password of at most 200 characters'
  if (isCommonPassword(password))
    return 'This password is among the first that are guessed. Choose another, such as three words that have nothing to do with each other'
  return undefined
}

/** Opens an account by its one-time link: the link is used up, the password set, and every older session ended. */
export async function useLink(db: Db, token: string, password: string, now: Date): Promise<string | undefined> {
  if (!(await linkAddress(db, token, now))) return undefined
  return openByLink(db, token, await hash(password), now)
}

/** As the owner: makes a one-time link's token for an account, good for seven days. */
export async function makeLink(
  owner: Db,
  accountId: string,
  now: Date,
  from: { authorityId?: string; madeBy?: string; requestId?: string } = {},
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await saveOneTimeLink(owner, {
    ...from,
    token,
    accountId,
    madeAt: now,
    endsAt: new Date(now.getTime() + 7 * 86_400_000),
  })
  return token
}
