import { sql } from 'kysely'
import { allOf } from '../database/together.ts'
import type { Work } from '../work.ts'

export type ChildContact = Awaited<ReturnType<typeof contactsAbout>>[number]

/** Contacts that name any of these records, newest first, with every decision on them and the words of the worry where they may be read. */
export async function contactsAbout(work: Work, records: readonly string[]) {
  const { db } = work
  const rows = await db
    .selectFrom('contactChild as k')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'k.authorityId').onRef('c.id', '=', 'k.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
    .leftJoin('worker as h', (join) => join.onRef('h.authorityId', '=', 'w.authorityId').onRef('h.id', '=', 'w.withWorkerId'))
    // one that was reopened waits, and is not closed by what closed it before
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('closure as z')
          .select('z.closedAt')
          .whereRef('z.authorityId', '=', 'c.authorityId')
          .whereRef('z.contactId', '=', 'c.id')
          .where('w.contactId', 'is', null)
          .orderBy('z.closedAt', 'desc')
          .limit(1)
          .as('x'),
      (join) => join.onTrue(),
    )
    .leftJoin('contactWords as s', (join) =>
      join.onRef('s.authorityId', '=', 'c.authorityId').onRef('s.contactId', '=', 'c.id').on('s.part', '=', 'worry'),
    )
    .select(['c.id', 'c.reference', 'c.kind', 'c.sourceCode', 'c.receivedAt', 'c.dueAt', 'c.danger', 'c.imported'])
    .select(['a.name as agency', 'x.closedAt', 's.words as worry'])
    .select(['w.contactId as waitingId', 'w.decidedAt as waitingDecidedAt', 'w.pickedUpAt', 'w.withWorkerId'])
    .select(['h.name as withName', 'h.phone as withPhone'])
    .where('k.personId', 'in', [...records])
    .where('k.removedAt', 'is', null)
    .distinctOn(['c.receivedAt', 'c.id'])
    .orderBy('c.receivedAt', 'desc')
    .orderBy('c.id')
    .orderBy('s.version', 'desc')
    .execute()
  if (rows.length === 0) return []
  work.saw(
    'list',
    'contact',
    rows.map((row) => row.id),
  )
  const decisions = await db
    .selectFrom('decision')
    .select(['contactId', 'version', 'outcome', 'level', 'clauseNumber', 'decidedAt', 'late'])
    .where(
      'contactId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ ...row, decisions: decisions.filter((decision) => decision.contactId === row.id) }))
}

export type ChildReferral = Awaited<ReturnType<typeof referralsAbout>>[number]

/** Referrals of these records, oldest first, each with the steps it moved through; written down as a list. */
export async function referralsAbout(work: Work, records: readonly string[]) {
  const rows = await work.db
    .selectFrom('referral')
    .select(['id', 'reference', 'contactId', 'step', 'receivedAt', 'closedAt', 'closedWhy', 'noFurtherAction', 'imported'])
    .where('personId', 'in', [...records])
    .orderBy('receivedAt')
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'referral',
      rows.map((row) => row.id),
    )
  const moves = await movesOf(
    work,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, moves: moves.filter((move) => move.referralId === row.id) }))
}

/** When these referrals moved on to another step, and after which contact, oldest first. */
export async function movesOf(work: Work, referrals: readonly string[]) {
  if (referrals.length === 0) return []
  return work.db
    .selectFrom('referralMove')
    .select(['referralId', 'contactId', 'fromStep', 'toStep', 'movedAt'])
    .where('referralId', 'in', [...referrals])
    .orderBy('movedAt')
    .execute()
}

/** Early help offered to these records, oldest first, with the place that offers it. */
export async function offersTo(work: Work, records: readonly string[]) {
  return work.db
    .selectFrom('earlyHelpOffer as e')
    .innerJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'e.authorityId').onRef('l.id', '=', 'e.offeredIn'))
    .select(['e.id', 'e.contactId', 'e.offeredAt', 'e.endedAt', 'l.name as place'])
    .where('e.personId', 'in', [...records])
    .orderBy('e.offeredAt')
    .execute()
}

/** To whom these records are and were given, oldest first. */
export async function allocationsOf(work: Work, records: readonly string[]) {
  return work.db
    .selectFrom('allocation as a')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.workerId'))
    .leftJoin('team as t', (join) => join.onRef('t.authorityId', '=', 'a.authorityId').onRef('t.id', '=', 'a.teamId'))
    .leftJoin('agency as g', (join) =>
      join
        .onRef('g.authorityId', '=', 'a.authorityId')
        .on(({ eb, fn, ref }) => eb('g.id', '=', fn.coalesce(ref('k.agencyId'), ref('t.agencyId')))),
    )
    .select(['a.id', 'a.why', 'a.validFrom', 'a.validTo', 'a.recordedAt', 'a.corrects', 'a.workerId', 'a.teamId'])
    .select(['k.name as worker', 'k.phone as workerPhone', 't.name as team', 't.phone as teamPhone', 'g.name as agency'])
    .where('a.personId', 'in', [...records])
    .orderBy('a.validFrom')
    .orderBy('a.recordedAt')
    .execute()
}

/** Contacts of this household that wait, soonest first, with the children that they name. */
export async function waitingOn(work: Work, householdId: string) {
  const rows = await work.db
    .selectFrom('waiting as w')
    .innerJoin('contact as c', (join) => join.onRef('c.authorityId', '=', 'w.authorityId').onRef('c.id', '=', 'w.contactId'))
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .select(['c.id', 'c.reference', 'w.kind', 'w.dueAt', 'w.receivedAt', 'w.decidedAt', 'a.name as agency'])
    .select(
      sql<
        string[]
      >`array(select k.person_id::text from contact_child k where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null)`.as(
        'children',
      ),
    )
    .where('w.householdId', '=', householdId)
    .orderBy('w.dueAt')
    .execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'contact',
      rows.map((row) => row.id),
    )
  return rows
}

/** The name of a place, and whom to ring there and at the front door. */
export async function whereToRing(work: Work, localityId: string) {
  const { place, authority } = await allOf({
    place: work.db
      .selectFrom('locality')
      .select(['name', 'slug', 'placed', 'phone'])
      .where('id', '=', localityId)
      .executeTakeFirst(),
    authority: work.db.selectFrom('authority').select('phone').executeTakeFirst(),
  })
  return { place, frontDoor: authority?.phone ?? null }
}
