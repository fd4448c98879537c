import { generateDemonstration } from '../../src/demonstration/index.ts'

/** Somebody of the demonstration, with all that a search may go by. `key` is their id there, and the answer of a query. */
export type Known = {
  key: string
  kind: 'child' | 'adult'
  givenName: string
  familyName: string
  knownAs?: string
  otherNames: { givenName: string; familyName: string; kind: string }[]
  bornOn: string
  household: string
  addresses: { lines: string; postcode: string; validFrom: string }[]
  identifiers: { scheme: string; value: string }[]
}

/** Everybody of the demonstration who has a birth date, as it stands on the day of the test house. */
export function knownPeople(): Known[] {
  const made = generateDemonstration({ seed: 'doorstep', asAtDay: '2026-11-24' })
  const of = <Row extends { personId: string }>(rows: readonly Row[]) => Map.groupBy(rows, ({ personId }) => personId)
  const [names, identifiers, homes] = [of(made.personNames), of(made.identifiers), of(made.householdMembers)]
  const addresses = Map.groupBy(made.addresses, ({ householdId }) => householdId)
  return made.persons.flatMap((person) => {
    const own = names.get(person.id) ?? []
    const current = own.find(({ kind, validTo }) => kind === 'current' && !validTo)
    if (!person.birthDay || !current) return []
    const called = own.find(({ kind }) => kind === 'known as')?.forename
    const households = [...new Set((homes.get(person.id) ?? []).map(({ householdId }) => householdId))]
    return {
      key: person.id,
      kind: person.kind,
      givenName: current.forename,
      familyName: current.surname,
      ...(called ? { knownAs: called } : {}),
      otherNames: own
        .filter((name) => name !== current && name.kind !== 'known as')
        .map(({ forename, surname, kind }) => ({ givenName: forename, familyName: surname, kind })),
      bornOn: person.birthDay,
      household: households[0] ?? '',
      addresses: households.flatMap((id) =>
        (addresses.get(id) ?? []).map(({ line1, town, postcode, validFrom }) => ({
          lines: `${line1}, ${town}`,
          postcode,
          validFrom,
        })),
      ),
      identifiers: (identifiers.get(person.id) ?? []).map(({ kind, value }) => ({ scheme: kind, value })),
    }
  })
}
