import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { answerLabels, conversationLabels, decisionLabels, disagreementLabels } from './form-labels.ts'

const house = useHouse()

const worry = {
  danger: 'no',
  'child.0.name': 'Alfie Dunning',
  'child.0.born': '11',
  place: '3 Larch Street',
  worry: 'Very quiet, and did not sleep on Sunday',
  well: 'Close to his sister',
  agreed: 'Ring Mum before 11',
  knows: 'not-yet',
  kind: 'advice',
}

test('a teacher’s worry becomes advice, and the teacher reads the answer', async () => {
  const { daniel, priya } = house.town.people
  const form = await openPage(house, daniel, '/contacts/new')
  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('What is the worry?')
  const saved = await sendForm(house, daniel, '/contacts', worry)
  expect(saved.statusCode, saved.body).toBe(303)
  expect(saved.headers.location).toMatch(/^\/\?recorded=/)
  const reference = String(saved.headers.location).split('=')[1]!
  const queue = await openPage(house, priya, '/contacts')
  expect(queue.body).toContain('Alfie Dunning')
  expect(queue.body).toContain('Very quiet')
  const contact = await openPage(house, priya, `/contacts/${reference}?level=2`)
  expect(contact.statusCode, contact.body.slice(0, 500)).toBe(200)
  expect(contact.body).toContain('Which clause of the threshold fits?')
  const decided = await sendForm(
    house,
    priya,
    `/contacts/${reference}/decision`,
    {
      outcome: 'information-and-advice',
      clause: '2.1',
      reason: 'School can help, with advice',
      words: 'Thank you for asking. Try the breakfast club first.',
    },
    { version: 0 },
  )
  expect(decided.statusCode, decided.body.slice(0, 3000)).toBe(303)
  const mine = await openPage(house, daniel, '/')
  expect(mine.body).toContain('Try the breakfast club first')
  const police = await openPage(house, house.town.people.jas, `/contacts/${reference}`)
  expect(police.statusCode).toBe(404)
})

test.each([
  ['tom', '/?recorded='],
  ['amina', '/?recorded='],
  ['dale', '/contacts?recorded='],
] as const)('%s, who decides nothing, records a worry and is thanked', async (who, where) => {
  const actor = house.town.people[who]
  const told = { ...worry, 'child.0.name': `Robin ${who}`, who: 'A neighbour', from: '1B', kind: 'support' }
  const saved = await sendForm(house, actor, '/contacts', told)
  expect(saved.statusCode, saved.body.slice(0, 800)).toBe(303)
  expect(saved.headers.location).toContain(where)
  const thanked = await openPage(house, actor, String(saved.headers.location))
  expect(thanked.body).toContain(`Your words are with the front door as ${String(saved.headers.location).split('=')[1]}`)
  expect((await openPage(house, house.town.people.priya, '/contacts')).body).toContain(`Robin ${who}`)
})

test.each([
  ['howard', 403, 'an elected member'],
  ['ines', 403, 'an analyst, who sees contacts as rows behind a figure alone'],
  ['wen', 403, 'an administrator'],
  ['dale', 200, 'sees the contacts of the places'],
  ['daniel', 200, 'sees those of the own agency'],
  ['amina', 200, 'sees those of the children given to her'],
] as const)('%s asking for the queue gets %i: %s', async (who, status, _why) => {
  const { statusCode, body } = await openPage(house, house.town.people[who], '/contacts')
  expect(statusCode).toBe(status)
  if (status === 403) expect(body).not.toContain('Priya Raman')
})

test('words of somebody who was signed out stand under the labels of the form, and codes as the form says them', async () => {
  const { priya } = house.town.people
  const { cookie, csrf } = await house.session(priya)
  const form = (await openPage(house, priya, '/contacts/new')).body
  await house.owner.updateTable('session').set({ endedAt: house.clock.now }).where('accountId', '=', priya.accountId).execute()
  const body = { ...worry, from: house.town.agencies.school, who: 'Helen Whitlock', _csrf: csrf, _key: newId() }
  const sent = await house.web.inject({
    method: 'POST',
    url: '/contacts',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(body).toString(),
  })
  expect(sent.statusCode).toBe(401)
  const pairs = Object.fromEntries(
    [...sent.body.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label, said]) => [label, said]),
  )
  expect(pairs).toEqual({
    'Is anybody in danger now?': 'No',
    'Child or young person': 'Alfie Dunning',
    'Born, or age': '11',
    'Address or postcode': '3 Larch Street',
    'What is the worry?': worry.worry,
    'What is going well?': worry.well,
    'What did you agree?': worry.agreed,
    'Does the family know about this conversation?': 'No, not told yet',
    'What is it?': 'Advice conversation',
    Name: 'Helen Whitlock',
  })
  for (const label of Object.values(conversationLabels).map((each) => (typeof each === 'string' ? each : each.label)))
    expect(form, label).toContain(label)
})

