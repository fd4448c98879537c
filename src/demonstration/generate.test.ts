import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  codeSets,
  contactKinds,
  contactSources,
  encodeReference,
  findClause,
  isCode,
  isTestNhsNumber,
  outcome,
  readNhsNumber,
  readReference,
  readUpn,
  thresholdTemplate,
} from '../rulebook/index.ts'
import { addDays, addYears, daysBetween, londonDay, londonInstant, yearsOld } from '../time/index.ts'
import { generateDemonstration } from './generate.ts'
import type { Demonstration } from './rows.ts'

const asAtDay = '2026-11-24'
let demo: Demonstration
let again: Demonstration
let loops = Number.POSITIVE_INFINITY

/** A fixed amount of arithmetic, about 0.28 s on a quiet machine: time is counted in these, since machines differ and are shared. */
function referenceLoop(): number {
  const began = performance.now()
  let x = 1
  for (let i = 0; i < 2e8; i++) x = Math.imul(x ^ i, 16_777_619)
  // The result is used, so that the loop is not optimised away; it is never a half.
  return performance.now() - began + (x === 0.5 ? 1 : 0)
}

beforeAll(() => {
  const timed = () => {
    const began = performance.now()
    const made = generateDemonstration({ seed: 'doorstep', asAtDay })
    const took = performance.now() - began
    loops = Math.min(loops, took / referenceLoop())
    return made
  }
  demo = timed()
  again = timed()
})

const share = (part: number, whole: number) => part / whole
const digest = (made: Demonstration) => createHash('sha256').update(JSON.stringify(made)).digest('hex')

test('equal seeds and days give equal rows, other ones give others', () => {
  expect(digest(again)).toBe(digest(demo))
  const small = { asAtDay, children: 300 }
  expect(digest(generateDemonstration({ seed: 'a', ...small }))).not.toBe(digest(generateDemonstration({ seed: 'b', ...small })))
})

test('the whole is made within four seconds of a quiet machine', () => {
  expect(loops).toBeLessThan(4 / 0.28)
})

