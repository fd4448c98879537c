import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import type { Town } from '../../tests/town.ts'
import { newId } from '../database/ids.ts'

const house = useHouse()
const pair = '/places/newport/beside/north-ormesby'
const wards = { newport: 'E05009999', northOrmesby: 'E05009998', rest: 'E05009997' } as const
let reference: string

/** A child of a place whose contact waits, or was decided in an earlier month. */
async function contactIn(
  place: keyof typeof wards,
  givenName: string,
  { receivedAt, decidedAt }: { receivedAt: string; decidedAt?: string },
) {
  const { authorityId, agencies, places } = house.town
  const [personId, id] = [newId(), newId()]
  const scope = { authorityId, localityId: places[place], agencyId: agencies.school }
  const [received, due] = [new Date(receivedAt), new Date(new Date(receivedAt).getTime() + 86_400_000)]
  const named = `R${id.slice(-8)}`
  await house.owner
    .insertInto('person')
    .values({
      ...scope,
      id: personId,
      identityId: personId,
      kind: 'child',
      givenName,
      familyName: 'Foxton',
      bornOn: '2015-02-09',
      searchKey: givenName.toLowerCase(),
      recordedAt: received,
    })
    .execute()
  await house.owner
    .insertInto('personAddress')
    .values({
      ...scope,
      id: newId(),
      personId,
      lines: '1 Test Street',
      wardCode: wards[place],
      validFrom: '2020-01-01',
      recordedAt: received,
    })
    .execute()
  await house.owner
    .insertInto('contact')
    .values({
      ...scope,
      id,
      reference: named,
      kind: 'support',
      sourceCode: '2A',
      receivedAt: received,
      dueAt: due,
      familyKnows: 'yes',
      recordedAt: received,
    })
    .execute()
  await house.owner
    .insertInto('contactChild')
    .values({ ...scope, id: newId(), contactId: id, personId, addedAt: received })
    .execute()
  if (!decidedAt)
    await house.owner
      .insertInto('waiting')
      .values({ ...scope, contactId: id, kind: 'support', danger: 'no', sourceCode: '2A', receivedAt: received, dueAt: due })
      .execute()
  else
    await house.owner
      .insertInto('decision')
      .values({
        ...scope,
        id: newId(),
        contactId: id,
        version: 1,
        outcome: 'information-and-advice',
        decidedAt: new Date(decidedAt),
      })
      .execute()
  return named
}

beforeAll(async () => {
  await house.owner
    .insertInto('areaEdition')
    .values({ id: 'wards-test', kind: 'ward', validFrom: '2020-01-01', source: 'Test wards' })
    .execute()
  const areas = [
    [wards.newport, 'Newport', 0, 2867, 3004],
    [wards.northOrmesby, 'North Ormesby', 1, 634, 691],
    [wards.rest, 'Acklam', 2, 1021, null],
  ] as const
  for (const [code, name, tileColumn, under16, under18] of areas) {
    await house.owner
      .insertInto('area')
      .values({ code, editionId: 'wards-test', name, kind: 'ward', authorityCode: 'E06000002', tileColumn, tileRow: 0 })
      .execute()
    const people = { areaCode: code, asAt: '2020-06-30', ageFrom: 0, source: 'Test estimates' }
    await house.owner
      .insertInto('population')
      .values({ ...people, ageTo: 15, people: under16 })
      .execute()
    if (under18)
      await house.owner
        .insertInto('population')
        .values({ ...people, ageTo: 17, people: under18 })
        .execute()
  }
  reference = await contactIn('newport', 'Alfie', { receivedAt: '2026-11-20T10:00:00Z' })
  await contactIn('newport', 'Bea', { receivedAt: '2026-11-24T08:00:00Z' })
  await contactIn('northOrmesby', 'Cora', { receivedAt: '2026-11-24T08:30:00Z' })
  for (const day of ['05', '06', '07', '08', '09', '12'])
    await contactIn('newport', 'Dan', { receivedAt: `2026-10-${day}T10:00:00Z`, decidedAt: `2026-10-${day}T15:00:00Z` })
  for (const day of ['13', '14'])
    await contactIn('northOrmesby', 'Eve', { receivedAt: `2026-10-${day}T10:00:00Z`, decidedAt: '2026-10-30T15:00:00Z' })
})

