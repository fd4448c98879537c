import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { root } from '../config.ts'
import { newId } from '../database/ids.ts'
import { codeName, contactSources } from '../rulebook/index.ts'
import { type Cell, figureOf } from './figure.ts'
import { indicatorOf, indicators } from './indicator.ts'
import { periodAsked } from './period.ts'
import { spanOf } from './reading.ts'
import { countBy, countByMonth, enterFigures, listRows } from './store.ts'

const house = useHouse()

type Told = {
  /** Who, and why they are here. */
  why: string
  child: string
  received: string
  due?: string
  source?: string
  place?: 'newport' | 'northOrmesby' | 'rest'
  imported?: boolean
  decisions?: readonly (readonly [day: string, outcome: string])[]
  referral?: { closed?: string; family?: string }
  linkedTo?: number
  waiting?: boolean
  answered?: boolean
  disagreed?: readonly [raised: string, settled: string | null]
}

// Six children. The answers below are worked out by hand from these rows.
const told: Told[] = [
  {
    why: 'Alfie: decided the day after, no further action',
    child: 'alfie',
    received: '2026-03-02',
    due: '2026-03-03',
    source: '6',
    decisions: [['2026-03-03', 'no-further-action']],
  },
  {
    why: 'Alfie again: back within six months, taken forward',
    child: 'alfie',
    received: '2026-06-01',
    due: '2026-06-02',
    source: '2A',
    decisions: [['2026-06-02', 'referral-to-assessment']],
    referral: { family: 'F1' },
  },
  {
    why: 'Betty, a sister: forward with Alfie, the same family, another contact',
    child: 'betty',
    received: '2026-06-08',
    due: '2026-06-09',
    source: '2A',
    decisions: [['2026-06-11', 'referral-to-assessment']],
    referral: { family: 'F1' },
  },
  {
    why: 'Betty again: her referral was open, so this is linked',
    child: 'betty',
    received: '2026-07-01',
    due: '2026-07-02',
    source: '3B',
    decisions: [['2026-07-02', 'strategy-discussion']],
    linkedTo: 2,
  },
  {
    why: 'Cyrus: referred and closed',
    child: 'cyrus',
    received: '2026-01-05',
    due: '2026-01-06',
    source: '6',
    place: 'northOrmesby',
    decisions: [['2026-01-06', 'referral-to-assessment']],
    referral: { closed: '2026-02-20', family: 'F2' },
  },
  {
    why: 'Cyrus: referred again seven months later',
    child: 'cyrus',
    received: '2026-08-10',
    due: '2026-08-11',
    source: '6',
    place: 'northOrmesby',
    decisions: [['2026-08-11', 'referral-to-assessment']],
    referral: { closed: '2026-09-30', family: 'F2' },
  },
  {
    why: 'Dilan: a changed mind counts as what it changed to',
    child: 'dilan',
    received: '2026-09-01',
    due: '2026-09-02',
    source: '2A',
    decisions: [
      ['2026-09-02', 'referral-to-assessment'],
      ['2026-09-04', 'no-further-action'],
    ],
    disagreed: ['2026-09-05', '2026-09-09'],
  },
  {
    why: 'Elsie: overdue and nobody has decided',
    child: 'elsie',
    received: '2026-10-20',
    due: '2026-10-21',
    source: '6',
    waiting: true,
  },
  { why: 'Elsie: from a file, so no clock', child: 'elsie', received: '2026-05-05', source: '10', imported: true },
  {
    why: 'Farid: decided, and the school has no answer yet',
    child: 'farid',
    received: '2026-10-22',
    due: '2026-10-23',
    source: '2A',
    decisions: [['2026-10-23', 'information-and-advice']],
    waiting: true,
  },
  {
    why: 'Farid: decided and answered, and waits for a second person',
    child: 'farid',
    received: '2026-10-26',
    due: '2026-10-27',
    source: '2A',
    decisions: [['2026-10-27', 'no-further-action']],
    waiting: true,
    answered: true,
    disagreed: ['2026-10-28', null],
  },
  {
    why: 'Farid: due tomorrow, so neither late nor on time',
    child: 'farid',
    received: '2026-11-24',
    due: '2026-11-25',
    source: '2A',
    waiting: true,
  },
]

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

