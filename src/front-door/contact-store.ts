import { sql } from 'kysely'
import { scopeOf, seesRowsAlone } from '../access/index.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import { childrenOf } from './children-store.ts'
import type { FamilyAgrees } from './contact.ts'

export type ContactRow = NonNullable<Awaited<ReturnType<typeof readContact>>>

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

/** When the contact `c`, which waits as `w`, was closed: one that was reopened waits, and is not closed by what closed it before. */
export const closedAt = sql<Date | null>`(
  select z.closed_at from closure z where z.authority_id = c.authority_id and z.contact_id = c.id and w.contact_id is null
  order by z.closed_at desc limit 1)`.as('closedAt')

/** One contact with who brought it, where it waits and who has it. */
export async function readContact(work: Work, id: string) {
  return work.db
    .selectFrom('contact as c')
    .leftJoin('bringer as b', (join) => join.onRef('b.authorityId', '=', 'c.authorityId').onRef('b.contactId', '=', 'c.id'))
    .leftJoin('waiting as w', (join) => join.onRef('w.authorityId', '=', 'c.authorityId').onRef('w.contactId', '=', 'c.id'))
    .leftJoin('worker as k', (join) => join.onRef('k.authorityId', '=', 'w.authorityId').onRef('k.id', '=', 'w.withWorkerId'))
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
      closedAt,
      'l.name as locality',
      'l.slug as localitySlug',
      'a.name as agency',
      'a.kind as agencyKind',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
}

export async function findByReference(work: Work, reference: string): Promise<string | undefined> {
  const row = await work.db
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .$if(seesRowsAlone(work), (query) => query.where('imported', '=', false))
    .executeTakeFirst()
  return row?.id
}

type Codes = Pick<ContactRow, 'danger' | 'familyKnows' | 'familyAgrees' | 'householdId'>

/** Takes the next version of a contact, if nobody was quicker, and keeps its codes beside the earlier ones. */
export async function saveVersion(work: Work, { version, ...contact }: ContactRow, codes: Codes): Promise<boolean> {
  const { danger, familyKnows, familyAgrees, householdId } = codes
  const taken = await work.db
    .updateTable('contact')
    .set({ danger, familyKnows, familyAgrees, householdId, version: version + 1 })
    .where('id', '=', contact.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  const { kind, sourceCode } = contact
  await work.db
    .insertInto('contactVersion')
    .values({
      ...scopeOf(work, contact),
      contactId: contact.id,
      version: version + 1,
      facts: JSON.stringify({ kind, sourceCode, householdId, danger, familyKnows, familyAgrees }),
      recordedAt: work.now,
      recordedBy: work.actor.workerId,
    })
    .execute()
  return true
}

/** What the family agrees to, as a decision heard it. */
export async function saveAgrees(work: Work, id: string, familyAgrees: FamilyAgrees) {
  await work.db.updateTable('contact').set({ familyAgrees }).where('id', '=', id).execute()
}
