import { describe, expect, test } from 'vitest'
import { alsoAs } from '../../tests/also.ts'
import { openPage, useHouse } from '../../tests/house.ts'
import { Refusal } from '../errors.ts'
import type { Work } from '../work.ts'
import { endHolding, holdPost, makePost } from './actions.ts'
import { holderOn } from './post.ts'
import { holdingHistory, readPosts } from './store.ts'
import { gapsOf, partnersOf, placesFor, teamOf } from './team.ts'

const house = useHouse()
const asWen = <T>(run: (work: Work) => Promise<T>) => house.as(house.town.people.wen, 'run a place', run)
const asDale = <T>(run: (work: Work) => Promise<T>) => house.as(house.town.people.dale, 'run a place', run)
const codeOf = (run: Promise<unknown>) =>
  run.then(() => 'done').catch((error) => (error instanceof Refusal ? error.code : error.message))

const constable = (localityId: string) => ({
  localityId,
  agencyId: house.town.agencies.police,
  teamId: null,
  title: 'Neighbourhood constable',
  role: 'partner',
  leadFor: 'police',
  from: '2026-11-24',
})

test('a manager of a place makes no post of an administrator or of the front door; the administrator does', async () => {
  const { newport } = house.town.places
  for (const role of ['administrator', 'front-door-manager', 'front-door-worker', 'neighbourhood-manager', 'analyst']) {
    const post = { ...constable(newport), title: `A ${role}`, role, leadFor: null }
    expect(await asDale((work) => makePost(work, post)), role).toMatchObject({ problems: [{ field: 'role' }] })
    expect(await asWen((work) => makePost(work, post)), role).toHaveProperty('postId')
  }
  const offered = async (who: 'dale' | 'wen') =>
    (await openPage(house, house.town.people[who], '/places/newport/posts/new')).body.includes('value="administrator"')
  expect([await offered('dale'), await offered('wen')]).toEqual([false, true])
})

test('a post is made, given, passed on and ended, and every state is kept', async () => {
  const { newport } = house.town.places
  const { jas, grace } = house.town.people
  const gaps = async () => (await asDale((work) => gapsOf(work, newport))).filter(({ partner }) => partner === 'police').length
  expect(await gaps()).toBe(1)
  const made = await asDale((work) => makePost(work, constable(newport)))
  if (!('postId' in made)) throw new Error('not made')
  expect(await gaps(), 'a post alone is not a named lead').toBe(1)

  await asDale((work) =>
    holdPost(work, { postId: made.postId, workerId: jas.workerId, from: '2026-11-02', to: null, deputy: false }),
  )
  expect(await gaps()).toBe(0)
  expect((await asDale((work) => partnersOf(work, newport))).map(({ name }) => name)).toEqual(['Police'])

  await asDale((work) =>
    holdPost(work, { postId: made.postId, workerId: grace.workerId, from: '2026-11-20', to: null, deputy: false }),
  )
  const [post] = await asDale((work) => readPosts(work, { postId: made.postId }, '2026-11-24'))
  expect(holderOn(post!, '2026-11-19')?.name).toBe('Jas Gill')
  expect(holderOn(post!, '2026-11-20')?.name, 'the day that it was passed on').toBe('Grace Olawale')

  const now = holderOn(post!, '2026-11-24')!
  const early = await asDale((work) =>
    endHolding(work, { postId: made.postId, holdingId: now.holdingId, lastDay: '2026-11-01', shown: now.version }),
  )
  expect(early).toMatchObject({ problems: [{ field: 'to' }] })
  await asDale((work) =>
    endHolding(work, { postId: made.postId, holdingId: now.holdingId, lastDay: '2026-11-19', shown: now.version }),
  )
  expect(await gaps(), 'taken back: nobody holds it').toBe(1)
  const stale = asDale((work) =>
    endHolding(work, { postId: made.postId, holdingId: now.holdingId, lastDay: '2026-11-22', shown: now.version }),
  )
  expect(await codeOf(stale), 'somebody who saw it before cannot end it again').toBe('not-found')

  const history = await asDale((work) => holdingHistory(work, made.postId))
  expect(history.map(({ name, from, to }) => `${name} from ${from} to ${to ?? 'further notice'}`).sort()).toEqual([
    'Grace Olawale from 2026-11-20 to 2026-11-19',
    'Grace Olawale from 2026-11-20 to further notice',
    'Jas Gill from 2026-11-02 to 2026-11-19',
    'Jas Gill from 2026-11-02 to further notice',
  ])
  const events = await house.owner
    .selectFrom('event')
    .select('act')
    .where('subjectId', '=', made.postId)
    .orderBy('number')
    .execute()
  expect(events.map(({ act }) => act)).toEqual([
    'post made',
    'post given',
    'post holding ended',
    'post given',
    'post holding taken back',
  ])
})

