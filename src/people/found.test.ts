import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { findPeople, type NewPerson, recordPerson } from './index.ts'

const house = useHouse()
const home = { lines: '3 Larch Street', postcode: 'TS1 4AB' }
const ella: NewPerson = { kind: 'child', givenName: 'Ella', familyName: 'Simpson', bornOn: '2016-03-05', address: home }
const ids: Record<string, string> = {}
const words = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

beforeAll(async () => {
  await house.owner.insertInto('postcode').values({ postcode: 'TS1 4AB', wardCode: 'E05009999', source: 'invented' }).execute()
  const record = async (name: string, given: NewPerson) => {
    ids[name] = (await house.as(house.town.people.ruth, 'decide contacts', (work) => recordPerson(work, given))).id!
  }
  await record('ella', { ...ella, identifiers: [{ scheme: 'nhs', value: '999 000 0018', source: 'GP' }] })
  await record('twin', ella)
  await record('ben', { kind: 'child', givenName: 'Ben', familyName: 'Simson', bornOn: '2016-06-01' })
})

const look = async (who: 'priya' | 'jas', typed: string) =>
  (await sendForm(house, house.town.people[who], '/children', { find: typed })).body
const find = async (typed: string) => words(await look('priya', typed))

test('an exact twin without the number that the first record has is offered for joining', async () => {
  const { priya, ruth } = house.town.people
  // a contact that names them both opens their records to the manager, and the numbers in them
  const told = { danger: 'no', worry: 'Quiet', knows: 'not-yet', kind: 'advice', who: 'A neighbour', from: '1B' }
  const both = {
    'child.0.name': 'Ella Simpson',
    'child.0.is': ids.ella!,
    'child.1.name': 'Ella Simpson',
    'child.1.is': ids.twin!,
  }
  expect((await sendForm(house, priya, '/contacts', { ...told, ...both })).statusCode).toBe(303)
  for (const [one, other] of [
    ['ella', 'twin'],
    ['twin', 'ella'],
  ] as const) {
    const page = await openPage(house, ruth, `/children/${ids[one]}/join`)
    expect(page.body, one).toContain(`/children/${ids[one]}/join?with=${ids[other]}`)
  }
})

test.each([
  ['simpson 10', '2 people fit, and others come near. The likeliest come first.', 'a family name and an age are whole'],
  ['ella simpson 5/3/2016', '2 people fit', 'a name and a day'],
  ['ella simpson larch street', '2 people fit', 'a name and a street'],
  ['ella simpson 9', 'Nobody fits', 'a year too young'],
  ['ella simpson 7 larch street', 'Nobody fits', 'another house'],
  ['ella simpsen', 'Nobody fits', 'a name spelt otherwise'],
  ['simpson', 'Another name, a birth date or an address tells them apart', 'one word'],
])('“%s” says “%s”: %s', async (typed, says) => {
  expect(await find(typed)).toContain(says)
})

test('a reference leads to its contact, for whoever may see it; the search is written down', async () => {
  const { daniel } = house.town.people
  const told = { danger: 'no', 'child.0.name': 'Omar Vale', worry: 'Quiet', knows: 'not-yet', kind: 'advice' }
  const saved = await sendForm(house, daniel, '/contacts', told)
  const reference = String(saved.headers.location).split('=')[1]!
  for (const typed of [reference, reference.toLowerCase()]) {
    expect(await look('priya', typed)).toContain(`href="/contacts/${reference}"`)
  }
  const other = words(await look('jas', reference))
  expect(other).toContain(`No contact or referral that you may see has the reference ${reference}`)
  const contact = await house.owner
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const entries = await house.owner.selectFrom('readEntry').select('subjects').where('what', '=', 'search').execute()
  expect(entries.flatMap(({ subjects }) => subjects)).toContain(contact.id)
})

test('a postcode that is not in the list is said: as the contact is recorded, and on the record of the child', async () => {
  const { priya } = house.town.people
  const told = {
    danger: 'no',
    'child.0.born': '7',
    worry: 'Quiet',
    knows: 'not-yet',
    kind: 'advice',
    who: 'A neighbour',
    from: '1B',
  }
  const send = (name: string, place: string) => sendForm(house, priya, '/contacts', { ...told, 'child.0.name': name, place })
  const listed = await send('Ivy Thorne', '1 Elm Road, TS1 4AB')
  expect(listed.headers.location).not.toContain('unlisted')
  const saved = await send('Rory Quill', '1 Elm Road, TS9 9ZZ')
  expect(words((await openPage(house, priya, String(saved.headers.location))).body)).toContain('The postcode is not in our list')
  const { id } = await house.owner.selectFrom('person').select('id').where('givenName', '=', 'Rory').executeTakeFirstOrThrow()
  await sendForm(house, priya, `/children/${id}/opening`, { why: 'To put the address right' })
  expect(words((await openPage(house, priya, `/children/${id}`)).body)).toContain(
    'not placed yet: this postcode is not in the list, so check it',
  )
})

test('whoever writes down a move out of their own place is told that it is saved, and not that there is nothing', async () => {
  const { dale, ruth } = house.town.people
  await house.owner.insertInto('postcode').values({ postcode: 'TS3 6AB', wardCode: 'E05009998', source: 'invented' }).execute()
  const moving = (await house.as(ruth, 'decide contacts', (work) => recordPerson(work, { ...ella, givenName: 'Maya' }))).id!
  expect((await openPage(house, dale, `/children/${moving}`)).body).toContain('Add to this record')
  const { version } = await house.owner.selectFrom('person').select('version').where('id', '=', moving).executeTakeFirstOrThrow()
  const answers = { lines: '9 High Road', postcode: 'TS3 6AB' }
  const saved = await sendForm(house, dale, `/children/${moving}/addresses`, answers, { version })
  expect(saved.statusCode, saved.body.slice(0, 3000)).toBe(303)
  const after = await openPage(house, dale, String(saved.headers.location))
  expect(after.statusCode).toBe(200)
  expect(words(after.body)).toContain('Saved. Another place is responsible for this child')
})

test('who knows a child is by the day in London, past midnight there and not yet by the clock of the world', async () => {
  const { authorityId, places, agencies, people } = house.town
  const scope = { authorityId, localityId: places.newport, agencyId: agencies.council, recordedAt: house.clock.now }
  const known = (workerName: string, validTo: string) => ({
    ...{ ...scope, id: newId(), personId: ids.ben!, involvedAgencyId: agencies.health, workerName, role: 'health-visitor' },
    ...{ validFrom: '2025-01-01', validTo },
  })
  await house.owner
    .insertInto('involvement')
    .values([known('Grace, until yesterday', '2027-07-01'), known('Anil, until today', '2027-07-02')])
    .execute()
  const before = house.clock.now
  house.clock.now = new Date('2027-07-01T23:30:00Z')
  try {
    const found = await house.as(people.priya, 'decide contacts', (work) => findPeople(work, { text: 'ben simson' }))
    const ben = found.find(({ person }) => person.id === ids.ben)
    expect(ben?.knownTo.map(({ name }) => name)).toEqual(['Anil, until today'])
  } finally {
    house.clock.now = before
  }
})
