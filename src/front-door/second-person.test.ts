import { beforeAll, describe, expect, test } from 'vitest'
import { alsoAs } from '../../tests/also.ts'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/index.ts'
import { makeAccount } from '../access/sign-in.ts'
import { needsSecondPerson } from './decision.ts'

const house = useHouse()
let second: Actor

beforeAll(async () => {
  const { authorityId, agencies, people } = house.town
  const made = await makeAccount(house.owner, {
    authorityId,
    agencyId: agencies.council,
    name: 'Naomi Ferris',
    email: 'naomi@middlesbrough.example',
    role: 'front-door-manager',
  })
  second = { ...people.ruth, ...made, name: 'Naomi Ferris' }
})

describe('which decisions wait for a second person', () => {
  test.each([
    ['no-further-action', 'protection', 2, [], true, 'nothing more on a protection concern'],
    ['no-further-action', 'support', 1, ['danger'], true, 'nothing more where danger was said'],
    ['no-further-action', 'support', 1, [], false, 'nothing more on what was no concern'],
    ['information-and-advice', 'advice', 1, ['danger'], true, 'advice at level 1 where danger was said'],
    ['information-and-advice', 'protection', 2, ['danger'], false, 'advice at level 2 is a choice of the place'],
    ['information-and-advice', 'protection', 1, [], false, 'advice at level 1 without danger'],
    ['strategy-discussion', 'protection', 4, ['danger'], false, 'what goes forward goes at once'],
    ['information-and-advice', 'support', 2, ['ends a referral'], true, 'advice that ends a referral'],
    ['signposted', 'support', 2, ['ends a referral'], true, 'pointing elsewhere, which ends one'],
    ['early-help-offered', 'support', 3, ['ends a referral'], true, 'early help instead of an assessment'],
    ['referral-to-assessment', 'support', 4, ['ends a referral'], true, 'one of two children goes forward no more'],
  ] as const)('%s, %s, level %i, %j: %s, %s', (decided, kind, level, said, waits, _why) => {
    const [dangerSaid, endsReferral] = [said.some((word) => word === 'danger'), said.some((word) => word === 'ends a referral')]
    expect(needsSecondPerson(decided, { kind, level, dangerSaid, endsReferral })).toBe(waits)
  })
})

let number = 0
/** A concern that the teacher brings. */
async function brought(more: Record<string, string> = {}) {
  const name = `Robin Quarrie${'abcdefghijkl'[number++]}`
  const told = { worry: 'A mark on his arm', knows: 'not-yet', kind: 'protection', danger: 'no', ...more }
  const child = { 'child.0.name': name, 'child.0.is': 'new', 'child.0.born': '7' }
  const saved = await sendForm(house, house.town.people.daniel, '/contacts', { ...child, ...told })
  return String(saved.headers.location).split('=')[1]!
}

const nothingMore = { outcome: 'no-further-action', clause: '1.1', reason: 'Seen by the nurse today' }
const decide = (who: Actor, reference: string, version: number, decision: Record<string, string>) =>
  sendForm(house, who, `/contacts/${reference}/decision`, decision, { version })

test.each(['priya', 'ruth'] as const)('no further action by %s waits, and the teacher hears nothing before', async (who) => {
  const { daniel, ruth } = house.town.people
  const first = house.town.people[who]
  const words = `${first.name} will do nothing more now`
  const reference = await brought()
  const sent = await decide(first, reference, 0, { ...nothingMore, words })
  expect(sent.headers.location).toBe(`/contacts/${reference}#decided`)
  for (const path of ['/', `/contacts/${reference}`]) expect((await openPage(house, daniel, path)).body).not.toContain(words)
  const outbox = () =>
    house.owner
      .selectFrom('outbox as o')
      .innerJoin('contact as c', 'c.id', 'o.contactId')
      .select('o.id')
      .where('c.reference', '=', reference)
      .execute()
  expect(await outbox()).toEqual([])
  const page = await openPage(house, first, `/contacts/${reference}`)
  expect(page.body).toContain('Held: it goes when a second person confirms the decision')
  expect(page.body).not.toContain('Confirm this decision')
  expect(page.body, 'no form that they may not send').not.toContain('/confirmation"')
  // never the first, also by hand
  expect((await sendForm(house, first, `/contacts/${reference}/confirmation`, {})).statusCode).toBe(403)

  const confirmer = who === 'ruth' ? second : ruth
  const listed = (await openPage(house, confirmer, '/')).body
  expect(listed).toContain(`/contacts/${reference}#decided`)
  expect(listed).toContain(`No further action, by ${first.name}`)
  if (who === 'ruth') expect((await openPage(house, ruth, '/')).body).toContain('by you: another manager confirms it')
  expect((await openPage(house, confirmer, `/contacts/${reference}`)).body).toContain('Confirm this decision')
  const confirmed = await sendForm(house, confirmer, `/contacts/${reference}/confirmation`, {}, { version: 1 })
  expect(confirmed.statusCode, confirmed.body.slice(0, 1500)).toBe(303)
  expect((await openPage(house, daniel, '/')).body).toContain(words)
  expect((await openPage(house, daniel, `/contacts/${reference}`)).body).toContain(`from ${first.name}`)
  expect(await outbox()).toHaveLength(1)
  expect((await openPage(house, first, `/contacts/${reference}`)).body).toContain(`Confirmed by ${confirmer.name}, `)
})