const open = (who: keyof Town['people'], path: string) => openPage(house, house.town.people[who], path)
const textOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** A row of the comparison, cell by cell, without its note and its line. */
const row = (body: string, name: string) => {
  const found = new RegExp(`<th scope="row">${name}<span.*?</tr>`).exec(body)?.[0] ?? ''
  return [...found.matchAll(/<td data-of="[^"]*">(.*?)<\/td>/g)].map(([, cell]) =>
    textOf(cell!.replace(/<svg.*?<\/svg>/g, '')).trim(),
  )
}

describe('what each may see', () => {
  test.each([
    ['ruth', ['6', '2', '8'], ['2', '1', '3'], 'who sees what is restricted reads every count as it is'],
    ['priya', ['5', 'under 3', '10'], ['2', '1', '3'], 'a front door worker: figures rounded, and what waits as the list has it'],
    [
      'dale',
      ['5', 'under 3', '10'],
      ['2', 'under 3', '5'],
      'a neighbourhood manager: a list of their own place, the others as published',
    ],
    ['sunita', ['5', 'under 3', '10'], ['under 3', '1', '5'], 'and the other one of theirs'],
    ['tom', ['5', 'under 3', '10'], ['under 3', 'under 3', '5'], 'a practitioner: no list, every place as published'],
    ['ines', ['6', '2', '8'], ['2', '1', '3'], 'an analyst: every figure as it is, since every row of it can be checked'],
    [
      'howard',
      ['not shown', 'not shown', '8'],
      ['fewer than 5', 'fewer than 5', '3'],
      'an elected member: none so small that it names somebody',
    ],
    ['daniel', [], [], 'a partner: no figures but their own, which stand elsewhere'],
    ['wen', [], [], 'an administrator looks after posts and sees no contacts'],
  ] as const)('%s sees contacts a month as %s, waiting as %s: %s', async (who, month, waiting, _why) => {
    const { body, statusCode } = await open(who, pair)
    expect(statusCode).toBe(200)
    expect(row(body, 'Children under 16')).toEqual(['2,867', '634', '4,522'])
    expect(row(body, 'Contacts a month')).toEqual(month)
    expect(row(body, 'Waiting for a decision')).toEqual(waiting)
    if (who === 'howard') expect(textOf(body), 'nor how many a share is of').toContain('of not shown and not shown contacts')
  })

  test.each([
    ['priya', true, true],
    ['dale', true, false],
    ['sunita', false, true],
    ['tom', false, false],
    ['ines', false, false],
    ['howard', false, false],
    ['daniel', false, false],
    ['wen', false, false],
  ] as const)('%s reads names of contacts in Newport %s, in North Ormesby %s', async (who, newport, northOrmesby) => {
    const { body } = await open(who, pair)
    expect(body.includes('Alfie Foxton'), 'Newport').toBe(newport)
    expect(body.includes('Cora Foxton'), 'North Ormesby').toBe(northOrmesby)
    if (newport) expect(body).toContain(`href="/contacts/${reference}"`)
  })

  test('names that were shown are written down, and nothing is where none were', async () => {
    const listed = async (who: keyof Town['people']) => {
      const { membershipId } = house.town.people[who]
      await open(who, '/places/newport')
      return house.owner
        .selectFrom('readEntry')
        .select(['what', 'subjects'])
        .where('membershipId', '=', membershipId)
        .where('kind', '=', 'contact')
        .execute()
    }
    expect((await listed('colin')).flatMap(({ subjects }) => subjects).length, 'two contacts and their children').toBe(4)
    expect(await listed('grace')).toEqual([])
  })
})

