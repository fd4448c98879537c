import { sql } from 'kysely'
import { seesRowsAlone } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import { type Part, wordsClass } from './contact.ts'

/** The scope that every row of a contact carries. */
export type ContactScope = { localityId: string; agencyId: string; restriction: string }

export type ContactRow = NonNullable<Awaited<ReturnType<typeof readContact>>>

export async function nextReference(work: Work): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('reference_number')::int as n`.execute(work.db)
  return encodeReference(rows[0]!.n)
}

/** Opens a contact: it and the children it names are written down as read. */
export async function openContact(work: Work, id: string) {
  const children = await childrenOf(work, id)
  const contact = await readContact(work, id)
  if (!contact) refuse('not-found', undefined, { kind: 'contact', subject: id })
  return { contact, children }
}

/** Holds a contact until the transaction ends: of two acts upon it at once, the second sees what the first did. */
export async function holdContact(work: Work, id: string) {
  await work.db.selectFrom('contact').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** A contact, and all that hangs on it, takes the strictest restriction of the children it names. */
export async function stampContacts(work: Work, ids: readonly string[]) {
  await sql`select scope.stamp_contacts(${work.actor.authorityId}::uuid, ${[...ids]}::uuid[])`.execute(work.db)
}

/** Holds children with every record of theirs, so that two contacts decided at once open one referral between them. */
export async function holdChildren(work: Work, ids: readonly string[]) {
  await sql`select g.id from person p join person g on g.authority_id = p.authority_id and g.identity_id = p.identity_id
    where p.id = any(${[...ids]}::uuid[]) order by g.id for no key update of g`.execute(work.db)
}

/** One contact with who brought it, where it waits and who has it. */
export async function readContact(work: Work, id: string) {
  return (
    work.db
      .selectFrom('contact as c')
      .leftJoin('bringer as b', (join) => join.onRef('b.authorityId', '=', 'c.authorityId').onRef('b.contactId', '=', 'c.id'))
      .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
      .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'w.authorityId').onRef('k.id', '=', 'w.withWorkerId'))
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
      .leftJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'c.authorityId').onRef('l.id', '=', 'c.localityId'))
      .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
      .selectAll('c')
      .select([
        'b.name as bringerName',
        'b.role as bringerRole',
        'b.phone as bringerPhone',
        'b.anonymous as bringerAnonymous',
        'b.workerId as bringerWorkerId',
      ])
      .select([
        'w.withWorkerId',
        'w.pickedUpAt',
        'w.decidedAt as waitingDecidedAt',
        'w.dueAt as waitingDueAt',
        'w.contactId as waitingId',
        'k.name as withName',
        'x.closedAt',
        'l.name as locality',
        'l.slug as localitySlug',
        'a.name as agency',
        'a.kind as agencyKind',
      ])
      .where('c.id', '=', id)
      .executeTakeFirst()
  )
}

/** Whether the newest decision stands: a contact that was reopened waits for another, and neither answer nor name goes with the old one. */
export const isDecided = ({ waitingId, waitingDecidedAt }: Pick<ContactRow, 'waitingId' | 'waitingDecidedAt'>): boolean =>
  !(waitingId && !waitingDecidedAt)

export async function findByReference(work: Work, reference: string): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .$if(seesRowsAlone(work), (query) => query.where('imported', '=', false))
    .executeTakeFirst()
  return row?.id
}

/** The children whom the contact names; they and it are written down as read. */
export async function childrenOf(work: Work, contactId: string) {
  const rows = await work.db
    .selectFrom('contactChild as k')
    .innerJoin('person as p', (join) => join.onRef('p.authorityId', '=', 'k.authorityId').onRef('p.id', '=', 'k.personId'))
    .select([
      'p.id',
      'p.givenName',
      'p.familyName',
      'p.knownAs',
      'p.bornOn',
      'p.bornAbout',
      'p.expectedOn',
      'p.kind',
      'p.householdId',
      'p.localityId',
    ])
    .select(({ and, eb }) => and([eb('k.addedWithin', 'is not', null), eb('k.comparedAt', 'is', null)]).as('toCompare'))
    .where('k.contactId', '=', contactId)
    .where('k.removedAt', 'is', null)
    .orderBy('p.bornOn', (order) => order.desc().nullsFirst())
    .execute()
  work.saw('open', 'contact', [contactId, ...rows.map((row) => row.id)])
  return rows
}

/** Whom the contact names, by id: what an act asks, which shows nobody. */
export async function namedIn(work: Work, contactId: string): Promise<string[]> {
  const rows = await work.db
    .selectFrom('contactChild')
    .select('personId')
    .where('contactId', '=', contactId)
    .where('removedAt', 'is', null)
    .execute()
  return rows.map((row) => row.personId)
}

/** How many children the contact names, which a reader may know who may not know which. */
export async function childCount(work: Work, contactId: string): Promise<number> {
  const row = await work.db
    .selectFrom('contactChild')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('contactId', '=', contactId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Every version of every part that the reader may read, oldest first. */
export async function wordsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('contactWords as w')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'w.authorityId').onRef('k.id', '=', 'w.recordedBy'))
    .select(['w.part', 'w.version', 'w.words', 'w.notForFamily', 'w.recordedAt', 'k.name as recordedByName'])
    .where('w.contactId', '=', contactId)
    .orderBy('w.version')
    .execute()
}

type WordsAbout = { id: string; kind: string; version: number } & ContactScope

export async function saveWords(
  work: Work,
  contact: WordsAbout,
  words: Partial<Record<Part, string>>,
  notForFamily: readonly string[] = [],
) {
  const rows = wordsRows(work, contact, words, notForFamily)
  if (rows.length > 0) await work.db.insertInto('contactWords').values(rows).execute()
}

export function wordsRows(
  work: Work,
  contact: WordsAbout,
  words: Partial<Record<Part, string>>,
  notForFamily: readonly string[] = [],
) {
  const said = Object.entries(words).filter((entry): entry is [Part, string] => Boolean(entry[1]?.trim()))
  return said.map(([part, text]) => ({
    ...scopeOf(work, contact),
    id: newId(work.now.getTime()),
    contactId: contact.id,
    part,
    version: contact.version,
    words: text.trim(),
    wordsClass: wordsClass(contact.kind, part),
    notForFamily: notForFamily.includes(part),
    recordedAt: work.now,
    recordedBy: work.actor.workerId,
  }))
}

/** The four scope columns of a row that belongs to a contact. */
export function scopeOf(work: Work, { localityId, agencyId, restriction }: ContactScope) {
  return { authorityId: work.actor.authorityId, localityId, agencyId, restriction }
}

export async function decisionsOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('decision as d')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'd.authorityId').onRef('k.id', '=', 'd.decidedBy'))
    .leftJoin('worker as s', (join) => join.onRef('s.authorityId', '=', 'd.authorityId').onRef('s.id', '=', 'd.confirmedBy'))
    .leftJoin('locality as l', (join) => join.onRef('l.authorityId', '=', 'd.authorityId').onRef('l.id', '=', 'd.offeredIn'))
    .leftJoin('thresholdDocument as t', (join) =>
      join.onRef('t.authorityId', '=', 'd.authorityId').onRef('t.id', '=', 'd.thresholdId'),
    )
    .selectAll('d')
    .select(['k.name as decidedByName', 's.name as confirmedByName', 'l.name as offeredInName', 't.version as thresholdVersion'])
    .where('d.contactId', '=', contactId)
    .orderBy('d.version', 'desc')
    .execute()
}

/** Whether anybody said, at any time, that there was danger now or today: what was taken back since was still said. */
export async function dangerWasSaid(work: Work, contactId: string): Promise<boolean> {
  const row = await work.db
    .selectFrom('contactVersion')
    .select('version')
    .where('contactId', '=', contactId)
    .where(sql<string>`facts ->> 'danger'`, 'in', ['now', 'today'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function answersOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('answer as a')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'a.authorityId').onRef('k.id', '=', 'a.answeredBy'))
    .leftJoin('outbox as o', (join) => join.onRef('o.authorityId', '=', 'a.authorityId').onRef('o.answerId', '=', 'a.id'))
    .select([
      'a.id',
      'a.way',
      'a.toWhom',
      'a.toldAt',
      'a.words',
      'a.answeredAt',
      'k.name as answeredByName',
      'o.queuedAt',
      'o.sentAt',
    ])
    .where('a.contactId', '=', contactId)
    .orderBy('a.answeredAt', 'desc')
    .execute()
}

/** Whether whoever brought it has an answer, also for a reader who may not read it. */
export async function isAnswered(work: Work, contactId: string): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean
  }>`select scope.is_answered(${work.actor.authorityId}::uuid, ${contactId}::uuid) as is`.execute(work.db)
  return rows[0]!.is
}

export async function referralsOf(work: Work, contactId: string) {
  const rows = await work.db.selectFrom('referral').selectAll().where('contactId', '=', contactId).orderBy('receivedAt').execute()
  if (rows.length > 0)
    work.saw(
      'list',
      'referral',
      rows.flatMap((row) => [row.id, row.personId]),
    )
  return rows
}

/** The referral still open for each of these children, in any of their records, also where the decider may not read it. */
export async function openReferralsFor(work: Work, people: readonly string[]): Promise<{ personId: string; id: string }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id, referral_id as id from scope.open_referrals(${work.actor.authorityId}::uuid, ${[...people]}::uuid[])`.execute(
    work.db,
  )
  return rows
}

