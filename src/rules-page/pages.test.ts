import { expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'

const house = useHouse()

test.each(['priya', 'daniel', 'howard', 'wen', 'ines'] as const)('%s may read the rule book', async (who) => {
  const page = await openPage(house, house.town.people[who], '/rulebook')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('id="timescales"')
  expect(page.body).toContain('govuk-tag--soon')
})

test('a filter is part of the address and comes back filled in', async () => {
  const { daniel } = house.town.people
  const page = await openPage(house, daniel, '/rulebook?find=pupil+number&mark=')
  expect(page.body).toContain('value="pupil number"')
  expect(page.body).toContain('id="checks-upn"')
  expect(page.body).not.toContain('id="timescales"')
  const none = await openPage(house, daniel, '/rulebook?find=zebra')
  expect(none.body).toContain('No rule has this')
  const strange = await openPage(house, daniel, '/rulebook?group=%3Cscript%3E&mark=perhaps')
  expect(strange.body, 'an unknown filter is no filter').toContain('id="timescales"')
})

test('the accessibility page says what is not done yet, and the number to ring', async () => {
  const page = await openPage(house, house.town.people.daniel, '/accessibility')
  expect(page.body).toContain('nobody from outside has audited')
  expect(page.body).toContain('01632 960 100')
})