beforeAll(async () => {
  const { authorityId, agencies, places } = house.town
  const owner = house.owner
  const people = new Map<string, string>()
  const referrals = new Map<number, string>()
  for (const [index, row] of told.entries()) {
    const scope = { authorityId, localityId: places[row.place ?? 'newport'], agencyId: agencies.school }
    if (!people.has(row.child)) {
      const id = newId()
      people.set(row.child, id)
      await owner
        .insertInto('person')
        .values({
          ...scope,
          id,
          identityId: id,
          kind: 'child',
          givenName: row.child,
          familyName: 'Invented',
          searchKey: row.child,
          recordedAt: noon('2026-01-01'),
        })
        .execute()
    }
    const personId = people.get(row.child)!
    const contactId = newId()
    const dueAt = row.due ? new Date(`${row.due}T17:00:00Z`) : null
    const codes = { kind: 'support', sourceCode: row.source ?? '2A' }
    await owner
      .insertInto('contact')
      .values({
        ...scope,
        ...codes,
        id: contactId,
        reference: `T${index}`,
        receivedAt: noon(row.received),
        dueAt,
        familyKnows: 'yes',
        imported: row.imported ?? false,
        recordedAt: noon(row.received),
      })
      .execute()
    await owner
      .insertInto('contactChild')
      .values({ ...scope, id: newId(), contactId, personId, addedAt: noon(row.received) })
      .execute()
    for (const [version, [day, outcome]] of (row.decisions ?? []).entries())
      await owner
        .insertInto('decision')
        .values({
          ...scope,
          id: newId(),
          contactId,
          version: version + 1,
          outcome,
          decidedAt: noon(day),
          late: dueAt !== null && noon(day) > dueAt,
        })
        .execute()
    if (row.referral) {
      const id = newId()
      referrals.set(index, id)
      await owner
        .insertInto('referral')
        .values({
          ...scope,
          id,
          reference: `R${index}`,
          contactId,
          personId,
          familyNumber: row.referral.family ?? 'F9',
          step: 'assessment',
          sourceCode: codes.sourceCode,
          receivedAt: noon(row.received),
          recordedAt: noon(row.received),
          closedAt: row.referral.closed ? noon(row.referral.closed) : null,
        })
        .execute()
    }
    if (row.linkedTo !== undefined)
      await owner
        .insertInto('referralLink')
        .values({ ...scope, contactId, referralId: referrals.get(row.linkedTo)!, personId, linkedAt: noon(row.received) })
        .execute()
    if (row.waiting)
      await owner
        .insertInto('waiting')
        .values({
          ...scope,
          ...codes,
          contactId,
          danger: 'no',
          receivedAt: noon(row.received),
          dueAt: dueAt!,
          decidedAt: row.decisions?.[0] ? noon(row.decisions[0][0]) : null,
        })
        .execute()
    if (row.answered)
      await owner
        .insertInto('answer')
        .values({
          ...scope,
          id: newId(),
          contactId,
          way: 'written',
          toWhom: 'Daniel Osei',
          words: 'We will look again',
          answeredAt: noon(row.received),
        })
        .execute()
    if (row.disagreed)
      await owner
        .insertInto('disagreement')
        .values({
          ...scope,
          id: newId(),
          contactId,
          raisedByName: 'Daniel Osei',
          words: 'We see it otherwise',
          raisedAt: noon(row.disagreed[0]),
          dueAt: noon('2026-12-01'),
          resolvedAt: row.disagreed[1] ? noon(row.disagreed[1]) : null,
        })
        .execute()
  }
})

const year = periodAsked('year', new Date('2026-11-24T09:20:00Z'))

const figure = (who: keyof typeof house.town.people, code: string, place?: string) =>
  house.as(house.town.people[who], 'see how it goes', async (work) => {
    await enterFigures(work)
    const indicator = indicatorOf(code)!
    return figureOf(indicator, await countByMonth(work, indicator, { from: year.months[0]!, to: year.to, place }), year)
  })

