import { expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'

const house = useHouse()
const who = () => house.town.people
const agency = (name: string) => house.owner.selectFrom('agency').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const ofTown = () => house.owner.selectFrom('agency').selectAll().where('authorityId', '=', house.town.authorityId)
const housing = { name: 'Tees Homes', kind: 'housing', sourceCode: '4', phone: '01632 960 300', core: 'yes' }

test.each([
  ['wen', 200, 'looks after the system'],
  ['ruth', 403, 'manages the front door'],
  ['dale', 403, 'runs a place, and gives posts in it'],
  ['daniel', 403, 'a partner'],
] as const)('%s asking for the agencies gets %i: %s', async (name, status, _why) => {
  const { school } = house.town.agencies
  for (const path of ['/agencies', '/agencies/new', `/agencies/${school}`, `/agencies/${school}/teams/new`])
    expect((await openPage(house, who()[name], path)).statusCode, path).toBe(status)
  if (status === 403) expect((await sendForm(house, who()[name], '/agencies/new', housing)).statusCode).toBe(403)
})

test('an agency of another authority is not there', async () => {
  const path = `/agencies/${house.other.agencies.police}`
  expect((await openPage(house, who().wen, path)).statusCode).toBe(404)
  expect((await sendForm(house, who().wen, path, housing, { version: 1 })).statusCode).toBe(404)
})

test('an agency is added with what it counts as, and its act is written down', async () => {
  expect((await sendForm(house, who().wen, '/agencies/new', housing)).headers.location).toBe('/agencies')
  const made = await agency('Tees Homes')
  expect(made).toMatchObject({ kind: 'housing', sourceCode: '4', phone: '01632 960 300', coreStatutory: true, version: 1 })
  const event = await house.owner.selectFrom('event').select('act').where('subjectId', '=', made.id).execute()
  expect(event).toEqual([{ act: 'agency added' }])
  const { body } = await openPage(house, who().wen, '/agencies')
  expect(body).toContain('Tees Homes')
  expect(body).toContain('Its contacts count as: housing')
})

test.each([
  [{ ...housing, name: '' }, 'Enter the name of the agency', 'no name'],
  [{ ...housing, name: ' tees gate ACADEMY ' }, 'is here already', 'the name of another'],
  [{ ...housing, name: 'New', kind: '' }, 'Choose what kind of agency it is', 'no kind'],
  [{ ...housing, name: 'New', kind: 'public' }, 'Choose what kind of agency it is', 'families and the public are one'],
  [{ ...housing, name: 'New', sourceCode: '99' }, 'Choose what its contacts count as', 'no source of ours'],
] as const)('%#: bad input says "%s" (%s), and nothing typed is lost', async (sent, words, _why) => {
  const before = (await ofTown().execute()).length
  const answer = await sendForm(house, who().wen, '/agencies/new', sent)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(words)
  expect(answer.body).toContain('value="01632 960 300"')
  expect((await ofTown().execute()).length).toBe(before)
})

test('a second editor sees what the first wrote, keeps their own words, and may send them again', async () => {
  const { id, version } = await ofTown().where('name', '=', 'Police').executeTakeFirstOrThrow()
  const path = `/agencies/${id}`
  const words = { kind: 'police', sourceCode: '6', phone: '', core: 'yes' }
  expect((await openPage(house, who().wen, path)).body).toContain(`name="_version" value="${version}"`)
  expect((await sendForm(house, who().wen, path, { ...words, name: 'Cleveland police' }, { version })).statusCode).toBe(303)
  const late = await sendForm(house, who().wen, path, { ...words, name: 'The police' }, { version })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('Name: now “Cleveland police”, you wrote “The police”')
  expect(late.body).toContain('value="The police"')
  expect(late.body).toContain(`name="_version" value="${version + 1}"`)
  expect((await sendForm(house, who().wen, path, { ...words, name: 'The police' }, { version: version + 1 })).statusCode).toBe(
    303,
  )
  expect((await ofTown().where('id', '=', id).executeTakeFirstOrThrow()).name).toBe('The police')
})

test('families and the public keep their kind, whatever they are called', async () => {
  const { id, version } = await ofTown().where('kind', '=', 'public').executeTakeFirstOrThrow()
  expect((await openPage(house, who().wen, `/agencies/${id}`)).body).not.toContain('What kind of agency')
  const sent = { name: 'Residents', kind: 'police', sourceCode: '', phone: '', core: 'yes' }
  expect((await sendForm(house, who().wen, `/agencies/${id}`, sent, { version })).statusCode).toBe(303)
  expect(await ofTown().where('id', '=', id).executeTakeFirstOrThrow()).toMatchObject({
    name: 'Residents',
    kind: 'public',
    coreStatutory: false,
  })
})

test('a team is added, changed, and told from another of its name', async () => {
  const { school } = house.town.agencies
  const add = `/agencies/${school}/teams/new`
  const team = { name: 'Pastoral team', kind: 'team', phone: '01632 960 301' }
  expect((await sendForm(house, who().wen, add, team)).statusCode).toBe(303)
  const again = await sendForm(house, who().wen, add, { ...team, name: 'pastoral team' })
  expect(again.body).toContain('has a team called pastoral team already')
  expect((await sendForm(house, who().wen, add, { ...team, name: 'Other', kind: 'x' })).body).toContain(
    'Choose what the team is for',
  )
  const made = await house.owner.selectFrom('team').selectAll().where('name', '=', 'Pastoral team').executeTakeFirstOrThrow()
  const path = `/agencies/${school}/teams/${made.id}`
  expect((await openPage(house, who().wen, path)).body).toContain('value="Pastoral team"')
  expect((await sendForm(house, who().wen, path, { ...team, kind: 'early-help' }, { version: 1 })).statusCode).toBe(303)
  const late = await sendForm(house, who().wen, path, { ...team, name: 'Care team' }, { version: 1 })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('What it is for: now “Early help”, you wrote “Another team”')
  // by the address of another agency it is not there
  expect((await openPage(house, who().wen, `/agencies/${house.town.agencies.health}/teams/${made.id}`)).statusCode).toBe(404)
})
