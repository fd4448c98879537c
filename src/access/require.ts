import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import { permissionFor, permissionsFor } from './permission-table.ts'
import type { Action, FloorAction } from './permissions.ts'

type Here = Pick<Work, 'actor' | 'purpose'>
type InTheHouse = Pick<Work, 'actor' | 'purpose' | 'permissions'>

/**
 * Whether the permission table opens this to the actor at all; which rows it reaches is the database's to say. An action that a room
 * brings is asked for with the table that has it, which every work and every visit carries.
 */
export function may(here: Here, action: FloorAction): boolean
export function may(here: InTheHouse, action: Action): boolean
export function may({ actor, purpose, permissions }: Here & Partial<InTheHouse>, action: Action): boolean {
  return permissionsFor(actor.role, action, purpose, permissions).length > 0
}

/**
 * Whether contacts are open to the actor only as rows behind a figure. To them what came in from a file reads alike whosever it is: by
 * its month, with no page. A file of theirs says nothing that they did not bring, and a restricted row may not stand out among its rows.
 */
export const seesRowsAlone = ({ actor, purpose }: Pick<Work, 'actor' | 'purpose'>) =>
  permissionFor(actor.role, 'see contacts', purpose)?.reach === 'rows'

/** Refuses, and the refusal is written down, unless a row of the permission table opens this action to the actor's role. */
export function requirePermission(here: Here, action: FloorAction, about?: { kind?: string; subject?: string }): void
export function requirePermission(here: InTheHouse, action: Action, about?: { kind?: string; subject?: string }): void
export function requirePermission(
  here: Here & Partial<InTheHouse>,
  action: Action,
  about: { kind?: string; subject?: string } = {},
) {
  if (!may(here as InTheHouse, action)) refuse('not-allowed', undefined, about)
}
