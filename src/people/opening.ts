import { may, recordEvent, requirePermission } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { ownNamings, saveOpenings, saveReview } from './opening-store.ts'
import { findPerson, isRecordOpen, readIdentities } from './store.ts'

/**
 * A contact opens the record of every child it names to the front door, and whoever writes it chooses whom it names. So to them it
 * opens when they have said why. That they did stands on the manager's list, and it ends with the contact.
 */
export async function maySayWhy(work: Work, id: string): Promise<boolean> {
  return (await namingsOf(work, id)).length > 0
}

/** Opens the record to the actor until the contacts close in which they named this child themself. */
export async function openRecord(work: Work, id: string, why: string): Promise<{ problems?: Problem[] }> {
  requirePermission(work, 'work the queue', { kind: 'person', subject: id })
  const namings = await namingsOf(work, id)
  if (namings.length === 0) {
    if (await isRecordOpen(work, id)) return {}
    refuse('not-found', undefined, { kind: 'person', subject: id })
  }
  if (why.trim() === '')
    return { problems: [{ field: 'why', message: 'Say why you open this record, such as what you need to know to decide' }] }
  await saveOpenings(work, namings, why.trim())
  for (const { contactId, personId, localityId, agencyId, restriction } of namings)
    await recordEvent(work, 'record opened with a reason', {
      subject: { kind: 'person', id: personId },
      contactId,
      personId,
      localityId,
      agencyId,
      restriction,
    })
  return {}
}

/** Says that an opening was looked at: by a manager, and never by the one who opened it. */
export async function reviewOpening(work: Work, openingId: string): Promise<void> {
  requirePermission(work, 'review openings')
  const reviewed = isId(openingId) ? await saveReview(work, openingId) : []
  if (reviewed.length === 0) refuse('not-found', undefined, { kind: 'opening' })
  for (const { id, personId, contactId } of reviewed) {
    const { localityId, agencyId, restriction } = await findPerson(work, personId)
    await recordEvent(work, 'opening reviewed', {
      subject: { kind: 'opening', id },
      contactId,
      personId,
      localityId,
      agencyId,
      restriction,
    })
  }
}

async function namingsOf(work: Work, id: string) {
  if (!may(work, 'work the queue')) return []
  const { identityId } = await findPerson(work, id)
  return ownNamings(
    work,
    (await readIdentities(work, [identityId])).map((record) => record.id),
  )
}
