import { permissionFor } from './permission-table.ts'
import type { Role } from './permissions.ts'

/**
 * How a published figure is told. It is one number for everybody and counts what is restricted too, so whoever could set it against
 * rows that they may open would learn from the difference that somebody is restricted.
 *
 * - exact: to those who see restricted records, and to analysts, whose rows hold a restricted one without saying which it is
 * - rounded: to others who may open rows with names
 * - published: to those who may open no row at all; small counts are kept back
 */
export type Telling = 'exact' | 'rounded' | 'published'

export function tellingOf(role: Role): Telling {
  const rows = permissionFor(role, 'see contacts', 'rows behind a figure')
  if (!rows) return 'published'
  return rows.reach === 'rows' || permissionFor(role, 'see restricted')?.reach === 'authority' ? 'exact' : 'rounded'
}
