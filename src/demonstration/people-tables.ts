import { addressKey, nameKey, otherSide, type RelationshipKind } from '../people/index.ts'
import type { Tables } from './load.ts'
import type { Places } from './placing.ts'
import type { Demonstration, PersonNameRow } from './rows.ts'
import { seededIds } from './seeded-ids.ts'

/** Everybody and what is known of them, each row with the scope that the stamping function would give it. */
export function peopleTables(made: Demonstration, places: Places): Tables {
  const ids = seededIds(made, 'people tables')
  const authorityId = made.authority.id
  const agencyId = made.agencies[0]!.id
  const names = groupBy(made.personNames, (row) => row.personId)
  const recorded = new Map(made.persons.map((person) => [person.id, person.recordedAt]))
  const rowOf = (
    personId: string,
    valid: { validFrom: string | null; validTo: string | null } = { validFrom: null, validTo: null },
  ) => {
    const at = recorded.get(personId)!
    const { validFrom, validTo } = valid
    return {
      authorityId,
      personId,
      validFrom,
      validTo,
      recordedAt: valid.validFrom && `${valid.validFrom}T09:00:00Z` > at ? `${valid.validFrom}T09:00:00Z` : at,
      localityId: places.of(personId),
      agencyId,
      restriction: 'none',
    }
  }
  const facts = made.persons.flatMap((person) => {
    const row = (fact: string, value: string) => ({ ...rowOf(person.id), id: ids.next(person.recordedAt), fact, value })
    return [
      row('language', person.language),
      ...(person.interpreter === 'none' ? [] : [row('interpreter', person.interpreter)]),
      ...person.communicationNeeds.map((need) => row('communication', need)),
      ...person.disabilities.map((code) => row('disability', code)),
      row('ethnicity', person.ethnicity),
    ]
  })
  const members = groupBy(made.householdMembers, (row) => row.householdId)
  const addresses = made.addresses.flatMap((address) =>
    (members.get(address.householdId) ?? [])
      // a person lived there while both the address was the household's and they were of it
      .filter(
        (member) =>
          (member.validTo === null || member.validTo >= address.validFrom) &&
          (address.validTo === null || member.validFrom <= address.validTo),
      )
      .map((member) => {
        const validFrom = later(address.validFrom, member.validFrom)
        const validTo = sooner(address.validTo, member.validTo)
        const lines = `${address.line1}, ${address.town}`
        return {
          ...rowOf(member.personId, { validFrom, validTo }),
          id: ids.next(`${validFrom}T09:00:00Z`),
          lines,
          postcode: address.postcode,
          wardCode: address.wardCode,
          searchKey: addressKey(lines),
        }
      }),
  )
  return [
    [
      'household',
      made.households.map((household) => ({
        authorityId,
        id: household.id,
        familyNumber: household.familyNumber,
        madeAt: household.recordedAt,
      })),
    ],
    [
      'person',
      made.persons.map((person) => {
        const { current, knownAs } = shownName(names.get(person.id) ?? [])
        const givenName = current?.forename ?? ''
        const familyName = current?.surname ?? ''
        return {
          authorityId,
          id: person.id,
          identityId: person.id,
          kind: person.kind === 'adult' ? 'adult' : person.birthDay ? 'child' : 'unborn',
          givenName,
          familyName,
          knownAs,
          bornOn: person.birthDay,
          bornAbout: false,
          expectedOn: person.expectedBirthDay,
          sex: person.sex,
          searchKey: nameKey(givenName, familyName, knownAs),
          householdId: places.householdOf.get(person.id) ?? null,
          localityId: places.of(person.id),
          agencyId,
          restriction: 'none',
          ownRestriction: 'none',
          version: 1,
          recordedAt: person.recordedAt,
        }
      }),
    ],
    [
      'personName',
      made.personNames.map((row) => ({
        ...rowOf(row.personId, row),
        id: row.id,
        givenName: row.forename,
        familyName: row.surname,
        kind: row.kind,
        searchKey: nameKey(row.forename, row.surname),
      })),
    ],
    ['personAddress', addresses],
    [
      'personIdentifier',
      made.identifiers.map((row) => ({
        ...rowOf(row.personId),
        id: row.id,
        scheme: row.kind,
        value: row.value,
        source: row.source,
        verifiedAt: row.verified ? recorded.get(row.personId)! : null,
      })),
    ],
    ['personFact', facts],
    [
      'relationship',
      made.relationships.flatMap((row) => [
        { ...rowOf(row.otherPersonId, row), id: row.id, otherId: row.personId, kind: row.type as string },
        {
          ...rowOf(row.personId, row),
          id: ids.next(`${row.validFrom}T09:00:00Z`),
          otherId: row.otherPersonId,
          kind: otherSide(row.type as RelationshipKind) as string,
        },
      ]),
    ],
    [
      'householdMember',
      made.householdMembers.map((row) => ({
        ...rowOf(row.personId, row),
        id: ids.next(`${row.validFrom}T09:00:00Z`),
        householdId: row.householdId,
      })),
    ],
    [
      'involvement',
      made.involvements.map((row) => ({
        ...rowOf(row.childId, row),
        id: row.id,
        involvedAgencyId: row.agencyId,
        workerId: row.workerId,
        workerName: row.name,
        role: row.role as string,
        phone: row.phone,
        lastInvolvedOn: row.lastInvolved,
      })),
    ],
  ]
}

/** The name that stands today, and what the person is called. */
function shownName(rows: readonly PersonNameRow[]) {
  const current = rows.filter((row) => row.kind === 'current').sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  return { current, knownAs: rows.find((row) => row.kind === 'known as' && row.validTo === null)?.forename ?? null }
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  return Map.groupBy(rows, key)
}
const later = (a: string, b: string) => (a > b ? a : b)
const sooner = (a: string | null, b: string | null) => (a === null ? b : b === null ? a : a < b ? a : b)
