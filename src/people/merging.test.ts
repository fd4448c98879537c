import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { Refusal } from '../errors.ts'
import type { Work } from '../work.ts'
import {
  addFact,
  findPeople,
  findPerson,
  liftRestriction,
  mayOpenRecord,
  mergePeople,
  type NewPerson,
  readRecord,
  recordInvolvement,
  recordPerson,
  restrict,
  toReview,
  unmergePeople,
  whoIsInvolved,
} from './index.ts'
import { identitiesOf } from './merging.ts'

const house = useHouse()

type Who = keyof typeof house.town.people
const as = <T>(who: Who, run: (work: Work) => Promise<T>) => house.as(house.town.people[who], 'work with a child', run)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )
const moveClock = (time: string) => {
  house.clock.now = new Date(`2026-11-24T${time}:00Z`)
}

async function child(given: Partial<NewPerson>): Promise<string> {
  const recorded = await as('priya', (work) =>
    recordPerson(work, { kind: 'child', givenName: 'Ibrahim', familyName: 'Saleh', bornOn: '2017-01-09', ...given }),
  )
  if (!recorded.id) throw new Error(JSON.stringify(recorded.problems))
  return recorded.id
}

async function openToAmina(personId: string) {
  const { authorityId, places, agencies, teams } = house.town
  const scope = { authorityId, localityId: places.notPlaced, agencyId: agencies.council }
  await house.owner
    .insertInto('allocation')
    .values({
      ...scope,
      id: crypto.randomUUID(),
      personId,
      teamId: teams.assessment,
      why: 'assessment',
      validFrom: '2026-11-01',
      recordedAt: house.clock.now,
    })
    .execute()
}

const join = async (keep: string, other: string) => {
  const merged = await as('ruth', (work) => mergePeople(work, keep, other, 'family-said'))
  if (!merged.id) throw new Error(JSON.stringify(merged.problems))
  return merged.id
}

test('joined records are read together, found once, and no row has moved', async () => {
  moveClock('09:20')
  const [one, two] = [
    await child({ language: 'ar' }),
    await child({ givenName: 'Ebrahim', identifiers: [{ scheme: 'local', value: 'LCS-4471', source: 'Old system' }] }),
  ]
  await openToAmina(one)
  await as('priya', (work) =>
    recordInvolvement(work, two, {
      agencyId: house.town.agencies.school,
      workerName: 'Helen Whitlock',
      role: 'safeguarding-lead',
    }),
  )
  expect(await as('amina', (work) => mayOpenRecord(work, two))).toBe(false)
  await join(one, two)

  const record = await as('amina', (work) => readRecord(work, two))
  expect(record.person.id).toBe(one)
  expect(record.records.map(({ id }) => id)).toEqual([one, two])
  expect(record.identifiers).toMatchObject([{ value: 'LCS-4471', personId: two }])
  expect(record.language).toBe('ar')
  expect((await as('dale', (work) => whoIsInvolved(work, one)).catch(() => [])).length).toBe(0)
  expect(await as('priya', (work) => whoIsInvolved(work, one))).toMatchObject([{ workerName: 'Helen Whitlock', personId: two }])
  for (const text of ['ibrahim saleh', 'ebrahim saleh', 'lcs4471']) {
    const found = await as('priya', (work) => findPeople(work, { text }))
    expect(
      found.map(({ person }) => person.id),
      text,
    ).toEqual([one])
  }
  expect(await as('ruth', (work) => mergePeople(work, two, one, 'family-said'))).toMatchObject({
    problems: [{ field: 'otherId' }],
  })
})

test('only those with the permission join and part', async () => {
  const [one, two] = [await child({}), await child({})]
  expect(await refusal(as('priya', (work) => mergePeople(work, one, two, 'family-said')))).toBe('not-allowed')
  const merge = await join(one, two)
  expect(await refusal(as('amina', (work) => unmergePeople(work, merge, 'by-mistake')))).toBe('not-allowed')
  expect(
    await refusal(house.as(house.other.people.ruth, 'work with a child', (work) => unmergePeople(work, merge, 'by-mistake'))),
  ).toBe('not-found')
})