test('whoever decided is not the second person under another membership of theirs either', async () => {
  const { ruth } = house.town.people
  const reference = await brought()
  await decide(ruth, reference, 0, { ...nothingMore, words: 'Nothing more' })
  const again = await alsoAs(house, ruth, house.town.agencies.health, 'front-door-manager')
  const page = (await openPage(house, again, `/contacts/${reference}`)).body
  expect(page).toContain('You decided this, so somebody else confirms it')
  expect(page).not.toContain('Confirm this decision')
  expect(page).not.toContain('/confirmation"')
  expect((await openPage(house, again, '/')).body).toContain('by you: another manager confirms it')
  expect((await sendForm(house, again, `/contacts/${reference}/confirmation`, {})).statusCode).toBe(403)
  expect((await sendForm(house, second, `/contacts/${reference}/confirmation`, {}, { version: 1 })).statusCode).toBe(303)
})

test('advice at level 1 where danger was said waits, also when the danger was taken back before', async () => {
  const { priya, daniel } = house.town.people
  const reference = await brought({ danger: 'today' })
  const change = { worry: 'A mark on his arm', knows: 'yes', agrees: 'yes', danger: 'no' }
  expect((await sendForm(house, priya, `/contacts/${reference}/change`, change, { version: 1 })).statusCode).toBe(303)
  const words = 'Ring us if it comes back.'
  await decide(priya, reference, 0, { outcome: 'information-and-advice', clause: '1.1', reason: 'All is well', words })
  expect((await openPage(house, daniel, '/')).body).not.toContain(words)
  expect((await openPage(house, priya, `/contacts/${reference}`)).body).toContain('Waits for a second person')
})

test('nobody is told by telephone before it is confirmed, or in any way before it is decided', async () => {
  const { priya } = house.town.people
  const reference = await brought()
  const rung = { way: 'phone', toWhom: 'Daniel Osei', toldAt: '09:10', words: 'Nothing more' }
  const answer = (more: Record<string, string>) => sendForm(house, priya, `/contacts/${reference}/answer`, { ...rung, ...more })
  expect((await answer({ way: 'written' })).body).toContain('Decide first: the answer says what happens next')
  await decide(priya, reference, 0, nothingMore)
  const early = await answer({})
  expect(early.statusCode).toBe(422)
  expect(early.body).toContain('Ring them when a second person has confirmed the decision')
})

test('words held with a decision that was changed are never sent', async () => {
  const { priya, ruth, daniel } = house.town.people
  const reference = await brought()
  await decide(priya, reference, 0, { ...nothingMore, words: 'These words must not go' })
  const other = { outcome: 'signposted', clause: '2.1', service: 'School nurse', reason: 'Read again' }
  const again = await decide(ruth, reference, 1, { ...other, words: 'The school nurse will see him.' })
  expect(again.statusCode, again.body.slice(0, 1500)).toBe(303)
  const heard = await openPage(house, daniel, `/contacts/${reference}`)
  expect(heard.body).toContain('The school nurse will see him')
  expect(heard.body).not.toContain('These words must not go')
  expect((await openPage(house, ruth, `/contacts/${reference}`)).body).toContain('Never sent.')
})

test('a decision that was made again is not confirmed from the screen before', async () => {
  const { priya, colin, ruth } = house.town.people
  const reference = await brought()
  await decide(priya, reference, 0, nothingMore)
  await decide(colin, reference, 1, { ...nothingMore, reason: 'As before, and more' })
  const stale = await sendForm(house, ruth, `/contacts/${reference}/confirmation`, {}, { version: 1 })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('Colin Ashby decided again while you were reading')
})