/** Moves an open referral to a step, also where the decider may not read it; answers the step before, or nothing where it stood there. */
export async function moveReferral(
  work: Work,
  { referralId, contactId, step }: { referralId: string; contactId: string; step: string },
): Promise<string | null> {
  const { authorityId, workerId } = work.actor
  const { rows } = await sql<{ before: string | null }>`select scope.move_referral(${authorityId}::uuid, ${referralId}::uuid,
    ${contactId}::uuid, ${step}, ${newId(work.now.getTime())}::uuid, ${workerId}::uuid, ${work.now}::timestamptz) as before`.execute(
    work.db,
  )
  return rows[0]!.before
}

/** Other contacts and open work on the same household, to stand beside this one; written down as a list, with whom they name. */
export async function besides(work: Work, householdId: string | null, contactId: string) {
  if (!householdId) return { contacts: [], offers: 0, referrals: 0 }
  const contacts = await work.db
    .selectFrom('contact as c')
    .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
    .leftJoin('contactWords as x', (join) =>
      join
        .onRef('x.authorityId', '=', 'c.authorityId')
        .onRef('x.contactId', '=', 'c.id')
        .on('x.part', '=', 'worry')
        .on('x.version', '=', 1),
    )
    .leftJoin('agency as a', (join) => join.onRef('a.authorityId', '=', 'c.authorityId').onRef('a.id', '=', 'c.agencyId'))
    .select(['c.id', 'c.reference', 'c.kind', 'c.receivedAt', 'a.name as agency', 'x.words as worry'])
    .select((eb) => eb('w.contactId', 'is not', null).as('waits'))
    .select(
      sql<
        string[]
      >`array(select k.person_id::text from contact_child k where k.authority_id = c.authority_id and k.contact_id = c.id and k.removed_at is null)`.as(
        'named',
      ),
    )
    .where('c.householdId', '=', householdId)
    .where('c.id', '<>', contactId)
    .orderBy('c.receivedAt', 'desc')
    .limit(8)
    .execute()
  if (contacts.length > 0)
    work.saw(
      'list',
      'contact',
      contacts.flatMap((row) => [row.id, ...row.named]),
    )
  const open = await sql<{ offers: number; referrals: number }>`
    select (select count(*)::int from early_help_offer e join contact c on c.authority_id = e.authority_id and c.id = e.contact_id where c.household_id = ${householdId} and e.ended_at is null) as offers,
           (select count(*)::int from referral r join contact c on c.authority_id = r.authority_id and c.id = r.contact_id where c.household_id = ${householdId} and r.closed_at is null and not (r.imported and ${seesRowsAlone(work)})) as referrals
  `.execute(work.db)
  return { contacts, ...open.rows[0]! }
}

