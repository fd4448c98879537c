import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/actor.ts'
import { Refusal } from '../errors.ts'
import type { Work } from '../work.ts'
import {
  addFact,
  addIdentifier,
  allocate,
  correctBirth,
  endAllocation,
  findPeople,
  findPerson,
  householdOf,
  likelyMatches,
  mayOpenRecord,
  moveAddress,
  moveHousehold,
  type NewPerson,
  personLabel,
  readRecord,
  recordInvolvement,
  recordName,
  recordPerson,
  recordRelationship,
  whoIsInvolved,
  whoLooked,
  withdraw,
  withdrawAddress,
  withdrawRelationship,
} from './index.ts'

const house = useHouse()
const today = '2026-11-24'

const as = <T>(who: keyof typeof house.town.people, run: (work: Work) => Promise<T>) =>
  house.as(house.town.people[who], 'work with a child', run)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )

/** Records somebody as Priya, and lets Amina's team open the record, since what follows reads it. */
async function child(given: Partial<NewPerson> = {}, open = true): Promise<string> {
  const recorded = await as('priya', (work) =>
    recordPerson(work, {
      kind: 'child',
      givenName: 'Kayden',
      familyName: 'Marsh',
      bornOn: '2019-05-03',
      address: { lines: '14 Alder Row', postcode: 'TS1 4AB' },
      ...given,
    }),
  )
  if (!recorded.id) throw new Error(JSON.stringify(recorded.problems))
  if (open) await openTo(recorded.id, house.town.teams.assessment)
  return recorded.id
}

async function openTo(personId: string, teamId: string) {
  const { authorityId, places, agencies } = house.town
  await house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: crypto.randomUUID(),
      personId,
      teamId,
      why: 'assessment',
      validFrom: today,
      recordedAt: house.clock.now,
      localityId: places.newport,
      agencyId: agencies.council,
    })
    .execute()
}

beforeAll(async () => {
  await house.owner
    .insertInto('postcode')
    .values([
      { postcode: 'TS1 4AB', wardCode: 'E05009999', source: 'invented' },
      { postcode: 'TS3 6AB', wardCode: 'E05009998', source: 'invented' },
    ])
    .execute()
})

test('a child is recorded with all that is known, in the place of their address, and reads back', async () => {
  const id = await child({
    knownAs: 'Kay',
    sex: 'M',
    otherNames: [{ givenName: 'Kayden', familyName: 'Holt', kind: 'birth' }],
    identifiers: [{ scheme: 'nhs', value: '999 000 0018', source: 'GP', verified: true }],
    language: 'pl',
    interpreter: 'spoken',
    communication: ['hearing', 'easy-read'],
  })
  const record = await as('amina', (work) => readRecord(work, id))
  expect(personLabel(record.person, today)).toBe('Kayden (Kay) Marsh, 7')
  expect(record.person.localityId).toBe(house.town.places.newport)
  expect(record.address).toMatchObject({ lines: '14 Alder Row', postcode: 'TS1 4AB', wardCode: 'E05009999' })
  expect(record.identifiers).toMatchObject([
    { scheme: 'nhs', value: '9990000018', source: 'GP', verifiedBy: house.town.people.priya.workerId },
  ])
  expect(record).toMatchObject({ language: 'pl', interpreter: 'spoken', open: true })
  expect([...record.communication].sort()).toEqual(['easy-read', 'hearing'])
  expect(record.names.map(({ familyName, kind }) => [familyName, kind]).sort()).toEqual([
    ['Holt', 'birth'],
    ['Marsh', 'current'],
  ])
  expect(record.household?.members.map(({ id }) => id)).toEqual([id])
})

