import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/index.ts'
import { newId } from '../database/ids.ts'
import { bring, decide, type Marsh, marshFamily } from './samples/marsh-family.ts'

const house = useHouse()
let family: Marsh
let page: string
let referral: string
const people = () => house.town.people
const rows = () =>
  house.owner
    .selectFrom('allocation')
    .select(['why', 'workerId', 'teamId', 'validFrom', 'validTo', 'allocatedBy'])
    .where('personId', '=', family.kayden)
    .orderBy('validFrom')
    .orderBy('validTo', (order) => order.nullsLast())
    .execute()
const version = async () =>
  (await house.owner.selectFrom('person').select('version').where('id', '=', family.kayden).executeTakeFirstOrThrow()).version
const opens = async (who: 'amina' | 'tom' | 'priya' | 'ruth', path: string) =>
  (await openPage(house, people()[who], path)).statusCode

beforeAll(async () => {
  family = await marshFamily(house)
  page = `/children/${family.kayden}/allocation`
  const contact = await bring(house, [family.kayden])
  await decide(house, contact, 'referral-to-assessment', [family.kayden])
  referral = (await house.owner.selectFrom('referral').select('reference').executeTakeFirstOrThrow()).reference
})

test.each([
  ['priya', 200, 'decided it'],
  ['ruth', 200, 'manages the front door'],
  ['colin', 403, 'named the child in the contact himself, and has not said why he needs the record'],
  ['amina', 200, 'is in the team that has the child, and may take the child'],
  ['tom', 403, 'is in another team'],
  ['dale', 403, 'runs the place'],
  ['daniel', 403, 'a partner'],
  ['ines', 403, 'an analyst'],
] as const)('%s asking for the page gets %i: %s', async (who, status, _why) => {
  expect((await openPage(house, people()[who], page)).statusCode).toBe(status)
  if (status === 403)
    expect((await sendForm(house, people()[who], page, { why: 'assessment', worker: people().amina.workerId })).statusCode).toBe(
      403,
    )
})

test('colin asking again when he said why gets 200: the contact is not answered yet', async () => {
  const said = await sendForm(house, people().colin, `/children/${family.kayden}/opening`, {
    why: 'To give the child to a worker',
  })
  expect(said.statusCode).toBe(303)
  expect((await openPage(house, people().colin, page)).statusCode).toBe(200)
})

test('the referral says who has the child, and leads to the page', async () => {
  const { body } = await openPage(house, people().priya, `/referrals/${referral}`)
  expect(body).toContain('Assessment, nobody by name yet')
  expect(body).toContain(`href="${page}?why=assessment"`)
  const { body: asAmina } = await openPage(house, people().amina, `/referrals/${referral}`)
  expect(asAmina).toContain('Assessment, nobody by name yet')
  expect(asAmina).toContain('Take this child')
})

test.each([
  [{ team: '', worker: '' }, 'Choose a team, or who will work with this child', 'nobody'],
  [{ team: 'not-a-team', worker: '' }, 'Choose a team that works with children', 'no team of ours'],
  [{ why: 'early help', team: '', worker: '' }, 'Choose what they are to do', 'no early help is open'],
] as const)('%#: bad input says "%s" (%s)', async (sent, message, _why) => {
  const answer = await sendForm(house, people().priya, page, { why: 'assessment', ...sent }, { version: await version() })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(message)
  expect(await rows()).toHaveLength(1)
})

test('a worker of another authority, and the machine itself, cannot be given a child', async () => {
  for (const worker of [house.other.people.amina.workerId, people().service.workerId]) {
    const answer = await sendForm(house, people().priya, page, { why: 'assessment', worker }, { version: await version() })
    expect(answer.body).toContain('Choose who will work with this child')
  }
  expect((await openPage(house, people().priya, page)).body).not.toContain('Doorstep itself')
})

test.each([
  ['howard', 'an elected member'],
  ['ines', 'an analyst'],
  ['wen', 'an administrator'],
  ['colin', 'works at the front door, which decides and works with no child'],
] as const)('%s is given no child: %s', async (who, _why) => {
  const worker = people()[who].workerId
  const { body } = await openPage(house, people().ruth, page)
  expect(body).not.toContain(worker)
  const answer = await sendForm(house, people().ruth, page, { why: 'assessment', worker }, { version: await version() })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Choose who will work with this child')
  // whoever has the child goes on
  expect(await rows()).toHaveLength(1)
  expect(await opens('amina', `/children/${family.kayden}/household`)).toBe(200)
})

