import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { Buckets, placeOf } from './rate.ts'
import { contentSecurityPolicy } from './security-headers.ts'
import { openWeb } from './web.tsx'

const house = useHouse()
const form = { 'content-type': 'application/x-www-form-urlencoded' }
let web: FastifyInstance
const usual = () => openWeb({ ...house.building, config: { ...house.building.config, rate: 10 } })
beforeAll(async () => {
  web = await usual()
})
beforeEach(async () => {
  await web.close()
  web = await usual()
})
afterAll(() => web.close())

const get = (url: string, cookie = '', from = '10.0.0.1') =>
  web.inject({ method: 'GET', url, remoteAddress: from, headers: cookie ? { cookie } : {} })
const statuses = async (count: number, ask: () => Promise<{ statusCode: number }>) => {
  const found: Record<number, number> = {}
  for (let turn = 0; turn < count; turn += 1) {
    const { statusCode } = await ask()
    found[statusCode] = (found[statusCode] ?? 0) + 1
  }
  return found
}
const later = (seconds: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000)
}
/** How often a connection was asked for meanwhile. */
const lookedUp = async (run: () => Promise<unknown>) => {
  let times = 0
  const count = () => {
    times += 1
  }
  house.building.pool.on('acquire', count)
  await run()
  house.building.pool.off('acquire', count)
  return times
}

test('a bucket gives what is in it, says how long to wait, fills with time, and lets go of the one that was quiet longest', () => {
  const buckets = new Buckets(2, 4, 2)
  expect([1, 1, 1, 1, 1].map((cost) => buckets.take('a', cost, 0))).toEqual([0, 0, 0, 0, 1])
  expect(buckets.take('a', 3, 0)).toBe(2)
  expect(buckets.take('a', 1, 500)).toBe(0)
  expect(buckets.take('a', 1, 500)).toBe(1)
  expect(buckets.take('a', 4, 60_000), 'never more than the whole').toBe(0)
  expect(buckets.take('a', 1, 60_000)).toBe(1)
  expect(buckets.take('a', 1, 0), 'a clock that goes back gives nothing').toBe(1)
  buckets.take('b', 1, 60_000)
  buckets.take('a', 1, 60_000)
  buckets.take('c', 1, 60_000)
  expect(['a', 'b', 'c'].map(buckets.has)).toEqual([true, false, true])
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (ip, place) => {
  expect(placeOf(ip)).toBe(place)
})

describe('who is not signed in', () => {
  test('is refused after the twentyfold, with when to come back, and nobody is looked up for it', async () => {
    expect(await statuses(800, () => get('/permissions'))).toEqual({ 303: 800 })
    const refused = await get('/permissions')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1'])
    expect(refused.headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(refused.headers['cache-control']).toBe('no-store')
    expect(refused.body).toContain('Too many at once')
    expect(await lookedUp(() => statuses(100, () => get('/kayden%20marsh', 'doorstep=x')))).toBeGreaterThan(0)
    expect(await lookedUp(() => statuses(100, () => get('/permissions')))).toBe(0)
    expect((await get('/permissions', '', '10.0.0.2')).statusCode, 'another address').toBe(303)
    later(1)
    expect(await statuses(50, () => get('/permissions'))).toEqual({ 303: 40, 429: 10 })
  })

  test('has fewer forms than pages, whatever the door, and they are refused unread', async () => {
    const send = (url: string, payload = 'a=b') =>
      web.inject({ method: 'POST', url, remoteAddress: '10.0.0.3', headers: form, payload })
    for (const url of ['/sign-in', '/contacts', '/nowhere', '/welcome/x']) expect((await send(url)).statusCode).not.toBe(429)
    // two passwords weigh as much as eight forms
    await statuses(150, () => send('/contacts'))
    for (const url of ['/sign-in', '/contacts', '/nowhere', '/welcome/x', '/sign-out'])
      expect((await send(url, 'a&'.repeat(120_000))).statusCode, url).toBe(429)
  })

  test('does not stop the health page', async () => {
    await statuses(801, () => get('/permissions'))
    expect((await get('/health')).statusCode).toBe(200)
  })
})

describe('who is signed in', () => {
  const sessions = (count: number) =>
    Promise.all(Array.from({ length: count }, () => house.session(house.town.people.priya).then(({ cookie }) => cookie)))

  test('is counted alone: two hundred of one office work beside each other, and beside one who tries to stop them', async () => {
    const office = await sessions(200)
    await statuses(801, () => get('/permissions'))
    expect(await statuses(200, () => get('/permissions', office.pop()))).toEqual({ 200: 200 })
  })

  test('has two hundred pages at once and ten a second; a session that ended has no bucket of its own', async () => {
    const [cookie = '', other = ''] = await sessions(2)
    const { cookie: colleague } = await house.session(house.town.people.colin)
    expect(await statuses(250, () => get('/nowhere', cookie)), 'what is not there tells nothing of who asks').toEqual({
      404: 250,
    })
    await get('/permissions', cookie)
    expect(await statuses(210, () => get('/nowhere', cookie))).toEqual({ 404: 200, 429: 10 })
    expect((await get('/permissions', colleague)).statusCode).toBe(200)
    // the first page of another session of theirs is counted as a stranger's; from then on it is they
    expect((await get('/permissions', other)).statusCode).toBe(200)
    expect((await get('/permissions', other)).statusCode, 'another session is no other bucket').toBe(429)
    later(2)
    expect(await statuses(21, () => get('/nowhere', cookie))).toEqual({ 404: 20, 429: 1 })
    await house.owner.updateTable('session').set({ endedAt: house.clock.now }).execute()
    later(60)
    expect((await get('/permissions', cookie)).statusCode).toBe(303)
    expect(await statuses(300, () => get('/nowhere', cookie))).toEqual({ 404: 300 })
  })

  test('tries no more passwords and links than anybody else at their address', async () => {
    const { cookie } = await house.session(house.town.people.priya)
    await get('/permissions', cookie)
    const tries = (url: string) =>
      statuses(50, () =>
        web.inject({ method: 'POST', url, headers: { ...form, cookie }, payload: 'a=b', remoteAddress: '10.0.0.9' }),
      )
    expect(await tries('/sign-in')).toEqual({ 403: 40, 429: 10 })
    expect(await tries('/welcome/x')).toEqual({ 429: 50 })
    later(10)
    expect(await statuses(25, () => get('/welcome/x', cookie, '10.0.0.9'))).toEqual({ 404: 20, 429: 5 })
  })

  test('sends what is typed a second after each stop, all day', async () => {
    const { cookie, csrf } = await house.session(house.town.people.priya)
    const keep = () => {
      later(1)
      const payload = new URLSearchParams({ _csrf: csrf, _key: newId(), _draft: '1', worry: 'a word more' }).toString()
      return web.inject({ method: 'POST', url: '/contacts', headers: { ...form, cookie }, payload })
    }
    expect(await statuses(60, keep)).toEqual({ 204: 60 })
  })
})

test('the price is of the page that was matched, however its address was written', async () => {
  // a password costs twenty pages: forty of them from one place, and no more by writing the address otherwise
  const tries = (url: string) =>
    statuses(60, () => web.inject({ method: 'POST', url, remoteAddress: '10.0.0.9', headers: form, payload: '' }))
  const plain = await tries('/sign-in')
  await web.close()
  web = await usual()
  expect(await tries('/%73ign-in')).toEqual(plain)
  expect(plain[429]).toBeGreaterThan(0)
})
