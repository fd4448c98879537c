import { sql } from 'kysely'
import { newId } from '../../src/database/ids.ts'
import { addressKey, nameKey } from '../../src/people/index.ts'
import type { TestHouse } from '../house.ts'
import type { Invented } from './invented-people.ts'

/** Writes invented people in bulk, as the owner, and says which id each key has. Half live in one place, half in another. */
export async function loadPeople(house: TestHouse, people: readonly Invented[]): Promise<Map<string, string>> {
  const { authorityId, places, agencies } = house.town
  const ids = new Map(people.map(({ key }) => [key, newId()]))
  const size = 2000
  for (let from = 0; from < people.length; from += size) {
    const some = people.slice(from, from + size)
    const about = (one: Invented) => ({
      authorityId,
      localityId: one.household % 2 ? places.newport : places.northOrmesby,
      agencyId: agencies.council,
      recordedAt: house.clock.now,
    })
    const of = (one: Invented) => ({ ...about(one), id: newId(), personId: ids.get(one.key)! })
    await house.owner
      .insertInto('person')
      .values(
        some.map((one) => {
          const { key, kind, givenName, familyName, knownAs = null, bornOn } = one
          const id = ids.get(key)!
          return {
            ...about(one),
            id,
            identityId: id,
            kind,
            givenName,
            familyName,
            knownAs,
            bornOn,
            searchKey: nameKey(givenName, familyName, knownAs),
          }
        }),
      )
      .execute()
    const names = some.flatMap((one) =>
      one.otherNames.map((name) => ({ ...of(one), ...name, searchKey: nameKey(name.givenName, name.familyName) })),
    )
    if (names.length > 0) await house.owner.insertInto('personName').values(names).execute()
    const addresses = some.flatMap((one) =>
      one.addresses.map((address, place) => ({
        ...of(one),
        ...address,
        searchKey: addressKey(address.lines),
        validFrom: `20${18 + place}-01-01`,
      })),
    )
    await house.owner.insertInto('personAddress').values(addresses).execute()
    const identifiers = some.flatMap((one) => [
      { ...of(one), scheme: 'local', value: one.key, source: 'Case system' },
      ...(one.nhs ? [{ ...of(one), scheme: 'nhs', value: one.nhs, source: 'NHS' }] : []),
      ...(one.upn ? [{ ...of(one), scheme: 'upn', value: one.upn, source: 'School census' }] : []),
    ])
    await house.owner.insertInto('personIdentifier').values(identifiers).execute()
  }
  // as the server would do by itself within a minute
  await sql`analyze`.execute(house.owner)
  return ids
}
