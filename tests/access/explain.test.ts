import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain, recordMeant, whoIsMeant } from '../../src/access/explain.ts'
import { permissionsFor } from '../../src/access/permission-table.ts'
import type { Action } from '../../src/access/permissions.ts'
import { newId } from '../../src/database/ids.ts'
import { encodeReference } from '../../src/rulebook/index.ts'
import { openPage, useHouse } from '../house.ts'
import { chance } from './chance.ts'
import type { RowFact, Visitor, World } from './facts.ts'
import { columnOf, type Oracle, oracle } from './oracle.ts'
import { arrangeWorld } from './world.ts'

const house = useHouse()
let world: World
let sees: Oracle
let here: Visitor[]

beforeAll(async () => {
  world = await arrangeWorld(house.owner, [house.town, house.other])
  sees = oracle(world)
  const unusual = ['see how it goes', 'keep words']
  here = world.visitors.filter(
    (visitor) => visitor.actor.authorityId === house.town.authorityId && !unusual.includes(visitor.purpose),
  )
})

const ask = (visitor: Visitor, action: Action, about?: { kind: 'person' | 'contact'; id: string }) =>
  house.as(house.town.people.wen, 'answer a question', (work) =>
    explain(work, { who: visitor.actor.membershipId, action, about }),
  )

test('says yes exactly where the table of roles says yes', async () => {
  const dice = chance(7)
  const rowsOf = Map.groupBy(world.rows, (row) => row.person ?? row.contact ?? '')
  const of = (id: string, wanted: (row: RowFact) => boolean) => (rowsOf.get(id) ?? []).filter(wanted)
  const questions: Record<string, (row: RowFact) => boolean> = {
    'see index': (row) => row.table === 'person',
    'open record': (row) => columnOf[row.table] === 'record',
    'see contacts': (row) => row.table === 'contact',
    'read told words': (row) => row.table === 'contact_words' && !row.words!.includes('deciding'),
    'read deciding words': (row) => row.table === 'contact_words' && row.words!.includes('deciding'),
  }
  const people = world.people.filter((person) => person.authority === house.town.authorityId)
  const contacts = world.contacts.filter((contact) => contact.authority === house.town.authorityId)
  const said = { yes: 0, no: 0 }
  for (let asked = 0; asked < 150; asked += 1) {
    const visitor = dice.one(here)
    const action = dice.one(Object.keys(questions)) as Action
    const kind = action === 'see index' || action === 'open record' ? 'person' : 'contact'
    const { id } = dice.one<{ id: string }>(kind === 'person' ? people : contacts)
    const answer = await ask(visitor, action, { kind, id })
    const wanted = of(id, questions[action]!).some((row) => sees(visitor, row))
    expect(
      answer.allowed,
      `${visitor.called} (${visitor.actor.role}): ${action}, ${kind} ${id}\n${answer.sentences.join('\n')}`,
    ).toBe(wanted)
    expect(answer.row?.id).toBe(
      visitor.accountClosed || answer.row === undefined
        ? answer.row?.id
        : permissionsFor(visitor.actor.role, action, visitor.purpose)[0]?.id,
    )
    said[wanted ? 'yes' : 'no'] += 1
  }
  expect(Math.min(said.yes, said.no)).toBeGreaterThan(20)
})