test.each([
  ['a decision', '?level=2', decisionLabels, ['lateReason', 'lateWords', 'words']],
  ['an answer', '/answer', answerLabels, []],
  ['a disagreement', '/disagreements', disagreementLabels, ['name']],
] as const)('the words of %s stand under the form’s own questions as well', async (_form, at, labels, notHere) => {
  const { priya, daniel } = house.town.people
  const saved = await sendForm(house, daniel, '/contacts', { ...worry, 'child.0.name': `Robin ${_form}`, 'child.0.is': 'new' })
  const path = `/contacts/${/recorded=([A-Z0-9-]+)/.exec(String(saved.headers.location))![1]}`
  if (at.startsWith('/'))
    await sendForm(
      house,
      priya,
      `${path}/decision`,
      { outcome: 'information-and-advice', clause: '2.1', reason: 'With advice' },
      { version: 0 },
    )
  const page = (await openPage(house, priya, `${path}${at}`)).body
  for (const [name, each] of Object.entries(labels)) {
    if ((notHere as readonly string[]).includes(name)) continue
    expect(page).toContain(`name="${name}"`)
    expect(page, name).toContain(typeof each === 'string' ? each : each.label)
  }
})

test('what is missing is said beside the field, and what was typed is still there', async () => {
  const answer = await sendForm(house, house.town.people.priya, '/contacts', { ...worry, worry: '', who: '', from: '' })
  expect(answer.statusCode).toBe(422)
  for (const words of ['Say what was seen or heard', 'Say who you are talking to', 'Alfie Dunning', 'Ring Mum before 11'])
    expect(answer.body).toContain(words)
  const again = await openPage(house, house.town.people.priya, '/contacts/new')
  expect(again.body).toContain('Ring Mum before 11')
})

test('a strategy discussion about nobody is put right at its own boxes, not at the referral’s', async () => {
  const { priya, daniel } = house.town.people
  const saved = await sendForm(house, daniel, '/contacts', { ...worry, 'child.0.name': 'Winifred Oakes' })
  const answer = await sendForm(
    house,
    priya,
    `/contacts/${String(saved.headers.location).split('=')[1]}/decision`,
    { outcome: 'strategy-discussion', clause: '4.1', reason: 'Speak now' },
    { version: 0 },
  )
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('href="#strategyChildren"')
  expect(answer.body).toContain('id="strategyChildren-error"')
  expect(answer.body).not.toContain('id="children-error"')
})

test('a child who may be known is asked about before anything is saved', async () => {
  const known = await sendForm(house, house.town.people.priya, '/contacts', {
    ...worry,
    'child.0.name': 'Alfi Dunning',
    who: 'Neighbour',
    from: '1B',
  })
  expect(known.statusCode).toBe(200)
  expect(known.body).toContain('Who is Alfi Dunning?')
  expect(known.body).toContain('None of these: somebody new')
  expect(known.body, 'no answer to a question that says who').not.toContain('Yes, Alfie Dunning')
})

test('the same form sent twice records once; other words under its key are shown, not lost', async () => {
  const key = newId()
  const { priya } = house.town.people
  const told = { ...worry, 'child.0.name': 'Zofia Nowicka', 'child.0.born': '6', who: 'Her mother', from: '1A' }
  const first = await sendForm(house, priya, '/contacts', told, { key })
  const second = await sendForm(house, priya, '/contacts', { ...told, 'child.0.is': 'new' }, { key })
  expect(first.statusCode, first.body.slice(0, 2000)).toBe(303)
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('This was recorded already')
  const count = await house.owner
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('familyName', '=', 'Nowicka')
    .executeTakeFirstOrThrow()
  expect(count.n).toBe(1)
})

test('a second editor of a contact is shown every answer and every word that was saved meanwhile', async () => {
  const { priya, colin } = house.town.people
  const told = { ...worry, 'child.0.name': 'Piotr Zielinski', 'child.0.born': '9', who: 'His aunt', from: '1A' }
  await sendForm(house, priya, '/contacts', told)
  const { reference } = await house.owner
    .selectFrom('contact as c')
    .innerJoin('bringer as b', 'b.contactId', 'c.id')
    .select('c.reference')
    .where('b.name', '=', 'His aunt')
    .executeTakeFirstOrThrow()
  const change = { worry: 'He was alone again', knows: 'yes', agrees: 'yes', danger: 'no' }
  const path = `/contacts/${reference}/change`
  expect((await sendForm(house, priya, path, { ...change, danger: 'today', agrees: 'no' }, { version: 1 })).statusCode).toBe(303)
  const second = await sendForm(house, colin, path, { ...change, worry: 'His aunt rang once more' }, { version: 1 })
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('He was alone again')
  expect(second.body).toContain('His aunt rang once more')
  expect(second.body).toMatch(/Is anybody in danger now\? Saved meanwhile: <b>Not this minute, but today/)
  expect(second.body).toMatch(/Does the family agree to help\? Saved meanwhile: <b>No/)
  expect(second.body).not.toContain('Does the family know? Saved meanwhile')
})

test.each(['priya', 'ruth', 'daniel', 'tom', 'dale', 'ines', 'howard', 'wen'] as const)('%s has a first page', async (who) => {
  const page = await openPage(house, house.town.people[who], '/')
  expect([200, 303], page.body.slice(0, 400)).toContain(page.statusCode)
})
