import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { decideContact, recordContact } from '../front-door/index.ts'
import { allocate, recordPerson } from '../people/index.ts'

const house = useHouse()
let jude: string

const forward = (outcome: string, child: string) => ({
  outcome,
  level: 4,
  clause: '4.1',
  reason: 'Harm is feared',
  agrees: 'not-asked' as const,
  localityId: '',
  service: '',
  children: [child],
  lateReason: '',
  lateWords: '',
})

async function brought(by: Actor, child: string, words: string) {
  const { agencies } = house.town
  return house.as(by, 'record a contact', (work) =>
    recordContact(work, {
      kind: 'protection',
      sourceCode: '2A',
      agencyId: agencies.school,
      bringer: { name: 'Daniel Osei', anonymous: false },
      children: [child],
      receivedAt: work.now,
      danger: 'today',
      familyKnows: 'not-yet',
      words: { worry: words },
    }),
  )
}
const decide = (id: string, outcome: string, child: string) =>
  house.as(house.town.people.priya, 'decide contacts', (work) => decideContact(work, id, 0, forward(outcome, child)))
const minutesLater = (minutes: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000)
}

beforeAll(async () => {
  const { priya, ruth, amina } = house.town.people
  const made = await house.as(priya, 'record a contact', (work) =>
    recordPerson(work, { kind: 'child', givenName: 'Jude', familyName: 'Thirkell', bornOn: '2013-02-09' }),
  )
  jude = made.id!
  await decide(await brought(priya, jude, 'The first words'), 'referral-to-assessment', jude)
  minutesLater(5)
  await house.as(ruth, 'decide contacts', (work) => allocate(work, jude, { workerId: amina.workerId, why: 'assessment' }))
  minutesLater(5)
})

test('a new contact about a child is news to their worker, and nobody else’s, until it is seen', async () => {
  const { daniel, amina, tom, priya } = house.town.people
  expect((await openPage(house, amina, '/')).body).not.toContain('New about your children')
  const id = await brought(priya, jude, 'He did not come home')
  const { reference } = await house.owner.selectFrom('contact').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  const page = await openPage(house, amina, '/')
  expect(page.body).toContain('New about your children, 1')
  expect(page.body).toContain('Jude Thirkell')
  expect(page.body).toContain(`href="/contacts/${reference}"`)
  expect(page.body).toContain('Somebody may be in danger today')
  expect((await openPage(house, tom, '/')).body).not.toContain('New about your children')
  expect((await openPage(house, daniel, '/')).body).not.toContain('New about your children')
  const subject = /name="subject" value="([^"]+)"/.exec(page.body)![1]!
  expect((await sendForm(house, amina, '/news/seen', { subject })).statusCode).toBe(303)
  expect((await openPage(house, amina, '/')).body).not.toContain('New about your children')
})

test('what happened while a child was with a team that is over is no news to whoever was in it', async () => {
  const { authorityId, agencies, places, people } = house.town
  const [teamId, postId] = [newId(), newId()]
  const scope = { authorityId, agencyId: agencies.council }
  await house.owner
    .insertInto('team')
    .values({ ...scope, id: teamId, name: 'Nights', kind: 'assessment', validTo: '2026-11-23' })
    .execute()
  await house.owner
    .insertInto('post')
    .values({ ...scope, id: postId, teamId, title: 'Night worker', role: 'social-worker' })
    .execute()
  const held = { workerId: people.amina.workerId, validFrom: '2020-01-01', recordedAt: '2020-01-01T09:00Z' }
  await house.owner
    .insertInto('postHolding')
    .values({ authorityId, id: newId(), postId, ...held })
    .execute()
  const given = { personId: jude, teamId, why: 'early help', validFrom: '2020-01-01', recordedAt: '2020-01-01T09:00Z' }
  await house.owner
    .insertInto('allocation')
    .values({ ...scope, id: newId(), localityId: places.newport, ...given })
    .execute()
  // their own by name is later than the first contact
  expect((await openPage(house, people.amina, '/')).body).not.toContain('New about your children')
  await house.owner.deleteFrom('allocation').where('teamId', '=', teamId).execute()
})

