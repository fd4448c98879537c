import { parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { NewPerson } from './index.ts'
import { findPeople, mergePeople, readRecord, recordPerson } from './index.ts'

const house = useHouse()
type Who = keyof typeof house.town.people
const actor = (who: Who) => house.town.people[who]
const open = (who: Who, path: string) => openPage(house, actor(who), path)
const send = (
  who: Who,
  path: string,
  answers: Record<string, string | string[]>,
  extra: { version?: number; key?: string } = {},
) => sendForm(house, actor(who), path, answers, extra)

async function record(given: Partial<NewPerson> = {}): Promise<string> {
  const made = await house.as(actor('priya'), 'decide contacts', (work) =>
    recordPerson(work, {
      kind: 'child',
      givenName: 'Alfie',
      familyName: 'Dunning',
      bornOn: '2015-02-09',
      address: { lines: '11 Larch Street', postcode: 'TS1 4AB' },
      ...given,
    }),
  )
  if (!made.id) throw new Error(JSON.stringify(made.problems))
  const { authorityId, places, agencies, teams } = house.town
  await house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: crypto.randomUUID(),
      personId: made.id,
      teamId: teams.assessment,
      why: 'assessment',
      validFrom: '2026-11-24',
      recordedAt: house.clock.now,
      localityId: places.notPlaced,
      agencyId: agencies.council,
    })
    .execute()
  return made.id
}

/** The words of a page as somebody reads them. */
function wordsOf(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return main
    .replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}

let alfie: string
beforeAll(async () => {
  alfie = await record()
})

describe('find', () => {
  test('a name with a slip finds the child, with area, and why; the search is written down', async () => {
    const page = await send('priya', '/children', { find: 'alfi duning' })
    expect(page.statusCode).toBe(200)
    expect(wordsOf(page.body)).toMatch(
      /Alfie Dunning, 11 Not placed yet .*Family name is spelt nearly the same, first name begins the same/,
    )
    expect(page.body).toContain(`href="/children/${alfie}"`)
    const entries = await house.owner
      .selectFrom('readEntry')
      .select(['subjects', 'termsHash', 'purpose'])
      .where('what', '=', 'search')
      .execute()
    expect(entries.at(-1)).toMatchObject({ subjects: [alfie], purpose: 'decide contacts' })
    expect(entries.at(-1)!.termsHash).not.toBeNull()
  })

  test.each([
    ['priya', 'zzyzx', 'Nobody is like “zzyzx”', 'nothing is like it'],
    ['priya', '11', 'That would fit many children', 'an age alone is a list of a town'],
    ['daniel', 'alfie dunning', 'among the children whom your agency brought', 'a partner sees only their own'],
  ] as [Who, string, string, string][])('%s looking for %s reads “%s”: %s', async (who, find, words, _why) => {
    expect(wordsOf((await send(who, '/children', { find })).body)).toContain(words)
  })

  test.each(['ines', 'howard', 'wen'] as const)('%s may not look for a child', async (who) => {
    expect((await open(who, '/children')).statusCode).toBe(403)
    expect((await send(who, '/children', { find: 'alfie' })).statusCode).toBe(403)
  })
})