test('everybody sees the team of a place, its gaps, its children with their source, and the threshold one click away', async () => {
  for (const who of ['priya', 'daniel', 'howard', 'wen'] as const) {
    const { body } = await open(who, '/places/newport')
    expect(textOf(body), who).toContain('Dale Pickering')
    expect(body).toMatch(/ds-t--gap"><th scope="row">Police<\/th>/)
    expect(body).toContain('A statutory partner: ask Dale Pickering')
    expect(body).toContain('Test estimates, as at 30 June 2020')
    expect(body).toMatch(/<main.*href="\/threshold"/s)
  }
})

test('that counts are rounded is said in their own rows, and never of published numbers', async () => {
  const note = (body: string, name: string) => new RegExp(`<th scope="row">${name}<span[^>]*>(.*?)</span>`).exec(body)?.[1]
  for (const path of ['/places/newport', pair]) {
    const { body } = await open('dale', path)
    const figures = body.slice(
      body.indexOf('Children under 16<span'),
      body.indexOf('</table>', body.indexOf('Children under 16<span')),
    )
    expect(figures).toContain('2,867')
    expect(note(body, 'Children under 16')).not.toContain('rounded')
    expect(note(body, 'Contacts a month')).toContain('rounded to the nearest 5')
    expect(note(body, 'Children referred')).toContain('rounded to the nearest 5')
    expect(body).not.toContain('Counts are rounded')
  }
  expect(note((await open('dale', '/places/newport')).body, 'Waiting for a decision'), 'a list of his own').toBe('now')
  expect(note((await open('dale', pair)).body, 'Waiting for a decision')).toContain('what you may not list')
  expect((await open('ruth', pair)).body).not.toContain('rounded')
})

test('whoever runs a place is not told to ask themself', async () => {
  const own = (await open('dale', '/places/newport')).body
  expect(textOf(own)).not.toContain('sk Dale Pickering')
  expect(textOf(own)).toContain('Ask the front door if anything in it is not plain')
  expect(textOf(own)).toContain('A statutory partner: yours to name somebody')
  expect(textOf((await open('sunita', '/places/newport')).body)).toContain('Ask Dale Pickering')
})

test('who may change posts is led to them, and nobody else', async () => {
  const led = async (who: keyof Town['people']) =>
    (await open(who, '/places/newport')).body.includes('href="/places/newport/posts"')
  expect([await led('dale'), await led('wen'), await led('sunita'), await led('daniel')]).toEqual([true, true, false, false])
})

test('an area without a population is named, and no part of a sum stands for the whole', async () => {
  const { body } = await open('priya', '/places/rest')
  expect(row(body, 'Children under 18')).toEqual([])
  expect(textOf(body)).toMatch(/Children under 18.*?No figure/)
})

test('the first lines: late contacts are counted, and a clock says how late', async () => {
  const { body } = await open('dale', '/places/newport')
  expect(textOf(body)).toContain('2 contacts wait for a decision, 1 of them late')
  expect(body).toContain('2 working days late')
})

test('every place stands on the map and in the table; the ones not placed yet only for those who see contacts', async () => {
  const door = await open('priya', '/places')
  expect(door.body).toContain('id="map-table"')
  expect(textOf(door.body)).toContain('Contacts in October 2026 per 1,000 children under 16')
  expect(textOf(door.body)).toContain('Not placed yet')
  const member = await open('howard', '/places')
  expect(textOf(member.body), 'two contacts in North Ormesby name a family').not.toMatch(
    /North Ormesby in North Ormesby locality \d/,
  )
  expect(textOf(member.body)).not.toContain('Not placed yet')
  const manager = await open('dale', '/places')
  expect(textOf(manager.body), 'whose figures are of one place sees published numbers on the map').toContain(
    'Children under 16, 30 June 2020',
  )
})

test.each([
  ['/places/beside?first=newport&second=north-ormesby', 303, pair, 'the chooser leads to the pair’s own address'],
  ['/places/beside?first=newport&second=newport', 303, '/places/newport', 'one place twice is that place'],
  ['/places/newport/beside/newport', 303, '/places/newport', 'also by address'],
  ['/places/beside?first=newport', 404, undefined, 'half a question'],
  ['/places/atlantis', 404, undefined, 'no such place'],
  ['/places/not-placed-yet', 404, undefined, 'the place for what has none is not a place'],
])('%s answers %i %s: %s', async (path, status, to, _why) => {
  const answer = await open('priya', path)
  expect([answer.statusCode, answer.headers.location]).toEqual([status, to])
})

test('another authority’s places and contacts are not among ours', async () => {
  const answer = await openPage(house, house.other.people.priya, pair)
  expect(answer.statusCode).toBe(200)
  expect(row(answer.body, 'Contacts a month'), 'their own Newport, with nothing in it').toEqual(['under 3', 'under 3', 'under 3'])
  expect(answer.body).not.toContain('Alfie Foxton')
})
