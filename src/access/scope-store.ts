import { CompiledQuery } from 'kysely'
import { isId } from '../database/ids.ts'
import type { Db } from '../database/pool.ts'
import type { Held } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import type { Actor } from './actor.ts'
import { type PermissionTable, scopeFor } from './permission-table.ts'
import { type Purpose, roles } from './permissions.ts'

/** Who enters, why and when, and the table that says how far. */
export type Entry = {
  who: Pick<Actor, 'membershipId' | 'role'>
  purpose: Purpose
  now: Date
  permissions: PermissionTable
}

/** Begins the transaction and tells it who is here and why, in one trip, before anything that is asked of it. */
export const beginIn = async ({ send }: Held, entry: Entry) => send(`begin; ${entering(entry)}`)

/** Sets the scope anew inside a transaction that stands. */
export const enter = async (db: Db, entry: Entry) => db.executeQuery(CompiledQuery.raw(entering(entry)))

/** A transaction that failed inside (and whose error somebody swallowed) rolls back on commit without a word: the select makes it say so. */
export const commit = (tx: Db) => tx.executeQuery(CompiledQuery.raw('select 1; commit'))

export const rollBack = (tx: Db) => tx.executeQuery(CompiledQuery.raw('rollback'))

/** The statement that sets the scope. It goes with `begin` in one trip, so its values are checked here, not bound. */
function entering({ who, purpose, now, permissions }: Entry): string {
  if (!isId(who.membershipId) || !roles.includes(who.role)) refuse('not-signed-in')
  const scope = {
    membership: who.membershipId,
    role: who.role,
    day: londonDay(now),
    now: now.toISOString(),
    ...scopeFor(who.role, purpose, permissions),
  }
  return `select access.enter('${JSON.stringify(scope)}')`
}
