import { sql } from 'kysely'
import { recordEvent, requirePermission } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Work } from '../work.ts'
import type { ContactKind, Danger, FamilyAgrees, FamilyKnows, Part } from './contact.ts'
import { decisionDue } from './decision.ts'
import { type ContactScope, hoursOf, nextReference, saveWords, scopeOf } from './store.ts'

export type NewContact = {
  kind: ContactKind
  sourceCode: string
  /** The agency that brought it; a member of the public counts under the authority's own. */
  agencyId: string
  bringer: { name: string; role?: string; phone?: string; email?: string; workerId?: string; anonymous: boolean }
  /** Children by id, or as they were recorded just now; of one household where they have one. Nobody, for advice about no named child. */
  children: readonly (string | JustRecorded)[]
  receivedAt: Date
  danger: Danger
  familyKnows: FamilyKnows
  familyAgrees?: FamilyAgrees
  words: Partial<Record<Part, string>>
  notForFamily?: readonly string[]
}

/** A child recorded in this transaction, whom a partner cannot read back before it is done. */
export type JustRecorded = { id: string; householdId: string | null; localityId: string }

/**
 * Records what somebody brought to the front door, and puts it in the queue. It is never a referral by itself: only a
 * decision makes one. Returns the contact's id.
 */
export async function recordContact(work: Work, given: NewContact): Promise<string> {
  requirePermission(work, 'record contact')
  const { actor, now } = work
  if (actor.role === 'partner' && given.agencyId !== actor.agencyId) refuse('not-allowed')
  const id = newId(now.getTime())
  const about = await whereabouts(work, given.children)
  const scope: ContactScope = { localityId: about.localityId, agencyId: given.agencyId, restriction: about.restriction }
  const dueAt = decisionDue(given.receivedAt, given.kind, await hoursOf(work))
  const codes = {
    kind: given.kind,
    sourceCode: given.sourceCode,
    danger: given.danger,
    familyKnows: given.familyKnows,
    familyAgrees: given.familyAgrees ?? ('not-asked' as const),
    householdId: about.householdId,
  }
  const stamped = { recordedAt: now, recordedBy: actor.workerId }
  await work.db
    .insertInto('contact')
    .values({
      ...scopeOf(work, scope),
      ...codes,
      ...stamped,
      id,
      reference: await nextReference(work),
      receivedAt: given.receivedAt,
      dueAt,
      nobodyNamed: given.children.length === 0,
    })
    .execute()
  await work.db
    .insertInto('contactVersion')
    .values({ ...scopeOf(work, scope), ...stamped, contactId: id, version: 1, facts: JSON.stringify(codes) })
    .execute()
  if (given.children.length > 0)
    await work.db
      .insertInto('contactChild')
      .values(
        given.children.map((child) => ({
          ...scopeOf(work, scope),
          id: newId(now.getTime()),
          contactId: id,
          personId: typeof child === 'string' ? child : child.id,
          addedAt: now,
          addedBy: actor.workerId,
        })),
      )
      .execute()
  const { name, role = null, phone = null, email = null, workerId = null, anonymous } = given.bringer
  await work.db
    .insertInto('bringer')
    .values({
      ...scopeOf(work, scope),
      contactId: id,
      name: anonymous ? 'Anonymous' : name,
      role,
      phone,
      email,
      workerId,
      anonymous,
      wordsClass: given.kind === 'protection' ? 'concern' : 'told',
    })
    .execute()
  await saveWords(work, { id, kind: given.kind, version: 1, ...scope }, given.words, given.notForFamily)
  await work.db
    .insertInto('waiting')
    .values({
      ...scopeOf(work, scope),
      contactId: id,
      kind: given.kind,
      danger: given.danger,
      sourceCode: given.sourceCode,
      householdId: about.householdId,
      receivedAt: given.receivedAt,
      dueAt,
    })
    .execute()
  await recordEvent(
    work,
    'contact recorded',
    { subject: { kind: 'contact', id }, contactId: id, ...scope },
    { kind: given.kind, source: given.sourceCode, children: given.children.length },
  )
  return id
}

/**
 * The household and place of these children, as their own records have it today, and the strictest of their restrictions.
 * Nobody named: no household, and the place for what is not placed yet.
 */
async function whereabouts(work: Work, children: NewContact['children']) {
  const known = children.filter((child) => typeof child === 'string')
  const made = children.filter((child) => typeof child !== 'string').map((child) => ({ ...child, restriction: 'none' }))
  const { rows } = await sql<Omit<(typeof made)[number], 'id'>>`
    select household_id, locality_id, restriction from person where id = any(${known}::uuid[]) order by restriction desc, household_id nulls last`.execute(
    work.db,
  )
  if (rows.length < known.length) refuse('not-found', undefined, { kind: 'person', subject: known[0] })
  const all = [...rows, ...made]
  if (all[0])
    return {
      householdId: all.find((row) => row.householdId)?.householdId ?? null,
      localityId: all[0].localityId,
      restriction: all.some((row) => row.restriction !== 'none') ? 'restricted' : 'none',
    }
  const place = await work.db.selectFrom('locality').select('id').where('placed', '=', false).executeTakeFirstOrThrow()
  return { householdId: null, localityId: place.id, restriction: 'none' }
}
