import { type SqlBool, sql } from 'kysely'
import type { Day } from '../time/index.ts'

/**
 * Whether a dated row holds on a day: it has begun, and its last day is not over. `of` is the table's name or alias. Having no last day
 * is not the same: a last day may be still to come, and so may a first.
 */
export function inForce(day: Day, of?: string) {
  const [from, to] = ['validFrom', 'validTo'].map((column) => sql.ref(of ? `${of}.${column}` : column))
  return sql<SqlBool>`((${from} is null or ${from} <= ${day}::date) and (${to} is null or ${to} >= ${day}::date))`
}
