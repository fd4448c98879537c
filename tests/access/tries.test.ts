import { hash } from '@node-rs/argon2'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { deviceDays } from '../../src/access/device.ts'
import { makeAccount } from '../../src/access/sign-in-store.ts'
import { waitBefore } from '../../src/access/tries.ts'
import { Turns } from '../../src/access/turns.ts'
import { newId } from '../../src/database/ids.ts'
import { openWeb } from '../../src/doors/web.tsx'
import { useHouse } from '../house.ts'
import { browser } from './browser.ts'

const house = useHouse()
const password = 'three words together'
let stored: string

beforeAll(async () => {
  stored = await hash(password)
})
beforeEach(() => {
  house.clock.now = new Date('2026-11-24T09:20:00Z')
})

async function somebody(email = `${newId()}@here.example`, { authorityId, agencies } = house.town, passwordHash = stored) {
  const who = { authorityId, agencyId: agencies.council, name: 'Nia Test', email, role: 'practitioner' }
  const { accountId } = await makeAccount(house.owner, who)
  await house.owner.updateTable('account').set({ passwordHash }).where('id', '=', accountId).execute()
  return email
}

type Waiting = { ms: number; go: () => void }

/** A web door whose waiting answers are let go by the test, and whose limit for each place is out of the way. */
async function door(run: (web: Awaited<ReturnType<typeof openWeb>>, waiting: Waiting[]) => Promise<void>) {
  const waiting: Waiting[] = []
  const pause = (ms: number) => new Promise<void>((go) => waiting.push({ ms, go }))
  const web = await openWeb({ ...house.building, pause, closing: new AbortController() })
  await run(web, waiting).finally(() => web.close())
}

test.each([
  [1, 0, 'the first'],
  [10, 0, 'the tenth of a quarter of an hour'],
  [11, 1000, 'the next'],
  [12, 2000, 'twice as long'],
  [15, 16_000, 'and so on'],
  [16, 30_000, 'never longer than half a minute'],
  [10_000, 30_000, 'however many there were'],
])('try %i waits %i ms: %s', (n, ms) => expect(waitBefore(n)).toBe(ms))

test('of a burst of 60 wrong passwords ten are looked at; the others wait their time or are sent away', {
  timeout: 30_000,
}, async () => {
  const email = await somebody()
  await door(async (web, waiting) => {
    const thief = browser(house, web)
    await thief.open('/sign-in')
    const answers: number[] = []
    const burst = Array.from({ length: 60 }, async (_, n) => {
      answers.push((await thief.send('/sign-in', { email, password: `guess number ${n}` })).statusCode)
    })
    // ten were answered, three wait, and whoever asked more often from the same place is not served sooner
    await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(57)
    expect(answers.filter((status) => status === 422)).toHaveLength(10)
    expect(answers.filter((status) => status === 429)).toHaveLength(47)
    expect(waiting.map(({ ms }) => ms).every((ms) => ms >= 1000 && ms <= 30_000)).toBe(true)

    // meanwhile nothing is held: others sign in, the database has its connections
    const other = browser(house, web)
    expect((await other.signIn(await somebody(), password)).statusCode).toBe(303)
    for (const { go } of waiting) go()
    await Promise.all(burst)
    expect(answers.filter((status) => status === 422)).toHaveLength(13)
  })
})

test('nobody is locked out by others’ tries: the owner comes in from their own device at once, from another after a while', async () => {
  const email = await somebody()
  await door(async (web, waiting) => {
    const own = browser(house, web)
    expect((await own.signIn(email, password)).statusCode).toBe(303)
    await own.open('/permissions')
    await own.send('/sign-out', {})

    const thief = browser(house, web)
    await thief.open('/sign-in')
    for (let n = 0; n < 10; n += 1) await thief.send('/sign-in', { email, password: `guess number ${n}` })

    expect((await own.signIn(email, password)).statusCode).toBe(303)
    expect(waiting).toEqual([])
    const borrowed = browser(house, web)
    const entering = borrowed.signIn(email, password)
    await expect.poll(() => waiting.length).toBe(1)
    expect(waiting[0]!.ms).toBe(1000)
    waiting[0]!.go()
    expect((await entering).statusCode).toBe(303)
  })
})

