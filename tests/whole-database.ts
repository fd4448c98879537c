import { sql } from 'kysely'
import type { Db } from '../src/database/pool.ts'

/** What the machine writes of itself: who looked, who is here, which form was sent, how an import went. */
const beside = /^(read_entry|session$|submission$|draft$|import_run$|import_problem$|kysely_)/

/** Every table of the record with its number of rows and a checksum over all of them: equal before and after means that nothing changed. */
export async function wholeDatabase(owner: Db): Promise<Record<string, { rows: number; sum: string }>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`.execute(owner)
  const found: Record<string, { rows: number; sum: string }> = {}
  for (const { name } of tables.filter(({ name }) => !beside.test(name))) {
    const { rows } = await sql<{ rows: number; sum: string }>`
      select count(*)::int as rows, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${sql.table(name)} t`.execute(
      owner,
    )
    found[name] = rows[0]!
  }
  return found
}
