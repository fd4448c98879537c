import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { referralsOf } from '../social-care/index.ts'
import { londonDay } from '../time/index.ts'
import { answerContact } from './answer-contact.ts'
import { answersOf } from './answer-store.ts'
import { askForInformation, changeContact, informationCame, moveChild, pickUp } from './change-contact.ts'
import { openContact, readContact } from './contact-store.ts'
import { decideContact } from './decide-contact.ts'
import type { NewDecision } from './decision.ts'
import { decisionsOf } from './decision-store.ts'
import { listQueue } from './queue-store.ts'
import { type NewContact, recordContact } from './record-contact.ts'
import { wordsOf } from './words-store.ts'

const house = useHouse()
let kayden: string
let lacey: string

beforeAll(async () => {
  const { authorityId, places, agencies } = house.town
  const householdId = newId()
  await house.owner.insertInto('household').values({ authorityId, id: householdId, familyNumber: 'TEST-1' }).execute()
  const child = async (givenName: string, bornOn: string) => {
    const id = newId()
    await house.owner
      .insertInto('person')
      .values({
        authorityId,
        id,
        identityId: id,
        kind: 'child',
        givenName,
        familyName: 'Marsh',
        bornOn,
        searchKey: `${givenName} marsh`.toLowerCase(),
        householdId,
        localityId: places.newport,
        agencyId: agencies.council,
        recordedAt: house.clock.now,
      })
      .execute()
    return id
  }
  kayden = await child('Kayden', '2019-05-03')
  lacey = await child('Lacey', '2024-02-01')
})

const worry = (more: Partial<NewContact> = {}): NewContact => ({
  kind: 'support',
  sourceCode: '2A',
  agencyId: house.town.agencies.school,
  bringer: { name: 'Daniel Osei', role: 'Teacher', phone: '01632 960 266', anonymous: false },
  children: [kayden],
  receivedAt: house.clock.now,
  danger: 'no',
  familyKnows: 'yes',
  words: { worry: 'Hungry at school three mornings running', 'going well': 'Close to his sister' },
  ...more,
})

const decided = (more: Partial<NewDecision> = {}): NewDecision => ({
  outcome: 'information-and-advice',
  level: 1,
  clause: '1.1',
  reason: 'School can offer breakfast club, and Mum agrees',
  agrees: 'yes',
  localityId: '',
  service: '',
  children: [],
  lateReason: '',
  lateWords: '',
  ...more,
})

const record = (contact: NewContact) =>
  house.as(house.town.people.priya, 'record a contact', (work) => recordContact(work, contact))
const decide = (id: string, version: number, decision: NewDecision) =>
  house.as(house.town.people.priya, 'decide contacts', (work) => decideContact(work, id, version, decision))