test('a device that signed in has ten tries of its own, and only for whoever signed in from it', async () => {
  const [email, another] = [await somebody(), await somebody()]
  await door(async (web, waiting) => {
    const device = browser(house, web)
    await device.signIn(email, password)
    await device.open('/sign-in')
    for (let n = 0; n < 10; n += 1)
      expect((await device.send('/sign-in', { email, password: `guess number ${n}` })).statusCode).toBe(422)
    const eleventh = device.send('/sign-in', { email, password: 'guess number 10' })
    await expect.poll(() => waiting.length).toBe(1)
    waiting[0]!.go()
    await eleventh
    // the owner elsewhere is as free as before
    expect((await browser(house, web).signIn(email, password)).statusCode).toBe(303)

    for (let n = 0; n < 10; n += 1) await device.send('/sign-in', { email: another, password: `guess number ${n}` })
    const unknown = browser(house, web).signIn(another, password)
    await expect.poll(() => waiting.length).toBe(2)
    waiting[1]!.go()
    expect((await unknown).statusCode).toBe(303)
  })
})

test('whoever gave the address an account in another authority has no tries of their own at the first one’s password', async () => {
  const own = 'another three words'
  const email = await somebody()
  await somebody(email, house.other, await hash(own))
  await door(async (web, waiting) => {
    for (let n = 0; n < 10; n += 1) {
      // a new device each time, that signed in to their own account at the address, before and after each guess
      const thief = browser(house, web)
      expect((await thief.signIn(email, own)).statusCode).toBe(303)
      await thief.send('/sign-out', {})
      await thief.open('/sign-in')
      expect((await thief.send('/sign-in', { email, password: `guess number ${n}` })).statusCode).toBe(422)
      if (n < 9) expect((await thief.signIn(email, own)).statusCode).toBe(303)
    }
    const thief = browser(house, web)
    await thief.open('/sign-in')
    const eleventh = thief.send('/sign-in', { email, password: 'guess number 10' })
    await expect.poll(() => waiting.length).toBe(1)
    waiting[0]!.go()
    expect((await eleventh).statusCode).toBe(422)
  })
})

test('somebody with an account in two authorities, who signed in to both from a device, has its tries there', async () => {
  const email = await somebody()
  await somebody(email, house.other, await hash('another three words'))
  await door(async (web, waiting) => {
    const device = browser(house, web)
    for (const each of [password, 'another three words']) expect((await device.signIn(email, each)).statusCode).toBe(303)
    const thief = browser(house, web)
    await thief.open('/sign-in')
    for (let n = 0; n < 10; n += 1) await thief.send('/sign-in', { email, password: `guess number ${n}` })
    expect((await device.signIn(email, password)).statusCode).toBe(303)
    expect(waiting).toEqual([])
  })
})

test('guesses that wait refuse nobody else in the same office: the owner waits their turn on a new device, and comes in', async () => {
  const email = await somebody()
  await door(async (web, waiting) => {
    const thief = browser(house, web)
    await thief.open('/sign-in')
    const guess = async () => (await thief.send('/sign-in', { email, password: 'guess' })).statusCode
    for (let n = 0; n < 10; n += 1) await guess()
    const guesses = [guess(), guess(), guess()]
    await expect.poll(() => waiting.length).toBe(3)
    expect(await guess(), 'a fourth of one browser').toBe(429)

    const entering = browser(house, web).signIn(email, password)
    const refused = entering.then(({ statusCode }) => statusCode !== 303)
    expect(await Promise.race([refused, new Promise((go) => setTimeout(go, 300, 'waits'))])).toBe('waits')
    expect(waiting, 'three at once, as before').toHaveLength(3)
    waiting[0]!.go()
    await expect.poll(() => waiting.length).toBe(4)
    for (const { go } of waiting) go()
    expect((await entering).statusCode).toBe(303)
    expect(await Promise.all(guesses)).toEqual([422, 422, 422])
  })
})