describe('families', () => {
  test('about nine thousand children in about five thousand households', () => {
    const children = demo.persons.filter((person) => person.kind === 'child')
    expect(children.length).toBeGreaterThanOrEqual(9000)
    expect(children.length).toBeLessThan(9020)
    expect(demo.households.length).toBeGreaterThan(4600)
    expect(demo.households.length).toBeLessThan(5400)
  })

  test('every child is under eighteen or unborn on the day', () => {
    for (const person of demo.persons.filter((one) => one.kind === 'child')) {
      if (person.birthDay === null) expect(person.expectedBirthDay! > asAtDay).toBe(true)
      else expect(yearsOld(person.birthDay, asAtDay)).toBeLessThan(18)
    }
    expect(demo.persons.filter((person) => person.expectedBirthDay).length).toBeGreaterThan(40)
  })

  test('three children in a hundred are twins', () => {
    const householdOf = new Map(demo.householdMembers.map((member) => [member.personId, member.householdId]))
    const born = demo.persons.filter((person) => person.kind === 'child' && person.birthDay)
    const byBirth = Map.groupBy(born, (person) => `${householdOf.get(person.id)} ${person.birthDay}`)
    const twins = [...byBirth.values()].filter((group) => group.length > 1).flat().length
    expect(share(twins, born.length)).toBeGreaterThan(0.024)
    expect(share(twins, born.length)).toBeLessThan(0.04)
  })

  test('there are siblings, half-siblings, step-parents, kin who bring children up, moves and changed names', () => {
    const types = new Set(demo.relationships.map((relationship) => relationship.type))
    for (const type of [
      'mother',
      'father',
      'step-parent',
      'sibling',
      'half-sibling',
      'grandparent',
      'guardian',
      'aunt-uncle',
    ] as const) {
      expect(types).toContain(type)
    }
    const homes = Map.groupBy(demo.addresses, (address) => address.householdId)
    const moved = [...homes.values()].filter((rows) => rows.length > 1).length
    expect(share(moved, demo.households.length)).toBeGreaterThan(0.2)
    expect(demo.personNames.filter((name) => name.kind === 'former').length).toBeGreaterThan(500)
    expect(demo.personNames.filter((name) => name.kind === 'known as').length).toBeGreaterThan(200)
  })

  test('addresses of a household follow each other without a gap or overlap, and one is open', () => {
    for (const rows of Map.groupBy(demo.addresses, (address) => address.householdId).values()) {
      rows.forEach((row, place) => {
        const next = rows[place + 1]
        expect(row.validTo).toBe(next ? addDays(next.validFrom, -1) : null)
      })
    }
  })

  test('several languages are spoken and interpreters needed', () => {
    expect(new Set(demo.persons.map((person) => person.language)).size).toBeGreaterThan(8)
    expect(demo.persons.filter((person) => person.interpreter === 'spoken').length).toBeGreaterThan(150)
  })

  test('every identifier is valid, unique and nobody’s', () => {
    expect(new Set(demo.identifiers.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(demo.identifiers.length)
    for (const { kind, value } of demo.identifiers) {
      if (kind === 'upn') expect(readUpn(value), value).toMatch(/^[A-Z]80699/)
      if (kind === 'nhs') expect(readNhsNumber(value) !== null && isTestNhsNumber(value), value).toBe(true)
    }
  })
})

describe('contacts', () => {
  const yearAgo = londonInstant(addYears(asAtDay, -1), '00:00').toISOString()

  test('the children referred in a year are as published', () => {
    const year = demo.referrals.filter((referral) => referral.openedAt >= yearAgo)
    expect(year.length).toBeGreaterThan(3500)
    expect(year.length).toBeLessThan(3770)
  })

  test('a quarter of them had been referred in the twelve months before', () => {
    const byChild = Map.groupBy(demo.referrals, (referral) => referral.childId)
    const year = demo.referrals.filter((referral) => referral.openedAt >= yearAgo)
    const repeated = year.filter((referral) =>
      byChild.get(referral.childId)!.some((other) => {
        const days = daysBetween(londonDay(new Date(other.openedAt)), londonDay(new Date(referral.openedAt)))
        return other !== referral && days > 0 && days <= 365
      }),
    )
    expect(share(repeated.length, year.length)).toBeGreaterThan(0.235)
    expect(share(repeated.length, year.length)).toBeLessThan(0.27)
  })

  test('no child is referred while a referral is open; a contact then is linked', () => {
    for (const referrals of Map.groupBy(demo.referrals, (referral) => referral.childId).values()) {
      referrals.forEach((referral, place) => {
        const next = referrals[place + 1]
        if (next) expect(referral.closedOn !== null && referral.closedOn < londonDay(new Date(next.openedAt))).toBe(true)
      })
    }
    expect(demo.referralLinks.length).toBeGreaterThan(500)
  })

  test('Newport and North Ormesby are heard of far more than their share of children', () => {
    const names = new Map(demo.localities.map((locality) => [locality.id, locality.name]))
    const placed = demo.contacts.filter((contact) => contact.householdId)
    const of = (name: string) => share(placed.filter((contact) => names.get(contact.localityId) === name).length, placed.length)
    expect(of('Newport')).toBeGreaterThan(0.18)
    expect(of('North Ormesby')).toBeGreaterThan(0.04)
  })

  test('police bring most, schools next, and every source and kind is a code', () => {
    const count = (source: string) => demo.contacts.filter((contact) => contact.source === source).length
    const others = contactSources.codes.map((row) => row.code).filter((code) => code !== '6' && code !== '2A')
    expect(count('6')).toBeGreaterThan(count('2A'))
    for (const code of others) expect(count('2A')).toBeGreaterThan(count(code))
    for (const contact of demo.contacts) {
      expect(isCode(contactKinds, contact.kind)).toBe(true)
      expect(isCode(contactSources, contact.source)).toBe(true)
    }
  })

  test('schools are quiet in August', () => {
    const school = demo.contacts.filter((contact) => contact.source === '2A')
    const inMonth = (month: string) => school.filter((contact) => contact.receivedAt.slice(5, 7) === month).length
    expect(inMonth('08')).toBeLessThan(inMonth('11') / 3)
  })

  test('nine decisions in ten are on time, and each late one says why', () => {
    const contacts = new Map(demo.contacts.map((contact) => [contact.id, contact]))
    const first = demo.decisions.filter((decision) => decision.version === 1)
    const late = first.filter((decision) => decision.decidedAt > contacts.get(decision.contactId)!.dueAt)
    expect(share(late.length, first.length)).toBeGreaterThan(0.08)
    expect(share(late.length, first.length)).toBeLessThan(0.12)
    for (const decision of first) expect(decision.lateReason !== null).toBe(late.includes(decision))
  })

  test('each decision has what its outcome needs, and a clause of its level', () => {
    const contacts = new Map(demo.contacts.map((contact) => [contact.id, contact]))
    for (const decision of demo.decisions) {
      const { needs, opensReferral } = outcome(decision.outcome)
      const contact = contacts.get(decision.contactId)!
      expect(findClause(thresholdTemplate, decision.clause)?.level.level).toBe(decision.level)
      expect(decision.reason.length).toBeGreaterThan(20)
      expect(decision.service !== null).toBe(needs.includes('service'))
      expect(decision.localityId !== null).toBe(needs.includes('locality'))
      expect(decision.childIds.length > 0).toBe(opensReferral)
      if (needs.includes('agreement')) expect(['yes', 'in-part']).toContain(contact.familyAgrees)
    }
  })

  test('each contact in the past is answered, but for a few of the last day', () => {
    const answered = new Set(demo.answers.map((answer) => answer.contactId))
    const waiting = demo.decisions.filter((decision) => decision.version === 1 && !answered.has(decision.contactId))
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting.length).toBeLessThan(25)
  })

  test('nothing has happened on the as-at day or later, and nothing is decided before it came', () => {
    const begins = londonInstant(asAtDay, '00:00').toISOString()
    const contacts = new Map(demo.contacts.map((contact) => [contact.id, contact]))
    const instants = [
      ...demo.contacts.flatMap((contact) => [contact.receivedAt, contact.recordedAt]),
      ...demo.decisions.map((decision) => decision.decidedAt),
      ...demo.answers.map((answer) => answer.answeredAt),
      ...demo.persons.map((person) => person.recordedAt),
      ...demo.disagreements.flatMap((row) => [row.raisedAt, row.settledAt ?? row.raisedAt]),
    ]
    expect(instants.filter((instant) => instant >= begins)).toEqual([])
    const early = demo.decisions.filter((decision) => decision.decidedAt <= contacts.get(decision.contactId)!.receivedAt)
    expect(early).toEqual([])
  })

  test('worries read differently, and no slot is left unfilled', () => {
    const words = demo.contacts.map((contact) => contact.worry)
    expect(share(new Set(words).size, words.length)).toBeGreaterThan(0.6)
    const all = JSON.stringify([demo.contacts, demo.decisions, demo.answers])
    expect(all).not.toMatch(/\{\w+\}|undefined|\d[+-] [A-Z]/)
  })

  test('references are valid and each is used once', () => {
    const references = [
      ...[...demo.contacts, ...demo.referrals].map((row) => row.reference),
      ...demo.households.map((row) => row.familyNumber),
    ]
    expect(new Set(references).size).toBe(references.length)
    expect(references).toHaveLength(demo.referencesDrawn)
    const stand = new Set(references)
    const next = Array.from({ length: 10_000 }, (_, at) => encodeReference(demo.referencesDrawn + 1 + at))
    expect(next.filter((reference) => stand.has(reference))).toEqual([])
    expect(references.filter((reference) => readReference(reference) !== reference)).toEqual([])
  })

  test('a few partners disagreed; two disagreements are open and some changed the decision', () => {
    expect(demo.disagreements.length).toBe(14)
    expect(demo.disagreements.filter((row) => row.settledAt === null).length).toBe(2)
    const changed = demo.disagreements.filter((row) => row.decisionChanged).map((row) => row.contactId)
    expect(
      demo.decisions
        .filter((decision) => decision.version === 2)
        .map((decision) => decision.contactId)
        .sort(),
    ).toEqual(changed.sort())
  })
})

describe('what waits at the door', () => {
  test.each([
    ['2026-11-24', 'an ordinary Tuesday'],
    ['2026-11-23', 'a Monday, after a weekend'],
    ['2026-11-21', 'a Saturday'],
    ['2026-12-29', 'the first working day after Christmas'],
    ['2026-04-07', 'Easter Tuesday'],
    ['2026-03-30', 'the Monday after the clocks change'],
    ['2027-01-02', 'a Saturday after a holiday'],
  ])('on %s about twenty are undecided and two of them late: %s', (day) => {
    const made = generateDemonstration({ seed: 'doorstep', asAtDay: day, children: 400 })
    const decided = new Set(made.decisions.map((decision) => decision.contactId))
    const open = made.contacts.filter((contact) => !decided.has(contact.id))
    const opening = londonInstant(day, '00:00').toISOString()
    expect(open.length).toBe(20)
    expect(open.filter((contact) => contact.dueAt < opening).length).toBe(2)
    expect(new Set(open.map((contact) => londonDay(new Date(contact.dueAt)))).size).toBe(4)
    expect(open.every((contact) => contact.receivedAt < opening)).toBe(true)
  })
})

describe('the authority', () => {
  test('both pilot localities have every core partner, and one of them has nobody to lead', () => {
    const gaps = demo.partnerLeads.filter((lead) => lead.workerId === null)
    expect(gaps).toHaveLength(1)
    expect(demo.localities.find((locality) => locality.id === gaps[0]!.localityId)?.name).toBe('North Ormesby')
    const core = codeSets.find((set) => set.id === 'core partner')!.codes.map((row) => row.code)
    for (const name of ['Newport', 'North Ormesby']) {
      const locality = demo.localities.find((row) => row.name === name)!
      expect(
        demo.partnerLeads
          .filter((lead) => lead.localityId === locality.id)
          .map((lead) => lead.partner)
          .sort(),
      ).toEqual([...core].sort())
    }
  })

  test('every ward belongs to one locality on any day', () => {
    for (const day of [asAtDay, addYears(asAtDay, -1), addYears(asAtDay, -2)]) {
      const standing = demo.localityAreas.filter(
        (area) => area.validFrom <= day && (area.validTo === null || day <= area.validTo),
      )
      expect(standing.length).toBe(20)
      expect(new Set(standing.map((area) => area.wardCode)).size).toBe(20)
    }
  })

  test('every role has somebody, and deputies and leads exist', () => {
    const workers = new Set(demo.workers.map((worker) => worker.id))
    expect(new Set(demo.posts.map((post) => post.role)).size).toBe(9)
    for (const post of demo.posts) {
      if (post.deputyWorkerId) expect(workers.has(post.deputyWorkerId)).toBe(true)
    }
    expect(demo.posts.filter((post) => post.workerId === null).length).toBe(2)
  })

  test('every id is of the right shape and each is used once', () => {
    const tables = Object.values(demo).filter(Array.isArray) as { id?: string }[][]
    const ids = tables.flatMap((rows) => rows.map((row) => row.id).filter((id) => id !== undefined))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([])
  })

  test('telephones are of the ranges kept for drama', () => {
    const phones = [...demo.workers, ...demo.agencies].map((row) => row.phone)
    phones.push(...demo.involvements.map((row) => row.phone), ...demo.contacts.flatMap((row) => row.broughtByPhone ?? []))
    expect(phones.filter((phone) => !/^(01632 ?960 ?\d{3}|07700 900\d{3})$/.test(phone))).toEqual([])
  })

  test('no worker bears the name of a public person of the places it borrows', () => {
    // Kept as digests, so that the names themselves stand nowhere in the repository.
    const keptOut = new Set(
      '69615c808953 1392254b7791 1c18e3378b8f 2419c6c847d6 096063ce521c 1bc6a6838062 1314fd3daed3 6540cd1f81fc 641df883fc39 9488ce70bb35 8af1b5c2b7fc 27d875f8ebbf db4b5dc9f03c dddee2acf487 ccea1073ad1f 726ba0a2ee34 b8ead5652ed9 cb9572f592b4 154ba846b324 a9be692dceed'.split(
        ' ',
      ),
    )
    const names = [
      ...demo.workers.map((worker) => worker.name.replace('Councillor ', '')),
      ...demo.involvements.map((row) => row.name),
    ]
    expect(names.filter((name) => keptOut.has(createHash('sha256').update(name).digest('hex').slice(0, 12)))).toEqual([])
  })
})

test('too few children, or a day that is not one, is refused in a sentence', () => {
  expect(() => generateDemonstration({ seed: 'a', asAtDay, children: 10 })).toThrow('at least a hundred')
  expect(() => generateDemonstration({ seed: 'a', asAtDay: '21/11/2026' })).toThrow('Not a day')
})
