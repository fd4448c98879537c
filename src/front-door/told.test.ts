import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { problemsWithDecision } from './decision.ts'

const house = useHouse()
const bringers = {
  mother: { who: 'Shannon Wardle', from: '1A' },
  caller: { anonymous: 'yes', from: '1D' },
} as const

let number = 0
async function rung(by: Record<string, string>) {
  const told = { danger: 'no', worry: 'He is alone after school', knows: 'yes', kind: 'support', ...by }
  const child = { 'child.0.name': `Robin Wardle${'abcdefgh'[number++]}`, 'child.0.is': 'new', 'child.0.born': '7' }
  const saved = await sendForm(house, house.town.people.priya, '/contacts', { ...child, ...told })
  return String(saved.headers.location).split('=')[1]!
}
const advice = { outcome: 'information-and-advice', clause: '2.1', reason: 'The family hub can help' }
const decide = (reference: string, words: string, version = 0) =>
  sendForm(house, house.town.people.priya, `/contacts/${reference}/decision`, { ...advice, words }, { version })
const closed = async (reference: string) =>
  (
    await house.owner
      .selectFrom('closure as x')
      .innerJoin('contact as c', 'c.id', 'x.contactId')
      .select('c.id')
      .where('c.reference', '=', reference)
      .execute()
  ).length === 1

test('a mother has no page: her answer is a letter, and the contact stays open until it went', async () => {
  const { priya } = house.town.people
  const reference = await rung(bringers.mother)
  const before = await openPage(house, priya, `/contacts/${reference}`)
  expect(before.body).not.toContain('on their own page')
  expect(before.body).toContain('Shannon Wardle has no page here. What you write is a letter')
  await decide(reference, 'Come to the family hub on Monday.')
  expect(await closed(reference)).toBe(false)
  const after = await openPage(house, priya, `/contacts/${reference}`)
  expect(after.body).toContain('Not sent yet: they have no page here')
  expect((await openPage(house, priya, '/contacts')).body).toContain('A letter to send')
  const waits = await openPage(house, priya, '/letters')
  expect(waits.body).toContain('To Shannon Wardle')
  expect((await openPage(house, priya, '/')).body).toContain('href="/letters"')
  expect((await openPage(house, house.town.people.ines, '/letters')).statusCode).toBe(403)
  const letter = /action="(\/contacts\/[^"]+\/letter)"/.exec(after.body)![1]!
  expect((await sendForm(house, priya, letter, {})).statusCode).toBe(303)
  expect((await openPage(house, priya, '/letters')).body).not.toContain('To Shannon Wardle')
  expect(await closed(reference)).toBe(true)
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).toMatch(/Sent [A-Z]/)
})

test('a letter to a decision that changed is never sent, and the one that stands has an answer of its own', async () => {
  const { priya } = house.town.people
  const reference = await rung(bringers.mother)
  const path = `/contacts/${reference}`
  await decide(reference, 'We can do nothing.')
  const first = await openPage(house, priya, path)
  const letter = /action="(\/contacts\/[^"]+\/letter)"/.exec(first.body)![1]!
  expect(first.body).toContain('The letter that was not sent is never sent then')
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  const other = { outcome: 'signposted', clause: '2.1', service: 'School nurse', reason: 'Read again' }
  expect((await sendForm(house, priya, `${path}/decision`, other, { version: 1 })).statusCode).toBe(303)
  const changed = await openPage(house, priya, path)
  for (const words of ['Never sent: the decision changed', 'has not been answered yet', 'Write the answer'])
    expect(changed.body).toContain(words)
  expect(changed.body).not.toContain('I sent this letter')
  const refused = await sendForm(house, priya, letter, {})
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('The decision changed since this letter was written')
  for (const list of ['/letters', '/contacts'])
    expect((await openPage(house, priya, list)).body).not.toContain(`${path}#answered`)

  const again = { way: 'written', words: 'The school nurse will ring you.' }
  expect((await sendForm(house, priya, `${path}/answer`, again)).statusCode).toBe(303)
  expect(await closed(reference)).toBe(false)
  const letters = (await openPage(house, priya, path)).body.match(/action="\/contacts\/[^"]+\/letter"/g)!
  expect(letters).toHaveLength(1)
  expect((await sendForm(house, priya, letters[0]!.slice(8, -1), {})).statusCode).toBe(303)
  expect(await closed(reference)).toBe(true)
})

