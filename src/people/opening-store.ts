import { sql } from 'kysely'
import { ownAmong } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import type { Work } from '../work.ts'

/** Where the actor named one of these records in a contact that waits, and has not said yet why they open it. */
export async function ownNamings(work: Work, records: readonly string[]) {
  if (!work.actor.workerId || records.length === 0) return []
  return work.db
    .selectFrom('contactChild as k')
    .innerJoin('waiting as w', (join) =>
      join.onRef('w.authorityId', '=', 'k.authorityId').onRef('w.contactId', '=', 'k.contactId'),
    )
    .select(['k.contactId', 'k.personId', 'w.kind', 'w.localityId', 'w.agencyId', 'w.restriction'])
    .where('k.personId', 'in', [...records])
    .where(sql<boolean>`scope.is_same_person(k.authority_id, k.added_by, ${work.actor.workerId}::uuid)`)
    .where('k.removedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recordOpening as o')
            .select('o.id')
            .whereRef('o.contactId', '=', 'k.contactId')
            .whereRef('o.personId', '=', 'k.personId')
            .where(sql<boolean>`scope.is_same_person(o.authority_id, o.worker_id, ${work.actor.workerId}::uuid)`),
        ),
      ),
    )
    .execute()
}

export async function saveOpenings(work: Work, namings: Awaited<ReturnType<typeof ownNamings>>, why: string) {
  await work.db
    .insertInto('recordOpening')
    .values(
      namings.map(({ kind, ...row }) => ({
        ...row,
        authorityId: work.actor.authorityId,
        id: newId(work.now.getTime()),
        workerId: work.actor.workerId!,
        why,
        openedAt: work.now,
        wordsClass: kind === 'protection' ? 'deciding concern' : 'deciding',
      })),
    )
    // the same answer sent twice at once is one opening
    .onConflict((clash) => clash.doNothing())
    .execute()
}

export type Opening = Awaited<ReturnType<typeof openingsToReview>>[number]

/**
 * Openings that nobody has reviewed, the oldest first, with whose record and why; written down as a list. Who said why once opened the
 * record by every contact of theirs that named the child: that is one opening, with its contacts.
 */
export async function openingsToReview(work: Work) {
  const rows = await work.db
    .selectFrom('recordOpening as o')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'o.authorityId').onRef('p.id', '=', 'o.personId'))
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'o.authorityId').onRef('c.id', '=', 'o.contactId'))
    .innerJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'o.authorityId').onRef('k.id', '=', 'o.workerId'))
    .leftJoin('waiting as w', (join) =>
      join.onRef('w.authorityId', '=', 'o.authorityId').onRef('w.contactId', '=', 'o.contactId'),
    )
    .select(['o.id', 'o.why', 'o.openedAt', 'o.workerId', 'k.name as worker', 'c.id as contactId', 'c.reference'])
    .select((eb) => eb('w.contactId', 'is', null).as('isClosed'))
    .select([
      'p.id as personId',
      'p.identityId',
      'p.kind',
      'p.givenName',
      'p.familyName',
      'p.knownAs',
      'p.bornOn',
      'p.bornAbout',
      'p.expectedOn',
    ])
    .where('o.reviewedAt', 'is', null)
    .orderBy('o.openedAt')
    .limit(200)
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.flatMap((row) => [row.contactId, row.personId]),
    )
  const own = await ownAmong(
    work,
    rows.map((row) => row.workerId),
  )
  const acts = Map.groupBy(rows, (row) => [row.workerId, row.identityId, row.openedAt.toISOString()].join(' '))
  return [...acts.values()].map((same) => ({
    ...same[0]!,
    contacts: same.map(({ reference, isClosed }) => ({ reference, isClosed })),
    own: own.has(same[0]!.workerId),
  }))
}

/** How many stand on that list. */
export async function countOpenings(work: Work): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct (o.worker_id, p.identity_id, o.opened_at))::int as n from record_opening o join person p on p.authority_id = o.authority_id and p.id = o.person_id
    where o.reviewed_at is null`.execute(work.db)
  return rows[0]!.n
}

/**
 * Marks an opening as looked at, by every contact that it was made by; nothing where it is not there, was reviewed before, or is the
 * reviewer's own.
 */
export async function saveReview(work: Work, id: string): Promise<{ id: string; personId: string; contactId: string }[]> {
  return work.db
    .updateTable('recordOpening')
    .set({ reviewedAt: work.now, reviewedBy: work.actor.workerId })
    .where(
      sql<boolean>`(worker_id, opened_at) = (select o.worker_id, o.opened_at from record_opening o where o.id = ${id}::uuid)
        and person_id in (select s.id from record_opening o join person p on p.authority_id = o.authority_id and p.id = o.person_id
          join person s on s.authority_id = p.authority_id and s.identity_id = p.identity_id where o.id = ${id}::uuid)`,
    )
    .where('reviewedAt', 'is', null)
    .where(sql<boolean>`not scope.is_same_person(authority_id, worker_id, ${work.actor.workerId}::uuid)`)
    .returning(['id', 'personId', 'contactId'])
    .execute()
}
