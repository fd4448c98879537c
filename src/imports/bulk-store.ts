import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/schema.gen.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'

/** Rows by table, to be written together. */
export class Rows {
  readonly tables = new Map<keyof DB, object[]>()

  add<Table extends keyof DB>(table: Table, row: Insertable<DB[Table]>) {
    const rows = this.tables.get(table)
    if (rows) rows.push(row)
    else this.tables.set(table, [row])
  }
}

/** Tables before those that point at them. */
const order: readonly (keyof DB)[] = [
  'household',
  'person',
  'householdMember',
  'personIdentifier',
  'personFact',
  'contact',
  'contactVersion',
  'contactChild',
  'decision',
  'referral',
  'event',
]

/** One statement for each table, whatever the number of rows. */
export async function insertAll(work: Work, { tables }: Rows) {
  for (const table of order) {
    const rows = tables.get(table)
    if (!rows) continue
    const columns = sql.raw(
      Object.keys(rows[0] as object)
        .map(snake)
        .join(', '),
    )
    const name = sql.raw(snake(table))
    await sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${asJson(rows)}::json)`.execute(
      work.db,
    )
  }
}

export async function upsertImported(work: Work, rows: { source: string; theirId: string; ourId: string; rowHash: Buffer }[]) {
  if (rows.length === 0) return
  const all = rows.map((row) => ({ authorityId: work.actor.authorityId, ...row }))
  await sql`insert into imported_row (authority_id, source, their_id, our_id, row_hash)
    select authority_id, source, their_id, our_id, row_hash from json_populate_recordset(null::imported_row, ${asJson(all)}::json)
    on conflict (authority_id, source, their_id) do update set row_hash = excluded.row_hash`.execute(work.db)
}

type PersonChange = Pick<Insertable<DB['person']>, 'id' | 'kind' | 'bornOn' | 'bornAbout' | 'expectedOn' | 'diedOn' | 'sex'>

export async function updatePeople(work: Work, rows: PersonChange[]) {
  if (rows.length === 0) return
  await sql`update person p set kind = r.kind, born_on = r.born_on, born_about = r.born_about, expected_on = r.expected_on, died_on = r.died_on,
      sex = r.sex, version = p.version + 1
    from json_populate_recordset(null::person, ${asJson(rows)}::json) r
    where p.authority_id = ${work.actor.authorityId} and p.id = r.id`.execute(work.db)
}

type ReferralChange = Pick<
  Insertable<DB['referral']>,
  'id' | 'step' | 'sourceCode' | 'primaryNeed' | 'ethnicity' | 'disability' | 'closedAt' | 'closedWhy' | 'noFurtherAction'
>

export async function updateReferrals(work: Work, rows: ReferralChange[]) {
  if (rows.length === 0) return
  await sql`update referral f set step = r.step, source_code = r.source_code, primary_need = r.primary_need, ethnicity = r.ethnicity, disability = r.disability,
      closed_at = r.closed_at, closed_why = r.closed_why, no_further_action = r.no_further_action
    from json_populate_recordset(null::referral, ${asJson(rows)}::json) r
    where f.authority_id = ${work.actor.authorityId} and f.id = r.id`.execute(work.db)
}

/** So many new references, in the order in which they are handed out. */
export async function newReferences(work: Work, count: number): Promise<string[]> {
  if (count === 0) return []
  const { rows } = await sql<{
    n: number
  }>`select nextval('reference_number')::int as n from generate_series(1, ${count})`.execute(work.db)
  return rows.map(({ n }) => encodeReference(n))
}

const snakes = new Map<string, string>()
function snake(name: string): string {
  let written = snakes.get(name)
  if (written === undefined) {
    written = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    snakes.set(name, written)
  }
  return written
}

/** Rows under the database's names, written straight to text: objects made only to be written are most of an import's memory. */
function asJson(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {})
  const heads = names.map((name) => `"${snake(name)}":`)
  const written = rows.map(
    (row) => `{${names.map((name, at) => heads[at] + literal((row as Record<string, unknown>)[name])).join(',')}}`,
  )
  return `[${written.join(',')}]`
}

const literal = (value: unknown) => JSON.stringify(Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : (value ?? null))
