import type { TestHouse } from '../../../tests/house.ts'
import { newId } from '../../database/ids.ts'
import { decideContact, type NewContact, recordContact } from '../../front-door/index.ts'
import { recordPerson } from '../../people/index.ts'

export type Marsh = { kayden: string; lacey: string; danielle: string; householdId: string }

/** An invented family at one address in Newport, for the tests of this room. */
export async function marshFamily(house: TestHouse): Promise<Marsh> {
  const { authorityId, agencies, people } = house.town
  await house.owner
    .insertInto('postcode')
    .values({ postcode: 'TS1 4AB', wardCode: 'E05009999', source: 'invented' })
    .onConflict((clash) => clash.doNothing())
    .execute()
  const person = (given: Parameters<typeof recordPerson>[1]) =>
    house.as(people.priya, 'record a contact', async (work) => {
      const made = await recordPerson(work, given)
      if (made.problems) throw new Error(made.problems.map((problem) => problem.message).join('; '))
      return made
    })
  const address = { lines: '14 Alder Row', postcode: 'TS1 4AB', from: '2024-03-01' }
  const first = await person({
    kind: 'child',
    givenName: 'Kayden',
    familyName: 'Marsh',
    bornOn: '2019-05-03',
    address,
    language: 'en',
    communication: ['hearing'],
  })
  const { householdId } = first
  const lacey = await person({
    kind: 'child',
    givenName: 'Lacey',
    familyName: 'Marsh',
    bornOn: '2024-02-01',
    householdId,
    address,
  })
  const danielle = await person({
    kind: 'adult',
    givenName: 'Danielle',
    familyName: 'Marsh',
    bornOn: '1997-06-11',
    householdId,
    address,
  })
  const scope = { authorityId, localityId: house.town.places.newport, recordedAt: house.clock.now }
  await house.owner
    .insertInto('relationship')
    .values([
      {
        ...scope,
        id: newId(),
        personId: first.id,
        otherId: danielle.id,
        kind: 'mother',
        parentalResponsibility: 'yes',
        agencyId: agencies.council,
      },
      { ...scope, id: newId(), personId: first.id, otherId: lacey.id, kind: 'sibling', agencyId: agencies.council },
    ])
    .execute()
  const involved = [
    ['Grace Olawale', 'health-visitor', agencies.health, '01632 960 187', '2026-11-23'],
    ['Dr Anil Mehta', 'gp', agencies.health, '01632 960 170', '2026-10-04'],
  ] as const
  await house.owner
    .insertInto('involvement')
    .values(
      involved.map(([workerName, role, agencyId, phone, lastInvolvedOn]) => ({
        ...scope,
        id: newId(),
        personId: first.id,
        involvedAgencyId: agencyId,
        workerName,
        role,
        phone,
        lastInvolvedOn,
        validFrom: '2025-01-01',
        agencyId: agencies.council,
      })),
    )
    .execute()
  return { kayden: first.id, lacey: lacey.id, danielle: danielle.id, householdId }
}

/** A contact from the school about some of the family, recorded by Colin at the front door: to his colleagues it opens their records. */
export function bring(house: TestHouse, children: readonly string[], more: Partial<NewContact> = {}): Promise<string> {
  return house.as(house.town.people.colin, 'record a contact', (work) =>
    recordContact(work, {
      kind: 'support',
      sourceCode: '2A',
      agencyId: house.town.agencies.school,
      bringer: { name: 'Helen Whitlock', role: 'Safeguarding lead', phone: '01632 960 245', anonymous: false },
      children,
      receivedAt: house.clock.now,
      danger: 'no',
      familyKnows: 'yes',
      words: { worry: 'Hungry at school three mornings running' },
      ...more,
    }),
  )
}

/** Priya decides a contact by a clause of the level, with what the outcome needs. */
export async function decide(house: TestHouse, id: string, outcome: string, children: readonly string[] = [], level = 4) {
  const { problems } = await house.as(house.town.people.priya, 'decide contacts', (work) =>
    decideContact(work, id, 0, {
      outcome,
      level,
      clause: `${level}.1`,
      reason: 'Three mornings, and nobody answers at home',
      agrees: 'yes',
      localityId: house.town.places.newport,
      service: 'Breakfast club',
      children,
      lateReason: 'volume',
      lateWords: '',
    }),
  )
  if (problems) throw new Error(problems.map((problem) => problem.message).join('; '))
}
