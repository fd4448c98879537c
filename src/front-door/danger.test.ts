import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { decisionDue } from './decision.ts'

const house = useHouse()
const hours = { opens: '09:00', closes: '17:00' }

const worry = {
  danger: 'now',
  who: 'A neighbour',
  from: '1B',
  'child.0.name': 'Alfie Dunning',
  'child.0.born': '11',
  place: '3 Larch Street',
  worry: 'Shouting, and glass breaking, this minute',
  knows: 'not-known',
  kind: 'protection',
}

test.each([
  ['2026-11-24T09:20:00Z', 'now', 'protection', '2026-11-24T10:20:00.000Z', 'an hour in the day'],
  ['2026-11-28T02:10:00Z', 'now', 'support', '2026-11-28T03:10:00.000Z', 'an hour on a Saturday night'],
  ['2026-12-25T23:40:00Z', 'now', 'domestic-abuse', '2026-12-26T00:40:00.000Z', 'an hour on Christmas Day'],
  [
    '2026-11-28T02:10:00Z',
    'today',
    'protection',
    '2026-12-01T17:00:00.000Z',
    'the close of the working day after, without danger now',
  ],
] as const)('what is said at %s with danger %s is due at %s: %s', (at, danger, kind, due, _why) => {
  const said = new Date(at)
  expect(decisionDue({ receivedAt: said, saidAt: said, danger, kind }, hours).toISOString()).toBe(due)
})

test('written down late it is due an hour from then, but never later than it was due before', () => {
  const about = { danger: 'now', kind: 'support', saidAt: new Date('2026-11-24T16:30:00Z') } as const
  const due = (receivedAt: string) => decisionDue({ ...about, receivedAt: new Date(receivedAt) }, hours).toISOString()
  expect(due('2026-11-24T09:00:00Z')).toBe('2026-11-24T17:30:00.000Z')
  expect(due('2026-11-23T10:00:00Z')).toBe('2026-11-24T17:00:00.000Z')
})

test('nobody answers beforehand whether there is danger, and it must be answered', async () => {
  const { priya } = house.town.people
  const form = await openPage(house, priya, '/contacts/new')
  expect(form.body).not.toMatch(/name="danger"[^>]*checked/)
  const { danger: _, ...unsaid } = worry
  const refused = await sendForm(house, priya, '/contacts', unsaid)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Say whether anybody is in danger now')
})

const contacts = () => house.owner.selectFrom('contact').selectAll()

test('with danger now it is saved before anybody is asked who the child is, and then the child is settled', async () => {
  const { priya, dale } = house.town.people
  const known = await sendForm(house, priya, '/contacts', { ...worry, danger: 'no', place: '3 Larch Street' })
  expect(known.statusCode, known.body.slice(0, 1500)).toBe(303)
  const { personId } = await house.owner.selectFrom('contactChild').select('personId').executeTakeFirstOrThrow()
  await house.owner.updateTable('person').set({ localityId: house.town.places.newport }).where('id', '=', personId).execute()

  const saved = await sendForm(house, priya, '/contacts', { ...worry, 'child.0.name': 'Alfi Dunning' })
  expect(saved.statusCode, saved.body.slice(0, 1500)).toBe(303)
  const reference = String(saved.headers.location).split('=')[1]!
  const contact = await contacts().where('reference', '=', reference).executeTakeFirstOrThrow()
  expect(saved.headers.location).toBe(`/contacts/${reference}/children?recorded=${reference}`)
  expect(contact.dueAt?.toISOString()).toBe('2026-11-24T10:20:00.000Z')
  expect(contact.nobodyNamed).toBe(false)

  const queue = await openPage(house, priya, '/contacts')
  expect(queue.body).toContain('In danger: Alfi Dunning, not settled yet')
  expect(queue.body).toContain('Children not settled yet')
  const manager = (await openPage(house, house.town.people.ruth, '/')).body
  const list = manager.slice(manager.indexOf('Waits for a manager'))
  expect(/ds-row__name">.*?<\/a>/s.exec(list)?.[0], 'danger now stands first').toContain('In danger: Alfi Dunning')
  const page = await openPage(house, priya, `/contacts/${contact.reference}`)
  expect(page.body).toContain('Say who they are')
  const decision = { outcome: 'information-and-advice', clause: '2.1', reason: 'Too early' }
  const early = await sendForm(house, priya, `/contacts/${contact.reference}/decision`, decision, { version: 0 })
  expect(early.body).toContain('Say who the children are first')

  const asked = await openPage(house, priya, String(saved.headers.location))
  expect(asked.body).toContain(`Saved as ${contact.reference}, and in the queue`)
  expect(asked.body).toContain('Who is Alfi Dunning?')
  const said = /name="child\.0\.said" value="([^"]+)"/.exec(asked.body)![1]!
  const path = `/contacts/${contact.reference}/children`
  const who = { 'child.0.name': 'Alfi Dunning', 'child.0.born': '11', 'child.0.said': said, place: '3 Larch Street' }
  expect((await sendForm(house, priya, path, who)).body).toContain('Say who Alfi Dunning is')
  const settled = await sendForm(house, priya, path, { ...who, 'child.0.is': personId })
  expect(settled.statusCode, settled.body.slice(0, 1500)).toBe(303)
  const named = await house.owner.selectFrom('contactChild').select('personId').where('contactId', '=', contact.id).execute()
  expect(named).toEqual([{ personId }])
  const after = await openPage(house, priya, '/contacts')
  expect(after.body).not.toContain('not settled yet')
  expect(after.body).toContain('In danger: Alfie Dunning')
  // it belongs to the child's place now, with all that hangs on it
  expect((await openPage(house, dale, '/contacts')).body).toContain(contact.reference)
  for (const table of ['contact', 'bringer', 'waiting', 'contactWords', 'saidChild'] as const) {
    const rows = await house.owner
      .selectFrom(table)
      .select('localityId')
      .where(table === 'contact' ? ('id' as never) : ('contactId' as never), '=', contact.id as never)
      .execute()
    expect(new Set(rows.map(({ localityId }) => localityId)), table).toEqual(new Set([house.town.places.newport]))
  }
  // a second worker with the page still open is told
  const late = await sendForm(house, priya, path, { ...who, 'child.0.is': personId })
  expect(late.statusCode).toBe(409)
})