test('a strategy discussion on a child in assessment moves the referral on, and is news', async () => {
  const { priya, amina } = house.town.people
  const id = await brought(priya, jude, 'A burn on his hand')
  await house.as(amina, 'work with a child', async (work) => {
    const contacts = await work.db.selectFrom('contact').select('id').execute()
    await work.db
      .insertInto('seenNews')
      .values(
        contacts.map(({ id: subjectId }) => ({
          authorityId: work.actor.authorityId,
          accountId: work.actor.accountId,
          subjectId,
          seenAt: work.now,
        })),
      )
      .onConflict((clash) => clash.doNothing())
      .execute()
  })
  minutesLater(10)
  expect(await decide(id, 'strategy-discussion', jude)).toEqual({})
  const referrals = await house.owner.selectFrom('referral').selectAll().where('personId', '=', jude).execute()
  expect(referrals.map(({ step }) => step)).toEqual(['strategy discussion'])
  const page = await openPage(house, amina, '/')
  expect(page.body).toContain('New about your children, 1')
  expect(page.body).toContain('Now a strategy discussion')
  // the worker has the child still, and the child's page tells both steps apart
  const referral = await openPage(house, amina, `/referrals/${referrals[0]!.reference}`)
  expect(referral.body).toContain('Strategy discussion, after assessment, since')
  expect(referral.body).toContain('Moved this referral on')
  expect(referral.body).not.toContain('Nobody has this child yet')
  const child = await openPage(house, amina, `/children/${jude}`)
  expect(child.body).toContain('went on to a strategy discussion')
})

test('a referral that the decider may not read moves on as well', async () => {
  const { priya, ruth, amina } = house.town.people
  const made = await house.as(priya, 'record a contact', (work) =>
    recordPerson(work, { kind: 'child', givenName: 'Maisie', familyName: 'Thirkell', bornOn: '2017-02-09' }),
  )
  const maisie = made.id!
  const first = await brought(priya, maisie, 'The first words')
  await decide(first, 'referral-to-assessment', maisie)
  await house.as(ruth, 'decide contacts', (work) => allocate(work, maisie, { workerId: amina.workerId, why: 'assessment' }))
  const later = await brought(priya, maisie, 'Worse')
  await house.owner.updateTable('referral').set({ restriction: 'restricted' }).where('contactId', '=', first).execute()
  await decide(later, 'strategy-discussion', maisie)
  const referral = await house.owner.selectFrom('referral').select('step').where('personId', '=', maisie).execute()
  expect(referral).toEqual([{ step: 'strategy discussion' }])
  const move = await house.owner.selectFrom('referralMove').select('restriction').where('personId', '=', maisie).execute()
  expect(move).toEqual([{ restriction: 'restricted' }])
})

test('a child whom nobody has by name, and a contact, stand on the manager’s first page', async () => {
  const { priya, ruth, colin } = house.town.people
  const made = await house.as(priya, 'record a contact', (work) =>
    recordPerson(work, { kind: 'child', givenName: 'Poppy', familyName: 'Vane', bornOn: '2019-02-09' }),
  )
  const poppy = made.id!
  await decide(await brought(priya, poppy, 'Alone'), 'referral-to-assessment', poppy)
  const page = await openPage(house, ruth, '/')
  expect(page.body).toContain('Waits for a manager')
  expect(page.body).toMatch(/Poppy Vane[^<]*<\/a><\/p><p>Nobody has this child by name, for assessment/)
  expect(page.body).toContain('Nobody has this contact')
  expect((await openPage(house, ruth, '/children/nobody-has')).body).toContain('Poppy Vane')
  expect((await openPage(house, colin, '/')).body).not.toContain('Waits for a manager')
  await house.as(ruth, 'decide contacts', (work) =>
    allocate(work, poppy, { workerId: house.town.people.amina.workerId, why: 'assessment' }),
  )
  expect((await openPage(house, ruth, '/children/nobody-has')).body).not.toContain('Poppy Vane')
})

test('a disagreement that nobody has settled stands on the manager’s first page', async () => {
  const { authorityId, places, agencies, people } = house.town
  const id = await brought(people.priya, jude, 'Again')
  const { reference } = await house.owner.selectFrom('contact').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  await house.owner
    .insertInto('disagreement')
    .values({
      authorityId,
      id: newId(),
      contactId: id,
      localityId: places.notPlaced,
      agencyId: agencies.school,
      raisedByName: 'Daniel Osei',
      words: 'He needs more',
      raisedAt: house.clock.now,
      dueAt: house.clock.now,
    })
    .execute()
  const { body } = await openPage(house, people.ruth, '/')
  for (const words of [`/contacts/${reference}#disagreement`, 'Disagreement by Daniel Osei']) expect(body).toContain(words)
})
