import { expect, test } from 'vitest'
import { whomToTell } from '../src/front-door/whom-to-tell.ts'
import { placesOfFigures } from '../src/performance/reading.ts'
import { openPage, useHouse } from './house.ts'

const house = useHouse()
const soon = '2026-11-27'
const later = '2026-12-01'

/** Whoever is in a post has a last day that is still to come; or a first one. */
async function set(workerId: string | null, days: { validTo?: string | null; validFrom?: string }) {
  const { numUpdatedRows } = await house.owner
    .updateTable('postHolding')
    .set((row) => ({ ...days, version: row('version', '+', 1) }))
    .where('workerId', '=', workerId)
    .executeTakeFirstOrThrow()
  expect(numUpdatedRows).toBeGreaterThan(0n)
}

test('with a last day to come somebody is on duty and to choose, and with a first day to come not yet', async () => {
  const { ruth, priya, colin } = house.town.people
  await set(ruth.workerId, { validTo: soon })
  await set(priya.workerId, { validTo: soon })
  await set(colin.workerId, { validFrom: later })
  const { managers } = await house.as(priya, 'work the queue', whomToTell)
  expect(managers.map(({ name }) => name)).toEqual(['Ruth Calvert'])
  const { body } = await openPage(house, ruth, '/contacts')
  const choices = body.match(/<select[^>]*name="with".*?<\/select>/s)![0]
  expect(choices).toContain('Ruth Calvert (you)')
  expect(choices).toContain('Priya Raman')
  expect(choices).not.toContain('Colin Ashby')

  await set(ruth.workerId, { validFrom: later, validTo: null })
  expect((await house.as(priya, 'work the queue', whomToTell)).managers).toEqual([])
})

test("a manager's day begins in the place whose post they hold today, and its figures are theirs", async () => {
  const { dale, sunita } = house.town.people
  await set(dale.workerId, { validTo: soon })
  await set(sunita.workerId, { validFrom: later })
  expect((await openPage(house, dale, '/')).headers.location).toBe('/places/newport')
  expect((await openPage(house, sunita, '/')).headers.location).toBe('/places')
  const places = async (actor: typeof dale) => (await house.as(actor, 'see how it goes', placesOfFigures)).map(({ name }) => name)
  expect(await places(dale)).toEqual(['Newport'])
  expect(await places(sunita)).toEqual([])
})

test('an agency, a team and a place that end later are there today, and those that begin later are not', async () => {
  const { wen, ruth } = house.town.people
  const { agencies, teams, places } = house.town
  const between = async (table: 'agency' | 'team' | 'locality', id: string, days: { validTo?: string; validFrom?: string }) =>
    house.owner.updateTable(table).set(days).where('id', '=', id).execute()
  await between('agency', agencies.police, { validTo: soon })
  await between('agency', agencies.school, { validFrom: later })
  await between('team', teams.assessment, { validTo: soon })
  await between('team', teams.newportHelp, { validFrom: later })
  await between('locality', places.newport, { validTo: soon })
  await between('locality', places.rest, { validFrom: later })
  const list = (await openPage(house, wen, '/agencies')).body
  for (const name of ['Police', 'Assessment']) expect(list).toContain(name)
  for (const name of ['Tees Gate Academy', 'Newport early help']) expect(list).not.toContain(name)
  const { body } = await openPage(house, ruth, '/contacts')
  const filters = body.slice(body.indexOf('name="place"'), body.indexOf('name="with"'))
  for (const name of ['Police', '>Newport<']) expect(filters).toContain(name)
  for (const name of ['Tees Gate Academy', 'The rest of the town']) expect(filters).not.toContain(name)
})