describe('add', () => {
  const lacey = {
    kind: 'child',
    givenName: 'Lacey',
    familyName: 'Nobody-Yet',
    'bornOn-day': '3',
    'bornOn-month': '5',
    'bornOn-year': '2024',
  }

  test('the words of a search are not typed again', async () => {
    const { body } = await send('priya', '/children/new', { _look: 'find', find: 'lacey marsh 3/5/2024' })
    for (const value of ['value="Lacey"', 'value="Marsh"', 'value="2024"']) expect(body).toContain(value)
  })

  test('nobody is like them: they are recorded at once, and sent twice they are one', async () => {
    const key = crypto.randomUUID()
    const [first, second] = [
      await send('priya', '/children/new', lacey, { key }),
      await send('priya', '/children/new', lacey, { key }),
    ]
    expect(first.statusCode).toBe(303)
    expect(second.headers.location).toBe(first.headers.location)
  })

  test('somebody is like them: the likely come first, and only then they are added', async () => {
    const almost = {
      kind: 'child',
      givenName: 'Alfred',
      familyName: 'Dunning',
      'bornOn-day': '9',
      'bornOn-month': '2',
      'bornOn-year': '2015',
      communication: ['hearing', 'easy-read'],
    }
    const asked = await send('priya', '/children/new', almost)
    expect(asked.statusCode).toBe(200)
    expect(wordsOf(asked.body)).toMatch(
      /Is it one of these\? .*Alfie Dunning, 11 .*Same family name, first name is a form of the same name, same birth date/,
    )
    expect(asked.body).toContain('name="familyName" value="Dunning"')
    expect(asked.body.match(/name="communication"/g)).toHaveLength(2)
    expect(
      (await house.as(actor('priya'), 'decide contacts', (work) => findPeople(work, { text: 'alfred dunning' }))).map(
        ({ person }) => person.givenName,
      ),
    ).toEqual(['Alfie'])
    const added = await send('priya', '/children/new', { ...almost, sure: 'yes' })
    expect(added.headers.location).toMatch(/^\/children\/[0-9a-f-]{36}$/)
  })

  test('what is wrong stands beside its field, and nothing typed is lost', async () => {
    const page = await send('priya', '/children/new', { ...lacey, 'bornOn-month': '13', nhs: '999 000 0019', postcode: 'TS1' })
    expect(page.statusCode).toBe(422)
    const words = wordsOf(page.body)
    for (const message of ['Birth date must have a month', 'Check this NHS number', 'Enter a full postcode'])
      expect(words).toContain(message)
    for (const value of ['value="13"', 'value="999 000 0019"', 'value="Nobody-Yet"']) expect(page.body).toContain(value)
  })

  test('a brother lives in the same household without its being typed again', async () => {
    const added = await send('amina', '/children/new', {
      kind: 'child',
      givenName: 'Ralph',
      familyName: 'Dunning',
      age: '3',
      with: alfie,
      sure: 'yes',
    })
    const id = added.headers.location!.split('/').at(-1)!
    const [his, theirs] = await house.as(actor('amina'), 'work with a child', async (work) => [
      (await work.db.selectFrom('person').select('householdId').where('id', '=', id).executeTakeFirst())?.householdId,
      (await readRecord(work, alfie)).household?.id,
    ])
    expect(his).toBe(theirs)
  })

  test.each(['ines', 'howard', 'wen'] as const)('%s may not add somebody here', async (who) => {
    expect((await open(who, '/children/new')).statusCode).toBe(403)
    expect((await send(who, '/children/new', { ...lacey, sure: 'yes' })).statusCode).toBe(403)
  })
})

