import { CompiledQuery } from 'kysely'
import { isId } from '../database/ids.ts'
import { type Db, isAway } from '../database/pool.ts'
import { Refusal, refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { Actor } from './actor.ts'
import { type Purpose, scopesFor } from './permissions.ts'
import type { ReadEntry, ReadLog } from './read-log.ts'

export type Doors = { db: Db; log: ReadLog; clock: () => Date }
export type WithActor = <T>(actor: Actor, purpose: Purpose, run: (work: Work) => Promise<T>) => Promise<T>

/**
 * The only way to the database. Opens a transaction, tells the database who is here and why (one batched preamble), runs,
 * commits, and answers only when every read in it is written down. A refusal is written down too.
 */
export function openDoors({ db, log, clock }: Doors): WithActor {
  return async (actor, purpose, run) => {
    const writes: Promise<void>[] = []
    const saw = (what: ReadEntry['what'], kind: string, subjects: readonly string[], terms?: string) => {
      const written = log.write({ actor, purpose, what, kind, subjects, terms })
      written.catch(() => {}) // awaited below
      writes.push(written)
    }
    try {
      const result = await db.connection().execute(async (tx) => {
        await tx.executeQuery(CompiledQuery.raw(`begin; ${entering(actor, purpose)}`))
        try {
          const result = await run({ actor, purpose, now: clock(), db: tx, saw })
          await tx.executeQuery(CompiledQuery.raw('commit'))
          return result
        } catch (error) {
          await tx.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
          throw error
        }
      })
      await Promise.all(writes)
      return result
    } catch (error) {
      if (isAway(error)) throw new Refusal('database-away')
      if (error instanceof Refusal && (error.code === 'not-allowed' || error.code === 'not-found')) {
        const { kind = 'page', subject } = error.facts as { kind?: string; subject?: string }
        saw('refusal', kind, isId(subject) ? [subject] : [])
      }
      await Promise.all(writes)
      throw error
    }
  }
}

/** The statement that sets the scope. It goes with `begin` in one trip, so its values are checked here, not bound. */
export function entering(actor: Actor, purpose: Purpose): string {
  if (!isId(actor.membershipId)) refuse('not-signed-in')
  const { index, record, contact, words, restrictions, writes } = scopesFor(actor.role, purpose)
  const set = (list: string[]) => `{${list.map((word) => `"${word}"`).join(',')}}`
  const values = [actor.membershipId, index, record, contact, set(words), set(restrictions), set(writes)]
  return `select access.enter(${values.map((value) => `'${value}'`).join(', ')})`
}