test('a closed account, and a membership that ended, are given no child', async () => {
  const account = { id: people().tom.accountId }
  await house.owner.updateTable('account').set({ closedAt: house.clock.now }).where('id', '=', account.id).execute()
  expect((await openPage(house, people().ruth, page)).body).not.toContain(people().tom.workerId)
  await house.owner.updateTable('account').set({ closedAt: null }).where('id', '=', account.id).execute()
  const ends = (validTo: string | null) =>
    house.owner.updateTable('membership').set({ validTo }).where('accountId', '=', account.id).execute()
  await ends('2026-11-23')
  expect((await openPage(house, people().ruth, page)).body).not.toContain(people().tom.workerId)
  await ends(null)
  expect((await openPage(house, people().ruth, page)).body).toContain(people().tom.workerId)
})

test('a post that is called by its agency says the agency once', async () => {
  const { tom } = people()
  const called = (title: string) =>
    house.owner
      .updateTable('post')
      .set({ title })
      .where('id', 'in', (of) => of.selectFrom('postHolding').select('postId').where('workerId', '=', tom.workerId))
      .execute()
  await called('Housing officer, Middlesbrough Council')
  expect((await openPage(house, people().ruth, page)).body).toContain('>Tom Hesketh, Housing officer, Middlesbrough Council<')
  await called('Housing officer')
  expect((await openPage(house, people().ruth, page)).body).toContain('>Tom Hesketh, Housing officer, Middlesbrough Council<')
})

test('a team of people who work with no child is given none', async () => {
  const { authorityId, agencies } = house.town
  const members = newId()
  await house.owner
    .insertInto('team')
    .values({ authorityId, id: members, agencyId: agencies.council, name: 'Elected members', kind: 'team' })
    .execute()
  const post = { authorityId, id: newId(), agencyId: agencies.council, teamId: members, title: 'Member', role: 'elected-member' }
  await house.owner.insertInto('post').values(post).execute()
  const { body } = await openPage(house, people().ruth, page)
  expect(body).not.toContain('Elected members')
  expect(body).toContain('Assessment, Middlesbrough Council')
  const sent = { why: 'assessment', team: members }
  expect((await sendForm(house, people().ruth, page, sent, { version: await version() })).statusCode).toBe(422)
})