test.each([
  [{ givenName: ' ', familyName: "'" }, 'givenName', 'no letter of a name'],
  [{ bornOn: '2026-11-25' }, 'bornOn', 'born tomorrow'],
  [{ bornOn: '2015-02-29' }, 'bornOn', 'no such day'],
  [{ bornOn: '1990-01-01' }, 'bornOn', 'a child of 36'],
  [{ kind: 'unborn', expectedOn: '2028-01-01' }, 'expectedOn', 'due in more than a year'],
  [{ address: { lines: '1 Alder Row', postcode: 'TS1' } }, 'postcode', 'half a postcode'],
  [{ address: { lines: '1 Alder Row', from: '2027-01-01' } }, 'from', 'a move that has not happened'],
  [
    { identifiers: [{ scheme: 'upn', value: 'B123456789012', source: 'School' }] },
    'identifiers-0',
    'the check letter does not fit',
  ],
  [{ identifiers: [{ scheme: 'nhs', value: '999 000 0019', source: 'GP' }] }, 'identifiers-0', 'the check digit does not fit'],
  [{ identifiers: [{ scheme: 'local', value: '77', source: ' ' }] }, 'identifiers-0', 'nobody says where it comes from'],
  [{ language: 'xx' }, 'language', 'no code of ours'],
  [{ householdId: '01890000-0000-7000-8000-000000000000' }, 'householdId', 'no such household'],
] as [Partial<NewPerson>, string, string][])('%j is refused beside %s: %s', async (given, field, _why) => {
  const before = await house.owner
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const outcome = await as('priya', (work) =>
    recordPerson(work, { kind: 'child', givenName: 'Nobody', familyName: 'Atall', ...given }),
  )
  expect(outcome.problems?.map((problem) => problem.field)).toContain(field)
  expect(
    await house.owner
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ).toEqual(before)
})

test('an age gives a birth date that is known to be about right, and an unborn child is born', async () => {
  const about = await child({ givenName: 'Lacey', age: 2, bornOn: undefined as never })
  expect(personLabel(await as('amina', (work) => findPerson(work, about)), today)).toBe('Lacey Marsh, about 2')
  const unborn = await child({
    kind: 'unborn',
    givenName: '',
    familyName: 'Marsh',
    bornOn: undefined as never,
    expectedOn: '2027-03-03',
  })
  expect(personLabel(await as('amina', (work) => findPerson(work, unborn)), today)).toBe('Unborn baby Marsh, due 3 Mar 2027')
  house.clock.now = new Date('2027-03-08T10:00:00Z')
  await as('amina', (work) => correctBirth(work, unborn, { bornOn: '2027-03-06', sex: 'F' }))
  const record = await as('amina', (work) => readRecord(work, unborn))
  expect(record.person).toMatchObject({ kind: 'child', bornOn: '2027-03-06', sex: 'F', expectedOn: '2027-03-03' })
  house.clock.now = new Date('2026-11-24T09:20:00Z')
})

test('a corrected birth date keeps the one before, and what was known then', async () => {
  const id = await child({ givenName: 'Noah', bornOn: '2014-04-05' })
  house.clock.now = new Date('2026-11-24T11:00:00Z')
  await as('amina', (work) => correctBirth(work, id, { bornOn: '2014-05-04' }))
  const now = await as('amina', (work) => readRecord(work, id))
  expect(now.person.bornOn).toBe('2014-05-04')
  expect(now.facts.filter(({ fact }) => fact === 'birth date').map(({ value }) => value)).toEqual(['2014-05-04'])
  const then = await as('amina', (work) => readRecord(work, id, { knownAt: new Date('2026-11-24T10:00:00Z') }))
  expect(then.facts.filter(({ fact }) => fact === 'birth date').map(({ value }) => value)).toEqual(['2014-04-05'])
  house.clock.now = new Date('2026-11-24T09:20:00Z')
})

test('a name is corrected, and another is added; the old spelling still finds the child', async () => {
  const id = await child({ givenName: 'Siobhán', familyName: 'O’Dell' })
  await as('amina', (work) => recordName(work, id, { givenName: 'Shevaun', familyName: "O'Dell", as: 'correction' }))
  await as('amina', (work) => recordName(work, id, { givenName: 'Shevaun', familyName: 'Quill', as: 'new', from: '2026-11-01' }))
  const record = await as('amina', (work) => readRecord(work, id))
  expect(record.person).toMatchObject({ givenName: 'Shevaun', familyName: 'Quill' })
  expect(record.names.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).toEqual([
    'Shevaun Quill',
    "Shevaun O'Dell",
  ])
  expect(record.all.names).toHaveLength(3)
  for (const text of ['siobhan odell', "Shevaun O'Dell", 'shevaun quill']) {
    const found = await as('priya', (work) => findPeople(work, { text }))
    expect(found[0]?.person.id, text).toBe(id)
  }
})

