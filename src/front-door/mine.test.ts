import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { restrict } from '../people/index.ts'

const house = useHouse()
const words = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const told = { danger: 'no', worry: 'Quiet', knows: 'not-yet', kind: 'advice' }

test('a nurse whose contact was shut, because a child it names is restricted, is told so, with its reference and nothing more', async () => {
  const { grace, jas, ruth } = house.town.people
  const saved = await sendForm(house, grace, '/contacts', { ...told, 'child.0.name': 'Alfie Dunning' })
  const reference = String(saved.headers.location).split('=')[1]!
  expect(words((await openPage(house, grace, '/')).body)).not.toContain('Not shown here any more')
  const { id } = await house.owner.selectFrom('person').select('id').where('givenName', '=', 'Alfie').executeTakeFirstOrThrow()
  const shut = await house.as(ruth, 'decide contacts', (work) => restrict(work, id, { why: 'An address must not be found' }))
  expect(shut.problems).toBeUndefined()

  const hers = words((await openPage(house, grace, '/')).body)
  expect(hers).toContain(`Only a few people may open what you brought as ${reference}`)
  expect(hers).toContain('01632 960 100')
  expect(hers).not.toContain('Alfie')
  expect((await openPage(house, grace, `/contacts/${reference}`)).statusCode).toBe(404)
  expect(words((await openPage(house, jas, '/')).body)).not.toContain(reference)
  const contact = await house.owner
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const entries = await house.owner
    .selectFrom('readEntry')
    .select('subjects')
    .where('what', '=', 'list')
    .where('membershipId', '=', grace.membershipId)
    .execute()
  expect(entries.at(-1)?.subjects).toContain(contact.id)
})

test('a partner’s page goes on past thirty: what waits first, the rest on further pages', async () => {
  const { daniel } = house.town.people
  for (let n = 0; n < 32; n++) await sendForm(house, daniel, '/contacts', { ...told, nobody: 'yes', worry: `Worry ${n}` })
  const page = async (path: string) => (await openPage(house, daniel, path)).body
  const references = (body: string) =>
    new Set([...body.matchAll(/\/contacts\/([A-Z0-9]{3}-[A-Z0-9]{3})"/g)].map(([, one]) => one))
  const [first, second] = [await page('/'), await page('/?page=2')]
  expect(first).toContain('href="/?page=2"')
  expect(second).not.toContain('href="/?page=3"')
  expect(references(first).size).toBe(30)
  expect(references(second).size).toBe(2)
  expect(new Set([...references(first), ...references(second)]).size).toBe(32)
  expect(words(second), 'what waits is under its heading').not.toContain('on the first page')
})

test('a count of what waits, or is answered, never stands over nothing: it says on which page they are', async () => {
  const { jas, priya } = house.town.people
  const bring = async (n: number) => {
    const saved = await sendForm(house, jas, '/contacts', { ...told, nobody: 'yes', worry: `Housing ${n}` })
    return String(saved.headers.location).split('=')[1]!
  }
  const first = await bring(0)
  for (let n = 1; n < 31; n++) await bring(n)
  const page = async (path: string) => words((await openPage(house, jas, path)).body)
  const answer = async (reference: string) => {
    const { id } = await house.owner
      .selectFrom('contact')
      .select('id')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    const scope = { authorityId: jas.authorityId, localityId: house.town.places.newport, agencyId: jas.agencyId }
    const row = {
      id: newId(),
      contactId: id,
      way: 'written',
      toWhom: 'Jas',
      words: 'Thank you',
      answeredAt: house.clock.now,
      answeredBy: priya.workerId,
    }
    await house.owner
      .insertInto('answer')
      .values({ ...scope, ...row })
      .execute()
  }
  await answer(first)
  expect(await page('/')).toMatch(/Answered 1 in all It comes on a page after this one/)
  expect(await page('/?page=2')).toMatch(/Waiting for an answer 30 They are on the first page/)
  const past = await openPage(house, jas, '/?page=3')
  expect([past.statusCode, past.headers.location]).toEqual([303, '/'])
})
