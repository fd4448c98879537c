import { sql } from 'kysely'
import type { Db } from '../database/pool.ts'
import type { Day } from '../time/index.ts'
import type { Actor } from './actor.ts'

/** Who the machine acts as in an authority on a day. */
export async function serviceOf(db: Db, authorityId: string, day: Day): Promise<Actor> {
  const { rows } = await sql<Actor>`select * from access.service_of(${authorityId}::uuid, ${day}::date)`.execute(db)
  if (!rows[0]) throw new Error('this authority has no service to act as')
  return rows[0]
}

/** As the owner: who the machine acts as, in each authority of this database. */
export async function allServices(owner: Db): Promise<(Actor & { code: string })[]> {
  const { rows } = await sql<Actor & { code: string }>`
    select m.account_id, m.id as membership_id, m.authority_id, a.name as authority, a.short_name as authority_short, m.agency_id, g.name as agency, m.worker_id, k.name, m.role, a.code
    from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = a.id and g.id = m.agency_id join account k on k.id = m.account_id
    where m.role = 'service'`.execute(owner)
  return rows
}

/** The machine's own membership in each authority of the house. For the owner: the app reads no memberships. */
export async function listServices(db: Db): Promise<{ authorityId: string; membershipId: string }[]> {
  return db
    .selectFrom('membership')
    .select(['authorityId', 'id as membershipId'])
    .distinctOn('authorityId')
    .where('role', '=', 'service')
    .orderBy('authorityId')
    .orderBy('id')
    .execute()
}