test('two who edit from the same page: the second is shown both values, and nothing is lost', async () => {
  const id = await child({ givenName: 'Ayan' })
  const { version } = await as('amina', (work) => findPerson(work, id))
  await as('amina', (work) => recordName(work, id, { givenName: 'Ayaan', familyName: 'Marsh', as: 'correction' }, version))
  const second = await as('priya', (work) =>
    recordName(work, id, { givenName: 'Ayahn', familyName: 'Marsh', as: 'correction' }, version),
  ).catch((error) => error)
  expect(second).toBeInstanceOf(Refusal)
  expect(second).toMatchObject({
    code: 'changed-meanwhile',
    facts: { mine: { givenName: 'Ayahn' }, theirs: { givenName: 'Ayaan' } },
  })
  await as('priya', (work) =>
    recordName(work, id, { givenName: 'Ayahn', familyName: 'Marsh', as: 'correction' }, second.facts.version),
  )
  expect((await as('amina', (work) => readRecord(work, id))).all.names.map(({ givenName }) => givenName)).toEqual([
    'Ayan',
    'Ayaan',
    'Ayahn',
  ])
})

test('of two who correct the same row at the same time, one is told', async () => {
  const id = await child({ givenName: 'Leo' })
  const added = await as('amina', (work) => addFact(work, id, { fact: 'school', value: 'Linden Road Primary' }))
  const correct = (value: string) =>
    refusal(as('amina', (work) => addFact(work, id, { fact: 'school', value, corrects: added.id! })))
  expect((await Promise.all([correct('Tees Gate Academy'), correct('Bridge Primary')])).sort()).toEqual([
    'changed-meanwhile',
    'nothing',
  ])
})

test('facts and numbers are added, corrected and withdrawn; the rows stay', async () => {
  const id = await child({ givenName: 'Ines' })
  const wrong = await as('amina', (work) => addIdentifier(work, id, { scheme: 'nhs', value: '999 000 0026', source: 'Hospital' }))
  expect((await as('priya', (work) => findPeople(work, { text: '9990000026' })))[0]?.person.id).toBe(id)
  await as('amina', (work) => withdraw(work, id, 'identifiers', wrong.id!))
  const record = await as('amina', (work) => readRecord(work, id))
  expect(record.identifiers).toEqual([])
  expect(record.all.identifiers).toHaveLength(2)
  expect(await as('priya', (work) => findPeople(work, { text: '9990000026' }))).toEqual([])
  expect((await as('amina', (work) => addFact(work, id, { fact: 'language', value: 'elvish' }))).problems?.[0]?.field).toBe(
    'value',
  )
  // a partner adds somebody new, and changes nothing of anybody known
  expect(await refusal(as('daniel', (work) => addFact(work, id, { fact: 'language', value: 'pl' })))).toBe('not-allowed')
})

test('a move changes the place responsible, of everything about the child', async () => {
  const id = await child({ givenName: 'Mia' })
  await as('amina', (work) => moveAddress(work, id, { lines: '3 Sail Court', postcode: 'ts36ab', from: '2026-11-20' }))
  const record = await as('amina', (work) => readRecord(work, id))
  expect(record.person.localityId).toBe(house.town.places.northOrmesby)
  expect(record.address?.lines).toBe('3 Sail Court')
  expect((await as('amina', (work) => readRecord(work, id, { asAt: '2026-11-19' }))).address?.lines).toBe('14 Alder Row')
  await expectStamped()
  await as('amina', (work) => withdrawAddress(work, id, record.address!.id))
  expect((await as('amina', (work) => readRecord(work, id))).person.localityId).toBe(house.town.places.newport)
  await expectStamped()
})

test('a move can be written down by somebody who may not open the record', async () => {
  const id = await child({ givenName: 'Omar' }, false)
  expect(await as('priya', (work) => mayOpenRecord(work, id))).toBe(false)
  await as('priya', (work) => moveAddress(work, id, { lines: '9 Sail Court', postcode: 'TS3 6AB', from: '2026-11-20' }))
  expect((await as('priya', (work) => findPerson(work, id))).localityId).toBe(house.town.places.northOrmesby)
})

