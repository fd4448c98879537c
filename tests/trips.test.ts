import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { listPlaces } from '../src/agencies/index.ts'
import { bring, type Marsh, marshFamily } from '../src/children/samples/marsh-family.ts'
import { openPool } from '../src/database/pool.ts'
import { build } from '../src/doors/web.tsx'
import type { Work } from '../src/work.ts'
import { openPage, sendForm, useHouse } from './house.ts'
import { countTrips } from './trips.ts'

// How often a request waits for the database. Speed itself is the bench's to say; these are counts, and they do not depend on a machine.
const house = useHouse()
let family: Marsh
let reference: string

beforeAll(async () => {
  family = await marshFamily(house)
  const id = await bring(house, [family.kayden])
  const row = await house.owner.selectFrom('contact').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  reference = row.reference
})

describe('a page waits for the database', () => {
  test.each<[string, keyof typeof house.town.people, () => string, number]>([
    ['the queue', 'priya', () => '/contacts', 5],
    ['a contact', 'priya', () => `/contacts/${reference}`, 8],
    ['a contact, for a manager', 'ruth', () => `/contacts/${reference}`, 8],
    ['a child', 'amina', () => `/children/${family.kayden}`, 8],
    ['the first page', 'priya', () => '/', 8],
    ['a place', 'dale', () => '/places/newport', 8],
    ['the first page of a manager', 'ruth', () => '/', 8],
    ['the first page of a partner', 'daniel', () => '/', 4],
    ['the first page of a social worker', 'amina', () => '/', 8],
  ])('%s, as %s', async (_what, who, path, most) => {
    const actor = house.town.people[who]
    await openPage(house, actor, path())
    // the session that the test itself begins is one of them
    const { trips, statements, texts, result } = await countTrips(() => openPage(house, actor, path()))
    expect(result.statusCode).toBe(200)
    expect(
      trips,
      `${trips} trips, ${statements} statements:\n${texts.map((text) => text.slice(0, 100)).join('\n')}`,
    ).toBeLessThanOrEqual(most)
  })
})

describe('statements that are asked for together', () => {
  test('are one trip, and their answers come to whoever asked', async () => {
    const { result, trips } = await countTrips(() =>
      house.as(house.town.people.priya, 'work the queue', (work) =>
        Promise.all([1, 2, 3, 4].map(async (n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(work.db)).rows[0]!.n)),
      ),
    )
    expect(result).toEqual([1, 2, 3, 4])
    // entering goes with them; then to commit
    expect(trips).toBe(2)
  })

  test.each<[string, (work: Work) => Promise<unknown>]>([
    ['in Kysely’s words', (work) => work.db.selectFrom('locality').select('id').where('placed', '=', true).execute()],
    ['in SQL', async (work) => (await sql`select id from locality where placed = ${true}`.execute(work.db)).rows],
    ['by a store', (work) => listPlaces(work, '2026-11-24')],
    ['some moments later', (work) => Promise.resolve().then(() => listPlaces(work, '2026-11-24'))],
  ])('never go before entering, also over a new connection: %s', async (_how, ask) => {
    for (let go = 0; go < 6; go++) {
      const { pool, db } = openPool({ ...house.settings.app, max: 1 })
      const log = openPool({ ...house.settings.app, max: 1 })
      const { withActor } = build(house.building.config, { pool, db, logPool: log.pool }, Buffer.alloc(32, 7), false, [])
      const twice = [1, 2].map(() => withActor(house.town.people.priya, 'run a place', ask))
      for (const rows of await Promise.all(twice)) expect(rows).not.toEqual([])
      await Promise.all([db.destroy(), log.db.destroy()])
    }
  })

  test('of several that fail the first is reported, and nothing of them stays', async () => {
    const { authorityId } = house.town
    const wrong = house.as(house.town.people.ruth, 'decide contacts', (work) =>
      Promise.all([
        work.db.updateTable('person').set({ givenName: 'Lost' }).where('id', '=', family.kayden).execute(),
        sql`select 1 / 0`.execute(work.db),
        sql`select 'x'::int`.execute(work.db),
        sql`select ${authorityId}`.execute(work.db),
      ]),
    )
    await expect(wrong).rejects.toMatchObject({ code: '22012' })
    const person = await house.owner
      .selectFrom('person')
      .select('givenName')
      .where('id', '=', family.kayden)
      .executeTakeFirstOrThrow()
    expect(person.givenName).not.toBe('Lost')
    // and the connection serves the next
    expect((await openPage(house, house.town.people.priya, '/contacts')).statusCode).toBe(200)
  })

  test('whoever keeps the work finds it shut, also in the middle of several', async () => {
    let kept: { db: unknown } | undefined
    await house.as(house.town.people.priya, 'work the queue', async (work) => {
      kept = work
    })
    expect(() => kept!.db).toThrow('This work is over')
  })
})

test('recording a conversation', async () => {
  const { priya } = house.town.people
  const told = {
    danger: 'no',
    who: 'A neighbour',
    from: '1B',
    nobody: 'yes',
    worry: 'Shouting at night',
    knows: 'not-yet',
    kind: 'advice',
  }
  await sendForm(house, priya, '/contacts', told)
  const recorded = await countTrips(() => sendForm(house, priya, '/contacts', told))
  expect(recorded.result.statusCode).toBe(303)
  expect(recorded.trips, recorded.texts.map((text) => text.slice(0, 100)).join('\n')).toBeLessThanOrEqual(12)
})