describe('over the twelve months to October, six children give', () => {
  test.each([
    [
      'FD1',
      8,
      10,
      'ten fell due; Betty’s first was two days late, and Elsie’s is not decided; the file has no clock, and tomorrow’s is not due',
    ],
    ['FD2', 11, 11, 'all but the one that came in November'],
    [
      'FD3',
      4,
      11,
      'Alfie, Betty and Cyrus twice; the linked contact is no new referral, and Dilan’s mind was changed before one was made',
    ],
    ['FD4', 3, 9, 'Alfie, Dilan after the changed mind, and Farid, of nine decided'],
    ['FD5', 1, 1, 'on 31 October only Alfie and Betty’s family has open referrals; three contacts asked about it'],
    ['FD6', 1, 1, 'Betty’s contact on 1 July'],
    ['FD7', 1, 1, 'Farid’s first; the second is answered and waits for something else'],
    ['FD8', 4, 1, 'Dilan’s was settled in four days; Farid’s is open'],
    ['FD9', 1, 4, 'Cyrus in August; in January there was nothing before'],
    [
      'FD10',
      1,
      1,
      'six months after Alfie’s no further action in March he had a referral; for Dilan and Farid they are not over',
    ],
  ])('%s: %d of %d, since %s', async (code, number, of, _why) => {
    expect((await figure('ruth', code)).cell).toEqual({ number, of })
  })

  test.each([
    ['FD2', 'newport', 9, 'all but Cyrus’s two'],
    ['FD3', 'northOrmesby', 2, 'both of Cyrus’s became one'],
    ['FD2', 'rest', 0, 'nobody lives there'],
  ] as const)('%s in %s: %d, since %s', async (code, place, number, _why) => {
    expect((await figure('ruth', code, house.town.places[place])).cell.number).toBe(number)
  })
})

test('two records of one child that were joined count as one', async () => {
  const stands = (given: string, identity: string) =>
    sql`update person set identity_id = (select id from person where given_name = ${identity} and family_name = 'Invented')
      where given_name = ${given} and family_name = 'Invented'`.execute(house.owner)
  const named = (reference: string, given: string) =>
    sql`update contact_child set person_id = (select id from person where given_name = ${given} and family_name = 'Invented')
      where contact_id = (select id from contact where reference = ${reference})`.execute(house.owner)
  // as if Alfie's first contact had been written on another record of his
  await named('T0', 'elsie')
  expect((await figure('ruth', 'FD10')).cell).toEqual({ number: 0, of: 1 })
  await stands('elsie', 'alfie')
  expect((await figure('ruth', 'FD10')).cell).toEqual({ number: 1, of: 1 })
  // and as if Betty's record were his as well: her referral in June came after his
  await stands('betty', 'alfie')
  expect((await figure('ruth', 'FD9')).cell).toEqual({ number: 2, of: 4 })
  await stands('elsie', 'elsie')
  await stands('betty', 'betty')
  await named('T0', 'alfie')
})

