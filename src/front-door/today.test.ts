import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()

test('what is due on Monday is counted on Friday and at the weekend, when nothing is due today or tomorrow', async () => {
  const { priya } = house.town.people
  house.clock.now = new Date('2026-11-27T09:20:00Z')
  const told = { danger: 'no', 'child.0.name': 'Alfie Dunning', worry: 'Quiet', knows: 'not-yet', kind: 'advice' }
  const saved = await sendForm(house, priya, '/contacts', { ...told, who: 'A neighbour', from: '1B' })
  const reference = String(saved.headers.location).split('=')[1]!
  await sendForm(house, priya, `/contacts/${reference}/with`, { from: '' })
  for (const now of ['2026-11-27T10:00:00Z', '2026-11-28T10:00:00Z']) {
    house.clock.now = new Date(now)
    const body = (await openPage(house, priya, '/')).body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(body, now).toContain('1 due the next working day')
  }
  house.clock.now = new Date('2026-11-29T10:00:00Z')
  expect((await openPage(house, priya, '/')).body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain('1 due tomorrow')
})
