import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { makeAccount } from '../access/sign-in-store.ts'
import { newId } from '../database/ids.ts'
import { readTime } from './authority.ts'
import { stepsOf, type WhatIsThere } from './what-is-missing.ts'

const all: WhatIsThere = {
  authority: {
    name: 'Borough of Example',
    shortName: 'Example',
    code: '999',
    phone: '01632 960 000',
    opensAt: '08:30',
    closesAt: '17:00',
  },
  agencies: 3,
  teams: ['assessment', 'early-help'],
  areas: true,
  postcodes: true,
  emptyTeams: [],
  places: [{ name: 'Riverside', slug: 'riverside', areas: 2, posts: true }],
  template: false,
  roles: ['administrator', 'front-door-manager', 'front-door-worker', 'administrator'],
  beingSetUp: false,
}

describe('what is missing', () => {
  test('nothing, where all is there', () => expect(stepsOf(all).filter(({ done }) => !done)).toEqual([]))

  test.each([
    [{ authority: { ...all.authority, name: 'Your authority' } }, 'It has no name and no national code yet', 'as it begins'],
    [{ authority: { ...all.authority, code: '000' } }, 'It has no name and no national code yet', 'a name alone'],
    [{ authority: { ...all.authority, phone: '' } }, 'The front door has no telephone number yet', 'nobody to ring'],
    [{ agencies: 0 }, 'Only the council is here', 'nobody to work with'],
    [{ teams: ['assessment'] }, 'There is no team for early help: what is decided would be given to nobody', 'one of two teams'],
    [
      { teams: [] },
      'There is no team for assessment, and none for early help: what is decided would be given to nobody',
      'no team',
    ],
    [{ postcodes: false }, 'Areas are loaded, postcodes are not. On the server: bin/doorstep places import', 'half of the files'],
    [
      { places: [...all.places, { name: 'Hilltop', slug: 'hilltop', areas: 0, posts: true }] },
      'Without an area: Hilltop',
      'a place in which nobody lives',
    ],
    [
      { places: [...all.places, { name: 'Hilltop', slug: 'hilltop', areas: 1, posts: false }] },
      'Nobody holds a post in Hilltop',
      'a place with no team',
    ],
    [
      { emptyTeams: ['Assessment'] },
      'Nobody is in a post of Assessment: what is given to it, nobody could open',
      'a team of nobody',
    ],
    [{ template: true }, 'The shipped template is in force. A front door manager writes your own', 'nobody wrote their own'],
    [
      { roles: ['administrator', 'administrator'] },
      'Nobody manages the front door yet: begin with them',
      'nobody but the administrator',
    ],
    [
      { roles: ['administrator', 'administrator', 'front-door-manager'] },
      'Nobody works at the front door yet',
      'a manager alone',
    ],
    [
      { roles: ['administrator', 'front-door-manager', 'front-door-worker'], beingSetUp: true },
      'There is one administrator: nobody could approve what they ask for, or let them in again',
      'one administrator',
    ],
    [{ beingSetUp: true }, 'The second has not signed in yet: give them their one-time link', 'a second who was only asked'],
  ] as const)('%#: %s (%s)', (less, say, _why) => {
    expect(
      stepsOf({ ...all, ...less } as WhatIsThere)
        .filter(({ done }) => !done)
        .map((step) => step.say),
    ).toEqual([say])
  })

  test('without a place the place, its areas and its posts are', () => {
    expect(
      stepsOf({ ...all, places: [] })
        .filter(({ done }) => !done)
        .map(({ what, href }) => [what, href]),
    ).toEqual([
      ['Add your places', '/places/new'],
      ['Say which areas are whose', '/places'],
      ['Make posts, and say who holds them', '/places/new'],
    ])
  })
})

test.each([
  ['8.30', '08:30'],
  ['0830', '08:30'],
  ['9', '09:00'],
  ['17:00', '17:00'],
  ['half past eight', 'half past eight'],
])('the time %s is read as %s', (typed, read) => expect(readTime(typed)).toBe(read))

