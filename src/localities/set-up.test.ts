import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()
const wen = () => house.town.people.wen
const place = (slug: string) =>
  house.owner
    .selectFrom('locality')
    .selectAll()
    .where('authorityId', '=', house.town.authorityId)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
const day = (text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { 'from-day': date, 'from-month': month, 'from-year': year }
}

beforeAll(async () => {
  const { owner } = house
  await owner
    .insertInto('areaEdition')
    .values([
      { id: 'wards-2015', name: 'Wards, May 2015', kind: 'ward', validFrom: '2015-05-07', validTo: '2019-05-01', source: 'test' },
      { id: 'wards-2019', name: 'Wards, May 2019', kind: 'ward', validFrom: '2019-05-02', source: 'test' },
      { id: 'wards-2027', name: 'Wards, May 2027', kind: 'ward', validFrom: '2027-05-06', source: 'test' },
    ])
    .execute()
  const area = (code: string, editionId: string, name: string, district = 'E06000002') => ({
    code,
    editionId,
    name,
    kind: 'ward',
    authorityCode: district,
  })
  await owner
    .insertInto('area')
    .values([
      area('E05009999', 'wards-2019', 'Newport'),
      area('E05009998', 'wards-2019', 'North Ormesby'),
      area('E05009997', 'wards-2019', 'Acklam'),
      area('E05009996', 'wards-2019', 'Central'),
      area('E05009995', 'wards-2019', 'St Hilda’s & Port'),
      area('E05007000', 'wards-2019', 'Central', 'E06000099'),
      area('E05007001', 'wards-2019', 'Far Away', 'E06000099'),
      area('E05001111', 'wards-2015', 'Gresham'),
      area('E05002222', 'wards-2027', 'Dockside'),
    ])
    .execute()
  await owner
    .insertInto('areaSuccessor')
    .values([
      { code: 'E05001111', successorCode: 'E05009999', change: 'M' },
      { code: 'E05001111', successorCode: 'E05009996', change: 'M' },
    ])
    .execute()
})

test.each([
  ['wen', 200, 'looks after every place'],
  ['dale', 403, 'runs Newport, and gives posts in it'],
  ['ruth', 403, 'manages the front door'],
  ['daniel', 403, 'a partner'],
] as const)('%s asking to change places gets %i: %s', async (name, status, _why) => {
  const actor = house.town.people[name]
  for (const path of ['/places/new', '/places/newport/change', '/places/newport/areas'])
    expect((await openPage(house, actor, path)).statusCode, path).toBe(status)
  if (status === 403) {
    expect((await sendForm(house, actor, '/places/new', { name: 'X' })).statusCode).toBe(403)
    expect((await sendForm(house, actor, '/places/newport/change', { name: 'X' }, { version: 1 })).statusCode).toBe(403)
    expect((await sendForm(house, actor, '/places/newport/areas', day('2026-12-01'), { version: 1 })).statusCode).toBe(403)
  }
  expect((await openPage(house, actor, '/places')).body.includes('href="/places/new"')).toBe(status === 200)
})

describe('a place', () => {
  test('is added, and asked for its areas', async () => {
    const answer = await sendForm(house, wen(), '/places/new', { name: 'St Hilda’s', slug: '' })
    expect(answer.headers.location).toBe('/places/st-hildas/areas')
    expect((await openPage(house, wen(), '/places/st-hildas')).statusCode).toBe(200)
  })

  test.each([
    [{ name: '', slug: 'x' }, 'Enter the name of the place', 'no name'],
    [{ name: 'newport', slug: '' }, 'newport is here already', 'the name of another'],
    [{ name: 'Dockside', slug: 'Dock Side' }, 'The address is small letters and figures', 'spaces in an address'],
    [{ name: 'Dockside', slug: 'newport' }, '/places/newport is taken', 'the address of another'],
    [{ name: 'Beside', slug: '' }, '/places/beside is taken', 'a page of its own has the address'],
    [{ name: 'New', slug: '' }, '/places/new is taken', 'and so has this page'],
  ] as const)('%#: bad input says "%s" (%s), and nothing typed is lost', async (sent, message, _why) => {
    const answer = await sendForm(house, wen(), '/places/new', sent)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(message.replaceAll("'", '&#39;'))
    if (sent.name) expect(answer.body).toContain(`value="${sent.name}"`)
  })

  test('is renamed; a second editor sees both names', async () => {
    const { version } = await place('rest')
    const path = '/places/rest/change'
    expect((await openPage(house, wen(), path)).body).toContain('value="The rest of the town"')
    const first = await sendForm(house, wen(), path, { name: 'South of the town', slug: 'rest' }, { version })
    expect(first.headers.location).toBe('/places/rest')
    const late = await sendForm(house, wen(), path, { name: 'The south', slug: 'rest' }, { version })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Name: now “South of the town”, you wrote “The south”')
    expect(late.body).toContain('value="The south"')
    expect(late.body).toContain(`name="_version" value="${version + 1}"`)
  })

  test('"not placed yet" is no place to change', async () => {
    expect((await openPage(house, wen(), '/places/not-placed-yet/change')).statusCode).toBe(404)
    expect((await openPage(house, wen(), '/places/not-placed-yet/areas')).statusCode).toBe(404)
  })
})

