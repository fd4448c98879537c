import { sql } from 'kysely'
import type { Db } from '../database/pool.ts'
import type { DB } from '../database/schema.gen.ts'

type Row = Record<string, unknown>

/** Writes rows in bulk: one statement for each few thousand, the columns those of the first row. */
export async function bulk(db: Db, table: keyof DB, rows: readonly Row[], wrote: (n: number) => void): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const into = sql.join(columns.map((column) => sql.ref(column)))
  for (let from = 0; from < rows.length; from += 4000) {
    const some = rows.slice(from, from + 4000)
    const json = JSON.stringify(
      some.map((row) => Object.fromEntries(columns.map((column) => [snake(column), row[column] ?? null]))),
    )
    await sql`insert into ${sql.table(table)} (${into}) select ${into} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(
      db,
    )
    wrote(some.length)
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
