import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { QueueRow } from './queue.ts'

/** Whom a contact is about, as a list says it. */
export type About = Pick<QueueRow, 'children' | 'unsettled' | 'nobodyNamed'>

const nobody: About = { children: [], unsettled: [], nobodyNamed: false }

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
    left join lateral (
      select json_agg(json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'bornOn', p.born_on, 'kind', p.kind) order by p.born_on) as list
      from contact_child h join person p on p.authority_id = h.authority_id and p.id = h.person_id
      where h.authority_id = c.authority_id and h.contact_id = c.id and h.removed_at is null
    ) children on true
    left join lateral (
      select json_agg(json_build_object('name', s.name, 'born', s.born) order by s.position) as list
      from said_child s where s.authority_id = c.authority_id and s.contact_id = c.id and s.settled_at is null
    ) said on true
    where c.id = any(${ids}::uuid[])`.execute(work.db)
  work.saw(
    'list',
    'contact',
    found.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]),
  )
  const about = new Map(found.map(({ id, ...rest }) => [id, rest]))
  return rows.map((row) => ({ ...row, ...(about.get(row.contactId) ?? nobody) }))
}
