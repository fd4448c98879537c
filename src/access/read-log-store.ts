import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../database/pool.ts'
import type { Day } from '../time/index.ts'

/** The log of reads is kept by month: makes the part of each of these days where it is missing. */
export async function makeRoomForReads(db: Db, days: readonly Day[]) {
  await sql`select ${sql.join(days.map((day) => sql`access.make_read_partition(${day}::date)`))}`.execute(db)
}

/** Writes these entries down, all or none. One statement is one transaction: the scope of the insert is set in the same breath, and it is durable when it answers. */
export async function insertReads(
  client: pg.ClientBase,
  { authorities, rows, patience }: { authorities: readonly string[]; rows: readonly object[]; patience: number },
) {
  await client.query({
    name: `read-log-${rows.length > 1 ? 'many' : 'one'}`,
    text: `with scope as materialized (
             select set_config('app.authority', $1, true), set_config('app.writes', '{log}', true)
           ), entry as (
             select * from scope, json_to_recordset($2::json) as e(a uuid, m uuid, c uuid, p text, w text, k text, s uuid[], t text, b text, at timestamptz)
           )
           insert into read_entry (authority_id, membership_id, account_id, purpose, what, kind, subjects, terms_hash, canonical, at)
           select a, m, c, p, w, k, s, decode(t, 'hex'), convert_to(b, 'UTF8'), at from entry`,
    values: [`{${authorities.join(',')}}`, JSON.stringify(rows)],
    query_timeout: patience,
  } as pg.QueryConfig)
}