describe('add and put right', () => {
  const read = (id: string) => house.as(actor('amina'), 'work with a child', (work) => readRecord(work, id))
  const paths = ['change', 'names', 'birth', 'addresses', 'home', 'identifiers', 'facts', 'relationships', 'involvements']

  test.each(paths)('%s opens for those who may write, and for nobody else', async (path) => {
    const page = await open('amina', `/children/${alfie}/${path}`)
    expect(page.statusCode).toBe(200)
    expect(wordsOf(page.body)).toContain('Alfie Dunning, 11')
    expect(uniqueIds(page.body)).toEqual([])
    expect((await open('daniel', `/children/${alfie}/${path}`)).statusCode, 'a partner changes nobody who is known').toBe(403)
    expect((await open('ines', `/children/${alfie}/${path}`)).statusCode).toBe(403)
    expect((await house.web.inject({ url: `/children/${alfie}/${path}` })).statusCode).toBe(303)
  })

  test('each form does its one job', async () => {
    const id = await record({ givenName: 'Tobias', familyName: 'Wren' })
    const mother = await record({ kind: 'adult', givenName: 'Carla', familyName: 'Wren', bornOn: '1990-01-02' })
    const sends: [string, Record<string, string>][] = [
      ['names', { as: 'known as', givenName: 'Toby', familyName: 'Wren' }],
      ['birth', { 'bornOn-day': '10', 'bornOn-month': '2', 'bornOn-year': '2015', sex: 'M' }],
      ['addresses', { lines: '3 Sail Court', postcode: 'TS3 6AB', 'from-day': '1', 'from-month': '11', 'from-year': '2026' }],
      ['identifiers', { scheme: 'nhs', value: '999 000 0018', source: 'GP letter', verified: 'yes' }],
      ['facts', { fact: 'language:pl' }],
      ['facts', { fact: 'school', value: 'Linden Road Primary' }],
      ['relationships', { otherId: mother, kind: 'mother', responsibility: 'yes' }],
      ['involvements', { agencyId: house.town.agencies.school, workerName: 'Helen Whitlock', role: 'safeguarding-lead' }],
    ]
    for (const [path, answers] of sends) {
      const answer = await send('amina', `/children/${id}/${path}`, answers)
      expect([answer.statusCode, answer.headers.location], path).toEqual([303, `/children/${id}`])
    }
    const now = await read(id)
    expect(now.person).toMatchObject({ bornOn: '2015-02-10', sex: 'M' })
    expect(now.names.map(({ givenName }) => givenName)).toContain('Toby')
    expect(now).toMatchObject({ address: { lines: '3 Sail Court' }, identifiers: [{ value: '9990000018' }], language: 'pl' })
    expect(now.relationships).toMatchObject([{ kind: 'mother', parentalResponsibility: 'yes', other: { id: mother } }])

    await send('amina', `/children/${id}/identifiers`, { corrects: now.identifiers[0]!.id, never: 'yes' })
    await send('amina', `/children/${id}/addresses`, { corrects: now.address!.id, lines: '5 Sail Court', postcode: 'TS3 6AB' })
    const later = await read(id)
    expect(later.identifiers).toEqual([])
    expect(later.addresses.map(({ lines }) => lines)).toEqual(['5 Sail Court', '11 Larch Street'])
  })

  test.each([
    ['names', { as: '', givenName: 'A', familyName: 'B' }, 'Choose what this name is'],
    ['birth', {}, 'Enter a birth date'],
    ['addresses', { lines: '' }, 'Enter an address or a postcode'],
    ['identifiers', { scheme: 'upn', value: 'B123456789012', source: 'School' }, 'Check this pupil number'],
    ['facts', { fact: '' }, 'Choose what it is'],
    ['home', { otherId: '' }, 'Choose with whom they live now'],
    ['home', { otherId: 'own', 'from-day': '1', 'from-month': '1', 'from-year': '2030' }, 'must be today or in the past'],
    ['relationships', { kind: 'mother' }, 'Choose who the other person is'],
    ['involvements', { workerName: 'X' }, 'Choose an agency'],
  ] as [string, Record<string, string>, string][])('%s with %j says: %s', async (path, answers, message) => {
    const page = await send('amina', `/children/${alfie}/${path}`, answers)
    expect(page.statusCode).toBe(422)
    expect(wordsOf(page.body)).toContain(message)
  })

  test('the second of two editors reads both values, keeps their words, and can send them again', async () => {
    const id = await record({ givenName: 'Ottilie', familyName: 'Hart' })
    const { version } = (await read(id)).person
    const name = (givenName: string) => ({ as: 'correction', givenName, familyName: 'Hart' })
    expect((await send('amina', `/children/${id}/names`, name('Otilie'), { version })).statusCode).toBe(303)
    const second = await send('priya', `/children/${id}/names`, name('Ottilia'), { version })
    expect(second.statusCode).toBe(409)
    expect(wordsOf(second.body)).toContain(
      'It now has first name Otilie, family name Hart. You wrote first name Ottilia, family name Hart',
    )
    expect(second.body).toContain('value="Ottilia"')
    const again = Number(/name="_version" value="(\d+)"/.exec(second.body)![1])
    expect((await send('priya', `/children/${id}/names`, name('Ottilia'), { version: again })).statusCode).toBe(303)
    expect((await read(id)).all.names.map(({ givenName }) => givenName)).toEqual(['Ottilie', 'Otilie', 'Ottilia'])
  })
})

