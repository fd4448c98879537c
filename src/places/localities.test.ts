import { sql } from 'kysely'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { onSocket } from '../database/launcher.ts'
import { installJobs, queueIsHere, startJobs } from '../jobs/index.ts'
import { recordPerson } from '../people/index.ts'
import { treeOf, withAncestors } from './area.ts'
import { readAreas } from './area-store.ts'
import { checkPlaces } from './check.ts'
import { importFile } from './import.ts'
import { localityOf } from './locality.ts'
import { readLocalities } from './locality-store.ts'
import { placeOf } from './place-of.ts'
import { restampQueue } from './re-stamp.ts'
import { inPieces } from './reading/shared-data.ts'
import { setAreas } from './set-areas.ts'

const house = useHouse()
const today = '2026-11-24'
const jobsOf = () => onSocket({ socket: inject('socket') }, 'doorstep_jobs', String(house.settings.app.database))

const bring = (words: string, name?: string, from?: string) =>
  importFile({
    db: house.owner,
    name: 'a file',
    source: 'a file',
    open: () => inPieces(words),
    asked: { name, from, until: undefined, replaces: undefined },
    asAt: undefined,
    today,
    districts: undefined,
  })

/** Newport has two LSOAs; Riverside lies in no locality; Docks and Mill lie in the neighbourhood of the river. */
const areas = `code,name,kind,parent_code
E05009999,Newport,ward,
E05009998,North Ormesby,ward,
E05009997,Park,ward,
E05009996,Riverside,ward,
E01099901,Newport 001A,lsoa,E05009999
E01099902,Newport 001B,lsoa,E05009999
RIVER,By the river,neighbourhood,
E05009995,Docks,ward,RIVER
E05009994,Mill,ward,RIVER
`
const postcodes = `postcode,ward_code,lsoa21
TS1 1AA,E05009999,E01099901
TS1 1AB,E05009999,E01099902
TS3 1AA,E05009998,
TS4 1AA,E05009997,
TS2 1AA,E05009996,
TS6 1AA,E05009995,
TS6 1AB,E05009994,
`

beforeAll(async () => {
  await bring(areas, 'Wards, 2015', '2015-05-07')
  await bring(postcodes)
  for (const town of [house.town, house.other])
    for (const postcode of ['TS1 1AA', 'TS1 1AB', 'TS3 1AA', 'TS4 1AA', 'TS2 1AA', 'TS6 1AA', 'TS6 1AB', undefined])
      await house.as(town.people.priya, 'record a contact', async (work) => {
        const recorded = await recordPerson(work, {
          kind: 'child',
          givenName: 'Robin',
          familyName: `Of ${postcode ?? 'nowhere'}`,
          bornOn: '2018-03-02',
          ...(postcode ? { address: { lines: '1 Test Row', postcode } } : {}),
        })
        expect(recorded).not.toHaveProperty('problems')
      })
})

/** The locality of every row that hangs on a person, worked out by the pure rules, against what stands on the row. */
async function wronglyStamped(on: string) {
  const tree = treeOf(await readAreas(house.owner, { on }))
  const wrong: string[] = []
  let rows = 0
  for (const town of [house.town, house.other]) {
    const localities = await house.as(town.people.service, 'run a place', (work) => readLocalities(work))
    const { rows: people } = await sql<{ id: string; lsoaCode: string | null; wardCode: string | null }>`
      select p.id, c.lsoa_code, coalesce(c.ward_code, a.ward_code) as ward_code from person p
      left join person_address a on a.person_id = p.id left join postcode c on c.postcode = a.postcode
      where p.authority_id = ${town.authorityId}`.execute(house.owner)
    const expected = new Map(
      people.map(({ id, lsoaCode, wardCode }) => {
        const line = [...(lsoaCode ? [lsoaCode] : []), ...(wardCode ? withAncestors(wardCode, tree) : [])]
        return [id, localityOf(line, on, localities)?.id ?? town.places.notPlaced]
      }),
    )
    for (const table of [
      'person',
      'person_name',
      'person_address',
      'household_member',
      'person_fact',
      'involvement',
      'allocation',
    ]) {
      const { rows: stamped } = await sql<{ personId: string; localityId: string }>`
        select ${sql.ref(table === 'person' ? 'id' : 'person_id')} as person_id, locality_id from ${sql.table(table)} where authority_id = ${town.authorityId}`.execute(
        house.owner,
      )
      rows += stamped.length
      for (const { personId, localityId } of stamped)
        if (localityId !== expected.get(personId)) wrong.push(`${table} of ${personId}`)
    }
  }
  expect(rows).toBeGreaterThan(40)
  return wrong
}

const version = async (localityId: string) =>
  (await house.owner.selectFrom('locality').select('version').where('id', '=', localityId).executeTakeFirstOrThrow()).version
