import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { recordPerson } from '../people/index.ts'
import { mayBeKnown } from './compare-children.ts'

const house = useHouse()
const mia = { givenName: 'Mia', familyName: 'Simpson', bornOn: '2016-03-05', kind: 'child' as const }
let known: string
let shut: string

beforeAll(async () => {
  const { priya, ruth } = house.town.people
  const record = async (actor: typeof priya, person: Parameters<typeof recordPerson>[1]) =>
    (await house.as(actor, 'record a contact', (work) => recordPerson(work, person))).id!
  known = await record(priya, { ...mia, address: { lines: '3 Larch Street', postcode: '' } })
  shut = await record(ruth, { ...mia, givenName: 'Nora', restricted: true })
})

const told = (child: string) => ({
  danger: 'no',
  'child.0.name': child,
  'child.0.born': '5 Mar 2016',
  place: '3 Larch Street',
  worry: 'Very quiet',
  knows: 'not-yet',
  kind: 'advice',
})

async function brought(child: string, who: 'daniel' | 'dale' | 'priya' = 'daniel', more: Record<string, string> = {}) {
  const answers = { ...told(child), ...(who === 'daniel' ? {} : { who: 'A neighbour', from: '1B' }), ...more }
  const saved = await sendForm(house, house.town.people[who], '/contacts', answers)
  expect(saved.statusCode, saved.body.slice(0, 3000)).toBe(303)
  const reference = String(saved.headers.location).split('=')[1] ?? String(saved.headers.location).split('/').at(-1)!
  const { id } = await house.owner
    .selectFrom('contact as c')
    .innerJoin('contactChild as k', 'k.contactId', 'c.id')
    .select('k.personId as id')
    .where('c.reference', '=', reference)
    .executeTakeFirstOrThrow()
  return { reference, id }
}

test('a partner who cannot see a known child makes a second record: the front door is shown whom it may be, the partner is not', async () => {
  const { daniel, priya, ruth } = house.town.people
  const { reference, id } = await brought('Mia Simpson')
  expect(id).not.toBe(known)
  const hub = await openPage(house, priya, `/contacts/${reference}`)
  expect(hub.body).toContain('May be known already')
  expect(hub.body).toContain(`href="/children/${known}"`)
  const manager = await openPage(house, ruth, `/contacts/${reference}`)
  expect(manager.body).toContain(`href="/children/${known}/join?with=${id}"`)
  const partner = await openPage(house, daniel, `/contacts/${reference}`)
  expect(partner.statusCode).toBe(200)
  expect(partner.body).not.toContain('May be known already')
  expect(partner.body).not.toContain(known)

  const search = await house.owner
    .selectFrom('readEntry')
    .select('subjects')
    .where('what', '=', 'search')
    .where('membershipId', '=', priya.membershipId)
    .execute()
  expect(search.flatMap(({ subjects }) => subjects)).toContain(known)
})

test('somebody at the front door moves the contact to the child it is, and is not asked again', async () => {
  const { priya } = house.town.people
  const { reference, id } = await brought('Mia Simpson', 'daniel', { 'child.0.is': 'new' })
  const moved = await sendForm(
    house,
    priya,
    `/contacts/${reference}/move`,
    { from: id, to: known, why: 'Recorded as somebody new' },
    { version: 1 },
  )
  expect(moved.statusCode, moved.body.slice(0, 2000)).toBe(303)
  const after = await openPage(house, priya, `/contacts/${reference}`)
  expect(after.body).not.toContain('May be known already')
  const named = () =>
    house.owner
      .selectFrom('contactChild')
      .select(['addedWithin', 'comparedAt'])
      .where('personId', '=', known)
      .where('removedAt', 'is', null)
      .execute()
  const before = await named()
  const compared = await sendForm(house, priya, `/contacts/${reference}/compared`, { child: known })
  expect(compared.statusCode, 'a child who was never to be compared').toBe(409)
  expect(await named()).toEqual(before)
})

test('or says that it is nobody else, which an event keeps', async () => {
  const { priya } = house.town.people
  const { reference, id } = await brought('Mia Simpson', 'dale')
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).toContain('May be known already')
  const said = await sendForm(house, priya, `/contacts/${reference}/compared`, { child: id })
  expect(said.statusCode).toBe(303)
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).not.toContain('May be known already')
  const acts = await house.owner.selectFrom('event').select('act').where('personId', '=', id).execute()
  expect(acts.map(({ act }) => act)).toContain('child compared')
  expect((await sendForm(house, priya, `/contacts/${reference}/compared`, { child: id })).statusCode, 'said once').toBe(409)
})

test('the child is compared by where they live today', async () => {
  const { priya } = house.town.people
  const { reference, id } = await brought('Mia Simpson', 'daniel', { 'child.0.is': 'new' })
  const contact = await house.owner
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const { id: rowId, ...lives } = await house.owner
    .selectFrom('personAddress')
    .selectAll()
    .where('personId', '=', id)
    .executeTakeFirstOrThrow()
  const points = async () =>
    (await house.as(priya, 'decide contacts', (work) => mayBeKnown(work, contact.id)))[0]?.found.find(
      ({ person }) => person.id === known,
    )?.points
  const atHome = await points()
  expect(atHome).toBeGreaterThan(0)
  const also = (row: Partial<typeof lives> & { id: string }) =>
    house.owner
      .insertInto('personAddress')
      .values({ ...lives, lines: '90 Elsewhere Road', searchKey: '90 elsewhere road', ...row })
      .execute()
  const [wrong, right] = [newId(1), newId(2)]
  await also({ id: wrong, validFrom: '2026-11-20' })
  await also({ id: newId(0), validFrom: '2027-02-01' })
  await house.owner.updateTable('personAddress').set({ validTo: '2027-01-31' }).where('id', '=', rowId).execute()
  expect(await points(), 'the newest address in force').toBeLessThan(atHome!)
  await also({ id: right, validFrom: '2026-11-20', lines: lives.lines, searchKey: lives.searchKey, corrects: wrong })
  expect(await points(), 'what was corrected is not lived at').toBe(atHome)
  await house.owner.updateTable('personAddress').set({ validTo: '2027-01-31' }).where('id', '=', right).execute()
  expect(await points(), 'an address that ends later holds today').toBe(atHome)
})

test('a restricted child is shown to the manager alone, also after somebody else compared', async () => {
  const { priya, ruth } = house.town.people
  const { reference, id } = await brought('Nora Simpson', 'priya', { 'child.0.is': 'new' })
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).not.toContain('May be known already')
  await sendForm(house, priya, `/contacts/${reference}/compared`, { child: id })
  const manager = await openPage(house, ruth, `/contacts/${reference}`)
  expect(manager.body).toContain('May be known already')
  expect(manager.body).toContain(shut)
  // she was asked about those whom she could see as she recorded
  expect(manager.body).not.toContain(`href="/children/${known}"`)
  await sendForm(house, ruth, `/contacts/${reference}/compared`, { child: id })
  expect((await openPage(house, ruth, `/contacts/${reference}`)).body).not.toContain('May be known already')
})