describe('figures reach', () => {
  test.each([
    ['priya', 11, 'a front door worker: the authority'],
    ['ines', 11, 'an analyst: the authority'],
    ['howard', 11, 'an elected member: the authority, as published'],
    ['dale', 9, 'the manager of Newport: Newport'],
    ['sunita', 2, 'the manager of North Ormesby: hers'],
    ['tom', 9, 'a practitioner of Newport: Newport, though no child there is given to him'],
    ['daniel', 11, 'a partner: what the agency brought'],
    ['jas', 0, 'a partner whose agency brought nothing'],
  ] as const)('for %s %d contacts: %s', async (who, number, _why) => {
    expect((await figure(who, 'FD2')).cell.number).toBe(number)
  })

  test('no other authority', async () => {
    const indicator = indicatorOf('FD2')!
    const rows = await house.as(house.other.people.ruth, 'see how it goes', async (work) => {
      await enterFigures(work)
      return countByMonth(work, indicator, { from: year.from, to: year.to })
    })
    expect(rows).toEqual([])
  })

  test('not an administrator', async () => {
    await expect(figure('wen', 'FD2')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('no name and no word: whoever counts cannot look up, nor write', async () => {
    await house.as(house.town.people.ruth, 'see how it goes', async (work) => {
      expect(await work.db.selectFrom('person').select('id').execute()).not.toEqual([])
      await enterFigures(work)
      for (const table of ['person', 'contactWords', 'bringer', 'answer', 'disagreement', 'personName'] as const)
        expect(await work.db.selectFrom(table).select('authorityId').execute(), table).toEqual([])
    })
    const writing = house.as(house.town.people.ruth, 'decide contacts', async (work) => {
      await enterFigures(work)
      await sql`update contact set version = version + 1`.execute(work.db)
    })
    await expect(writing).rejects.toThrow(/row-level security/)
  })
})

test('a family with one referral was asked about twice when a second contact was linked to it', async () => {
  const family = (number: string) =>
    sql`update referral set family_number = ${number} where reference = 'R2'`.execute(house.owner)
  await family('F7')
  expect((await figure('ruth', 'FD5')).cell, 'Betty’s alone: her referral and the contact of 1 July; Alfie’s is one').toEqual({
    number: 1,
    of: 2,
  })
  await family('F1')
})

test('several partings from one reading are each the same as alone', async () => {
  const indicator = indicatorOf('FD3')!
  const found = await house.as(house.town.people.ruth, 'see how it goes', async (work) => {
    await enterFigures(work)
    const span = spanOf(indicator, { period: year, place: undefined })
    const alone = []
    for (const split of indicator.splitBy) alone.push(...(await countBy(work, indicator, [split], span)))
    return { together: await countBy(work, indicator, indicator.splitBy, span), alone }
  })
  const sorted = (parts: readonly object[]) => parts.map((part) => JSON.stringify(part)).sort()
  expect(found.together.length).toBeGreaterThan(indicator.splitBy.length)
  expect(sorted(found.together)).toEqual(sorted(found.alone))
})

describe('a figure opens into its rows', () => {
  const rows = (who: keyof typeof house.town.people, code: string, more: object = {}) => {
    const indicator = indicatorOf(code)!
    return house.as(house.town.people[who], 'rows behind a figure', (work) =>
      listRows(work, indicator, { ...spanOf(indicator, { period: year, place: undefined }), ...more }, { first: 0, most: 50 }),
    )
  }

  test.each(indicators.map(({ code }) => code))('%s: as many rows as it is of', async (code) => {
    expect((await rows('ruth', code)).whole).toBe((await figure('ruth', code)).cell.of)
  })

  test.each(indicators.flatMap(({ code, splitBy }) => splitBy.map((split) => [code, split] as const)))(
    '%s by %s: the parts add up to the whole',
    async (code, split) => {
      const indicator = indicatorOf(code)!
      const parts = await house.as(house.town.people.ruth, 'see how it goes', async (work) => {
        await enterFigures(work)
        return countBy(work, indicator, [split], spanOf(indicator, { period: year, place: undefined }))
      })
      const sum = parts.reduce((all: Cell, part) => ({ number: all.number + part.number, of: all.of + part.of }), {
        number: 0,
        of: 0,
      })
      expect(sum).toEqual((await figure('ruth', code)).cell)
    },
  )

  test('those that a code names', async () => {
    const found = await rows('ruth', 'FD4', { split: 'source', code: '6', counted: true })
    expect(found.rows.map((row) => [row.reference, codeName(contactSources, row.sourceCode!)])).toEqual([['T0', 'Police']])
  })

  test('by reference alone for an analyst, with names for the front door, and written down as a list', async () => {
    const lists = async () => {
      const entries = await house.owner
        .selectFrom('readEntry')
        .select(['what', 'purpose', 'subjects'])
        .where('membershipId', '=', house.town.people.ines.membershipId)
        .execute()
      return entries.filter(
        ({ what, purpose, subjects }) => what === 'list' && purpose === 'rows behind a figure' && subjects.length === 10,
      ).length
    }
    // of eleven rows one is restricted: an analyst has its month, and neither its reference nor its id
    const before = await lists()
    const found = await rows('ines', 'FD2')
    expect(found.whole).toBe(11)
    expect(found.children).toEqual([])
    expect((await rows('priya', 'FD2')).children.map((child) => child.givenName)).toContain('alfie')
    expect(await lists()).toBe(before + 1)
  })
})

describe('the views', () => {
  const files = readdirSync(join(root, 'db', 'views'))

  test('are all the invoker’s, so that row security holds in them', async () => {
    const { rows } = await sql<{ name: string; options: string[] | null }>`
      select relname as name, reloptions as options from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace`.execute(
      house.owner,
    )
    expect(rows.map(({ name }) => `${name}.sql`).sort()).toEqual(files.sort())
    for (const { name, options } of rows) expect(options, name).toContain('security_invoker=true')
  })

  test.each(files)('%s is what the database has', async (file) => {
    const name = file.replace('.sql', '')
    const stands = async () =>
      (await sql<{ d: string }>`select pg_get_viewdef(${`public.${name}`}::regclass) as d`.execute(house.owner)).rows[0]!.d
    const before = await stands()
    await sql.raw(readFileSync(join(root, 'db', 'views', file), 'utf8')).execute(house.owner)
    expect(await stands()).toBe(before)
  })

  test('have no column for a name or for words', async () => {
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns where table_name like 'figure\\_%'`.execute(house.owner)
    expect(
      rows.map(({ column }) => column).filter((column) => /^name|_name$|words|phone|email|born|address/.test(column)),
    ).toEqual([])
  })
})
