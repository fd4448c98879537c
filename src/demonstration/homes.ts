import { addDays, type Day, daysBetween, londonInstant } from '../time/index.ts'
import { postcodesOf, wards } from './facts.ts'
import { streetName } from './names.ts'
import { type Random, weights } from './random.ts'
import type { AddressRow, Id } from './rows.ts'

/** A home as the contacts need it: from a day until the next one. */
export interface Home {
  from: Day
  wardCode: string
}

/** Families known to services, against all children of a ward: the two localities are known far more often. */
const needOfWard: Readonly<Record<string, number>> = {
  Newport: 2.3,
  'North Ormesby': 2.6,
  Central: 1.3,
  'Berwick Hills & Pallister': 1.2,
  'Brambles & Thorntree': 1.3,
  'Park End & Beckfield': 1.1,
  'Longlands & Beechwood': 1.1,
}
const wardTable = weights(wards.map((ward) => [ward, ward.aged0to15 * (needOfWard[ward.name] ?? 0.55)] as const))
const pilotWards = new Set(wards.filter((ward) => (needOfWard[ward.name] ?? 0) > 2).map((ward) => ward.code))
const postcodePlaces = new Map(
  Object.values(postcodesOf)
    .flat()
    .map((postcode, place) => [postcode, place]),
)

export function isPilotWard(wardCode: string): boolean {
  return pilotWards.has(wardCode)
}

/** Where a household has lived since a day: one home for most, up to four for those who move. */
export function drawHomes(
  random: Random,
  newId: (at: Date) => Id,
  householdId: Id,
  since: Day,
  asAtDay: Day,
): { homes: Home[]; addresses: AddressRow[] } {
  const starts = [since]
  const moves = random.chance(0.36) ? random.whole(1, 3) : 0
  for (let move = 0; move < moves; move++) {
    const last = starts.at(-1)!
    const next = addDays(last, Math.floor((daysBetween(last, asAtDay) * random.whole(20, 80)) / 100))
    if (daysBetween(last, next) > 20 && daysBetween(next, asAtDay) > 20) starts.push(next)
  }
  const addresses = starts.map((from, place): AddressRow => {
    const next = starts[place + 1]
    const ward = next === undefined || random.chance(0.6) ? random.weighted(wardTable) : random.pick(wards)
    const postcode = random.pick(postcodesOf[ward.code]!)
    const flat = random.chance(0.12) ? `Flat ${random.whole(1, 12)}, ` : ''
    return {
      id: newId(londonInstant(from < asAtDay ? from : addDays(asAtDay, -1), '09:30')),
      householdId,
      line1: `${flat}${random.whole(1, 140)} ${streetName(postcodePlaces.get(postcode)!)}`,
      town: 'Middlesbrough',
      postcode,
      wardCode: ward.code,
      validFrom: from,
      validTo: next === undefined ? null : addDays(next, -1),
    }
  })
  return { homes: addresses.map(({ validFrom, wardCode }) => ({ from: validFrom, wardCode })), addresses }
}
