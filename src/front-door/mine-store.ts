import { sql } from 'kysely'
import type { Work } from '../work.ts'
import { aboutWhom } from './about-store.ts'
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
  /** Not answered, or reopened since the answer. */
  waits: boolean
  reopenedAt: Date | null
  /** The latest disagreement that somebody of the agency raised. */
  disagreement: { open: boolean; outcome: string | null } | null
  nobodyNamed: boolean
  unsettled: Unsettled[]
  children: { id: string; givenName: string; familyName: string; bornOn: string | null; kind: string }[]
}

/** What the actor's own agency brought: what waits for an answer first, then newest first, with the latest answer; a page of it. */
export async function listOwn(work: Work, page = 1, most = 30) {
  const { rows } = await sql<OwnRow & { whole: number; waiting: number }>`
    with own as (
      select c.authority_id, c.id, c.reference, c.kind, c.received_at, c.nobody_named, a.words as answer, a.answered_at, a.answered_by, g.reopened_at,
        a.answered_at is null or coalesce(g.reopened_at >= a.answered_at, false) as waits
      from contact c
      left join lateral (select * from answer a where a.authority_id = c.authority_id and a.contact_id = c.id order by answered_at desc limit 1) a on true
      left join lateral (select max(resolved_at) as reopened_at from disagreement g where g.authority_id = c.authority_id and g.contact_id = c.id and g.outcome = 'changes') g on true
      where c.agency_id = ${work.actor.agencyId}
    ), shown as (
      select own.*, count(*) over ()::int as whole, count(*) filter (where waits) over ()::int as waiting from own
      order by waits desc, received_at desc, id limit ${most} offset ${(page - 1) * most}
    )
    select c.id, c.reference, c.kind, c.received_at, c.waits, c.reopened_at, c.whole, c.waiting, d.outcome, c.answer, c.answered_at, ak.name as answered_by,
      wk.name as with_name, g.said as disagreement, coalesce(children.list, '[]') as children,
      c.nobody_named, coalesce(said.list, '[]') as unsettled
    from shown c
    left join waiting w on w.authority_id = c.authority_id and w.contact_id = c.id
    left join worker wk on wk.authority_id = w.authority_id and wk.id = w.with_worker_id
    left join worker ak on ak.authority_id = c.authority_id and ak.id = c.answered_by
    left join lateral (select outcome from decision d where d.authority_id = c.authority_id and d.contact_id = c.id order by version desc limit 1) d on true
    left join lateral (
      select json_build_object('open', g.resolved_at is null, 'outcome', g.outcome) as said from disagreement g
      where g.authority_id = c.authority_id and g.contact_id = c.id and g.raised_by_agency = ${work.actor.agencyId} order by g.raised_at desc limit 1
    ) g on true
    ${aboutWhom('c', 'id')}
    order by c.waits desc, c.received_at desc, c.id`.execute(work.db)
  work.saw(
    'list',
    'contact',
    rows.flatMap((row) => [row.id, ...row.children.map((child) => child.id)]),
  )
  const { whole = 0, waiting = 0 } = rows[0] ?? {}
  return { rows: rows as OwnRow[], waiting, answered: whole - waiting, more: page * most < whole }
}

/** What the actor brought and may not open any more: its references, for asking by telephone. */
export async function broughtAndShut(work: Work): Promise<string[]> {
  const { rows } = await sql<{ contactId: string; reference: string }>`
    select contact_id, reference from scope.brought_and_shut(${work.actor.workerId}::uuid)`.execute(work.db)
  work.saw(
    'list',
    'contact',
    rows.map((row) => row.contactId),
  )
  return rows.map(({ reference }) => reference)
}