describe('in words', () => {
  const visitor = (called: string) => here.find((each) => each.called.startsWith(called))!
  const cases: [who: string, action: Action, words: string, why: string][] = [
    [
      'Howard Lisle',
      'open record',
      "No row of the permission table lets an elected member do this: open a child's record. What no row opens is closed.",
      'no row at all',
    ],
    [
      'Priya Raman',
      'decide contact',
      'Row W10 of the permission table lets a front door worker do this in the whole authority: decide a contact.',
      'a row, and no record asked about',
    ],
    ['Ines Duarte', 'see contacts', 'Only to check the rows behind a figure, and they say so first.', 'a row for one purpose'],
    [
      'a front door worker who left',
      'decide contact',
      'The last day of a front door worker who left here was 23 November 2026.',
      'the membership ended',
    ],
    [
      'a front door manager who starts',
      'decide contact',
      'a front door manager who starts tomorrow starts on 25 November 2026.',
      'the membership is to come',
    ],
    [
      'a partner whose account',
      'record contact',
      'The account of a partner whose account is closed is closed.',
      'the account is closed',
    ],
  ]
  test.each(cases)('%s, %s: %s (%s)', async (who, action, words) => {
    expect((await ask(visitor(who), action)).sentences).toContain(words)
  })

  test('a record of another authority is not there, and neither is one that is none', async () => {
    const elsewhere = world.people.find((person) => person.authority !== house.town.authorityId)!
    for (const id of [elsewhere.id, newId()])
      expect(await ask(visitor('Ruth Calvert'), 'see index', { kind: 'person', id })).toMatchObject({
        allowed: false,
        sentences: expect.arrayContaining(['There is no such record in this authority.']),
      })
  })

  test('a restricted record is not there for who has no row for it', async () => {
    const hidden = world.people.find((person) => person.authority === house.town.authorityId && person.restricted)!
    const { allowed, sentences } = await ask(visitor('Priya Raman'), 'see index', { kind: 'person', id: hidden.id })
    expect(allowed).toBe(false)
    expect(sentences.at(-1)).toBe(
      'The record is restricted, and no row lets a front door worker see restricted records: to them it is not there.',
    )
    expect((await ask(visitor('Ruth Calvert'), 'see index', { kind: 'person', id: hidden.id })).allowed).toBe(true)
  })

  test('nor for whoever has a row, unless the child is given to them by name', async () => {
    const { authorityId, places, agencies, people } = house.town
    const amina = visitor('Amina Yusuf')
    const hidden = world.people.find(
      ({ authority, restricted, id }) =>
        authority === authorityId &&
        restricted &&
        !world.allocations.some(({ person, worker }) => person === id && worker === people.amina.workerId),
    )!
    const last = async () => {
      const { allowed, sentences } = await ask(amina, 'see index', { kind: 'person', id: hidden.id })
      return [allowed, sentences.at(-1)]
    }
    expect(await last()).toEqual([
      false,
      'The record is restricted, and the child is not given to them by name today: to them it is not there.',
    ])
    const id = newId()
    await house.owner
      .insertInto('allocation')
      .values({
        authorityId,
        id,
        personId: hidden.id,
        workerId: people.amina.workerId,
        why: 'assessment',
        validFrom: '2026-11-01',
        recordedAt: house.clock.now,
        localityId: places.notPlaced,
        agencyId: agencies.council,
        restriction: 'restricted',
      })
      .execute()
    expect(await last()).toEqual([
      true,
      'The record is restricted, and the child is given to them by name: row C12 lets them go on.',
    ])
    await house.owner.deleteFrom('allocation').where('id', '=', id).execute()
  })

  test('a place, a team and an agency are named', async () => {
    const inRest = world.people.find(
      (person) =>
        person.home === house.town.places.rest && !world.people.some((p) => p.identity === person.identity && p.restricted),
    )!
    expect((await ask(visitor('Dale Pickering'), 'see index', { kind: 'person', id: inRest.id })).sentences.at(-1)).toBe(
      'It belongs to The rest of the town. Their posts today are in Newport.',
    )
    const police = world.contacts.find((contact) => contact.broughtBy === house.town.agencies.police)!
    expect((await ask(visitor('Daniel Osei'), 'see contacts', { kind: 'contact', id: police.id })).sentences).toContain(
      'Police brought it, and they work for Tees Gate Academy.',
    )
  })

  test('asking about a record is itself a visit to it', async () => {
    const { id } = world.people.find((person) => person.authority === house.town.authorityId)!
    await ask(visitor('Dale Pickering'), 'see index', { kind: 'person', id })
    const { rows } = await sql<{ purpose: string }>`
      select purpose from read_entry where subjects @> array[${id}::uuid] and account_id = ${house.town.people.wen.accountId}`.execute(
      house.owner,
    )
    expect(rows[0]?.purpose).toBe('answer a question')
  })
})

test('who and which record are meant, as people say it', async () => {
  const { wen, priya } = house.town.people
  const inRoom = <T>(run: Parameters<typeof house.as<T>>[2]) => house.as(wen, 'answer a question', run)
  for (const typed of ['Priya Raman', ' priya raman ', 'PRIYA@middlesbrough.example', priya.membershipId])
    expect(
      (await inRoom((work) => whoIsMeant(work, typed))).map(({ membershipId }) => membershipId),
      typed,
    ).toEqual([priya.membershipId])
  expect(await inRoom((work) => whoIsMeant(work, house.other.people.priya.membershipId))).toEqual([])
  const contact = world.contacts.find(({ authority }) => authority === house.town.authorityId)!
  const person = world.people.find(({ authority }) => authority === house.town.authorityId)!
  const reference = encodeReference(123_456)
  await house.owner.updateTable('contact').set({ reference }).where('id', '=', contact.id).execute()
  for (const typed of [
    reference,
    reference.toLowerCase().replace('-', ' '),
    `http://localhost:3000/contacts/${reference}`,
    `/contacts/${contact.id}`,
  ])
    expect(await inRoom((work) => recordMeant(work, typed)), typed).toEqual({ kind: 'contact', id: contact.id })
  expect(await inRoom((work) => recordMeant(work, `/children/${person.id}/history`))).toEqual({ kind: 'person', id: person.id })
  for (const typed of ['', 'nonsense', newId(), world.people.find(({ authority }) => authority !== house.town.authorityId)!.id])
    expect(await inRoom((work) => recordMeant(work, typed)), typed).toBeUndefined()
})

describe('the page', () => {
  test('answers an administrator, by the reference of a contact or a referral', async () => {
    const { wen, priya } = house.town.people
    const page = await openPage(house, wen, `/access/explain?who=${priya.membershipId}&action=decide+contact&record=`)
    expect(page.body).toContain('Yes, they can')
    expect(page.body).toContain('Row W10')
    const lost = await openPage(house, wen, `/access/explain?who=${priya.membershipId}&action=decide+contact&record=K7M-4RT`)
    expect(lost.body).toContain('There is no such record in this authority')
  })

  test.each(['priya', 'ruth', 'amina', 'dale', 'daniel', 'ines', 'howard'] as const)(
    'is refused to %s, who is no administrator',
    async (who) => {
      const page = await openPage(house, house.town.people[who], '/access/explain')
      expect(page.statusCode).toBe(403)
    },
  )

  test('who can see what is readable by everybody, their own role first', async () => {
    for (const [who, role] of [
      ['daniel', 'Partner'],
      ['howard', 'Elected member'],
      ['wen', 'Administrator'],
    ] as const) {
      const page = await openPage(house, house.town.people[who], '/permissions')
      expect(page.statusCode).toBe(200)
      expect(/<h2[^>]*>\s*([^<]+)/.exec(page.body)?.[1]?.trim()).toBe(role)
    }
  })
})
