import { sql } from 'kysely'
import { newId } from '../../src/database/ids.ts'
import { addressKey, nameKey } from '../../src/people/index.ts'
import type { TestHouse } from '../house.ts'
import type { Known } from './known-people.ts'

/** Writes people in bulk, as the owner, and says which id each key has. Half live in one place, half in another. */
export async function loadPeople(house: TestHouse, people: readonly Known[]): Promise<Map<string, string>> {
  const { authorityId, places, agencies } = house.town
  const ids = new Map(people.map(({ key }) => [key, newId()]))
  const size = 2000
  for (let from = 0; from < people.length; from += size) {
    const some = people.slice(from, from + size)
    const about = (one: Known) => ({
      authorityId,
      localityId: Number.parseInt(one.household.slice(-1), 16) % 2 ? places.newport : places.northOrmesby,
      agencyId: agencies.council,
      recordedAt: house.clock.now,
    })
    const of = (one: Known) => ({ ...about(one), id: newId(), personId: ids.get(one.key)! })
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
      one.addresses.map((address) => ({ ...of(one), ...address, searchKey: addressKey(address.lines) })),
    )
    if (addresses.length > 0) await house.owner.insertInto('personAddress').values(addresses).execute()
    const identifiers = some.flatMap((one) =>
      one.identifiers.map((identifier) => ({ ...of(one), ...identifier, source: 'as given' })),
    )
    if (identifiers.length > 0) await house.owner.insertInto('personIdentifier').values(identifiers).execute()
  }
  // as the server would do by itself within a minute
  await sql`analyze`.execute(house.owner)
  return ids
}