test('relationships stand on both records; a household moves together', async () => {
  const [kayden, danielle] = [await child(), await child({ kind: 'adult', givenName: 'Danielle', bornOn: '1997-06-01' })]
  const row = await as('priya', (work) =>
    recordRelationship(work, kayden, { otherId: danielle, kind: 'mother', parentalResponsibility: 'yes' }),
  )
  expect((await as('amina', (work) => readRecord(work, danielle))).relationships).toMatchObject([
    { kind: 'child', other: { id: kayden } },
  ])
  const hers = await as('amina', (work) => householdOf(work, danielle))
  await as('amina', (work) => moveHousehold(work, kayden, { householdId: hers!.id }))
  expect((await as('amina', (work) => householdOf(work, kayden)))!.members.map((member) => member.givenName)).toEqual([
    'Danielle',
    'Kayden',
  ])
  await as('amina', (work) => withdrawRelationship(work, kayden, row.id!))
  for (const id of [kayden, danielle]) expect((await as('amina', (work) => readRecord(work, id))).relationships).toEqual([])
})

test('who is involved is shared with whoever may find the child', async () => {
  const id = await child({ givenName: 'Priti' }, false)
  const { school, health } = house.town.agencies
  await as('priya', (work) =>
    recordInvolvement(work, id, {
      agencyId: health,
      workerId: house.town.people.grace.workerId,
      workerName: '',
      role: 'health-visitor',
      lastInvolvedOn: '2026-11-02',
    }),
  )
  await as('priya', (work) =>
    recordInvolvement(work, id, {
      agencyId: school,
      workerName: 'Helen Whitlock',
      role: 'safeguarding-lead',
      lastInvolvedOn: '2026-11-20',
    }),
  )
  const seen = (who: keyof typeof house.town.people) =>
    as(who, (work) => whoIsInvolved(work, id)).then((rows) => rows.map(({ workerName }) => workerName))
  for (const who of ['priya', 'amina', 'dale', 'grace', 'daniel'] as const)
    expect(await seen(who), who).toEqual(['Helen Whitlock', 'Grace Olawale'])
  // the police work with another child, the other neighbourhood manager with another place, the analyst with no name at all
  for (const who of ['jas', 'sunita', 'ines', 'howard', 'wen'] as const) expect(await refusal(seen(who)), who).toBe('not-found')
  expect(await refusal(house.as(house.other.people.priya, 'work with a child', (work) => whoIsInvolved(work, id)))).toBe(
    'not-found',
  )
})

test('a record opens to whom the child is allocated, and closes with the allocation', async () => {
  const id = await child({ givenName: 'Rosa' }, false)
  const open = (who: Actor) => house.as(who, 'work with a child', (work) => mayOpenRecord(work, id))
  const { priya, tom } = house.town.people
  expect(
    await refusal(as('priya', (work) => allocate(work, id, { teamId: house.town.teams.newportHelp, why: 'early help' }))),
  ).toBe('not-allowed')
  const { authorityId, places, agencies } = house.town
  const contact = crypto.randomUUID()
  const scope = { authorityId, localityId: places.newport, agencyId: agencies.school }
  await house.owner
    .insertInto('contact')
    .values({
      ...scope,
      id: contact,
      reference: 'TST-001',
      kind: 'advice',
      sourceCode: '2A',
      receivedAt: house.clock.now,
      familyKnows: 'yes',
      recordedAt: house.clock.now,
    })
    .execute()
  await house.owner
    .insertInto('contactChild')
    .values({ ...scope, id: crypto.randomUUID(), contactId: contact, personId: id, addedAt: house.clock.now })
    .execute()
  await house.owner
    .insertInto('waiting')
    .values({
      ...scope,
      contactId: contact,
      kind: 'advice',
      danger: 'no',
      sourceCode: '2A',
      receivedAt: house.clock.now,
      dueAt: house.clock.now,
    })
    .execute()
  expect([await open(priya), await open(tom)]).toEqual([true, false])
  const given = await as('priya', (work) => allocate(work, id, { teamId: house.town.teams.newportHelp, why: 'early help' }))
  expect(await open(tom)).toBe(true)
  expect((await as('tom', (work) => readRecord(work, id))).address?.lines).toBe('14 Alder Row')
  expect((await as('priya', (work) => endAllocation(work, id, given.id!))).id).toBe(given.id)
  await sql`update allocation set valid_to = '2026-11-23' where id = ${given.id!}`.execute(house.owner)
  expect(await open(tom)).toBe(false)
  expect(await refusal(as('priya', (work) => endAllocation(work, id, given.id!))), 'what ended is not lengthened').toBe(
    'not-found',
  )
})

