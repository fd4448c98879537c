import { expect, test } from 'vitest'
import { alsoAs } from '../../tests/also.ts'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()
const base = '/places/newport/posts'

test.each([
  ['dale', 200, 'runs this place'],
  ['wen', 200, 'looks after every place'],
  ['sunita', 403, 'runs another place'],
  ['priya', 403, 'works at the front door'],
  ['daniel', 403, 'a partner reads the team on the place’s page'],
] as const)('%s asking for the posts of Newport gets %i: %s', async (who, status, _why) => {
  expect((await openPage(house, house.town.people[who], base)).statusCode).toBe(status)
})

test('the manager names the lead of a partner that was a gap', async () => {
  const { dale, jas } = house.town.people
  expect((await openPage(house, dale, base)).body).toContain('href="/places/newport/posts/new?leadFor=police"')
  expect((await openPage(house, dale, `${base}/new?leadFor=police`)).body).toMatch(/<option value="police" selected/)

  const wrong = await sendForm(house, dale, `${base}/new`, {
    title: '',
    agency: house.town.agencies.police,
    role: 'partner',
    leadFor: 'police',
  })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Give the post a title')
  const made = await sendForm(house, dale, `${base}/new`, {
    title: 'Neighbourhood constable',
    agency: house.town.agencies.police,
    role: 'partner',
    leadFor: 'police',
    team: '',
  })
  expect(made.headers.location).toMatch(/\/holder$/)
  const path = String(made.headers.location)
  expect((await openPage(house, dale, path)).body).toContain('Jas Gill, Police')

  const given = await sendForm(house, dale, path, {
    worker: jas.workerId,
    'from-day': '1',
    'from-month': '11',
    'from-year': '2026',
    'to-day': '',
    'to-month': '',
    'to-year': '',
  })
  const post = path.replace('/holder', '')
  expect(given.headers.location).toBe(post)
  const shown = await openPage(house, dale, post)
  expect(shown.body).toContain('Jas Gill')
  expect((await openPage(house, dale, base)).body).not.toContain(
    'Make the post that leads<span class="govuk-visually-hidden"> for Police',
  )

  const end = /href="([^"]+\/end)"/.exec(shown.body)?.[1] ?? ''
  const ended = await sendForm(house, dale, end, { 'to-day': '23', 'to-month': '11', 'to-year': '2026' }, { version: 1 })
  expect(ended.headers.location).toBe(post)
  expect((await openPage(house, dale, base)).body).toContain('Nobody since Tue 24 Nov')
  const late = await sendForm(house, dale, end, { 'to-day': '30', 'to-month': '11', 'to-year': '2026' }, { version: 1 })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Last day: now “23 November 2026”, you wrote “30 November 2026”')
  expect(late.body).toContain('name="_version" value="2"')
})

test('whoever gives a post is not among the choices, under whatever membership, and is told who names them', async () => {
  const { dale, wen, tom } = house.town.people
  const also = await alsoAs(house, dale, house.town.agencies.health, 'partner')
  const [post] = await house.owner
    .selectFrom('post')
    .select('id')
    .where('localityId', '=', house.town.places.newport)
    .orderBy('id')
    .execute()
  for (const job of ['holder', 'deputy']) {
    const path = `${base}/${post!.id}/${job}`
    const { body } = await openPage(house, dale, path)
    expect(body).toContain(`value="${tom.workerId}"`)
    expect(body).not.toContain(`value="${dale.workerId}"`)
    expect(body).not.toContain(`value="${also.workerId}"`)
    expect(body).toContain('You are not in this list. Ask the administrator to name you')
    const other = (await openPage(house, wen, path)).body
    expect(other).toContain(`value="${dale.workerId}"`)
    expect(other).not.toContain(`value="${wen.workerId}"`)
    expect(other).toContain('Ask another administrator to name you')
  }
})

test('a post of another place is not found under this one', async () => {
  const { wen } = house.town.people
  const [other] = await house.owner
    .selectFrom('post')
    .select('id')
    .where('localityId', '=', house.town.places.northOrmesby)
    .execute()
  expect((await openPage(house, wen, `${base}/${other?.id}`)).statusCode).toBe(404)
})
