import { isId } from '../database/ids.ts'
import { type Db, isAway } from '../database/pool.ts'
import { together } from '../database/together.ts'
import { Refusal, refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { Actor } from './actor.ts'
import type { PermissionTable } from './permission-table.ts'
import type { Purpose } from './permissions.ts'
import type { ReadEntry, ReadLog } from './read-log.ts'
import { beginIn, commit, rollBack } from './scope-store.ts'

export type Doors = { db: Db; log: ReadLog; clock: () => Date; permissions: PermissionTable }
export type WithActor = <T>(actor: Actor, purpose: Purpose, run: (work: Work) => Promise<T>) => Promise<T>

const writtenDown = new WeakSet<Refusal>()

/** Whether the log of reads has this refusal already: one that was met on the way to the database is written down on the way back. */
export const isWrittenDown = (refusal: Refusal) => writtenDown.has(refusal)

/** The refusals that say that somebody may not see or do something. */
export const isOfAccess = (refusal: Refusal) => refusal.code === 'not-allowed' || refusal.code === 'not-found'

/**
 * The only way to the database. Opens a transaction, tells the database who is here and why (one batched preamble), runs,
 * commits, and answers only when every read in it is written down. A refusal is written down too.
 */
export function openDoors({ db, log, clock, permissions }: Doors): WithActor {
  return async (actor, purpose, run) => {
    const writes: Promise<void>[] = []
    const now = clock()
    const opened = new Set<string>()
    const saw = (what: ReadEntry['what'], kind: string, ids: readonly string[], terms?: string) => {
      const subjects = what === 'open' ? ids.filter((id) => !opened.has(`${kind} ${id}`)) : ids
      if (what === 'open') {
        // each part of a record that is read says that it was opened: one entry does for them all
        if (subjects.length === 0) return
        for (const id of subjects) opened.add(`${kind} ${id}`)
      }
      const written = log.write({ at: now, actor, purpose, what, kind, subjects, terms })
      written.catch(() => {}) // awaited below
      writes.push(written)
    }
    try {
      const result = await db.connection().execute(async (held) => {
        const whole = await together(held)
        const { db: tx } = whole
        let over = false
        const work: Work = {
          actor,
          purpose,
          now,
          permissions,
          saw,
          // the connection serves somebody else soon: whoever kept the work finds it shut
          get db() {
            if (over) throw new Error('This work is over, and its transaction with it')
            return tx
          },
        }
        try {
          // entering goes out with the first statements: whoever may not enter meets that refusal, not the statements' own
          const entered = beginIn(whole, { who: actor, purpose, now, permissions }).catch(asNotSignedIn)
          const [entry, done] = await Promise.allSettled([
            entered,
            run(work).finally(() => {
              over = true
            }),
          ])
          if (entry.status === 'rejected') throw entry.reason
          if (done.status === 'rejected') throw done.reason
          const result = done.value
          await commit(tx)
          return result
        } catch (error) {
          await rollBack(tx).catch(() => {})
          throw error
        }
      })
      await Promise.all(writes)
      return result
    } catch (error) {
      if (isAway(error)) throw new Refusal('database-away')
      if (error instanceof Refusal && isOfAccess(error) && !isWrittenDown(error)) {
        writtenDown.add(error)
        const { kind = 'page', subject } = error.facts as { kind?: string; subject?: string }
        saw('refusal', kind, isId(subject) ? [subject] : [])
      }
      await Promise.all(writes)
      throw error
    }
  }
}

/** A membership that ended, or changed its role, since its holder signed in opens nothing. */
function asNotSignedIn(error: unknown): never {
  if ((error as { code?: string }).code === '42501') refuse('not-signed-in')
  throw error
}
