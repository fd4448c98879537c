import { newId } from '../database/ids.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { accountAtAddress } from './accounts-store.ts'
import type { Actor } from './actor.ts'
import { recordEvent } from './event-store.ts'
import { saveMachineRequest } from './requests-store.ts'
import { makeLink } from './sign-in.ts'
import { endOneTimeLinks } from './sign-in-store.ts'

export type MachineLink = { token: string; name: string; roles: string[] }

/**
 * As the owner of the database: a one-time link for an account of the service's authority, asked of the machine and approved by nobody else.
 * It is a request like any other, so that the account's owner and their manager are told, and can stop it. Older links end; the password
 * and the sessions go on until it is used. Nothing where nobody who may sign in has the address.
 */
export function linkByMachine(owner: Work['db'], service: Actor, email: string, now: Date): Promise<MachineLink | undefined> {
  return owner.transaction().execute(async (db) => {
    const work = { actor: service, now, db }
    const { authorityId, membershipId } = service
    const account = await accountAtAddress(work, email.trim(), londonDay(now))
    if (!account) return undefined
    const request = newId(now.getTime())
    await saveMachineRequest(work, request, account.id)
    await endOneTimeLinks(db, account.id, now)
    const token = await makeLink(db, account.id, now, { authorityId, madeBy: membershipId, requestId: request })
    const about = { subject: { kind: 'account', id: account.id }, agencyId: account.agencyId }
    await recordEvent(work, 'one-time link made', about, { command: 'accounts link', request })
    return { token, name: account.name, roles: account.roles }
  })
}