test('nobody can be told where there is no name and no number, and that is what is kept', async () => {
  const reference = await rung(bringers.caller)
  const page = await openPage(house, house.town.people.priya, `/contacts/${reference}`)
  expect(page.body).toContain('Why nobody can be told')
  expect(page.body).not.toContain('on their own page')
  await decide(reference, 'They left no name.')
  const row = await house.owner
    .selectFrom('answer as a')
    .innerJoin('contact as c', 'c.id', 'a.contactId')
    .select('a.way')
    .where('c.reference', '=', reference)
    .execute()
  expect(row).toEqual([{ way: 'not-possible' }])
  expect(await closed(reference)).toBe(true)
})

test('whoever brought it and signs in reads it on their own page; a colleague of theirs is named as such', async () => {
  const { daniel, priya } = house.town.people
  const told = { danger: 'no', worry: 'Tired', knows: 'yes', kind: 'advice', 'child.0.name': 'Robin Marr', 'child.0.is': 'new' }
  const saved = await sendForm(house, daniel, '/contacts', told)
  const own = String(saved.headers.location).split('=')[1]!
  expect((await openPage(house, priya, `/contacts/${own}`)).body).toContain('Daniel Osei reads this on their own page')
  const byPhone = await rung({ who: 'Helen Prosser', from: house.town.agencies.school })
  const page = await openPage(house, priya, `/contacts/${byPhone}`)
  expect(page.body).toContain(
    'People of Tees Gate Academy who use Doorstep read this on their page. Helen Prosser may not be one of them',
  )
})

test('the slower of two deciders keeps every word, with who was quicker, also when the contact closed', async () => {
  const { daniel, colin } = house.town.people
  const told = { danger: 'no', worry: 'Tired', knows: 'yes', kind: 'advice', 'child.0.name': 'Robin Hale', 'child.0.is': 'new' }
  const reference = String((await sendForm(house, daniel, '/contacts', told)).headers.location).split('=')[1]!
  await decide(reference, 'Try the breakfast club.')
  expect(await closed(reference)).toBe(true)
  const mine = { ...advice, reason: 'I would rather see the family', words: 'We will come on Friday.' }
  const late = await sendForm(house, colin, `/contacts/${reference}/decision`, mine, { version: 0 })
  expect(late.statusCode).toBe(409)
  for (const words of ['Priya Raman decided this', `href="/contacts/${reference}#decided"`, mine.reason, mine.words])
    expect(late.body).toContain(words)
  // and they are still there when the page is opened again
  expect((await openPage(house, colin, `/contacts/${reference}`)).body).toContain(mine.words)

  const open = String(
    (await sendForm(house, daniel, '/contacts', { ...told, 'child.0.name': 'Robin Lund' })).headers.location,
  ).split('=')[1]!
  await decide(open, '')
  const slower = await sendForm(house, colin, `/contacts/${open}/decision`, mine, { version: 0 })
  expect(slower.statusCode).toBe(409)
  for (const words of ['Priya Raman decided this', mine.reason, mine.words, 'Decide again']) expect(slower.body).toContain(words)
})

test('what the slower decider wrote is shown where the form has no box for it any more', async () => {
  const { colin, priya } = house.town.people
  const reference = await rung(bringers.mother)
  const path = `/contacts/${reference}`
  await decide(reference, 'We will write to you.')
  expect(await closed(reference)).toBe(false)
  const mine = { ...advice, reason: 'I would see them', words: 'We will come on Friday.', lateWords: 'The line was down' }
  const slower = await sendForm(house, colin, `${path}/decision`, mine, { version: 0 })
  expect(slower.statusCode).toBe(409)
  expect(slower.body).toContain('Priya Raman decided this')
  expect(slower.body).not.toContain('name="lateWords"')
  const again = await openPage(house, colin, path)
  for (const { body } of [slower, again])
    for (const words of [mine.reason, mine.words, mine.lateWords]) expect(body).toContain(words)
  // what has a box stands there, and nowhere twice; nobody else sees it
  expect(slower.body.split(mine.reason)).toHaveLength(2)
  expect((await openPage(house, priya, path)).body).not.toContain(mine.words)
})

test.each([
  ['not-asked', 'Ask the family before offering early help'],
  ['no', 'The family does not agree to help, so it cannot be offered. Choose something else, or say what they agree to'],
] as const)('early help to a family of whom "%s" was said: %s', (agrees, message) => {
  const decision = {
    outcome: 'early-help-offered',
    level: 3,
    clause: '3.1',
    reason: 'Several small things',
    agrees,
    localityId: 'a place',
    service: '',
    children: [],
    lateReason: '',
    lateWords: '',
  }
  expect(problemsWithDecision(decision, { dueAt: null, decidedLate: false })).toEqual([{ field: 'agrees', message }])
})
