import type { Actor } from './access/actor.ts'
import type { PermissionTable } from './access/permission-table.ts'
import type { Purpose } from './access/permissions.ts'
import type { Db } from './database/pool.ts'

/**
 * Who is doing it, why, when, and the transaction it happens in. No hidden user, no hidden clock.
 * `saw` writes down what was read; the answer waits until it is durable.
 */
export type Work = {
  actor: Actor
  purpose: Purpose
  now: Date
  /** The table of permissions of this house. */
  permissions: PermissionTable
  db: Db
  /** Writes a read down: one opened record (once for each piece of work, however many parts of it are read), or one list or search with the ids that it showed. */
  saw: (
    what: 'open' | 'list' | 'search' | 'export' | 'refusal',
    kind: string,
    subjects: readonly string[],
    terms?: string,
  ) => void
}
