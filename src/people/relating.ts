import { isId } from '../database/ids.ts'
import { involvementRoles, isCode, relationshipTypes } from '../rulebook/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { never } from './dated.ts'
import { editPerson, holdPerson, rowToCorrect, type Written, wrong, wrote } from './editing.ts'
import { saveInvolvement, saveRelationship } from './facts-store.ts'
import { otherSideOf, readAgency, readWorker } from './relating-store.ts'
import { otherSide, type RelationshipKind } from './relationship.ts'

/** Writes down what the other is to this person, on both records. */
export async function recordRelationship(
  work: Work,
  id: string,
  given: { otherId: string; kind: RelationshipKind; parentalResponsibility?: 'yes' | 'no' | 'not-known'; from?: Day; to?: Day },
  version?: number,
): Promise<Written> {
  const { about } = await editPerson(work, id, version, () => ({ mine: given, theirs: null }))
  const { otherId, kind, parentalResponsibility = null } = given
  if (!isCode(relationshipTypes, kind)) return wrong('kind', 'Choose what they are to each other')
  if (!isId(otherId)) return wrong('otherId', 'Choose who the other person is')
  if (otherId === id) return wrong('otherId', 'Choose somebody else: this is the same person')
  if (given.from && given.to && given.to < given.from) return wrong('to', 'The last day must be after the first')
  const other = await holdPerson(work, otherId)
  const when = { validFrom: given.from ?? null, validTo: given.to ?? null }
  const rowId = await saveRelationship(work, about, { otherId, kind, parentalResponsibility }, when)
  await saveRelationship(work, other.about, { otherId: id, kind: otherSide(kind), parentalResponsibility: null }, when)
  await wrote(work, [about, other.about], 'relationship recorded', { kind, of: id, other: otherId })
  return { id: rowId }
}

/** Says that two people were never this to each other, on both records. */
export async function withdrawRelationship(work: Work, id: string, rowId: string): Promise<Written> {
  const { person, about } = await editPerson(work, id, undefined, () => ({ mine: null, theirs: null }))
  const row = await rowToCorrect(work, person, 'relationships', rowId, null)
  const mirror = await otherSideOf(work, rowId)
  const period = never(londonDay(work.now))
  const { otherId, kind, parentalResponsibility } = row
  await saveRelationship(
    work,
    { ...about, personId: row.personId },
    { otherId, kind, parentalResponsibility },
    { ...period, corrects: rowId },
  )
  const other = await holdPerson(work, otherId)
  if (mirror)
    await saveRelationship(
      work,
      other.about,
      { otherId: row.personId, kind: isCode(relationshipTypes, kind) ? otherSide(kind) : kind, parentalResponsibility: null },
      { ...period, corrects: mirror },
    )
  await wrote(work, [about, other.about], 'withdrawn', { kind: 'relationships', of: id, other: otherId })
  return { id: rowId }
}

export type NewInvolvement = {
  agencyId: string
  workerId?: string
  workerName: string
  role: string
  phone?: string
  lastInvolvedOn?: Day
  from?: Day
  to?: Day
}

/** Writes down that somebody of an agency is involved with a child: shared with all who may find the child. */
export async function recordInvolvement(work: Work, id: string, given: NewInvolvement, version?: number): Promise<Written> {
  const { about } = await editPerson(work, id, version, () => ({ mine: given, theirs: null }))
  const today = londonDay(work.now)
  const agency = isId(given.agencyId) ? await readAgency(work, given.agencyId) : undefined
  if (!agency) return wrong('agencyId', 'Choose an agency')
  const worker = given.workerId ? await readWorker(work, given.workerId) : undefined
  const workerName = given.workerName.trim() || worker?.name || ''
  if (workerName === '') return wrong('workerName', 'Enter the name of who is involved')
  if (!isCode(involvementRoles, given.role)) return wrong('role', 'Choose the part they play')
  if (given.lastInvolvedOn && given.lastInvolvedOn > today)
    return wrong('lastInvolvedOn', 'The last day they were involved must be today or in the past')
  const rowId = await saveInvolvement(
    work,
    about,
    {
      involvedAgencyId: agency.id,
      workerId: worker?.id ?? null,
      workerName,
      role: given.role,
      phone: given.phone?.trim() || worker?.phone || agency.phone,
      lastInvolvedOn: given.lastInvolvedOn ?? null,
    },
    { validFrom: given.from ?? null, validTo: given.to ?? null },
  )
  await wrote(work, about, 'involvement recorded', { role: given.role, agency: agency.id })
  return { id: rowId }
}