describe('a contact', () => {
  test('waits in the queue until it is decided and answered, and then is closed', async () => {
    const id = await record(worry())
    const queued = await house.as(house.town.people.priya, 'decide contacts', (work) => listQueue(work))
    const row = queued.rows.find((r) => r.id === id)!
    expect(row.worry).toContain('Hungry')
    expect(row.dueAt.toISOString()).toBe('2026-11-25T17:00:00.000Z')

    expect(await decide(id, 0, decided())).toEqual({})
    const open = await house.as(house.town.people.priya, 'decide contacts', (work) => openContact(work, id))
    expect(open.contact.closedAt).toBeNull()
    await house.as(house.town.people.priya, 'decide contacts', (work) =>
      answerContact(work, id, { way: 'written', toWhom: '', toldAt: undefined, words: 'Breakfast club from Monday' }),
    )
    const closed = await house.as(house.town.people.priya, 'decide contacts', (work) => openContact(work, id))
    expect(closed.contact.closedAt).toEqual(house.clock.now)

    const seen = await house.as(house.town.people.daniel, 'take part', (work) => answersOf(work, id))
    expect(seen[0]?.words).toBe('Breakfast club from Monday')
  })

  test('becomes one referral for each child taken forward, and a later contact makes no second', async () => {
    const id = await record(worry({ kind: 'protection', children: [kayden, lacey] }))
    expect(
      await decide(id, 0, decided({ outcome: 'referral-to-assessment', clause: '4.1', level: 4, children: [kayden, lacey] })),
    ).toEqual({})
    const referrals = await house.as(house.town.people.priya, 'decide contacts', (work) => referralsOf(work, id))
    expect(referrals.map((r) => r.familyNumber)).toEqual(['TEST-1', 'TEST-1'])
    const again = await record(worry({ kind: 'protection', children: [kayden] }))
    await decide(again, 0, decided({ outcome: 'referral-to-assessment', clause: '4.1', level: 4, children: [kayden] }))
    const second = await house.as(house.town.people.priya, 'decide contacts', (work) => referralsOf(work, again))
    expect(second).toEqual([])
    const links = await house.owner.selectFrom('referralLink').selectAll().where('contactId', '=', again).execute()
    expect(links).toHaveLength(1)
  })

  test('cannot be offered early help without the family', async () => {
    const id = await record(worry())
    const { problems } = await decide(
      id,
      0,
      decided({
        outcome: 'early-help-offered',
        agrees: 'not-asked',
        localityId: house.town.places.newport,
        clause: '3.1',
        level: 3,
      }),
    )
    expect(problems?.map((p) => p.message)).toEqual(['Ask the family before offering early help'])
  })

  test('keeps both of two decisions, and refuses the one made on an old screen', async () => {
    const id = await record(worry())
    await decide(id, 0, decided())
    await expect(decide(id, 0, decided({ reason: 'Another view' }))).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await decide(id, 1, decided({ outcome: 'signposted', service: 'Breakfast club', reason: 'Better this way' }))
    const both = await house.as(house.town.people.priya, 'decide contacts', (work) => decisionsOf(work, id))
    expect(both.map((d) => d.outcome)).toEqual(['signposted', 'information-and-advice'])
  })

  test('edited by two: the second is shown both values', async () => {
    const id = await record(worry())
    const change = (words: string) => (work: Parameters<typeof changeContact>[0]) =>
      changeContact(work, id, 1, { familyKnows: 'yes', familyAgrees: 'yes', danger: 'no', words: { worry: words } })
    await house.as(house.town.people.priya, 'decide contacts', change('first'))
    await expect(house.as(house.town.people.colin, 'decide contacts', change('second'))).rejects.toMatchObject({
      code: 'changed-meanwhile',
      facts: { mine: { words: { worry: 'second' } }, theirs: { words: { worry: 'first' } } },
    })
  })

  test('is picked up once; the second is told by whom', async () => {
    const id = await record(worry())
    await house.as(house.town.people.priya, 'decide contacts', (work) => pickUp(work, id, null))
    await expect(house.as(house.town.people.colin, 'decide contacts', (work) => pickUp(work, id, null))).rejects.toThrow(
      'Priya Raman has this contact now',
    )
  })

  test('late says why and still stands', async () => {
    const id = await record(worry({ receivedAt: new Date('2026-11-20T10:00:00Z') }))
    house.clock.now = new Date('2026-11-24T09:20:00Z')
    const { problems } = await decide(id, 0, decided())
    expect(problems?.[0]?.field).toBe('lateReason')
    expect(await decide(id, 0, decided({ lateReason: 'volume' }))).toEqual({})
  })
})

test('no further action on a child protection concern waits for a second person', async () => {
  const id = await record(worry({ kind: 'protection' }))
  await decide(id, 0, decided({ outcome: 'no-further-action' }))
  await house.as(house.town.people.priya, 'decide contacts', (work) =>
    answerContact(work, id, { way: 'phone', toWhom: 'Daniel Osei', toldAt: house.clock.now, words: 'We will look again' }),
  )
  const open = await house.as(house.town.people.priya, 'decide contacts', (work) => openContact(work, id))
  expect(open.contact.closedAt).toBeNull()
})

