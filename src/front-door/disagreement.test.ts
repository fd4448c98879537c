import { beforeEach, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { readContact } from './contact-store.ts'
import { tookWords } from './words.ts'

const house = useHouse()
const tuesday = new Date('2026-11-24T09:20:00Z')
beforeEach(() => {
  house.clock.now = tuesday
})
const later = (minutes: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

const decision = {
  outcome: 'information-and-advice',
  clause: '2.1',
  reason: 'School can help, with advice',
  words: 'Try the breakfast club first.',
}

/** A teacher brings a worry, which is decided and answered: its reference. */
async function answered(child: string, kind = 'advice', what: Record<string, string> = decision): Promise<string> {
  const { daniel, priya } = house.town.people
  const told = {
    danger: 'no',
    'child.0.name': child,
    'child.0.born': '11',
    worry: 'Very quiet',
    knows: 'not-yet',
    kind,
  }
  const saved = await sendForm(house, daniel, '/contacts', told)
  const reference = String(saved.headers.location).split('=')[1]!
  later(5)
  const decided = await sendForm(house, priya, `/contacts/${reference}/decision`, what, { version: 0 })
  expect(decided.statusCode, decided.body.slice(0, 2000)).toBe(303)
  later(5)
  return reference
}

async function settle(reference: string, outcome: string, words: string) {
  const { ruth } = house.town.people
  const page = await openPage(house, ruth, `/contacts/${reference}`)
  const path = new RegExp(`/contacts/${reference}/disagreements/[0-9a-f-]{36}`).exec(page.body)![0]
  return sendForm(house, ruth, path, { outcome, words }, { version: 1 })
}

test('a teacher says that she disagrees, from the page of her contact, and reads how it ended, in words', async () => {
  const { daniel, jas, ruth } = house.town.people
  const reference = await answered('Alfie Dunning')
  const contact = await openPage(house, daniel, `/contacts/${reference}`)
  expect(contact.body).toContain(`href="/contacts/${reference}/disagreements"`)
  const form = await openPage(house, daniel, `/contacts/${reference}/disagreements`)
  expect(form.body).toContain('Say that you disagree')
  expect(form.body).not.toContain('Who disagrees?')
  const raised = await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'He needs a social worker.' })
  expect(raised.statusCode, raised.body.slice(0, 2000)).toBe(303)

  const waiting = await openPage(house, daniel, `/contacts/${reference}`)
  expect(waiting.body).toContain('Open, to be settled by Tue 1 Dec, 17:00')
  expect(waiting.body).not.toContain('Settle it')
  expect((await openPage(house, daniel, '/')).body).toContain('It is not settled yet')

  later(1)
  expect((await settle(reference, 'stands', 'We spoke: the club begins on Monday.')).statusCode).toBe(303)
  const told = await openPage(house, daniel, `/contacts/${reference}`)
  expect(told.body).toContain('The decision stands')
  expect(told.body).toContain('We spoke: the club begins on Monday.')
  expect(told.body).toContain('Ruth Calvert')
  expect((await openPage(house, daniel, '/')).body).toContain('The decision stands')

  expect((await openPage(house, ruth, '/')).body).toContain('href="/disagreements"')
  const log = await openPage(house, ruth, '/disagreements')
  expect(log.body).toContain('The decision stands')
  expect(log.body).toContain('1 minute')
  expect(log.body).toContain('None of 1 is open.')
  expect((await openPage(house, daniel, '/disagreements')).body).toContain(reference)
  expect((await openPage(house, jas, '/disagreements')).body).not.toContain(reference)
})

test('only a manager is given the form that settles, and may send it', async () => {
  const { daniel, priya, ruth } = house.town.people
  const reference = await answered('Bella Crane')
  await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'No.' })
  const page = await openPage(house, ruth, `/contacts/${reference}`)
  const path = new RegExp(`/contacts/${reference}/disagreements/[0-9a-f-]{36}`).exec(page.body)![0]
  for (const actor of [daniel, priya]) {
    expect((await openPage(house, actor, `/contacts/${reference}`)).body).not.toContain(path)
    expect((await openPage(house, actor, path)).statusCode).toBe(403)
  }
  expect((await openPage(house, ruth, path)).statusCode).toBe(200)
})

