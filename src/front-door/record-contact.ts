import { eventRow, type RowScope, requirePermission, scopeOf } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { encodeReference } from '../rulebook/index.ts'
import type { Work } from '../work.ts'
import { sightOf } from './compare-children.ts'
import {
  type ContactKind,
  type Danger,
  type FamilyAgrees,
  type FamilyKnows,
  type Part,
  problemsWithContact,
  type Unsettled,
} from './contact.ts'
import { decisionDue } from './decision.ts'
import { beforeContact, saveNewContact, type Whereabouts } from './record-store.ts'
import { wordsRows } from './words-store.ts'

export type NewContact = {
  kind: ContactKind
  sourceCode: string
  /** The agency that brought it; a member of the public counts under the authority's own. */
  agencyId: string
  bringer: { name: string; role?: string; phone?: string; email?: string; workerId?: string; anonymous: boolean }
  /** Children by id, or as they were recorded just now; of one household where they have one. Nobody, for advice about no named child. */
  children: readonly (string | JustRecorded)[]
  /** Children named whom nobody has settled yet, with where they live as it was said: danger is saved first. */
  unsettled?: { children: readonly Unsettled[]; place: string }
  receivedAt: Date
  danger: Danger
  familyKnows: FamilyKnows
  familyAgrees?: FamilyAgrees
  words: Partial<Record<Part, string>>
  notForFamily?: readonly string[]
}

/** A child recorded in this transaction, whom a partner cannot read back before it is done. */
export type JustRecorded = { id: string; householdId: string | null; localityId: string }

/** `recordConversation`, for whom the contact's id is enough: what cannot be kept is a fault of theirs. */
export async function recordContact(work: Work, given: NewContact): Promise<string> {
  const { id, problems } = await recordConversation(work, given)
  if (problems) throw new Error(`A contact that cannot be kept: ${problems.map(({ message }) => message).join('; ')}`)
  return id
}

/**
 * Records what somebody brought to the front door, and puts it in the queue. It is never a referral by itself: only a
 * decision makes one. The reference is given back because many who may record a contact may not read one.
 */
export async function recordConversation(
  work: Work,
  given: NewContact,
): Promise<{ id: string; reference: string; problems?: undefined } | { problems: Problem[]; id?: undefined }> {
  requirePermission(work, 'record contact')
  const { actor, now } = work
  const problems = problemsWithContact(asProblemsSeeIt(given))
  if (problems.length > 0) return { problems }
  if (actor.role === 'partner' && given.agencyId !== actor.agencyId) refuse('not-allowed')
  const known = given.children.filter((child) => typeof child === 'string')
  const before = await beforeContact(work, known)
  if (before.people.length < known.length) refuse('not-found', undefined, { kind: 'person', subject: known[0] })
  const about = whereabouts(given.children, before)

  const id = newId(now.getTime())
  const reference = encodeReference(before.number)
  const scope: RowScope = { localityId: about.localityId, agencyId: given.agencyId, restriction: about.restriction }
  const { householdId } = about
  const { kind, sourceCode, danger, familyKnows, familyAgrees = 'not-asked', receivedAt } = given
  const dueAt = decisionDue({ receivedAt, kind, danger, saidAt: now }, before)
  const codes = { kind, sourceCode, danger, familyKnows, familyAgrees, householdId }
  const row = { ...scopeOf(work, scope), contactId: id }
  const stamped = { recordedAt: now, recordedBy: actor.workerId }
  const { name, role = null, phone = null, email = null, workerId = null, anonymous } = given.bringer
  const wordsClass = kind === 'protection' ? 'concern' : 'told'
  const { children: unsettled, place } = given.unsettled ?? { children: [], place: '' }
  await saveNewContact(work, {
    contact: {
      ...scopeOf(work, scope),
      ...codes,
      ...stamped,
      id,
      reference,
      receivedAt,
      dueAt,
      nobodyNamed: given.children.length + unsettled.length === 0,
    },
    version: { ...row, ...stamped, version: 1, facts: JSON.stringify(codes) },
    children: given.children.map((child) => ({
      ...row,
      id: newId(now.getTime()),
      personId: typeof child === 'string' ? child : child.id,
      addedAt: now,
      addedBy: actor.workerId,
      addedWithin: typeof child === 'string' ? null : sightOf(work),
    })),
    said: unsettled.map(({ name, born }, position) => ({
      ...row,
      id: newId(now.getTime()),
      position,
      name,
      born,
      place,
      saidAt: now,
      saidBy: actor.workerId,
      wordsClass,
    })),
    bringer: { ...row, name: anonymous ? 'Anonymous' : name, role, phone, email, workerId, anonymous, wordsClass },
    words: wordsRows(work, { id, kind, version: 1, ...scope }, given.words, given.notForFamily),
    waiting: { ...row, kind, danger, sourceCode, householdId, receivedAt, dueAt },
    event: eventRow(
      work,
      'contact recorded',
      { subject: { kind: 'contact', id }, contactId: id, ...scope },
      { kind, source: sourceCode, children: given.children.length + unsettled.length },
    ),
  })
  return { id, reference }
}

const asProblemsSeeIt = ({ kind, bringer, children, unsettled, words, familyKnows, danger, sourceCode }: NewContact) => {
  const named = children.length + (unsettled?.children.length ?? 0)
  return {
    kind,
    bringerName: bringer.name,
    anonymous: bringer.anonymous,
    nobodyNamed: named === 0,
    children: named,
    worry: words.worry ?? '',
    familyKnows,
    danger,
    sourceCode,
  }
}

/**
 * The household and place of these children, as their own records have it today, and the strictest of their restrictions.
 * Nobody named: no household, and the place for what is not placed yet.
 */
function whereabouts(
  children: NewContact['children'],
  { people, nowhere }: { people: Whereabouts[]; nowhere: string },
): Whereabouts {
  const made = children.filter((child) => typeof child !== 'string').map((child) => ({ ...child, restriction: 'none' }))
  const all = [...people, ...made]
  if (!all[0]) return { householdId: null, localityId: nowhere, restriction: 'none' }
  return {
    householdId: all.find((row) => row.householdId)?.householdId ?? null,
    localityId: all[0].localityId,
    restriction: all.some((row) => row.restriction !== 'none') ? 'restricted' : 'none',
  }
}
