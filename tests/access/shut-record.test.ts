import { beforeAll, expect, test } from 'vitest'
import { marshFamily } from '../../src/children/samples/marsh-family.ts'
import { openPage, useHouse } from '../house.ts'
import { pagesToVisit } from '../journeys/pages-to-visit.ts'
import { readable } from './told.ts'

// Somebody who may find a child, and not open the record, learns the name, the birth date, the place and who is involved. With whom
// the child lives is of the record, whichever page is asked for.
const house = useHouse()
let family: Awaited<ReturnType<typeof marshFamily>>

beforeAll(async () => {
  family = await marshFamily(house)
})

const routes = [...new Set(pagesToVisit.map(({ route }) => route).filter((route) => route.startsWith('/children/:id')))]

test.each(['priya', 'ruth', 'tom', 'amina', 'dale'] as const)(
  '%s finds Kayden, and sees nobody of the household',
  async (who) => {
    const shown: string[] = []
    for (const route of routes) {
      const page = await openPage(house, house.town.people[who], route.replace(':id', family.kayden))
      if (page.statusCode !== 200) continue
      shown.push(route)
      for (const word of ['Lacey', 'Danielle', family.lacey, family.danielle, 'Alder Row'])
        expect(readable(page.body), `${route} says ${word}`).not.toContain(word)
    }
    expect(shown).toContain('/children/:id')
    if (who !== 'dale') expect(shown).toEqual(expect.arrayContaining(['/children/:id/relationships', '/children/:id/addresses']))
  },
)

test('where the record is open, the household is in the list to choose from', async () => {
  const { authorityId, places, agencies } = house.town
  const { amina } = house.town.people
  await house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: family.householdId,
      personId: family.kayden,
      workerId: amina.workerId,
      why: 'assessment',
      validFrom: '2026-11-02',
      recordedAt: house.clock.now,
      localityId: places.newport,
      agencyId: agencies.council,
    })
    .execute()
  const page = await openPage(house, amina, `/children/${family.kayden}/relationships`)
  expect(page.body).toContain('Lacey Marsh')
})