describe('taken by somebody of the team with which the child waits', () => {
  test('nobody takes a child for another, nor one that waits with another team', async () => {
    const { amina, tom } = people()
    expect((await sendForm(house, amina, page, { why: 'assessment', worker: tom.workerId })).statusCode).toBe(403)
    expect((await sendForm(house, tom, page, { why: 'assessment', worker: tom.workerId })).statusCode).toBe(403)
    const [waiting] = await house.owner.selectFrom('allocation').select('id').where('personId', '=', family.kayden).execute()
    const take = (actor: Actor, worker: string) =>
      house.as(
        actor,
        'work with a child',
        async (work) =>
          (
            await sql<{ done: boolean }>`select scope.take_waiting(${newId()}, ${waiting!.id}, ${worker}) as done`.execute(
              work.db,
            )
          ).rows,
      )
    expect(await take(tom, tom.workerId)).toEqual([{ done: false }])
    await expect(take(amina, tom.workerId)).rejects.toMatchObject({ code: '42501' })
    await expect(take(people().howard, people().howard.workerId)).rejects.toMatchObject({ code: '42501' })
    // the way round the function: no row of theirs gives a child to anybody
    const { authorityId, places, agencies } = house.town
    const row = { authorityId, id: newId(), personId: family.kayden, workerId: amina.workerId, why: 'assessment' }
    const rest = { validFrom: '2026-11-24', recordedAt: house.clock.now, localityId: places.newport, agencyId: agencies.council }
    await expect(
      house.as(amina, 'work with a child', (work) =>
        work.db
          .insertInto('allocation')
          .values({ ...row, ...rest })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await rows()).toHaveLength(1)
  })

  test('nobody takes a child who waits with their team, and is with somebody by name for the same work', async () => {
    const { amina, tom } = people()
    const { authorityId, places, agencies } = house.town
    const id = newId()
    const { id: waiting } = await house.owner
      .selectFrom('allocation')
      .select('id')
      .where('personId', '=', family.kayden)
      .executeTakeFirstOrThrow()
    const by = { authorityId, id, personId: family.kayden, workerId: tom.workerId, validFrom: '2026-11-24' }
    const rest = { why: 'assessment', recordedAt: house.clock.now, localityId: places.newport, agencyId: agencies.council }
    await house.owner
      .insertInto('allocation')
      .values({ ...by, ...rest })
      .execute()
    expect((await openPage(house, amina, page)).statusCode).toBe(403)
    const taken = await house.as(amina, 'work with a child', (work) =>
      sql`select scope.take_waiting(${newId()}, ${waiting}, ${amina.workerId}) as done`.execute(work.db),
    )
    expect(taken.rows).toEqual([{ done: false }])
    await house.owner.deleteFrom('allocation').where('id', '=', id).execute()
  })

  test('a restricted child waits for a name from the manager', async () => {
    const restrict = (restriction: string) =>
      house.owner.updateTable('person').set({ restriction }).where('id', '=', family.kayden).execute()
    await restrict('restricted')
    expect((await openPage(house, people().amina, page)).statusCode).toBe(404)
    expect((await sendForm(house, people().amina, page, { why: 'assessment' })).statusCode).toBe(404)
    await restrict('none')
  })

  test('the child is theirs, in their team; the row before keeps its last day, and the act is written down', async () => {
    const start = await openPage(house, people().amina, '/')
    expect(start.body).toContain(`${page}?why=assessment`)
    expect((await openPage(house, people().amina, page)).body).toContain('Take Kayden Marsh')
    const taken = await sendForm(house, people().amina, page, { why: 'assessment' }, { version: await version() })
    expect(taken.headers.location).toBe(`/children/${family.kayden}`)
    const [before, now] = await rows()
    expect(before).toMatchObject({ workerId: null, validTo: '2026-11-23' })
    expect(now).toMatchObject({ workerId: people().amina.workerId, teamId: house.town.teams.assessment, validTo: null })
    const { act, workerId } = await house.owner
      .selectFrom('event')
      .select(['act', 'workerId'])
      .where('personId', '=', family.kayden)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect({ act, workerId }).toEqual({ act: 'taken from the team', workerId: people().amina.workerId })
    // nothing of the child waits any more
    expect((await openPage(house, people().amina, page)).statusCode).toBe(403)
    await house.owner.deleteFrom('allocation').where('workerId', '=', people().amina.workerId).execute()
    await house.owner.updateTable('allocation').set({ validTo: null }).where('personId', '=', family.kayden).execute()
  })
})

describe('given to somebody by name', () => {
  beforeAll(async () => {
    const { newportHelp } = house.town.teams
    const sent = { why: 'assessment', team: newportHelp, worker: people().tom.workerId }
    expect((await sendForm(house, people().priya, page, sent, { version: await version() })).headers.location).toBe(page)
  })

  test('the record opens to them, and closes to the team that had it', async () => {
    expect([
      await opens('tom', `/children/${family.kayden}/household`),
      await opens('amina', `/children/${family.kayden}/household`),
    ]).toEqual([200, 404])
  })

  test('the row before stays with its last day, and the act is written down', async () => {
    const [before, now] = await rows()
    // given and handed on upon one day: the first never held
    expect(before).toMatchObject({ teamId: house.town.teams.assessment, validFrom: '2026-11-24', validTo: '2026-11-23' })
    expect(now).toMatchObject({ workerId: people().tom.workerId, validTo: null, allocatedBy: people().priya.workerId })
    const { body } = await openPage(house, people().priya, page)
    expect(body).toContain('Tom Hesketh, Newport early help')
    expect(body).toContain('Given on the same day to somebody else')
    const events = await house.owner
      .selectFrom('event')
      .select(['act', 'facts'])
      .where('personId', '=', family.kayden)
      .where('act', '=', 'allocated')
      .execute()
    const given = events.map(({ facts }) => facts as { worker: string | null; team: string | null })
    // to the team by the decision, and by name
    expect(given).toHaveLength(2)
    expect(given.find(({ worker }) => !worker)).toMatchObject({ team: house.town.teams.assessment })
    expect(given.find(({ worker }) => worker)).toMatchObject({ worker: people().tom.workerId })
  })

  test('the form begins with who has the child now, so that a new name alone leaves the child with their team', async () => {
    const { body } = await openPage(house, people().ruth, page)
    for (const value of [house.town.teams.newportHelp, people().tom.workerId])
      expect(body).toMatch(new RegExp(`value="${value}"[^>]*selected`))
    const chosen = await sendForm(house, people().ruth, page, { why: 'assessment', team: '', worker: '' })
    expect(chosen.body, 'what was chosen stands, also where it is nothing').not.toMatch(
      new RegExp(`value="${people().tom.workerId}"[^>]*selected`),
    )
    expect(body).not.toContain('had their last day')
  })

  test('the same again is a problem; a second editor sees who has the child', async () => {
    const sent = { why: 'assessment', team: house.town.teams.newportHelp, worker: people().tom.workerId }
    const again = await sendForm(house, people().ruth, page, sent, { version: await version() })
    expect(again.body).toContain('They have this child already, for assessment')
    const late = await sendForm(
      house,
      people().ruth,
      page,
      { why: 'assessment', worker: people().amina.workerId },
      { version: (await version()) - 1 },
    )
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('With: now “Tom Hesketh, Newport early help”, you wrote “Amina Yusuf”')
    expect(late.body).toMatch(new RegExp(`value="${people().amina.workerId}"[^>]*selected`))
    expect(late.body).toContain(`name="_version" value="${await version()}"`)
  })

  test('the next day, the manager gives the child to another, also when the contact is answered and closed', async () => {
    await house.owner.deleteFrom('waiting').execute()
    const now = house.clock.now
    house.clock.now = new Date('2026-11-25T10:00:00Z')
    // a worker who gave the child to nobody reaches children with an open contact alone
    expect((await openPage(house, people().colin, page)).statusCode).toBe(403)
    const sent = { why: 'assessment', worker: people().amina.workerId }
    expect((await sendForm(house, people().ruth, page, sent, { version: await version() })).statusCode).toBe(303)
    expect((await rows()).map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2026-11-24', '2026-11-23'],
      ['2026-11-24', '2026-11-24'],
      ['2026-11-25', null],
    ])
    expect([
      await opens('amina', `/children/${family.kayden}/household`),
      await opens('tom', `/children/${family.kayden}/household`),
    ]).toEqual([200, 404])
    house.clock.now = now
  })
})

