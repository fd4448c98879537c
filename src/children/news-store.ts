import { sql } from 'kysely'
import type { PersonKind } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'

export type News = {
  /** The contact, or the move of a referral: what is marked as seen. */
  subjectId: string
  what: 'contact' | 'move'
  contactId: string
  at: Date
  reference: string
  kind: string
  danger: string
  agency: string
  step: string | null
  children: {
    id: string
    kind: PersonKind
    givenName: string
    familyName: string
    knownAs: string | null
    bornOn: string | null
    bornAbout: boolean
    expectedOn: string | null
  }[]
}

/**
 * What happened about the children whom the actor works with, or whose work waits with their team, since they were given them, newest
 * first: every new contact, and every referral that moved on. It stays until they mark it as seen; the count says how many there are.
 */
export async function newsOf(work: Work, most = 12): Promise<{ rows: News[]; total: number }> {
  const today = londonDay(work.now)
  const { actor, db } = work
  const { rows } = await sql<News & { total: number }>`
    with mine as (
      select o.id as person_id, min(a.recorded_at) as since
      from allocation a
      join person p on p.authority_id = a.authority_id and p.id = a.person_id
      join person o on o.authority_id = p.authority_id and o.identity_id = p.identity_id
      where a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to >= ${today}::date)
        and not exists (select 1 from allocation c where c.authority_id = a.authority_id and c.corrects = a.id)
        and (a.worker_id = ${actor.workerId} or a.worker_id is null and a.team_id in (select scope.own_teams()))
      group by o.id
    ), happened as (
      select c.id as subject_id, 'contact' as what, c.recorded_at as at, c.id as contact_id, null as step, k.person_id
      from mine m join contact_child k on k.person_id = m.person_id and k.removed_at is null
      join contact c on c.authority_id = k.authority_id and c.id = k.contact_id
      where c.recorded_at > m.since and not c.imported and c.recorded_by is distinct from ${actor.workerId}
      union all
      select v.id, 'move', v.moved_at, v.contact_id, v.to_step, v.person_id
      from mine m join referral_move v on v.person_id = m.person_id
      where v.moved_at > m.since and v.moved_by is distinct from ${actor.workerId}
    ), unseen as (
      select h.subject_id, h.what, h.at, h.contact_id, h.step, array_agg(distinct h.person_id) as people from happened h
      where not exists (select 1 from seen_news s where s.account_id = ${actor.accountId} and s.subject_id = h.subject_id)
      group by h.subject_id, h.what, h.at, h.contact_id, h.step
    )
    select u.subject_id, u.what, u.contact_id, u.at, u.step, c.reference, c.kind, c.danger, g.name as agency, count(*) over ()::int as total,
      (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'givenName', p.given_name, 'familyName', p.family_name,
          'knownAs', p.known_as, 'bornOn', p.born_on, 'bornAbout', p.born_about, 'expectedOn', p.expected_on) order by p.born_on), '[]')
        from person p where p.authority_id = c.authority_id and p.id = any (u.people)) as children
    from unseen u
    join contact c on c.authority_id = ${actor.authorityId} and c.id = u.contact_id
    join agency g on g.authority_id = c.authority_id and g.id = c.agency_id
    order by u.at desc, u.subject_id limit ${most}`.execute(db)
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.flatMap((row) => [row.contactId, ...row.children.map((child) => child.id)]),
    )
  return { rows, total: rows[0]?.total ?? 0 }
}

/** One's own mark; others of the team have theirs. */
export async function markSeen({ actor, now, db }: Work, subjects: readonly string[]) {
  if (subjects.length === 0) return
  const { authorityId, accountId } = actor
  await db
    .insertInto('seenNews')
    .values(subjects.map((subjectId) => ({ authorityId, accountId, subjectId, seenAt: now })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}