test('who has looked is there for those who may open the record', async () => {
  const id = await child({ givenName: 'Tomasz' })
  await as('dale', (work) => findPerson(work, id))
  const looked = await as('amina', (work) => whoLooked(work, id))
  expect(looked.map(({ name, what }) => [name, what])).toContainEqual(['Dale Pickering', 'open'])
  expect(await as('dale', (work) => whoLooked(work, id))).toEqual([])
})

test('before somebody is recorded, who they may be comes first, with why', async () => {
  const id = await child({
    givenName: 'Elizabeth',
    familyName: 'Thorne-Ayre',
    bornOn: '2016-08-03',
    address: { lines: '22 Kiln Terrace', postcode: 'TS1 4AB' },
  })
  const why = async (candidate: Parameters<typeof likelyMatches>[1]) => {
    const found = await as('priya', (work) => likelyMatches(work, candidate))
    return found[0]?.person.id === id ? found[0].why : 'nobody'
  }
  expect(await why({ givenName: 'Beth', familyName: 'Thorne Ayre', bornOn: '2016-08-04' })).toBe(
    'same family name, first name is a form of the same name, born one day apart',
  )
  expect(await why({ givenName: 'Thorneayre', familyName: 'Elizabeth', bornOn: '2016-03-08' })).toBe(
    'the names the other way round, day and month of birth the other way round',
  )
  expect(await why({ givenName: 'Lizbeth', familyName: 'Thorn', age: 10, address: { lines: '22 Kiln Tce' } })).toContain(
    'lives or lived at this address',
  )
  expect(await why({ givenName: 'Elizabeth', familyName: 'Parr', bornOn: '2011-01-01' })).toBe('nobody')
})

/** Recomputes the scope of every row about every person from the addresses and restrictions, and compares. */
async function expectStamped() {
  const { rows: people } = await sql<{ id: string; localityId: string; restriction: string }>`
    select p.id, coalesce((select x.locality_id from person g join person_address a on a.person_id = g.id join locality_area x on x.authority_id = a.authority_id and x.area_code = a.ward_code
        where g.identity_id = p.identity_id and coalesce(a.valid_from, '0001-01-01') <= ${today}::date and coalesce(a.valid_to, '9999-12-31') >= ${today}::date
          and a.id not in (select corrects from person_address where corrects is not null)
        order by a.valid_from desc nulls last, a.recorded_at desc, a.id desc limit 1), (select id from locality l where l.authority_id = p.authority_id and not placed)) as locality_id,
      (select case when bool_or(g.own_restriction = 'restricted') then 'restricted' else 'none' end from person g where g.identity_id = p.identity_id) as restriction
    from person p`.execute(house.owner)
  expect(people.length).toBeGreaterThan(0)
  const right = new Map(people.map((person) => [person.id, person]))
  for (const table of [
    'person',
    'person_name',
    'person_address',
    'person_identifier',
    'person_fact',
    'relationship',
    'household_member',
    'involvement',
    'person_merge',
  ]) {
    const { rows } = await sql<{ id: string; personId: string; localityId: string; restriction: string }>`
      select id, ${sql.ref(table === 'person' ? 'id' : 'person_id')} as person_id, locality_id, restriction from ${sql.table(table)}`.execute(
      house.owner,
    )
    for (const { id, personId, localityId, restriction } of rows) {
      const want = right.get(personId)!
      expect({ table, id, localityId, restriction }).toEqual({
        table,
        id,
        localityId: want.localityId,
        restriction: want.restriction,
      })
    }
  }
}
