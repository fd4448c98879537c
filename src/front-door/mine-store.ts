import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { Unsettled } from './contact.ts'

export type OwnRow = {
  id: string
  reference: string
  kind: string
  receivedAt: Date
  outcome: string | null
  answer: string | null
  answeredAt: Date | null
  answeredBy: string | null
  withName: string | null
  nobodyNamed: boolean
  unsettled: Unsettled[]
  children: { id: string; givenName: string; familyName: string; bornOn: string | null; kind: string }[]
}

/** What the actor's own agency brought, newest first, with the latest answer. */
export async function listOwn(work: Work, most = 30): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select c.id, c.reference, c.kind, c.received_at, d.outcome, a.words as answer, a.answered_at, ak.name as answered_by, wk.name as with_name, coalesce(children.list, '[]') as children,
      c.nobody_named, coalesce(said.list, '[]') as unsettled
    from contact c
    left join waiting w on w.authority_id = c.authority_id and w.contact_id = c.id
    left join worker wk on wk.authority_id = w.authority_id and wk.id = w.with_worker_id
    left join lateral (select * from answer a where a.authority_id = c.authority_id and a.contact_id = c.id order by answered_at desc limit 1) a on true
    left join worker ak on ak.authority_id = a.authority_id and ak.id = a.answered_by
    left join lateral (select outcome from decision d where d.authority_id = c.authority_id and d.contact_id = c.id order by version desc limit 1) d on true
    left join lateral (
      select json_agg(json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'bornOn', p.born_on, 'kind', p.kind)) as list
      from contact_child h join person p on p.authority_id = h.authority_id and p.id = h.person_id
      where h.authority_id = c.authority_id and h.contact_id = c.id and h.removed_at is null
    ) children on true
    left join lateral (
      select json_agg(json_build_object('name', s.name, 'born', s.born) order by s.position) as list
      from said_child s where s.authority_id = c.authority_id and s.contact_id = c.id and s.settled_at is null
    ) said on true
    where c.agency_id = ${work.actor.agencyId}
    order by c.received_at desc limit ${most}`.execute(work.db)
  work.saw(
    'list',
    'contact',
    rows.flatMap((row) => [row.id, ...row.children.map((child) => child.id)]),
  )
  return rows
}
