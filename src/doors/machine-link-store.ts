import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { eventRow } from '../access/events.ts'
import { makeLink } from '../access/sign-in.ts'
import { newId } from '../database/ids.ts'
import type { Db } from '../database/pool.ts'
import { londonDay } from '../time/index.ts'

export type MachineLink = { token: string; name: string; roles: string[] }

/**
 * As the owner of the database: a one-time link for an account of the service's authority, asked of the machine and approved by nobody else.
 * It is a request like any other, so that the account's owner and their manager are told, and can stop it. Older links end; the password
 * and the sessions go on until it is used. Nothing where nobody who may sign in has the address.
 */
export function linkByMachine(owner: Db, service: Actor, email: string, now: Date): Promise<MachineLink | undefined> {
  return owner.transaction().execute(async (db) => {
    const { authorityId, membershipId } = service
    const { rows } = await sql<{ id: string; name: string; agencyId: string; roles: string[] }>`
      select a.id, a.name, (array_agg(m.agency_id order by m.valid_from desc))[1] as agency_id, array_agg(distinct m.role) as roles
      from account a join membership m on m.account_id = a.id and m.authority_id = ${authorityId}
      where lower(a.email) = lower(${email.trim()}) and a.closed_at is null and m.role <> 'service'
        and m.valid_from <= ${londonDay(now)}::date and (m.valid_to is null or m.valid_to >= ${londonDay(now)}::date)
      group by a.id, a.name`.execute(db)
    const [account] = rows
    if (!account || rows.length > 1) return undefined
    const request = newId(now.getTime())
    const asked = { askedBy: membershipId, askedAt: now, answeredBy: membershipId, answeredAt: now, approved: true }
    await db
      .insertInto('accountRequest')
      .values({ authorityId, id: request, kind: 'link', accountId: account.id, ...asked })
      .execute()
    await db
      .updateTable('signInLink')
      .set({ usedAt: now })
      .where('accountId', '=', account.id)
      .where('usedAt', 'is', null)
      .execute()
    const token = await makeLink(db, account.id, now, { authorityId, madeBy: membershipId, requestId: request })
    const { id: localityId } = await db
      .selectFrom('locality')
      .select('id')
      .where('authorityId', '=', authorityId)
      .orderBy('placed')
      .limit(1)
      .executeTakeFirstOrThrow()
    const about = { subject: { kind: 'account', id: account.id }, localityId, agencyId: account.agencyId }
    const work = { actor: service, now }
    await db
      .insertInto('event')
      .values(eventRow(work, 'one-time link made', about, { command: 'accounts link', request }))
      .execute()
    return { token, name: account.name, roles: account.roles }
  })
}