describe('the areas of a place', () => {
  const path = '/places/newport/areas'
  const send = async (answers: Record<string, string | string[]>, version?: number) =>
    sendForm(house, wen(), path, { ...day('2026-12-01'), ...answers }, { version: version ?? (await place('newport')).version })
  const held = async (slug: string, on: string) => {
    const { id } = await place(slug)
    const rows = await house.owner
      .selectFrom('localityArea')
      .selectAll()
      .where('localityId', '=', id)
      .orderBy('areaCode')
      .execute()
    return rows.filter((row) => row.validFrom <= on && (row.validTo === null || row.validTo >= on)).map((row) => row.areaCode)
  }

  test('are ticked, with those of its district that no place has', async () => {
    const { body } = await openPage(house, wen(), path)
    expect(body).toMatch(/value="E05009999"[^>]*checked/)
    expect(body).toMatch(/value="E05009996"(?![^>]*checked)/)
    expect(body).toContain('St Hilda’s &amp; Port')
    expect(body).not.toContain('Far Away')
    expect(body).not.toContain('value="E05009998"')
  })

  test.each([
    ['E05001111', 'Gresham (E05001111) ended on 2 May 2019. It became Central (E05009996), Newport (E05009999)', 'an old code'],
    ['gresham', 'Gresham (E05001111) ended on 2 May 2019. It became', 'an old name'],
    ['Dockside', 'does not hold before 6 May 2027', 'an edition to come'],
    ['Nowhere', 'No area is called Nowhere on 1 December 2026', 'no area at all'],
    ['Ackl', 'No area is called Ackl on 1 December 2026. Is it Acklam (E05009997)?', 'half a name'],
    ['E05008888', 'No area is called E05008888', 'no code of ours'],
  ])('%s: "%s" (%s), and nothing typed is lost', async (typed, message, _why) => {
    const answer = await send({ areas: ['E05009999'], more: `Acklam\n${typed}` })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(message)
    expect(answer.body).toContain(`Acklam\n${typed}`)
    expect(answer.body).toMatch(/name="from-day"[^>]*value="01"|value="01"[^>]*name="from-day"/)
    expect(await held('newport', '2026-12-01')).toEqual(['E05009999'])
  })

  test('a code that is ticked and stale is refused by the act itself', async () => {
    const answer = await send({ areas: ['E05001111'] })
    expect(answer.body).toContain('Gresham (E05001111) ended on 2 May 2019. It became')
  })

  test('without a day nothing is given', async () => {
    const answer = await send({ areas: ['E05009999'], 'from-day': '31', 'from-month': '2' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('The day must be a real date')
  })

  test('by name and by code, from a day; what another place had leaves it on that day', async () => {
    const answer = await send({ areas: ['E05009999'], more: 'central\nE05009998\nst hildas and port' })
    expect(answer.statusCode).toBe(303)
    expect(await held('newport', '2026-11-30')).toEqual(['E05009999'])
    expect(await held('newport', '2026-12-01')).toEqual(['E05009995', 'E05009996', 'E05009998', 'E05009999'])
    expect([await held('north-ormesby', '2026-11-30'), await held('north-ormesby', '2026-12-01')]).toEqual([['E05009998'], []])
    const { body } = await openPage(house, wen(), path)
    expect(body).toContain('1 Dec 2026')
    const events = await house.owner.selectFrom('event').select('act').where('act', '=', 'locality areas set').execute()
    expect(events).toHaveLength(2)
  })

  test('a second editor sees what it has now, and keeps what they ticked', async () => {
    const { version } = await place('newport')
    const late = await send({ areas: ['E05009997'], more: 'Central' }, version - 1)
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Somebody else changed this')
    expect(late.body).toMatch(/value="E05009997"[^>]*checked/)
    expect(late.body).toContain('>Central</textarea>')
    expect(late.body).toContain(`name="_version" value="${version}"`)
  })

  test('a name that several areas have asks for the code, where no district tells', async () => {
    // a place far away: now both districts are ours
    await sendForm(house, wen(), '/places/new', { name: 'Far', slug: '' })
    const far = await place('far')
    const sent = { ...day('2026-12-01'), more: 'Far Away' }
    expect((await sendForm(house, wen(), '/places/far/areas', sent, { version: far.version })).statusCode).toBe(303)
    const answer = await send({ areas: ['E05009999'], more: 'Central' })
    expect(answer.body).toContain('Central is the name of 2 areas. Give the code: Central (E05007000), Central (E05009996)')
  })
})
