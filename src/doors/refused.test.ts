import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/actor.ts'
import { newId } from '../database/ids.ts'

const house = useHouse()
const people = () => house.town.people

test.each([
  ['/contacts/%00', 'a zero byte, which the database stores nowhere'],
  ['/children/rubbish', 'what is no id'],
  ['/rulebook?find=a%00b', 'a zero byte in a search'],
])('%s is refused or passed over, and is no bug: %s', async (path, _why) => {
  expect((await openPage(house, people().priya, path)).statusCode).toBeLessThan(500)
})

const told = (more: Record<string, string> = {}) => ({
  kind: 'support',
  danger: 'no',
  who: 'Helen',
  from: house.town.agencies.school,
  'child.0.name': 'Kit Farrow',
  'child.0.is': 'new',
  worry: 'Hungry',
  knows: 'yes',
  ...more,
})

test.each([
  [{ 'child.0.is': 'rubbish' }, 'a child who is no id'],
  [{ 'child.0.is': 'rubbish\u0000' }, 'nor a zero byte'],
])('a conversation with %j asks again who the child is: %s', async (more, _why) => {
  const answer = await sendForm(house, people().priya, '/contacts', told(more as Record<string, string>))
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Say again who Kit Farrow is')
})

test('a key that somebody else used is no bug: the form comes back with its words and a key of its own', async () => {
  const key = newId()
  const send = (actor: Actor) => sendForm(house, actor, '/contacts', told(), { key })
  expect((await send(people().priya)).statusCode).toBe(303)
  const second = await send(people().colin)
  expect(second.statusCode).toBe(403)
  expect(second.body).toContain('Hungry')
  expect(second.body).not.toContain(key)
})