test('a last day that was shown as it stood and changed meanwhile is refused', async () => {
  const made = await asWen((work) => makePost(work, { ...constable(house.town.places.rest), leadFor: null }))
  if (!('postId' in made)) throw new Error('not made')
  const { postId } = made
  const given = await asWen((work) =>
    holdPost(work, { postId, workerId: house.town.people.jas.workerId, from: '2026-11-02', to: null, deputy: false }),
  )
  if (!('holdingId' in given)) throw new Error('not given')
  await asWen((work) => endHolding(work, { postId, holdingId: given.holdingId, lastDay: '2026-12-01', shown: 1 }))
  expect(
    await codeOf(asWen((work) => endHolding(work, { postId, holdingId: given.holdingId, lastDay: '2026-12-24', shown: 1 }))),
  ).toBe('changed-meanwhile')
  const clash = await asWen((work) =>
    holdPost(work, { postId, workerId: house.town.people.grace.workerId, from: '2026-11-01', to: null, deputy: false }),
  )
  expect(clash, 'two holders of one post').toMatchObject({
    problems: [{ field: 'from', message: expect.stringContaining('Jas Gill holds it from 2 November 2026') }],
  })
})

test.each([
  ['dale', 'newport', 'done', 'their own place'],
  ['dale', 'northOrmesby', 'not-allowed', 'not the place of another manager'],
  ['sunita', 'northOrmesby', 'done', 'their own place'],
  ['wen', 'northOrmesby', 'done', 'an administrator looks after them all'],
  ['priya', 'newport', 'not-allowed', 'a front door worker makes no posts'],
  ['daniel', 'newport', 'not-allowed', 'nor does a partner'],
  ['howard', 'newport', 'not-allowed', 'nor an elected member'],
] as const)('%s makes a post in %s: %s, %s', async (who, place, says, _why) => {
  const actor = house.town.people[who]
  expect(await codeOf(house.as(actor, 'run a place', (work) => makePost(work, constable(house.town.places[place]))))).toBe(says)
})

test.each([
  [{ title: '' }, 'title', 'a post has a title'],
  [{ agencyId: '0192d9a0-0000-7000-8000-000000000000' }, 'agency', 'an agency of ours'],
  [{ role: 'emperor' }, 'role', 'a role of the rule book'],
  [{ leadFor: 'bakery' }, 'leadFor', 'a core partner of the rule book'],
])('a post with %o is put right at %s: %s', async (change, field, _why) => {
  const done = await asWen((work) => makePost(work, { ...constable(house.town.places.newport), ...change }))
  expect(done).toMatchObject({ problems: [{ field }] })
})

test('a team of another agency cannot be chosen', async () => {
  const done = await asWen((work) =>
    makePost(work, { ...constable(house.town.places.newport), teamId: house.town.teams.newportHelp }),
  )
  expect(done).toMatchObject({ problems: [{ field: 'team' }] })
})

