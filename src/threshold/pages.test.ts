import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Town } from '../../tests/town.ts'

const house = useHouse()

const everybody: [keyof Town['people'], string][] = [
  ['priya', 'decides by it'],
  ['daniel', 'a partner judges by it before ringing'],
  ['howard', 'an elected member may read what the town decides by'],
  ['wen', 'looks after accounts, and may read it'],
  ['ines', 'needs its levels for figures'],
]
test.each(everybody)('%s may read the threshold of need: %s', async (who) => {
  const page = await openPage(house, house.town.people[who], '/threshold')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Level 3: Targeted')
  expect(page.body).toContain('claims no council’s wording')
  expect(page.body).toContain('Version 1, in force since 1 January 2020')
  expect(page.body).toContain('href="/threshold/3.4"')
})

test('a search is part of the address and shows only what it found', async () => {
  const page = await openPage(house, house.town.people.daniel, '/threshold?find=hungry')
  expect(page.body).toContain('1 clause with “hungry”')
  expect(page.body).toContain('id="4.2"')
  expect(page.body).not.toContain('id="1.1"')
})

test('a clause has an address of its own, and what is not there is not found', async () => {
  const { daniel } = house.town.people
  const page = await openPage(house, daniel, '/threshold/3.4')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Drink, drugs or mental ill health')
  expect((await openPage(house, daniel, '/threshold/9.9')).statusCode).toBe(404)
  const cited = await openPage(house, daniel, '/threshold/3.4?version=1')
  expect(cited.headers.location, 'a decision links to the version that it cited').toBe('/threshold/versions/1/3.4')
})

test('who has read it is written once, and only those who look after it see the count', async () => {
  const { daniel, ruth, priya } = house.town.people
  await sendForm(house, daniel, '/threshold/versions/1/reading', {})
  await sendForm(house, daniel, '/threshold/versions/1/reading', {})
  expect((await openPage(house, daniel, '/threshold')).body).toContain('You said on 24 November 2026')
  const versions = await openPage(house, ruth, '/threshold/versions')
  expect(versions.body).toMatch(/Tees Gate Academy<\/th><td class="ds-r">1 of 1/)
  expect((await openPage(house, priya, '/threshold/versions')).body).not.toContain('Say they have read it')
})