const set = async (localityId: string, wanted: string[], { from = today, shown }: { from?: string; shown?: number } = {}) => {
  const given = { areas: wanted, from, version: shown ?? (await version(localityId)) }
  return house.as(house.town.people.wen, 'run a place', (work) => setAreas(work, localityId, given))
}
const localityAt = (postcode: string, day = today) =>
  house.as(house.town.people.priya, 'record a contact', async (work) => (await placeOf(work, postcode, day))?.localityId)

test('the postcode decides ward and locality; one that the directory lacks is not placed yet', async () => {
  const of = (postcode: string) => house.as(house.town.people.priya, 'record a contact', (work) => placeOf(work, postcode, today))
  const { newport, notPlaced } = house.town.places
  expect(await of('ts11aa')).toEqual({ wardCode: 'E05009999', wardName: 'Newport', localityId: newport, placed: true })
  expect(await of('TS2 1AA')).toEqual({ wardCode: 'E05009996', wardName: 'Riverside', localityId: notPlaced, placed: false })
  expect(await of('TS9 9ZZ')).toBeUndefined()
  expect(await of('not one')).toBeUndefined()
})

test('rows are stamped as the rules say from the first', async () => expect(await wronglyStamped(today)).toEqual([]))

describe('where there is no queue', () => {
  test('a change stamps in its own transaction: a ward that another locality held leaves it on that day', async () => {
    expect(await queueIsHere(house.owner)).toBe(false)
    const { newport, rest } = house.town.places
    const before = await version(rest)
    expect(await set(newport, ['E05009999', 'E05009997'])).toEqual({ given: ['E05009997'], taken: [] })
    expect(await wronglyStamped(today)).toEqual([])
    expect(await localityAt('TS4 1AA')).toBe(newport)
    expect(await localityAt('TS4 1AA', '2026-11-23')).toBe(rest)
    expect(await version(rest)).toBe(before + 1)
  })

  test('a locality may hold a whole neighbourhood, to any depth', async () => {
    const { rest } = house.town.places
    await set(rest, ['RIVER'])
    expect([await localityAt('TS6 1AA'), await localityAt('TS6 1AB')]).toEqual([rest, rest])
    expect(await wronglyStamped(today)).toEqual([])
  })

  test.each([
    ['E05011111', 'E05011111 is not an area on 24 November 2026', 'a code of no edition'],
    [
      'E05009994',
      'Mill (E05009994), inside By the river (RIVER), is in both North Ormesby and The rest of the town from 2026-11-24',
      'a part of what another holds',
    ],
  ])('%s: %s (%s)', async (code, message) => {
    expect(await set(house.town.places.northOrmesby, ['E05009998', code])).toEqual({ problems: [{ field: 'areas', message }] })
  })

  test('somebody who is recorded is placed by the LSOA where a locality holds it and not the ward', async () => {
    const { newport, notPlaced } = house.town.places
    await set(newport, ['E01099901', 'E05009997'])
    for (const [postcode, place] of [
      ['TS1 1AA', newport],
      ['TS1 1AB', notPlaced],
    ] as const) {
      const recorded = await house.as(house.town.people.priya, 'record a contact', (work) =>
        recordPerson(work, {
          kind: 'child',
          givenName: 'Wren',
          familyName: `Of ${postcode}`,
          bornOn: '2019-03-02',
          address: { lines: '2 Test Row', postcode },
        }),
      )
      expect(recorded, postcode).toMatchObject({ localityId: place })
    }
    await set(newport, ['E05009999', 'E05009997'])
    expect(await wronglyStamped(today)).toEqual([])
  })

  test('a second editor is told, and a worker without the permission is refused', async () => {
    const { newport } = house.town.places
    await expect(set(newport, ['E05009999'], { shown: 0 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      facts: { theirs: ['E05009997', 'E05009999'] },
    })
    const wanted = { areas: [], from: today, version: await version(newport) }
    await expect(
      house.as(house.town.people.dale, 'run a place', (work) => setAreas(work, newport, wanted)),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      house.as(house.other.people.wen, 'run a place', (work) => setAreas(work, newport, wanted)),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('the change is written down, once for each locality that it touched', async () => {
    const events = await house.owner
      .selectFrom('event')
      .select(['subjectId', 'facts'])
      .where('act', '=', 'locality areas set')
      .orderBy('number')
      .execute()
    expect(events.slice(0, 2)).toEqual([
      { subjectId: house.town.places.newport, facts: { from: today, given: 'E05009997', taken: '' } },
      { subjectId: house.town.places.rest, facts: { from: today, given: 'E05009997', taken: '' } },
    ])
  })

  test('what is wrong or missing is found', async () => {
    await house.owner
      .insertInto('localityArea')
      .values({
        authorityId: house.town.authorityId,
        localityId: house.town.places.northOrmesby,
        areaCode: 'E05009999',
        validFrom: '2026-12-01',
      })
      .execute()
    await house.owner
      .insertInto('localityArea')
      .values({
        authorityId: house.town.authorityId,
        localityId: house.town.places.northOrmesby,
        areaCode: 'E05008888',
        validFrom: '2026-01-01',
      })
      .execute()
    const found = await house.as(house.town.people.service, 'run a place', (work) => checkPlaces(work, today))
    expect(found.overlaps).toEqual(['Newport (E05009999) is in both Newport and North Ormesby from 2026-12-01'])
    expect(found.unknown).toEqual(['North Ormesby holds E05008888, which is not an area on 2026-11-24'])
    expect(found.gaps).toEqual(['Riverside (E05009996)'])
    expect(found.withoutPopulation).toContain('Docks (E05009995)')
    await house.owner.deleteFrom('localityArea').where('areaCode', 'in', ['E05008888']).execute()
    await house.owner.deleteFrom('localityArea').where('validFrom', '=', '2026-12-01').execute()
  })
})

describe('where there is a queue', () => {
  beforeAll(() => installJobs(jobsOf(), [restampQueue]))

  const waiting = async () => {
    const pool = new (await import('pg')).default.Client(jobsOf())
    await pool.connect()
    const { rows } = await pool.query<{ name: string; state: string; data: Record<string, unknown>; due: boolean }>(
      "select name, state, data, start_after = created_on as due from pgboss.job where name = 're-stamp' order by created_on, id",
    )
    await pool.end()
    return rows
  }
  const untilDone = async (count: number) => {
    for (let tries = 0; tries < 100; tries++) {
      const jobs = await waiting()
      if (jobs.filter(({ state }) => state === 'completed').length >= count) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`not done: ${JSON.stringify(await waiting())}`)
  }

  test('a job of a transaction that fails is gone with it', async () => {
    const { newport } = house.town.places
    const wanted = { areas: ['E05009999'], from: today, version: await version(newport) }
    const failing = house.as(house.town.people.wen, 'run a place', async (work) => {
      await setAreas(work, newport, wanted)
      throw new Error('afterwards')
    })
    await expect(failing).rejects.toThrow('afterwards')
    expect(await waiting()).toEqual([])
  })

  test('a job that waits carries ids and a purpose, and the app can neither read on nor change it', async () => {
    const { newport } = house.town.places
    const { wen } = house.town.people
    await set(newport, ['E05009999'])
    const [job, ...more] = await waiting()
    expect(more).toEqual([])
    expect(job).toMatchObject({ state: 'created', due: true })
    expect(job!.data).toEqual({
      authorityId: wen.authorityId,
      membershipId: wen.membershipId,
      purpose: 'run a place',
      subjects: ['E05009997'],
    })
    expect(await wronglyStamped(today)).not.toEqual([])
    for (const statement of [
      'delete from pgboss.job_common',
      "update pgboss.job_common set state = 'completed'",
      'select * from pgboss.job',
      'select * from pgboss.schedule',
    ])
      await expect(
        house.as(wen, 'run a place', (work) => sql.raw(statement).execute(work.db)),
        statement,
      ).rejects.toThrow('permission denied')
  })

  test('the worker stamps everybody anew after a boundary moved', async () => {
    const said: string[] = []
    const jobs = await startJobs({
      settings: jobsOf(),
      db: house.building.db,
      withActor: house.as,
      clock: () => house.clock.now,
      queues: [restampQueue],
      say: (line) => said.push(line),
      pollSeconds: 0.5,
    })
    try {
      await untilDone(1)
      expect(await wronglyStamped(today)).toEqual([])
      // a new directory puts a postcode into another ward, for both authorities
      await bring('postcode,ward_code\nTS1 1AB,E05009998\n')
      await untilDone(3)
      expect(await wronglyStamped(today)).toEqual([])
      expect(await localityAt('TS1 1AB')).toBe(house.town.places.northOrmesby)
      // a part of a ward, finer than what it lies in
      await set(house.town.places.newport, ['E01099901'])
      await untilDone(4)
      expect(await wronglyStamped(today)).toEqual([])
      expect(said).toEqual([])
    } finally {
      await jobs.stop()
    }
  })

  test('a change that is to hold later waits for its day', async () => {
    await set(house.town.places.newport, ['E05009999'], { from: '2027-05-06' })
    const job = (await waiting()).at(-1)
    expect(job).toMatchObject({ state: 'created', due: false })
    expect(await wronglyStamped(today)).toEqual([])
    expect(await localityAt('TS1 1AA', '2027-05-06')).toBe(house.town.places.newport)
  })

  test('without a connection of its own no jobs are run, and it says so', async () => {
    const said: string[] = []
    const jobs = await startJobs({
      settings: undefined,
      db: house.building.db,
      withActor: house.as,
      clock: () => house.clock.now,
      queues: [restampQueue],
      say: (line) => said.push(line),
    })
    await jobs.stop()
    expect(said).toEqual([
      'No jobs are run here: set DATABASE_JOBS_URL to have them run. What would be a job is done at once instead.',
    ])
  })
})