describe('the pages', () => {
  const house = useHouse()
  const words = {
    name: 'Borough of Example',
    shortName: 'Example',
    code: '806',
    phone: '01632 960 000',
    opensAt: '8.30',
    closesAt: '17:00',
  }
  const row = () =>
    house.owner.selectFrom('authority').selectAll().where('id', '=', house.town.authorityId).executeTakeFirstOrThrow()

  test.each([
    ['wen', 200, 'looks after the system'],
    ['ruth', 403, 'manages the front door'],
    ['howard', 403, 'a member'],
    ['daniel', 403, 'a partner'],
  ] as const)('%s asking for the authority gets %i: %s', async (name, status, _why) => {
    const actor = house.town.people[name]
    expect((await openPage(house, actor, '/authority')).statusCode).toBe(status)
    if (status === 403) expect((await sendForm(house, actor, '/authority', words)).statusCode).toBe(403)
  })

  test('an administrator begins with what is missing, each with the page where it is done', async () => {
    const { body } = await openPage(house, house.town.people.wen, '/')
    expect(body).toContain('Setting up')
    // the town has agencies, teams and places with areas; nothing was brought in, and the template is in force
    expect(body).toContain('6 of 10 steps are done. Bring wards and postcodes is next.')
    expect(body).toContain('The shipped template is in force')
    expect(body).toContain('href="/threshold"')
    expect(body, 'as every page says').toContain('data-notice="being-set-up"')
    expect(body).toContain('href="/access/accounts/new">Make a second administrator')
  })

  describe('with nothing missing', () => {
    beforeAll(async () => {
      await house.owner
        .insertInto('areaEdition')
        .values({ id: 'w', kind: 'ward', validFrom: '2020-01-01', source: 'test' })
        .execute()
      await house.owner.insertInto('area').values({ code: 'E05009999', editionId: 'w', name: 'Newport', kind: 'ward' }).execute()
      await house.owner.insertInto('postcode').values({ postcode: 'TS1 9ZZ', wardCode: 'E05009999', source: 'test' }).execute()
      await house.owner
        .updateTable('thresholdDocument')
        .set({ note: 'Our own' })
        .where('authorityId', '=', house.town.authorityId)
        .execute()
      const post = { authorityId: house.town.authorityId, agencyId: house.town.agencies.council }
      const [postId, { workerId }] = [newId(), house.town.people.tom]
      await house.owner
        .insertInto('post')
        .values({ ...post, id: postId, title: 'Practitioner', role: 'practitioner', localityId: house.town.places.rest })
        .execute()
      await house.owner
        .insertInto('postHolding')
        .values({
          authorityId: post.authorityId,
          id: newId(),
          postId,
          workerId,
          validFrom: '2026-01-01',
          recordedAt: house.clock.now,
        })
        .execute()
      // a second administrator, who has signed in
      const who = { ...post, name: 'Second administrator', email: 'second@example.org', role: 'administrator' }
      const second = { ...house.town.people.wen, ...(await makeAccount(house.owner, who)) }
      await openPage(house, second, '/')
    })
    test('the list is gone, and the jobs stay', async () => {
      const { body } = await openPage(house, house.town.people.wen, '/')
      expect(body).not.toContain('Before people can work here')
      for (const href of ['/access', '/agencies', '/places', '/authority']) expect(body).toContain(`href="${href}"`)
    })
  })

  test('the authority is named, and its act is written down', async () => {
    const { version } = await row()
    const answer = await sendForm(house, house.town.people.wen, '/authority', words, { version })
    expect(answer.headers.location).toBe('/')
    expect(await row()).toMatchObject({
      name: 'Borough of Example',
      shortName: 'Example',
      opensAt: '08:30:00',
      version: version + 1,
    })
    expect((await openPage(house, house.town.people.wen, '/')).body).toContain('Example')
    const events = await house.owner.selectFrom('event').select('act').where('subjectId', '=', house.town.authorityId).execute()
    expect(events).toEqual([{ act: 'authority changed' }])
  })

  test.each([
    [{ ...words, name: '' }, 'Enter the name of the authority', 'no name'],
    [{ ...words, code: '000' }, 'The national code is three figures', 'the code that nobody has'],
    [{ ...words, code: '999' }, 'Another authority here has the code 999', 'the other authority of this database'],
    [{ ...words, opensAt: 'early' }, 'Enter the time at which the front door opens', 'no time'],
    [{ ...words, closesAt: '08:00' }, 'The front door must close after it opens', 'a day that ends before it begins'],
  ] as const)('%#: bad input says "%s" (%s), and nothing typed is lost', async (sent, message, _why) => {
    const before = await row()
    const answer = await sendForm(
      house,
      house.town.people.wen,
      '/authority',
      { ...sent, phone: '01632 960 999' },
      { version: before.version },
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(message)
    expect(answer.body).toContain('value="01632 960 999"')
    expect(await row()).toEqual(before)
  })

  test('the code stays once files came in under it', async () => {
    const { version } = await row()
    await house.owner
      .insertInto('importedRow')
      .values({
        authorityId: house.town.authorityId,
        source: 'cin',
        theirId: '1',
        ourId: house.town.places.rest,
        rowHash: Buffer.from('x'),
      })
      .execute()
    const answer = await sendForm(house, house.town.people.wen, '/authority', { ...words, code: '807' }, { version })
    expect(answer.body).toContain('Files came in under 806, so the code must stay 806')
  })

  test('a second editor sees what the first wrote, and keeps their own words', async () => {
    const { version } = await row()
    await sendForm(house, house.town.people.wen, '/authority', { ...words, phone: '01632 960 001' }, { version })
    const late = await sendForm(house, house.town.people.wen, '/authority', { ...words, phone: '01632 960 002' }, { version })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Phone: now “01632 960 001”, you wrote “01632 960 002”')
    expect(late.body).toContain('value="01632 960 002"')
    expect(late.body).toContain(`name="_version" value="${version + 1}"`)
  })
})
