import { CompiledQuery } from 'kysely'
import { isId } from '../database/ids.ts'
import type { Db } from '../database/pool.ts'
import type { Held } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { londonDay } from '../time/index.ts'
import type { Actor } from './actor.ts'
import { type Purpose, roles, scopeFor } from './permissions.ts'

type Who = Pick<Actor, 'membershipId' | 'role'>

/** Begins the transaction and tells it who is here and why, in one trip, before anything that is asked of it. */
export const beginIn = async ({ send }: Held, who: Who, purpose: Purpose, now: Date) =>
  send(`begin; ${entering(who, purpose, now)}`)

/** Sets the scope anew inside a transaction that stands. */
export const enter = async (db: Db, who: Who, purpose: Purpose, now: Date) =>
  db.executeQuery(CompiledQuery.raw(entering(who, purpose, now)))

/** A transaction that failed inside (and whose error somebody swallowed) rolls back on commit without a word: the select makes it say so. */
export const commit = (tx: Db) => tx.executeQuery(CompiledQuery.raw('select 1; commit'))

export const rollBack = (tx: Db) => tx.executeQuery(CompiledQuery.raw('rollback'))

/** The statement that sets the scope. It goes with `begin` in one trip, so its values are checked here, not bound. */
function entering(actor: Pick<Actor, 'membershipId' | 'role'>, purpose: Purpose, now: Date): string {
  if (!isId(actor.membershipId) || !roles.includes(actor.role)) refuse('not-signed-in')
  const scope = {
    membership: actor.membershipId,
    role: actor.role,
    day: londonDay(now),
    now: now.toISOString(),
    ...scopeFor(actor.role, purpose),
  }
  return `select access.enter('${JSON.stringify(scope)}')`
}
