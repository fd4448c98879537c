import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/actor.ts'
import { newId } from '../database/ids.ts'

const house = useHouse()
let thomas: string

const told = {
  danger: 'no',
  who: 'A neighbour',
  from: '1B',
  'child.0.name': 'Thomas',
  'child.0.born': '10',
  place: '3 Larch Street',
  worry: 'Seen alone at the bus stop',
  knows: 'yes',
  kind: 'support',
}

/** What a browser would send of the child in a page: each field as it stands, with the choice that is ticked. */
function childIn(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of body.matchAll(/<input[^>]*name="child\.0\.[^>]*>/g)) {
    const part = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
    if (part('type') !== 'radio' || /\bchecked\b/.test(tag)) fields[part('name')] = part('value')
  }
  return fields
}

const priya = () => house.town.people.priya
const send = (more: Record<string, string> = {}, actor: Actor = priya(), path = '/contacts') =>
  sendForm(house, actor, path, { ...told, ...more })
const namedIn = async (location: unknown) => {
  const reference = /[A-Z0-9-]{6,}/.exec(String(location).split('=')[1] ?? '')![0]
  return house.owner
    .selectFrom('contactChild')
    .innerJoin('contact', 'contact.id', 'contactChild.contactId')
    .innerJoin('person', 'person.id', 'contactChild.personId')
    .select(['person.id', 'person.givenName', 'person.familyName'])
    .where('contact.reference', '=', reference)
    .execute()
}

beforeAll(async () => {
  const saved = await send({ 'child.0.name': 'Thomas Simpson', 'child.0.is': 'new' })
  thomas = (await namedIn(saved.headers.location))[0]!.id
})

/** Thomas is asked about and chosen, and the form is left for later. */
async function chosenAndLeft() {
  const asked = await send({ 'child.0.name': 'Thomas Simson' })
  expect(asked.body).toContain('Who is Thomas Simson?')
  const later = await send({ ...childIn(asked.body), 'child.0.is': thomas, _later: '1' })
  expect(later.statusCode).toBe(303)
  return (await openPage(house, priya(), '/contacts/new')).body
}

test('a choice of a child stands on the page when it is opened again, can be undone, and holds for its own words', async () => {
  const page = await chosenAndLeft()
  expect(page).toContain('Thomas Simpson, about 10')
  expect(page).toContain('Somebody else: ask me again')
  const undone = await send({ ...childIn(page), 'child.0.is': 'ask' })
  expect(undone.body).toContain('Who is Thomas Simson?')
  const saved = await send(childIn(page))
  expect(saved.statusCode, saved.body.slice(0, 800)).toBe(303)
  expect((await namedIn(saved.headers.location)).map(({ id }) => id)).toEqual([thomas])
})

test('a choice does not hold for another name or another birth date: it is asked again, until somebody answers', async () => {
  const page = await chosenAndLeft()
  for (const other of [{ 'child.0.name': 'Ada Brandnew', 'child.0.born': '4' }, { 'child.0.born': '4' }]) {
    const asked = await send({ ...childIn(page), ...other })
    expect(asked.statusCode).toBe(200)
    const name = 'child.0.name' in other ? 'Ada Brandnew' : 'Thomas Simson'
    expect(asked.body).toContain(`Who is ${name}?`)
    expect(asked.body).toContain('Seen alone at the bus stop')
    expect((await send(childIn(asked.body))).body).toContain(`Who is ${name}?`)
  }
  const asked = await send({ ...childIn(page), 'child.0.name': 'Ada Brandnew', 'child.0.born': '4' })
  const saved = await send({ ...childIn(asked.body), 'child.0.is': 'new' })
  expect(saved.statusCode, saved.body.slice(0, 800)).toBe(303)
  expect(await namedIn(saved.headers.location)).toMatchObject([{ givenName: 'Ada', familyName: 'Brandnew' }])
})

test('with danger now a choice made for other words is not used: it is saved, with the child not settled', async () => {
  const page = await chosenAndLeft()
  const saved = await send({ ...childIn(page), 'child.0.name': 'Ada Brandnow', 'child.0.born': '4', danger: 'now' })
  expect(saved.statusCode, saved.body.slice(0, 800)).toBe(303)
  expect(await namedIn(saved.headers.location)).toEqual([])

  // and where it is settled, the same holds
  const path = String(saved.headers.location).split('?')[0]!
  const asked = await openPage(house, priya(), path)
  const chosen = { ...childIn(asked.body), 'child.0.is': thomas, 'child.0.isFor': 'thomas simson / 10' }
  const again = await send(chosen, priya(), path)
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('Say who Ada Brandnow is')
  const settled = await send({ ...childIn(again.body), 'child.0.is': 'new' }, priya(), path)
  expect(settled.statusCode, settled.body.slice(0, 800)).toBe(303)
})

test('a chosen child who cannot be seen any more is asked about again, as one who never was', async () => {
  const page = await chosenAndLeft()
  await house.owner.updateTable('person').set({ restriction: 'restricted' }).where('id', '=', thomas).execute()
  try {
    const hidden = await send(childIn(page))
    const forged = await send({ ...childIn(page), 'child.0.is': newId() })
    for (const answer of [hidden, forged]) {
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain('Say again who Thomas Simson is')
      for (const words of ['Seen alone at the bus stop', '3 Larch Street']) expect(answer.body).toContain(words)
      expect(answer.body).not.toContain('Thomas Simpson')
    }
    const reopened = await openPage(house, priya(), '/contacts/new')
    expect(reopened.body).not.toContain('Thomas Simpson')
    const saved = await send({ ...childIn(page), danger: 'now' })
    expect(saved.statusCode, saved.body.slice(0, 800)).toBe(303)
    expect(await namedIn(saved.headers.location)).toEqual([])
    const path = String(saved.headers.location).split('?')[0]!
    const asked = await openPage(house, priya(), path)
    const settling = await send(
      { ...childIn(asked.body), 'child.0.is': thomas, 'child.0.isFor': 'thomas simson / 10' },
      priya(),
      path,
    )
    expect(settling.statusCode).toBe(422)
    expect(settling.body).toContain('Say again who Thomas Simson is')
  } finally {
    await house.owner.updateTable('person').set({ restriction: 'none' }).where('id', '=', thomas).execute()
  }
})