describe('a move', () => {
  const read = (id: string) => house.as(actor('priya'), 'decide contacts', (work) => readRecord(work, id))

  test('into the household of somebody else, found by name, with their address; the household before stays in the days', async () => {
    const child = await record({ givenName: 'Nell', familyName: 'Farrow' })
    const aunt = await record({
      kind: 'adult',
      givenName: 'Marguerite',
      familyName: 'Farrow',
      bornOn: '1980-02-03',
      address: { lines: '9 Quay Street', postcode: 'TS3 6AB' },
    })
    const found = await send('amina', `/children/${child}/home`, { _look: 'find', find: 'Marguerite Farrow' })
    expect(wordsOf(found.body)).toContain('In the household of Marguerite Farrow')
    const answers = { otherId: aunt, address: 'same', 'from-day': '2', 'from-month': '11', 'from-year': '2026' }
    const { version } = (await read(child)).person
    // who was found and chosen stays so when the form comes back
    const wrong = await send(
      'amina',
      `/children/${child}/home`,
      { ...answers, find: 'Marguerite Farrow', 'from-year': '2030' },
      { version },
    )
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toMatch(new RegExp(`value="${aunt}"[^>]*checked`))
    expect((await send('amina', `/children/${child}/home`, answers, { version })).statusCode).toBe(303)
    const now = await house.as(actor('amina'), 'work with a child', (work) => readRecord(work, child))
    expect(now.household?.members.map(({ id }) => id).sort()).toEqual([aunt, child].sort())
    expect(now.address).toMatchObject({ lines: '9 Quay Street', validFrom: '2026-11-02' })
    const again = await send('amina', `/children/${child}/home`, answers)
    expect(wordsOf(again.body)).toContain('They are in this household already')
    const late = await send('amina', `/children/${child}/home`, { otherId: 'own' }, { version })
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/value="own"[^>]*checked/)
  })

  test('out on their own', async () => {
    const child = await record({ givenName: 'Ned', familyName: 'Farrow' })
    const before = (await read(child)).person.householdId
    expect((await send('amina', `/children/${child}/home`, { otherId: 'own' })).statusCode).toBe(303)
    expect((await read(child)).person.householdId).not.toBe(before)
  })
})

describe('join and part', () => {
  test('the likely other stands there, both are seen side by side, joined, and parted again with what to look at', async () => {
    const [one, two] = [
      await record({ givenName: 'Milo', familyName: 'Hartley' }),
      await record({ givenName: 'Millo', familyName: 'Hartley' }),
    ]
    const start = await open('ruth', `/children/${one}/join`)
    expect(start.body).toContain(`/children/${one}/join?with=${two}`)
    const beside = await open('ruth', `/children/${one}/join?with=${two}`)
    expect(wordsOf(beside.body)).toMatch(
      /Why they may be one: .*Milo Hartley, 11 This record leads .*Millo Hartley, 11 This record joins it/,
    )
    expect(wordsOf((await send('ruth', `/children/${one}/join`, { otherId: two })).body)).toContain(
      'Say how you know that they are one person',
    )
    expect((await send('ruth', `/children/${one}/join`, { otherId: two, why: 'family-said' })).statusCode).toBe(303)
    const [{ id: merge } = { id: '' }] = await house.owner
      .selectFrom('personMerge')
      .select('id')
      .where('personId', '=', one)
      .execute()
    house.clock.now = new Date('2026-11-24T09:30:00Z')
    await send('amina', `/children/${one}/facts`, { fact: 'language:pl' })
    house.clock.now = new Date('2026-11-24T09:40:00Z')
    const parted = await send('ruth', `/children/${one}/part`, { merge, why: 'different-people' })
    expect(parted.headers.location).toBe(`/children/${one}/join?parted=${merge}`)
    expect(wordsOf((await open('ruth', parted.headers.location!)).body)).toMatch(
      /Written while they were joined .*1 to look at .*a fact/,
    )
  })

  test('only those who may join see the page', async () => {
    expect((await open('priya', `/children/${alfie}/join`)).statusCode).toBe(403)
    expect((await send('priya', `/children/${alfie}/join`, { otherId: alfie, why: 'family-said' })).statusCode).toBe(403)
    const other = await record({ givenName: 'Alfee' })
    await house.as(actor('ruth'), 'decide contacts', (work) => mergePeople(work, alfie, other, 'same-details'))
    expect(wordsOf((await open('ruth', `/children/${alfie}/join`)).body)).toContain('Part them again')
  })
})

/** Ids that stand twice on a page, which a label or an error's link could then not name. */
function uniqueIds(html: string): string[] {
  const ids: string[] = []
  const walk = (node: { attrs?: { name: string; value: string }[]; childNodes?: unknown[] }) => {
    for (const { name, value } of node.attrs ?? []) if (name === 'id') ids.push(value)
    for (const child of node.childNodes ?? []) walk(child as typeof node)
  }
  walk(parse(html) as never)
  return ids.filter((id, place) => ids.indexOf(id) !== place)
}