test('the strictest restriction holds for all, with their contacts, and goes when they are parted', async () => {
  moveClock('09:30')
  const [open, hidden] = [
    await child({ givenName: 'Yusra', familyName: 'Benali' }),
    await child({ givenName: 'Yusra', familyName: 'Benali' }),
  ]
  const { authorityId, places, agencies } = house.town
  const contact = crypto.randomUUID()
  const scope = { authorityId, localityId: places.notPlaced, agencyId: agencies.school }
  await house.owner
    .insertInto('contact')
    .values({
      ...scope,
      id: contact,
      reference: 'TST-002',
      kind: 'advice',
      sourceCode: '2A',
      receivedAt: house.clock.now,
      familyKnows: 'yes',
      recordedAt: house.clock.now,
    })
    .execute()
  await house.owner
    .insertInto('contactChild')
    .values({ ...scope, id: crypto.randomUUID(), contactId: contact, personId: open, addedAt: house.clock.now })
    .execute()
  const contactIsThere = (who: Who) =>
    as(who, (work) => work.db.selectFrom('contact').select('id').where('id', '=', contact).execute()).then(
      (rows) => rows.length === 1,
    )

  expect(await refusal(as('priya', (work) => restrict(work, hidden, { why: 'A reason' })))).toBe('not-allowed')
  await as('ruth', (work) => restrict(work, hidden, { why: 'A reason' }))
  expect(await refusal(as('priya', (work) => findPerson(work, hidden)))).toBe('not-found')
  // others of the family name may stand below them in the list
  const found = async (who: 'priya' | 'ruth') =>
    (await as(who, (work) => findPeople(work, { text: 'yusra benali' })))
      .map(({ person }) => person.id)
      .filter((id) => [open, hidden].includes(id))
  expect(await found('priya')).toEqual([open])
  expect((await found('ruth')).sort()).toEqual([open, hidden].sort())
  expect(await contactIsThere('priya')).toBe(true)

  const merge = await join(open, hidden)
  for (const id of [open, hidden]) expect(await refusal(as('priya', (work) => findPerson(work, id)))).toBe('not-found')
  expect(await found('priya')).toEqual([])
  expect([await contactIsThere('priya'), await contactIsThere('ruth')]).toEqual([false, true])
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from event where person_id = ${open} and restriction <> 'restricted'`.execute(house.owner)
  expect(rows[0]?.n, 'events about them that others could see').toBe(0)

  await as('ruth', (work) => unmergePeople(work, merge, 'different-people'))
  expect((await as('priya', (work) => findPerson(work, open))).restriction).toBe('none')
  expect(await refusal(as('priya', (work) => findPerson(work, hidden)))).toBe('not-found')
  expect(await contactIsThere('priya')).toBe(true)
  await as('ruth', (work) => liftRestriction(work, hidden, { why: 'A reason' }))
  expect((await as('priya', (work) => findPerson(work, hidden))).restriction).toBe('none')
})

test('only whoever may restrict sets a restriction, also in the database', async () => {
  const id = await child({ givenName: 'Noor' })
  for (const [who, run] of [
    ['amina', sql`update person set own_restriction = 'restricted' where id = ${id}`],
    ['ruth', sql`update person set own_restriction = 'restricted' where id = ${id}`],
    ['amina', sql`select scope.set_own_restriction(${house.town.authorityId}::uuid, ${id}::uuid, 'restricted')`],
  ] as const)
    await expect(as(who, (work) => run.execute(work.db))).rejects.toMatchObject({ code: '42501' })
})

test('restriction is stamped and never written by hand', async () => {
  const id = await child({ givenName: 'Sami' })
  await expect(
    as('ruth', (work) => sql`update person set restriction = 'restricted' where id = ${id}`.execute(work.db)),
  ).rejects.toThrow('permission denied')
})

test('the place of a joined person is that of the latest address of either record', async () => {
  await house.owner
    .insertInto('postcode')
    .values([
      { postcode: 'TS1 4AB', wardCode: 'E05009999', source: 'invented' },
      { postcode: 'TS3 6AB', wardCode: 'E05009998', source: 'invented' },
    ])
    .execute()
  const one = await child({ address: { lines: '14 Alder Row', postcode: 'TS1 4AB', from: '2020-01-01' } })
  const two = await child({ address: { lines: '3 Sail Court', postcode: 'TS3 6AB', from: '2025-06-01' } })
  const place = async (id: string) => (await as('priya', (work) => findPerson(work, id))).localityId
  const { newport, northOrmesby } = house.town.places
  expect([await place(one), await place(two)]).toEqual([newport, northOrmesby])
  const merge = await join(one, two)
  expect([await place(one), await place(two)]).toEqual([northOrmesby, northOrmesby])
  await as('ruth', (work) => unmergePeople(work, merge, 'by-mistake'))
  expect([await place(one), await place(two)]).toEqual([newport, northOrmesby])
})

test('what was written while they were joined goes to review, and stays where it was written', async () => {
  moveClock('09:40')
  const [one, two] = [await child({ givenName: 'Hana' }), await child({ givenName: 'Hana' })]
  await openToAmina(one)
  moveClock('09:50')
  const merge = await join(one, two)
  moveClock('10:00')
  const fact = await as('amina', (work) => addFact(work, one, { fact: 'school', value: 'Tees Gate Academy' }))
  moveClock('10:05')
  const involved = await as('priya', (work) =>
    recordInvolvement(work, two, {
      agencyId: house.town.agencies.school,
      workerName: 'Helen Whitlock',
      role: 'safeguarding-lead',
    }),
  )
  moveClock('10:10')
  const parted = await as('ruth', (work) => unmergePeople(work, merge, 'different-people'))
  if (parted.problems) throw new Error('not parted')
  const expected = [
    ['person_fact', fact.id, one],
    ['involvement', involved.id, two],
  ]
  expect(parted.review.map(({ kind, id, personId }) => [kind, id, personId]).sort()).toEqual([...expected].sort())
  moveClock('10:20')
  await as('amina', (work) => addFact(work, one, { fact: 'school', value: 'Linden Road Primary' }))
  const review = await as('ruth', (work) => toReview(work, merge))
  expect(review?.rows.map(({ kind, id, personId }) => [kind, id, personId]).sort()).toEqual([...expected].sort())
  expect((await as('amina', (work) => readRecord(work, one))).records.map(({ id }) => id)).toEqual([one])
  expect(
    await refusal(
      as('amina', (work) => mayOpenRecord(work, two).then((open) => (open ? 'open' : Promise.reject(new Refusal('not-found'))))),
    ),
  ).toBe('not-found')
  const { rows } = await sql<{
    act: string
    facts: { review: number }
  }>`select act, facts from event where act = 'people parted' and person_id = ${two}`.execute(house.owner)
  expect(rows).toMatchObject([{ facts: { review: 2 } }])
  expect(await as('ruth', (work) => unmergePeople(work, merge, 'different-people'))).toMatchObject({
    problems: [{ field: 'why' }],
  })
})

test('of three joined records, parting one leaves the other two together', async () => {
  const [a, b, c] = [await child({ givenName: 'Zara' }), await child({ givenName: 'Zara' }), await child({ givenName: 'Zara' })]
  const first = await join(a, b)
  await join(b, c)
  const identity = async (id: string) => (await as('ruth', (work) => findPerson(work, id))).identityId
  expect(await Promise.all([a, b, c].map(identity))).toEqual([a, a, a])
  await as('ruth', (work) => unmergePeople(work, first, 'different-people'))
  expect(await Promise.all([a, b, c].map(identity))).toEqual([a, [b, c].sort()[0], [b, c].sort()[0]])
})

test.each([
  [['a', 'b'], [], 'a', { a: ['a'], b: ['b'] }, 'none stand: each alone'],
  [
    ['a', 'b', 'c'],
    [['b', 'c']],
    'a',
    { a: ['a'], b: ['b', 'c'] },
    'the old identity stays with its record; the others take their earliest',
  ],
  [['a', 'b', 'c'], [['c', 'a']], 'a', { a: ['a', 'c'], b: ['b'] }, 'whichever way round they were joined'],
  [
    ['a', 'b', 'c', 'd'],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['b', 'd'],
    ],
    'd',
    { d: ['a', 'b', 'c', 'd'] },
    'a chain holds together',
  ],
  [['a', 'b'], [['b', 'z']], 'a', { a: ['a'], b: ['b'] }, 'a record that is not of the group changes nothing'],
] as [string[], [string, string][], string, Record<string, string[]>, string][])(
  'records %j with merges %j under %s: %j (%s)',
  (ids, merges, old, groups, _why) => {
    const found = identitiesOf(
      ids,
      merges.map(([personId, otherId]) => ({ personId, otherId })),
      old,
    )
    expect(Object.fromEntries([...found].map(([identity, members]) => [identity, members.sort()]))).toEqual(groups)
  },
)
