import { may, recordEvent } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { readAddress } from './address.ts'
import { saveAddress, saveFact, saveIdentifier, saveMembership, saveName } from './facts-store.ts'
import { storedIdentifier } from './identifiers.ts'
import { nameKey } from './names.ts'
import { birthOf, type NewPerson, problemsWith } from './new-person.ts'
import { householdExists, localityFor, saveHousehold, savePerson, wardOf } from './store.ts'

export type Recorded =
  | { id: string; householdId: string; localityId: string; problems?: undefined }
  | { problems: Problem[]; id?: undefined }

/**
 * Records a child, an unborn child or an adult with all that is known, all or nothing. Ask `likelyMatches` first. Whoever may record
 * a contact may record the people it names.
 */
export async function recordPerson(work: Work, given: NewPerson): Promise<Recorded> {
  if (!may(work, 'record person') && !may(work, 'record contact')) refuse('not-allowed', undefined, { kind: 'person' })
  const today = londonDay(work.now)
  const problems = problemsWith(given, today)
  if (given.householdId && !(await householdExists(work, given.householdId)))
    problems.push({ field: 'householdId', message: 'This household is not here any more. Choose it again' })
  if (problems.length > 0) return { problems }

  const id = newId(work.now.getTime())
  const address = given.address && { ...readAddress(given.address).address, from: given.address.from ?? null }
  const postcode = address?.postcode ?? null
  const wardCode = await wardOf(work, postcode)
  const scope = {
    localityId: await localityFor(work, postcode, today),
    agencyId: given.agencyId ?? work.actor.agencyId,
    restriction: given.restricted ? 'restricted' : 'none',
  }
  const householdId = given.householdId ?? (await saveHousehold(work))
  const givenName = given.givenName.trim()
  const familyName = given.familyName.trim()
  const knownAs = given.knownAs?.trim() || null
  await savePerson(work, {
    ...scope,
    ...birthOf(given, today),
    id,
    kind: given.kind,
    givenName,
    familyName,
    knownAs,
    expectedOn: given.kind === 'unborn' ? (given.expectedOn ?? null) : null,
    diedOn: null,
    sex: given.sex ?? null,
    householdId,
    searchKey: nameKey(givenName, familyName, knownAs),
  })
  const about = { ...scope, personId: id }
  await saveName(work, about, { givenName, familyName, kind: 'current' })
  for (const { until = null, ...other } of given.otherNames ?? []) await saveName(work, about, other, { validTo: until })
  await saveMembership(work, about, householdId)
  if (address)
    await saveAddress(
      work,
      about,
      { lines: address.lines, postcode: address.postcode, uprn: address.uprn, wardCode },
      { validFrom: address.from },
    )
  for (const { scheme, value, source, verified = false } of given.identifiers ?? [])
    await saveIdentifier(work, about, { scheme, value: storedIdentifier(scheme, value), source: source.trim(), verified })
  const facts: [string, string | undefined][] = [
    ['language', given.language],
    ['interpreter', given.interpreter],
  ]
  for (const need of given.communication ?? []) facts.push(['communication', need])
  for (const [fact, value] of facts) if (value) await saveFact(work, about, { fact, value })
  await recordEvent(
    work,
    'person recorded',
    { subject: { kind: 'person', id }, ...scope, personId: id },
    { kind: given.kind, bornAbout: given.bornOn === undefined && given.age !== undefined },
  )
  return { id, householdId, localityId: scope.localityId }
}