export async function requestsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('informationRequest')
    .select(['id', 'askedOf', 'askedAt', 'cameAt'])
    .where('contactId', '=', contactId)
    .orderBy('askedAt')
    .execute()
}

export async function disagreementsOf(work: Work, contactId: string) {
  work.saw('open', 'contact', [contactId])
  return work.db
    .selectFrom('disagreement as d')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'd.authorityId').onRef('k.id', '=', 'd.resolvedBy'))
    .selectAll('d')
    .select('k.name as resolvedByName')
    .where('d.contactId', '=', contactId)
    .orderBy('d.raisedAt')
    .execute()
}

/** The same as `reopenedAt`, of disagreements that are read already. */
export const lastReopening = (disagreements: readonly { outcome: string | null; resolvedAt: Date | null }[]): Date | undefined =>
  disagreements
    .flatMap(({ outcome, resolvedAt }) => (outcome === 'changes' && resolvedAt ? [resolvedAt] : []))
    .sort((a, b) => b.getTime() - a.getTime())[0]

/** Since when the contact waits for a new decision and a new answer, because a disagreement changed the first. */
export async function reopenedAt(work: Work, contactId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(resolved_at) as at from disagreement where contact_id = ${contactId} and outcome = 'changes'`.execute(work.db)
  return rows[0]?.at ?? undefined
}

export async function eventsOf(work: Work, contactId: string) {
  return work.db
    .selectFrom('event as e')
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'e.authorityId').onRef('k.id', '=', 'e.workerId'))
    .select(['e.at', 'e.act', 'k.name', 'e.facts'])
    .where('e.contactId', '=', contactId)
    .orderBy('e.number', 'desc')
    .limit(50)
    .execute()
}

export async function hoursOf(work: Work): Promise<{ opens: string; closes: string; phone: string | null }> {
  const row = await work.db.selectFrom('authority').select(['opensAt', 'closesAt', 'phone']).executeTakeFirstOrThrow()
  return { opens: row.opensAt.slice(0, 5), closes: row.closesAt.slice(0, 5), phone: row.phone }
}

/** Agencies in force, with the source of contact their people count under. */
export async function agenciesOf(work: Work) {
  return work.db
    .selectFrom('agency')
    .select(['id', 'name', 'kind', 'sourceCode', 'phone'])
    .where('validTo', 'is', null)
    .orderBy('name')
    .execute()
}

export async function localitiesOf(work: Work) {
  return work.db
    .selectFrom('locality')
    .select(['id', 'name', 'slug', 'placed'])
    .where('validTo', 'is', null)
    .orderBy('placed', 'desc')
    .orderBy('name')
    .execute()
}
