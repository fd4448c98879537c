import { sql } from 'kysely'
import type { Db } from '../../src/database/pool.ts'

export type NeededColumn = { name: string; type: string; check: string | null }

/** The columns of a table that must have a value (and those named besides), from the catalogue, each with the check that stands on it. */
export async function neededColumns(owner: Db, table: string, also: string[] = []): Promise<NeededColumn[]> {
  const { rows } = await sql<NeededColumn>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as check
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
      and (a.attnotnull or a.attname = any (${also}))`.execute(owner)
  return rows
}

/** A value of a type, as SQL; the first word of a check that lists words. */
export function made(type: string, check: string | null = null): string {
  const word = /'([^']+)'::text/.exec(check ?? '')?.[0]
  if (word) return word
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'date') return "date '2026-11-24'"
  if (type.startsWith('timestamp')) return "timestamptz '2026-11-24 09:20Z'"
  if (type.startsWith('time')) return "'09:00'"
  if (type === 'boolean') return 'false'
  if (type === 'jsonb' || type.endsWith('[]')) return "'{}'"
  if (type === 'bytea') return "'x'"
  if (type === 'xid8') return 'pg_current_xact_id()'
  return type === 'text' ? "'x'" : '1'
}