describe('whoever is in a post of a team opens the children of the team, wherever they live', () => {
  const linked = (team: keyof typeof house.town.teams) => ({
    ...constable(house.town.places.newport),
    agencyId: house.town.agencies.council,
    teamId: house.town.teams[team],
    leadFor: null,
  })
  const give = (postId: string, who: 'dale' | 'tom', deputy = false) => ({
    postId,
    workerId: house.town.people[who].workerId,
    from: '2026-11-24',
    to: null,
    deputy,
  })
  const postOf = async (done: ReturnType<typeof makePost>) => {
    const made = await done
    if (!('postId' in made)) throw new Error(JSON.stringify(made))
    return made.postId
  }

  test('a manager makes no post of a team that is not in the place, and is not offered it', async () => {
    const done = await asDale((work) => makePost(work, linked('assessment')))
    expect(done).toMatchObject({ problems: [{ field: 'team', message: expect.stringContaining('ask the administrator') }] })
    const page = await openPage(house, house.town.people.dale, '/places/newport/posts/new')
    expect(page.body).toContain('Newport early help, ')
    expect(page.body).not.toContain('Assessment, ')
  })

  test.each([
    [false, 'as its holder'],
    [true, 'as a deputy, who opens as much'],
  ])('a manager does not name himself (deputy: %s), %s, but others', async (deputy, _why) => {
    const postId = await postOf(asDale((work) => makePost(work, linked('newportHelp'))))
    const own = await asDale((work) => holdPost(work, give(postId, 'dale', deputy)))
    expect(own).toMatchObject({ problems: [{ field: 'worker', message: expect.stringContaining('Ask the administrator') }] })
    expect(await asDale((work) => holdPost(work, give(postId, 'tom', deputy)))).toHaveProperty('holdingId')
  })

  test('nor as whom they are in another agency', async () => {
    const also = await alsoAs(house, house.town.people.dale, house.town.agencies.health, 'partner')
    const postId = await postOf(asDale((work) => makePost(work, linked('newportHelp'))))
    const own = await asDale((work) => holdPost(work, { ...give(postId, 'tom'), workerId: also.workerId }))
    expect(own).toMatchObject({ problems: [{ field: 'worker' }] })
  })

  test('nor does an administrator, but another one; nor anybody a post of no team, or more days', async () => {
    const { dale, wen } = house.town.people
    const give = (postId: string, workerId: string, to: string | null = null) => ({
      postId,
      workerId,
      from: '2026-11-24',
      to,
      deputy: false,
    })
    const postId = await postOf(asWen((work) => makePost(work, linked('assessment'))))
    expect(await asWen((work) => holdPost(work, give(postId, wen.workerId)))).toMatchObject({
      problems: [{ field: 'worker', message: expect.stringContaining('another administrator') }],
    })
    const plain = await postOf(asDale((work) => makePost(work, constable(house.town.places.newport))))
    expect(await asDale((work) => holdPost(work, give(plain, dale.workerId)))).toMatchObject({ problems: [{ field: 'worker' }] })
    const held = await asWen((work) => holdPost(work, give(plain, dale.workerId, '2026-12-01')))
    const until = (lastDay: string, shown: number) =>
      asDale((work) => endHolding(work, { postId: plain, holdingId: (held as { holdingId: string }).holdingId, lastDay, shown }))
    expect(await until('2026-12-02', 1)).toMatchObject({ problems: [{ field: 'to' }] })
    expect(await until('2026-11-30', 1)).toEqual({ ended: true })
  })

  test('an administrator may do both', async () => {
    const postId = await postOf(asWen((work) => makePost(work, linked('assessment'))))
    expect(await asWen((work) => holdPost(work, give(postId, 'dale')))).toHaveProperty('holdingId')
  })
})

test('a team is asked as at any day', async () => {
  const on = (day: string) =>
    asWen((work) => teamOf(work, house.town.places.newport, day)).then(({ lines }) =>
      lines.flatMap(({ people }) => people.map(({ name }) => name)),
    )
  expect(await on('2026-11-24')).toContain('Dale Pickering')
  expect(await on('1999-12-31'), 'before any post stood').toEqual([])
})

test('the permission table’s scope, as places', async () => {
  const { newport } = house.town.places
  expect(await asWen((work) => placesFor(work, 'manage posts'))).toBe('every')
  expect(await asDale((work) => placesFor(work, 'manage posts'))).toEqual(new Set([newport]))
  expect(await house.as(house.town.people.priya, 'run a place', (work) => placesFor(work, 'manage posts'))).toEqual(new Set())
})

test('another authority sees none of our posts', async () => {
  const theirs = await house.as(house.other.people.wen, 'run a place', (work) =>
    readPosts(work, { localityIds: [house.town.places.newport] }, '2026-11-24'),
  )
  expect(theirs).toEqual([])
})
