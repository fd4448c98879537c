import { sql } from 'kysely'
import type { Work } from '../../src/work.ts'
import { columnOf } from './oracle.ts'
import { keys } from './world.ts'

/** The key of every row of every table that is open to this work: 'contact 0192...'. */
export async function keysOfRows(work: Work): Promise<Set<string>> {
  const read = Object.keys(columnOf)
    .map((table) => `select '${table} ' || concat_ws(' ', ${(keys[table] ?? ['id']).join(', ')}) as key from ${table}`)
    .join(' union all ')
  const { rows } = await sql<{ key: string }>`${sql.raw(read)}`.execute(work.db)
  return new Set(rows.map((row) => row.key))
}
