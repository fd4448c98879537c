import { newId } from '../database/ids.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Address } from './address.ts'
import { addressKey } from './address.ts'
import { nameKey } from './names.ts'
import type { PersonScope } from './store.ts'

export type About = PersonScope & { personId: string }
export type When = { validFrom?: Day | null; validTo?: Day | null; corrects?: string | null; recordedAt?: Date }

/** What every dated row begins with: whose it is, where it belongs, when it holds, who wrote it. */
export function dated(
  work: Work,
  { personId, localityId, agencyId, restriction }: About,
  { validFrom = null, validTo = null, corrects = null, recordedAt = work.now }: When,
) {
  return {
    authorityId: work.actor.authorityId,
    id: newId(work.now.getTime()),
    personId,
    validFrom,
    validTo,
    corrects,
    recordedAt,
    recordedBy: work.actor.workerId,
    localityId,
    agencyId,
    restriction,
  }
}

export async function saveName(
  work: Work,
  about: About,
  name: { givenName: string; familyName: string; kind: string },
  when: When = {},
) {
  const row = { ...dated(work, about, when), ...name, searchKey: nameKey(name.givenName, name.familyName) }
  await work.db.insertInto('personName').values(row).execute()
  return row.id
}

export async function saveAddress(work: Work, about: About, address: Address & { wardCode: string | null }, when: When = {}) {
  const row = { ...dated(work, about, when), ...address, searchKey: addressKey(address.lines) }
  await work.db.insertInto('personAddress').values(row).execute()
  return row.id
}

export async function saveIdentifier(
  work: Work,
  about: About,
  identifier: { scheme: string; value: string; source: string; verified: boolean },
  when: When = {},
) {
  const { scheme, value, source, verified } = identifier
  const row = {
    ...dated(work, about, when),
    scheme,
    value,
    source,
    ...(verified ? { verifiedAt: work.now, verifiedBy: work.actor.workerId } : {}),
  }
  await work.db.insertInto('personIdentifier').values(row).execute()
  return row.id
}

export async function saveFact(work: Work, about: About, fact: { fact: string; value: string }, when: When = {}) {
  const row = { ...dated(work, about, when), ...fact }
  await work.db.insertInto('personFact').values(row).execute()
  return row.id
}

export async function saveRelationship(
  work: Work,
  about: About,
  to: { otherId: string; kind: string; parentalResponsibility: string | null },
  when: When = {},
) {
  const row = { ...dated(work, about, when), ...to }
  await work.db.insertInto('relationship').values(row).execute()
  return row.id
}

export async function saveMembership(work: Work, about: About, householdId: string, when: When = {}) {
  const row = { ...dated(work, about, when), householdId }
  await work.db.insertInto('householdMember').values(row).execute()
  return row.id
}

export type InvolvementWords = {
  involvedAgencyId: string
  workerId: string | null
  workerName: string
  role: string
  phone: string | null
  lastInvolvedOn: Day | null
}

export async function saveInvolvement(work: Work, about: About, involvement: InvolvementWords, when: When = {}) {
  const row = { ...dated(work, about, when), ...involvement }
  await work.db.insertInto('involvement').values(row).execute()
  return row.id
}