test('where the decision changes, the contact waits again, and closes after a new decision and a new answer', async () => {
  const { daniel, priya } = house.town.people
  const reference = await answered('Carl Finch')
  const read = () =>
    house.owner
      .selectFrom('contact as c')
      .leftJoin('waiting as w', 'w.contactId', 'c.id')
      .select(['c.id', 'w.dueAt', 'w.decidedAt', 'w.contactId as waits', 'c.dueAt as firstDueAt'])
      .where('c.reference', '=', reference)
      .executeTakeFirstOrThrow()
      .then(async (row) => ({
        ...row,
        closedAt: (await house.as(priya, 'decide contacts', (work) => readContact(work, row.id)))!.closedAt,
      }))
  expect((await read()).closedAt).not.toBeNull()
  later(24 * 60)
  await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'He needs a social worker.' })
  later(1)
  expect((await settle(reference, 'changes', 'We look at it again.')).statusCode).toBe(303)

  const again = await read()
  expect(again).toMatchObject({ closedAt: null, decidedAt: null })
  expect(again.dueAt?.toISOString()).toBe('2026-11-26T17:00:00.000Z')
  expect(again.firstDueAt?.toISOString()).toBe('2026-11-25T17:00:00.000Z')
  expect((await openPage(house, priya, '/contacts')).body).toContain(reference)
  const page = await openPage(house, priya, `/contacts/${reference}`)
  expect(page.body).toContain('Reopened Wed 25 Nov')
  expect(page.body).toContain('Decide, and send the answer')
  expect((await openPage(house, daniel, '/')).body).toContain('Opened again, for a new decision')
  const told = (await openPage(house, daniel, `/contacts/${reference}`)).body
  expect(told).toContain('waits for a new decision')
  expect(told).not.toContain('The front door has decided')

  later(10)
  const { words, ...silent } = decision
  await sendForm(
    house,
    priya,
    `/contacts/${reference}/decision`,
    { ...silent, outcome: 'signposted', service: 'A club' },
    { version: 1 },
  )
  expect(await read()).toMatchObject({ closedAt: null, waits: expect.any(String) })
  const queue = (await openPage(house, priya, '/contacts')).body
  expect(queue).toContain(reference)
  expect(queue, 'the answer before is no letter of the new decision').not.toContain('A letter to send')
  later(1)
  await sendForm(house, priya, `/contacts/${reference}/answer`, { way: 'written', words: `${words} And a club.` })
  expect((await read()).closedAt).not.toBeNull()
  const acts = await house.owner
    .selectFrom('event')
    .innerJoin('contact', 'contact.id', 'event.contactId')
    .select('event.act')
    .where('contact.reference', '=', reference)
    .where('act', 'in', ['contact closed', 'contact reopened'])
    .orderBy('event.number')
    .execute()
  expect(acts.map(({ act }) => act)).toEqual(['contact closed', 'contact reopened', 'contact closed'])
})

/** Somebody disagrees, and a manager settles that the decision changes. */
async function reopened(reference: string) {
  const { daniel } = house.town.people
  await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'He needs a social worker.' })
  later(1)
  expect((await settle(reference, 'changes', 'We look at it again.')).statusCode).toBe(303)
  later(1)
}

test('whoever took the decision does not settle a disagreement with it', async () => {
  const { daniel, ruth, priya } = house.town.people
  const reference = await answered('Otto Lind', 'protection', { ...decision, outcome: 'signposted', service: 'School nurse' })
  // ruth took it herself
  await house.owner
    .updateTable('decision')
    .set({ decidedBy: ruth.workerId })
    .where('contactId', '=', (from) => from.selectFrom('contact').select('id').where('reference', '=', reference))
    .execute()
  await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'Ruth is wrong' })
  const { body } = await openPage(house, ruth, `/contacts/${reference}`)
  expect(body).toContain('another manager settles a disagreement with it')
  expect(body).not.toContain('Settle it')
  const { id } = await house.owner
    .selectFrom('disagreement')
    .select('id')
    .where('words', '=', 'Ruth is wrong')
    .executeTakeFirstOrThrow()
  const path = `/contacts/${reference}/disagreements/${id}`
  expect((await openPage(house, ruth, path)).statusCode).toBe(403)
  expect((await sendForm(house, ruth, path, { outcome: 'stands', words: 'I was right' }, { version: 1 })).statusCode).toBe(403)
  expect((await openPage(house, priya, path)).statusCode, 'not a manager').toBe(403)
})

