import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { managersInWords } from './ring-and-tell.tsx'

const house = useHouse()
const phone = (at: string | null) =>
  house.owner.updateTable('worker').set({ phone: at }).where('id', '=', house.town.people.ruth.workerId).execute()
const told = { danger: 'now', worry: 'He is not breathing well', knows: 'yes', agrees: 'yes', kind: 'support' }
const text = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

beforeAll(async () => {
  await phone('01632 960 100')
  await house.owner.updateTable('authority').set({ phone: '01632 960 001' }).where('id', '=', house.town.authorityId).execute()
})

test('danger now says whom to tell and by which telephone: before it is saved, after, and on the contact', async () => {
  const { priya } = house.town.people
  const whom = 'a front door manager: Ruth Calvert, 01632 960 100. The front door: 01632 960 001.'
  expect(text((await openPage(house, priya, '/contacts/new')).body)).toContain(`Ring 999 first. Then ${whom}`)
  const saved = await sendForm(house, priya, '/contacts', { ...told, 'child.0.name': 'Alfie Dunning', who: 'Mum', from: '1A' })
  const known = await sendForm(house, priya, '/contacts', { ...told, 'child.0.name': 'Alfi Dunning', who: 'Gran', from: '1A' })
  const settle = await openPage(house, priya, String(known.headers.location))
  expect(settle.body).toContain('Who are the children?')
  expect(text(settle.body)).toContain(`tell ${whom}`)
  const reference = /[?=]([A-Z0-9-]+)$/.exec(String(saved.headers.location))![1]!
  expect(text((await openPage(house, priya, String(saved.headers.location))).body)).toContain(`tell ${whom}`)
  expect(text((await openPage(house, priya, `/contacts/${reference}`)).body)).toContain(`tell ${whom}`)
})

test.each(['daniel', 'tom', 'dale'] as const)('%s, who decides nothing, reads it right after it is saved', async (who) => {
  const actor = house.town.people[who]
  const saved = await sendForm(house, actor, '/contacts', {
    ...told,
    'child.0.name': `Robin ${who}`,
    'child.0.is': 'new',
    who: 'Mum',
    from: '1A',
  })
  const page = await openPage(house, actor, String(saved.headers.location))
  expect(page.statusCode).toBe(200)
  expect(text(page.body)).toContain('Ring 999 if that is not done, and tell a front door manager: Ruth Calvert, 01632 960 100')
  expect((await openPage(house, actor, '/contacts/new/danger?recorded=<b>')).statusCode).toBe(404)
})

test('a manager is not told to tell themself', async () => {
  const { ruth } = house.town.people
  expect(text((await openPage(house, ruth, '/contacts/new')).body)).toContain('knows no other here')
})

test('where there are several each is named, and where nobody is known it says where to look', () => {
  const door = { managers: [], phone: null }
  expect(
    managersInWords({
      ...door,
      managers: [
        { name: 'Ruth Calvert', phone: null },
        { name: 'Naomi Ferris', phone: '01632 960 101' },
      ],
    }),
  ).toBe('a front door manager: Ruth Calvert, no telephone written down; or Naomi Ferris, 01632 960 101.')
  expect(managersInWords(door)).toContain('look at your duty list')
  expect(managersInWords({ ...door, phone: '01632 960 001' })).toContain('ask the front door. The front door: 01632 960 001.')
})