describe('a contact on the wrong child', () => {
  test('moves to the right one, with how it happened among its words, and an editor who saw it before is told', async () => {
    const id = await house.as(house.town.people.daniel, 'take part', (work) => recordContact(work, worry()))
    const { priya } = house.town.people
    await house.as(priya, 'decide contacts', (work) =>
      moveChild(work, id, { from: kayden, to: lacey, why: 'Typed for the brother' }),
    )
    const after = await house.as(priya, 'decide contacts', async (work) => ({
      ...(await openContact(work, id)),
      words: await wordsOf(work, id),
    }))
    expect(after.children.map((child) => child.id)).toEqual([lacey])
    expect(after.contact.version).toBe(2)
    expect(after.words.filter(({ part }) => part === 'note').map(({ words }) => words)).toEqual(['Typed for the brother'])
    const late = house.as(priya, 'decide contacts', (work) =>
      changeContact(work, id, 1, { familyKnows: 'yes', familyAgrees: 'yes', danger: 'no', words: { worry: 'Another' } }),
    )
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test('is restricted from then on where the right one is, and each row that names them', async () => {
    const id = await house.as(house.town.people.daniel, 'take part', (work) => recordContact(work, worry()))
    const { ruth, priya } = house.town.people
    await restrictLacey('restricted')
    await house.as(ruth, 'decide contacts', (work) =>
      moveChild(work, id, { from: kayden, to: lacey, why: 'Typed for the brother' }),
    )
    expect(await house.as(priya, 'decide contacts', (work) => readContact(work, id))).toBeUndefined()
    // one event, found on either child's record and on the contact
    const moved = await house.owner
      .selectFrom('event')
      .select(['id', 'personId', 'restriction', 'facts'])
      .where('contactId', '=', id)
      .where('act', '=', 'contact moved')
      .orderBy('number')
      .execute()
    const one = { id: moved[0]!.id, restriction: 'restricted', facts: { from: kayden, to: lacey } }
    expect(moved).toEqual([
      { ...one, personId: kayden },
      { ...one, personId: lacey },
    ])
    // moved back it is open again, but not the row that says that it was about Lacey
    await house.as(ruth, 'decide contacts', (work) =>
      moveChild(work, id, { from: lacey, to: kayden, why: 'It was he after all' }),
    )
    expect(await house.as(priya, 'decide contacts', (work) => readContact(work, id))).toBeDefined()
    const named = await house.as(priya, 'decide contacts', (work) =>
      work.db.selectFrom('contactChild').select('personId').where('contactId', '=', id).execute(),
    )
    expect(named.map(({ personId }) => personId)).not.toContain(lacey)
    await restrictLacey('none')
  })

  test('is not moved from a screen that is older than another change', async () => {
    const id = await record(worry())
    await house.as(house.town.people.priya, 'decide contacts', (work) =>
      changeContact(work, id, 1, { familyKnows: 'yes', familyAgrees: 'yes', danger: 'no', words: { worry: 'More was said' } }),
    )
    const moved = house.as(house.town.people.ruth, 'decide contacts', (work) =>
      moveChild(work, id, { from: kayden, to: lacey, why: 'Typed for the brother', version: 1 }),
    )
    await expect(moved).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

const restrictLacey = (mark: 'none' | 'restricted') =>
  house.owner.updateTable('person').set({ restriction: mark, ownRestriction: mark }).where('id', '=', lacey).execute()

test('a referral that the decider may not read is still the one that is open: no second is made', async () => {
  const { ruth, priya } = house.town.people
  const both = await record(worry({ kind: 'protection', children: [kayden, lacey] }))
  await decide(both, 0, decided({ outcome: 'referral-to-assessment', clause: '4.1', level: 4, children: [kayden, lacey] }))
  await restrictLacey('restricted')
  await house.as(ruth, 'decide contacts', (work) =>
    sql`select scope.stamp_identities(${work.actor.authorityId}::uuid, array[${lacey}]::uuid[], ${londonDay(work.now)}::date)`.execute(
      work.db,
    ),
  )
  const again = await record(worry({ kind: 'protection', children: [kayden] }))
  await decide(again, 0, decided({ outcome: 'referral-to-assessment', clause: '4.1', level: 4, children: [kayden] }))
  expect(await house.as(priya, 'decide contacts', (work) => referralsOf(work, again))).toEqual([])
  const open = await house.owner
    .selectFrom('referral')
    .select('id')
    .where('personId', '=', kayden)
    .where('closedAt', 'is', null)
    .execute()
  expect(open).toHaveLength(1)
  await restrictLacey('none')
  await house.as(ruth, 'decide contacts', (work) =>
    sql`select scope.stamp_identities(${work.actor.authorityId}::uuid, array[${lacey}]::uuid[], ${londonDay(work.now)}::date)`.execute(
      work.db,
    ),
  )
})

test('information that was asked for another contact does not come to this one', async () => {
  const { priya } = house.town.people
  const [asked, other] = [await record(worry()), await record(worry())]
  await house.as(priya, 'decide contacts', (work) => askForInformation(work, asked, 'Police, missing from home'))
  const request = await house.owner
    .selectFrom('informationRequest')
    .select('id')
    .where('contactId', '=', asked)
    .executeTakeFirstOrThrow()
  await house.as(priya, 'decide contacts', (work) => informationCame(work, other, request.id))
  const after = await house.owner
    .selectFrom('informationRequest')
    .select('cameAt')
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow()
  expect(after.cameAt).toBeNull()
  const events = await house.owner.selectFrom('event').select('act').where('contactId', '=', other).execute()
  expect(events.map(({ act }) => act)).not.toContain('information came')
})
