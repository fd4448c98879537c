import type { Demonstration } from './rows.ts'

/** Where everybody belongs on the day: the place of the address, as the stamping function of the database would have it. */
export class Places {
  readonly notPlaced: string
  /** Household by person, and place by household, on the day. */
  readonly householdOf = new Map<string, string>()
  readonly #placeOfHousehold = new Map<string, string>()

  constructor({ localities, localityAreas, addresses, householdMembers, asAtDay }: Demonstration) {
    this.notPlaced = localities.find((place) => place.isNotPlacedYet)!.id
    const holds = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
      validFrom <= asAtDay && (validTo === null || validTo >= asAtDay)
    const placeOfWard = new Map(localityAreas.filter(holds).map((row) => [row.wardCode, row.localityId]))
    for (const address of addresses)
      if (holds(address)) this.#placeOfHousehold.set(address.householdId, placeOfWard.get(address.wardCode) ?? this.notPlaced)
    for (const member of householdMembers) if (holds(member)) this.householdOf.set(member.personId, member.householdId)
  }

  of(personId: string): string {
    return this.#placeOfHousehold.get(this.householdOf.get(personId) ?? '') ?? this.notPlaced
  }
}