test('one that was reopened is not answered before it is decided again', async () => {
  const { priya } = house.town.people
  const reference = await answered('Edie Hale')
  const answers = () =>
    house.owner
      .selectFrom('answer as a')
      .innerJoin('contact as c', 'c.id', 'a.contactId')
      .select('a.id')
      .where('c.reference', '=', reference)
      .execute()
  expect(await answers()).toHaveLength(1)
  const { daniel } = house.town.people
  expect((await openPage(house, daniel, `/contacts/${reference}`)).body).toContain('Say that you disagree')
  await reopened(reference)
  // there is no decision to disagree with
  expect((await openPage(house, daniel, `/contacts/${reference}`)).body).not.toContain('Say that you disagree')
  const form = await openPage(house, daniel, `/contacts/${reference}/disagreements`)
  expect([form.statusCode, form.headers.location], 'said before anybody writes').toEqual([303, `/contacts/${reference}#decided`])
  const again = await sendForm(house, daniel, `/contacts/${reference}/disagreements`, { words: 'I still disagree' })
  expect(again.statusCode).toBe(409)
  for (const words of ['there is none to disagree with', 'I still disagree']) expect(again.body).toContain(words)
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).not.toContain(`href="/contacts/${reference}/answer"`)
  const early = await sendForm(house, priya, `/contacts/${reference}/answer`, { way: 'written', words: 'The club, again.' })
  expect(early.body).toContain('Decide first')
  expect(await answers()).toHaveLength(1)

  const { words: _, ...silent } = decision
  await sendForm(house, priya, `/contacts/${reference}/decision`, silent, { version: 1 })
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).toContain(`href="/contacts/${reference}/answer"`)
})

test('a decision that nobody confirmed before the contact was reopened is confirmed no more', async () => {
  const { ruth } = house.town.people
  const reference = await answered('Finn Ives', 'protection', { ...decision, outcome: 'no-further-action', clause: '1.1' })
  expect((await openPage(house, ruth, `/contacts/${reference}`)).body).toContain('Confirm this decision')
  await reopened(reference)
  const page = await openPage(house, ruth, `/contacts/${reference}`)
  expect(page.body).not.toContain('Confirm this decision')
  expect(page.body).toContain('Never sent.')
  const late = await sendForm(house, ruth, `/contacts/${reference}/confirmation`, {}, { version: 1 })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('waits for a new decision')
  const { confirmedAt } = await house.owner
    .selectFrom('decision as d')
    .innerJoin('contact as c', 'c.id', 'd.contactId')
    .select('d.confirmedAt')
    .where('c.reference', '=', reference)
    .executeTakeFirstOrThrow()
  expect(confirmedAt).toBeNull()
})

test('the front door writes down who disagrees: seldom the one who writes', async () => {
  const { priya, ruth } = house.town.people
  const reference = await answered('Dora Gill')
  const nobody = await sendForm(house, priya, `/contacts/${reference}/disagreements`, { words: 'Not enough' })
  expect(nobody.body).toContain('Choose who disagrees')
  expect(nobody.body).toContain('Not enough')
  await sendForm(house, priya, `/contacts/${reference}/disagreements`, {
    who: 'other',
    name: 'Mrs Gill, mother',
    words: 'Not enough',
  })
  expect((await openPage(house, ruth, '/disagreements')).body).toContain('Mrs Gill, mother')
})

test.each([
  ['2026-11-24T09:20:00Z', '2026-11-24T09:20:20Z', 'under a minute', 'the same minute'],
  ['2026-11-24T09:20:00Z', '2026-11-24T09:21:00Z', '1 minute', 'not a day'],
  ['2026-11-24T09:20:00Z', '2026-11-24T12:00:00Z', '2 hours', 'within a day'],
  ['2026-11-20T10:00:00Z', '2026-11-23T10:00:00Z', '1 working day', 'Friday to Monday'],
  [
    '2026-11-20T17:30:00Z',
    '2026-11-23T10:00:00Z',
    'under 1 working day',
    'after close it counts from Monday, as its due day does',
  ],
  ['2026-12-24T10:00:00Z', '2026-12-31T10:00:00Z', '3 working days', 'Christmas does not count'],
])('from %s to %s took %s: %s', (from, to, words) => {
  expect(tookWords(new Date(from), new Date(to), { opens: '09:00', closes: '17:00' })).toBe(words)
})
