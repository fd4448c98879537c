import { sql } from 'kysely'
import type { Db } from '../../src/database/pool.ts'

/** Every table of the public schema but the months of the read log, from the database's own catalogue. */
export async function everyTable(owner: Db) {
  const { rows } = await sql<{
    name: string
    kind: string | null
    follows: string | null
    rowSecurity: boolean
    columns: string[]
  }>`
    select c.relname as name, p.kind, p.follows, c.relrowsecurity as row_security,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join access.protected p on p.table_name = c.relname
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`.execute(owner)
  return rows
}

export async function everyPolicy(owner: Db) {
  const { rows } = await sql<{ table: string; policy: string; expression: string; columns: string[] }>`
    select c.relname as "table", p.polname as policy, e.expression,
      (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
    from pg_policy p join pg_class c on c.oid = p.polrelid,
      lateral (values (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) e(expression)
    where e.expression is not null
    order by 1, 2`.execute(owner)
  return rows
}

/** One setting as an array, as PostgreSQL prints it back. */
const settings = {
  once: /\(\( ?SELECT \(NULLIF\(current_setting\('app\.\w+'::text, true\), ''::text\)\)::(uuid|text)\[\] AS "?\w+"?\)\)?::(uuid|text)\[\]\)?/g,
  bare: /\(?NULLIF\(current_setting\('app\.\w+'::text, true\), ''::text\)\)?::(uuid|text)\[\]/g,
}

/**
 * What is wrong with a policy, or nothing. Allowed: a column or a word `= ANY` of a setting, `IS NULL`, `AND`, `OR`, `false`.
 * All else is slow (a function of a column runs for every row) or a hole (a look at another table sees what its policies allow).
 */
export function problemWithPolicy(expression: string, columns: readonly string[], form: 'once' | 'bare'): string | undefined {
  let rest = expression.replaceAll(settings[form], '§')
  if (/current_setting/i.test(rest))
    return form === 'once' ? 'calls a function for every row, not once' : 'is not in the bare form'
  if (/\bselect\b|\bexists\b/i.test(rest)) return 'reaches through another table'
  rest = rest.replaceAll(/'[\w ]+'::text/g, "'word'")
  const column = new RegExp(`^(${columns.join('|')})$`)
  rest = rest.replaceAll(/(?:'word'|\w+) = ANY \(?§\)?/g, (found) =>
    found.startsWith("'word'") || column.test(found.split(' ')[0]!) ? '¶' : found,
  )
  rest = rest.replaceAll(/\b(\w+) IS (NOT )?NULL/g, (found, name: string) => (column.test(name) ? '¶' : found))
  if (/\w\s*\(/.test(rest.replaceAll(/\b(AND|OR|ANY|false)\b/g, ' '))) return 'puts something into a function'
  rest = rest.replaceAll(/\b(AND|OR|false)\b/g, ' ').replaceAll(/[¶()\s]/g, '')
  return rest === '' ? undefined : `says something that no template says: ${rest}`
}
