import pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { serviceOf } from '../access/service-store.ts'
import { onSocket } from '../database/launcher.ts'
import { enqueue, installJobs, type JobData, queueIsHere, startJobs } from './index.ts'

const house = useHouse()
const settings = () => onSocket({ socket: inject('socket') }, 'doorstep_jobs', String(house.settings.app.database))
const dataOf = (more: Partial<JobData> = {}): JobData => ({
  authorityId: house.town.authorityId,
  membershipId: house.town.people.wen.membershipId,
  purpose: 'run a place',
  subjects: [],
  ...more,
})
const ask = async <Row extends pg.QueryResultRow>(text: string) => {
  const client = new pg.Client(settings())
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
const until = async (true_: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 150; tries++) {
    if (await true_()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not come')
}

test('before it is installed there is no queue, and nothing fails by asking', async () => {
  expect(await house.as(house.town.people.wen, 'run a place', (work) => queueIsHere(work.db))).toBe(false)
})

describe('installed', () => {
  beforeAll(() => installJobs(settings(), [{ name: 'greet' }]))

  test('installing again changes nothing', async () => {
    await installJobs(settings(), [{ name: 'greet' }])
    expect(await ask("select name from pgboss.queue where name = 'greet'")).toHaveLength(1)
    expect(await house.as(house.town.people.wen, 'run a place', (work) => queueIsHere(work.db))).toBe(true)
  })

  test('a job is seen after the commit, and gone with a rollback', async () => {
    const wen = house.town.people.wen
    await expect(
      house.as(wen, 'run a place', async (work) => {
        await enqueue(work.db, 'greet', dataOf({ subjects: ['lost'] }))
        throw new Error('afterwards')
      }),
    ).rejects.toThrow('afterwards')
    await house.as(wen, 'run a place', async (work) => {
      await enqueue(work.db, 'greet', dataOf({ subjects: ['kept'] }))
      expect(await ask("select 1 from pgboss.job where name = 'greet'")).toEqual([])
    })
    expect(await ask("select data from pgboss.job where name = 'greet'")).toEqual([{ data: dataOf({ subjects: ['kept'] }) }])
  })

  test('only the four things that a job may carry are sent', async () => {
    const more = { ...dataOf({ subjects: ['four'] }), name: 'Robin Example' }
    await house.as(house.town.people.wen, 'run a place', (work) => enqueue(work.db, 'greet', more))
    const [job] = await ask<{ data: object }>("select data from pgboss.job where data->'subjects' ? 'four'")
    expect(Object.keys(job!.data).sort()).toEqual(['authorityId', 'membershipId', 'purpose', 'subjects'])
  })

  test('a handler enters as the service of the authority, sees that one alone, and is run again after a fault', async () => {
    const seen: [string, string, number][] = []
    const said: string[] = []
    let faults = 0
    await ask("update pgboss.queue set retry_delay = 2, retry_backoff = false where name = 'greet'")
    const jobs = await startJobs({
      settings: settings(),
      db: house.building.db,
      withActor: house.as,
      clock: () => house.clock.now,
      say: (line) => said.push(line),
      pollSeconds: 0.5,
      queues: [
        {
          name: 'greet',
          run: async ({ data, enter }) => {
            if (data.subjects?.includes('once more') && faults++ === 0) throw new Error('Robin Example was here')
            await enter(async (work) => {
              const rows = await work.db.selectFrom('authority').select('id').execute()
              seen.push([work.actor.role, work.actor.authorityId, rows.length])
            })
          },
        },
      ],
    })
    try {
      await until(() => seen.length === 2)
      await house.as(house.other.people.wen, 'run a place', (work) =>
        enqueue(work.db, 'greet', dataOf({ authorityId: house.other.authorityId, subjects: ['once more'] })),
      )
      const kept = () => ask<{ output: unknown }>("select output from pgboss.job where state = 'retry'")
      await until(async () => (await kept()).length === 1)
      expect(JSON.stringify(await kept())).toMatch(/a fault/)
      expect(JSON.stringify(await kept())).not.toMatch(/Robin/)
      await until(() => seen.length === 3)
    } finally {
      await jobs.stop()
    }
    expect(seen).toEqual([
      ['service', house.town.authorityId, 1],
      ['service', house.town.authorityId, 1],
      ['service', house.other.authorityId, 1],
    ])
    expect(faults).toBe(2)
    expect(said.join()).not.toContain('Robin')
  })

  test('an authority without a service runs no jobs', async () => {
    await expect(serviceOf(house.building.db, '00000000-0000-7000-8000-000000000000', '2026-11-24')).rejects.toThrow('no service')
  })
})