test('early help that is offered is given to a worker as well, from the contact', async () => {
  const contact = await bring(house, [family.lacey])
  await decide(house, contact, 'early-help-offered', [family.lacey], 2)
  const { reference } = await house.owner
    .selectFrom('contact')
    .select('reference')
    .where('id', '=', contact)
    .executeTakeFirstOrThrow()
  const { body } = await openPage(house, people().priya, `/contacts/${reference}`)
  const path = `/children/${family.lacey}/allocation`
  expect(body).toContain(`href="${path}?why=early+help"`)
  expect((await sendForm(house, people().priya, path, { why: 'early help', worker: people().tom.workerId })).statusCode).toBe(303)
  expect(await opens('tom', `/children/${family.lacey}`)).toBe(200)
})

test('with two sorts of work open, the form asks which first, and begins with who has the child for it', async () => {
  const contact = await bring(house, [family.kayden])
  await decide(house, contact, 'early-help-offered', [family.kayden], 2)
  const asks = await openPage(house, people().ruth, page)
  expect(asks.body).toContain('For what?')
  expect(asks.body).not.toContain('name="team"')
  const { body } = await openPage(house, people().ruth, `${page}?why=early+help`)
  expect(body).toContain('type="hidden" name="why" value="early help"')
  expect(body).toMatch(new RegExp(`value="${house.town.teams.newportHelp}"[^>]*selected`))
  const other = await openPage(house, people().ruth, `${page}?why=assessment`)
  const tom = new RegExp(`value="${people().tom.workerId}"[^>]*selected`)
  expect([tom.test(body), tom.test(other.body)], 'Tom has the child for the assessment alone').toEqual([false, true])
})

test('where nothing is open for a child, nothing can be given', async () => {
  const { body } = await openPage(house, people().ruth, `/children/${family.danielle}/allocation`)
  expect(body).toContain('Nothing is open for Danielle')
})