test('of many browsers in one place three wait at once; one that asks most makes room, and none is refused that asks once', async () => {
  const turns = new Turns()
  const held: (() => void)[] = []
  const said: string[] = []
  const ask = (browser: string) =>
    void turns
      .take('here', browser, () => new Promise<void>((go) => held.push(go)))
      .then(
        () => said.push(`${browser} had a turn`),
        () => said.push(`${browser} was refused`),
      )
  for (const browser of ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']) ask(browser)
  const settled = () => new Promise((go) => setImmediate(go))
  await settled()
  expect([held.length, said]).toEqual([3, []])
  ask('owner')
  await settled()
  expect(said, 'whoever has most there').toEqual(['b was refused'])
  for (let turn = 0; turn < 15; turn += 1) {
    held.shift()!()
    await settled()
  }
  expect(said.filter((each) => each.endsWith('turn'))).toHaveLength(15)
  expect(said).toContain('owner had a turn')
  ask('a')
  await settled()
  expect(held, 'and all is as before').toHaveLength(1)
})

test('a device is known by a cookie of ours, for ninety days', async () => {
  const email = await somebody()
  await door(async (web) => {
    const device = browser(house, web)
    const signedIn = await device.signIn(email, password)
    const set = [signedIn.headers['set-cookie']].flat().find((each) => String(each).startsWith('doorstep-device='))
    expect(set).toMatch(/; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(Buffer.from(String(set), 'base64url').toString()).not.toContain(email)
    const real = device.cookies.get('doorstep-device')!
    const tries = async (cookie: string, days: number) => {
      house.clock.now = new Date(Date.parse('2026-11-24T09:20:00Z') + days * 86_400_000)
      await house.owner.deleteFrom('signInTry').execute()
      const one = browser(house, web)
      one.cookies.set('doorstep-device', cookie)
      await one.open('/sign-in')
      await one.send('/sign-in', { email, password: 'a wrong password' })
      const { deviceHash } = await house.owner.selectFrom('signInTry').select('deviceHash').executeTakeFirstOrThrow()
      return deviceHash.length > 0 ? 'known' : 'unknown'
    }
    expect(await tries(real, 1)).toBe('known')
    expect(await tries(real, deviceDays + 1)).toBe('unknown')
    const [body = '', mark = ''] = real.split('.')
    const forged = Buffer.from(
      Buffer.from(body, 'base64url')
        .toString()
        .replace(/\d{13}/g, '9999999999999'),
    ).toString('base64url')
    expect(await tries(`${forged}.${mark}`, 1)).toBe('unknown')
    for (const nonsense of ['', 'x', '.', `${body}.`, `${body}.${mark}x`, 'a.b.c'])
      expect(await tries(nonsense, 1), nonsense).toBe('unknown')
  })
})

test('a known address and an unknown one are counted alike, whatever their capitals, and what is kept names nobody', async () => {
  const email = await somebody()
  await house.owner.deleteFrom('signInTry').execute()
  const one = browser(house)
  await one.open('/sign-in')
  for (const each of [email, email.toUpperCase(), ` ${email}`, 'nobody@nowhere.example'])
    await one.send('/sign-in', { email: each, password: 'a wrong password' })
  const rows = await house.owner.selectFrom('signInTry').select(['tries', 'addressHash']).orderBy('tries').execute()
  expect(rows.map(({ tries }) => tries)).toEqual([1, 3])
  expect(rows.map(({ addressHash }) => addressHash.length)).toEqual([32, 32])
})

test('after a quarter of an hour without a try all is as before, and a day later nothing of it is kept', async () => {
  const email = await somebody()
  await door(async (web, waiting) => {
    const thief = browser(house, web)
    await thief.open('/sign-in')
    for (let n = 0; n < 10; n += 1) await thief.send('/sign-in', { email, password: `guess number ${n}` })
    house.clock.now = new Date('2026-11-24T09:36:00Z')
    expect((await thief.send('/sign-in', { email, password: 'one more guess' })).statusCode).toBe(422)
    expect(waiting).toEqual([])
  })
  const { sweep } = await import('../../src/access/session-store.ts')
  await sweep(house.building.db, new Date('2026-11-25T09:37:00Z'))
  expect(await house.owner.selectFrom('signInTry').select('tries').execute()).toEqual([])
})
