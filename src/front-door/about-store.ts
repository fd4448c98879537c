import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { QueueRow } from './queue.ts'

/** Whom a contact is about, as a list says it. */
export type About = Pick<QueueRow, 'children' | 'unsettled' | 'nobodyNamed'>

const nobody: About = { children: [], unsettled: [], nobodyNamed: false }

/**
 * Lateral joins that bring, to a row of this alias with its authority and this id of a contact, the children it names (`children.list`)
 * and those said in it whom nobody has settled yet (`said.list`), as JSON: `coalesce(children.list, '[]')`.
 */
export const aboutWhom = (alias: string, contactId: string) => {
  const of = (row: string) => sql.raw(`${row}.authority_id = ${alias}.authority_id and ${row}.contact_id = ${alias}.${contactId}`)
  return sql`
    left join lateral (
      select json_agg(json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'bornOn', p.born_on, 'kind', p.kind) order by p.born_on) as list
      from contact_child h join person p on p.authority_id = h.authority_id and p.id = h.person_id
      where ${of('h')} and h.removed_at is null
    ) children on true
    left join lateral (
      select json_agg(json_build_object('name', s.name, 'born', s.born) order by s.position) as list
      from said_child s where ${of('s')} and s.settled_at is null
    ) said on true`
}

/** Rows of a list with the children that their contacts name; both are written down as shown. */
export async function withChildren<Row extends { contactId: string }>(
  work: Work,
  rows: readonly Row[],
): Promise<(Row & About)[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ contactId }) => contactId))]
  const { rows: found } = await sql<About & { id: string }>`
    select c.id, c.nobody_named, coalesce(children.list, '[]') as children, coalesce(said.list, '[]') as unsettled
    from contact c
    ${aboutWhom('c', 'id')}
    where c.id = any(${ids}::uuid[])`.execute(work.db)
  work.saw(
    'list',
    'contact',
    found.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]),
  )
  const about = new Map(found.map(({ id, ...rest }) => [id, rest]))
  return rows.map((row) => ({ ...row, ...(about.get(row.contactId) ?? nobody) }))
}
