import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import { type Action, permissionFor } from './permissions.ts'

/** Whether the permission table opens this to the actor at all; which rows it reaches is the database's to say. */
export function may(work: Pick<Work, 'actor' | 'purpose'>, action: Action): boolean {
  return permissionFor(work.actor.role, action, work.purpose) !== undefined
}

/**
 * Whether contacts are open to the actor only as rows behind a figure. To them what came in from a file reads alike whosever it is: by
 * its month, with no page. A file of theirs says nothing that they did not bring, and a restricted row may not stand out among its rows.
 */
export const seesRowsAlone = ({ actor, purpose }: Pick<Work, 'actor' | 'purpose'>) =>
  permissionFor(actor.role, 'see contacts', purpose)?.reach === 'rows'

/** Refuses, and the refusal is written down, unless a row of the permission table opens this action to the actor's role. */
export function requirePermission(
  work: Pick<Work, 'actor' | 'purpose'>,
  action: Action,
  about: { kind?: string; subject?: string } = {},
) {
  if (!may(work, action)) refuse('not-allowed', undefined, about)
}