test('a partner’s danger is saved at once too, and says on their page that the child is not settled', async () => {
  const { daniel } = house.town.people
  const first = await sendForm(house, daniel, '/contacts', { ...worry, 'child.0.name': 'Ivo Trelawney', danger: 'no' })
  expect(first.statusCode).toBe(303)
  const saved = await sendForm(house, daniel, '/contacts', { ...worry, 'child.0.name': 'Ivo Trelawny' })
  expect(saved.headers.location).toMatch(/^\/contacts\/new\/danger\?recorded=/)
  expect((await openPage(house, daniel, '/')).body).toContain('Ivo Trelawny, not settled yet')
})

test('danger that is said later brings the decision forward, and taking it back gives no more time', async () => {
  const { priya } = house.town.people
  const told = { ...worry, danger: 'no', 'child.0.name': 'Mabel Oakenshaw', kind: 'support' }
  const saved = await sendForm(house, priya, '/contacts', told)
  const reference = String(saved.headers.location).split('=')[1]!
  const { id, dueAt } = await contacts().where('reference', '=', reference).executeTakeFirstOrThrow()
  expect(dueAt?.toISOString()).toBe('2026-11-25T17:00:00.000Z')
  const change = { worry: 'He has come back', knows: 'yes', agrees: 'yes' }
  const due = async () =>
    (await house.owner.selectFrom('waiting').select('dueAt').where('contactId', '=', id).executeTakeFirstOrThrow()).dueAt
  await sendForm(house, priya, `/contacts/${reference}/change`, { ...change, danger: 'now' }, { version: 1 })
  expect((await due()).toISOString()).toBe('2026-11-24T10:20:00.000Z')
  await sendForm(house, priya, `/contacts/${reference}/change`, { ...change, danger: 'no' }, { version: 2 })
  expect((await due()).toISOString()).toBe('2026-11-24T10:20:00.000Z')
})

test('words of a half-finished form of who the children are come back, with the choice that was made', async () => {
  const { priya } = house.town.people
  const before = await sendForm(house, priya, '/contacts', { ...worry, danger: 'no', 'child.0.name': 'Perran Nance' })
  expect(before.statusCode).toBe(303)
  const { id: known } = await house.owner
    .selectFrom('person')
    .select('id')
    .where('givenName', '=', 'Perran')
    .executeTakeFirstOrThrow()
  const two = { ...worry, 'child.0.name': 'Perran Nanse', 'child.1.name': 'Merryn', 'child.1.born': 'about two' }
  const saved = await sendForm(house, priya, '/contacts', two)
  const path = String(saved.headers.location).split('?')[0]!
  const asked = (await openPage(house, priya, path)).body
  const said = [0, 1].map((n) => new RegExp(`name="child\\.${n}\\.said" value="([^"]+)"`).exec(asked)![1]!)
  const isFor = /name="child\.0\.isFor" value="([^"]+)"/.exec(asked)![1]!
  const typed = {
    ...{ 'child.0.said': said[1]!, 'child.0.name': 'Merryn Nance', 'child.0.born': '2' },
    ...{
      'child.1.said': said[0]!,
      'child.1.name': 'Perran Nanse',
      'child.1.born': '11',
      'child.1.is': known,
      'child.1.isFor': isFor,
    },
    place: '3 Larch Street, the flat above',
  }
  expect((await sendForm(house, priya, path, { ...typed, _draft: '1' })).statusCode).toBe(204)
  const back = (await openPage(house, priya, path)).body
  expect(back).toContain('value="Merryn Nance"')
  expect(back).toContain('value="3 Larch Street, the flat above"')
  expect(back, 'by the child, whatever the order').toContain('You said who Perran Nanse is')
  expect(back).not.toContain('value="about two"')
})

test.each(['today', 'no'] as const)(
  'with danger %s the question who the child is loses no word: in the form, and kept',
  async (danger) => {
    const { priya } = house.town.people
    const told = { ...worry, danger, 'child.0.name': 'Jory Penhale', worry: `Shouting, ${danger}` }
    expect((await sendForm(house, priya, '/contacts', { ...told, danger: 'no', 'child.0.is': 'new' })).statusCode).toBe(303)
    const asked = await sendForm(house, priya, '/contacts', told)
    expect(asked.statusCode).toBe(200)
    expect(asked.body).toContain('Who is Jory Penhale?')
    expect(asked.body).toContain(`>Shouting, ${danger}</textarea>`)
    expect((await openPage(house, priya, '/contacts/new')).body).toContain(`>Shouting, ${danger}</textarea>`)
  },
)
