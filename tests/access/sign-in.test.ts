import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { get, post } from '../../src/access/index.ts'
import { sweep } from '../../src/access/session-store.ts'
import { makeAccount } from '../../src/access/sign-in-store.ts'
import { readConfig } from '../../src/config.ts'
import { newId } from '../../src/database/ids.ts'
import { inside } from '../../src/doors/same-origin.ts'
import { openWeb } from '../../src/doors/web.tsx'
import { openPage, sendForm, useHouse } from '../house.ts'
import { browser } from './browser.ts'

const house = useHouse({ demonstration: true })
const password = 'three words together'
let email: string
let accountId: string

beforeAll(async () => {
  email = 'nia@middlesbrough.example'
  const { authorityId, agencies } = house.town
  const made = await makeAccount(house.owner, {
    authorityId,
    agencyId: agencies.council,
    name: 'Nia Test',
    email,
    role: 'front-door-worker',
  })
  accountId = made.accountId
  await house.owner
    .updateTable('account')
    .set({ passwordHash: await hash(password) })
    .where('id', '=', accountId)
    .execute()
})

describe('the address to go on to', () => {
  test.each([
    ['/contacts', '/contacts', 'a page of ours'],
    ['/children?find=a b#top', '/children?find=a%20b#top', 'with a search'],
    ['//elsewhere.example', '/', 'another site without its scheme'],
    ['/\\elsewhere.example', '/', 'browsers read a backslash as a slash'],
    ['/\t/elsewhere.example', '/', 'browsers drop a tab'],
    ['/\n/elsewhere.example', '/', 'and a new line'],
    ['/.//elsewhere.example', '/', 'a dot that goes away and leaves two slashes'],
    ['/x/..//elsewhere.example', '/', 'as does a step back'],
    ['https://elsewhere.example', '/', 'another site'],
    ['javascript:alert(1)', '/', 'no address at all'],
    ['', '/', 'nothing'],
    ['/sign-in?next=/sign-in', '/', 'round in a circle'],
  ])('%j leads to %s: %s', (next, to) => {
    expect(inside(next)).toBe(to)
    expect(new URL(inside(next), 'http://house.example').host).toBe('house.example')
  })

  test('is kept through the whole of sign-in, and never leaves the house', async () => {
    const nia = browser(house)
    const page = await nia.open('/sign-in?next=%2F%09%2Felsewhere.example')
    expect(page.body).toContain('name="next" value="/"')
    expect((await nia.send('/sign-in', { email, password, next: '/\t/elsewhere.example' })).headers.location).toBe('/')
  })
})

describe('a session', () => {
  test('gets a new token at sign-in: one planted before is worth nothing', async () => {
    const nia = browser(house)
    nia.cookie = 'doorstep=planted-by-somebody-else'
    const before = nia.cookie
    await nia.signIn(email, password)
    expect(nia.cookie).not.toBe(before)
    const thief = browser(house)
    thief.cookie = before
    expect((await thief.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  })

  test('ends when its holder signs in again, as somebody else or not', async () => {
    const nia = browser(house)
    await nia.signIn(email, password)
    const first = nia.cookie
    await nia.open('/sign-in')
    await nia.send('/sign-in/demonstration', { membership: house.town.people.priya.membershipId, next: '/' })
    expect((await nia.open('/permissions')).statusCode).toBe(200)
    const left = browser(house)
    left.cookie = first
    expect((await left.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  })

  test('ends at sign-out, also for a copy of its cookie', async () => {
    const nia = browser(house)
    await nia.signIn(email, password)
    const copy = browser(house)
    copy.cookie = nia.cookie
    await nia.open('/permissions')
    await nia.send('/sign-out', {})
    expect((await copy.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  })

  test.each([
    ['1 hour 1 minute', '0', 'an hour without a page'],
    ['1 minute', '12 hours 1 minute', 'twelve hours in all'],
  ])('ends: last seen %s ago, begun %s before that: %s', async (seen, began) => {
    const nia = browser(house)
    await nia.signIn(email, password)
    const age = (times: string) =>
      sql`update session set seen_at = ${house.clock.now}::timestamptz - ${seen}::interval, began_at = ${house.clock.now}::timestamptz - ${seen}::interval - ${times}::interval where account_id = ${accountId} and ended_at is null`.execute(
        house.owner,
      )
    await age(began)
    expect((await nia.open('/permissions')).headers.location).toBe('/sign-in?next=%2Fpermissions')
  })

  test('is kept as a hash of its token only', async () => {
    const nia = browser(house)
    await nia.signIn(email, password)
    const { rows } = await sql<{ all: string }>`select string_agg(s::text, ' ') as all from session s`.execute(house.owner)
    expect(rows[0]?.all).not.toContain(nia.cookie.split('=')[1])
  })

  test('cookie is for this house alone: not for scripts, not for other sites, not in the clear', async () => {
    const plain = await house.web.inject('/sign-in')
    expect(plain.headers['set-cookie']).toMatch(/^doorstep=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const web = await openWeb({
      ...house.building,
      config: readConfig({ DOORSTEP_DEMO: '0', DOORSTEP_URL: 'https://door.example' }),
    })
    const safe = await web.inject('/sign-in')
    await web.close()
    expect(safe.headers['set-cookie']).toMatch(/^__Host-doorstep=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(safe.headers['strict-transport-security']).toBeTruthy()
  })
})

describe('a password', () => {
  test('is stored as argon2id, no weaker than the published minimum', async () => {
    const { accountId: fresh } = await makeAccount(house.owner, {
      authorityId: house.town.authorityId,
      agencyId: house.town.agencies.council,
      name: 'Fresh',
      email: 'fresh@middlesbrough.example',
      role: 'practitioner',
    })
    const { makeLink, useLink } = await import('../../src/access/sign-in.ts')
    await useLink(house.building.db, await makeLink(house.owner, fresh, house.clock.now), password, house.clock.now)
    const row = await house.owner.selectFrom('account').select('passwordHash').where('id', '=', fresh).executeTakeFirstOrThrow()
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(row.passwordHash!)!
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
    expect(Number(passes)).toBeGreaterThanOrEqual(2)
  })

  test('that is wrong says the same, and takes as long, whether or not the address is known', async () => {
    const time = async (address: string) => {
      const nia = browser(house)
      await nia.open('/sign-in')
      const began = performance.now()
      const answer = await nia.send('/sign-in', { email: address, password: 'not the right one' })
      return { ms: performance.now() - began, said: /No account has this[^<]*/.exec(answer.body)?.[0] }
    }
    const known = []
    const unknown = []
    for (let turn = 0; turn < 5; turn += 1) {
      known.push(await time(email))
      unknown.push(await time(`nobody${turn}@middlesbrough.example`))
    }
    expect(known[0]!.said).toBeTruthy()
    expect(new Set([...known, ...unknown].map(({ said }) => said)).size).toBe(1)
    const median = (times: { ms: number }[]) => times.map(({ ms }) => ms).sort((a, b) => a - b)[2]!
    // argon2 is the most of either; without it an unknown address would answer in a tenth of the time
    expect(median(unknown)).toBeGreaterThan(median(known) / 3)
  })
})

describe('a form from elsewhere', () => {
  const elsewhere: [Record<string, string>, string][] = [
    [{ origin: 'https://elsewhere.example' }, 'another site'],
    [{ origin: 'null' }, 'a sandboxed frame, or a file'],
    [{ origin: 'not an address' }, 'nonsense'],
    [{ 'sec-fetch-site': 'cross-site' }, 'another site, said by the browser'],
    [{ 'sec-fetch-site': 'same-site' }, 'a neighbour under the same domain'],
    [{ origin: 'http://localhost:8080' }, 'another program of this machine'],
  ]
  test.each(elsewhere)('%j signs nobody in and out, and keeps no words: %s', async (headers) => {
    const nia = browser(house)
    await nia.open('/sign-in')
    expect((await nia.send('/sign-in', { email, password }, headers)).statusCode).toBe(403)
    await nia.signIn(email, password)
    await nia.open('/permissions')
    expect((await nia.send('/sign-out', {}, headers)).statusCode).toBe(403)
    expect((await nia.open('/permissions')).statusCode).toBe(200)
    const planted = await nia.send('/contacts', { worry: 'planted words', _draft: '1' }, headers)
    expect(planted.statusCode).toBe(403)
    expect(planted.body).not.toContain('planted words')
    expect(await house.owner.selectFrom('draft').select('form').where('accountId', '=', accountId).execute()).toEqual([])
  })

  test('with the address of the house, or with none, goes by its proof alone', async () => {
    const nia = browser(house)
    await nia.open('/sign-in')
    expect((await nia.send('/sign-in', { email, password }, { origin: 'http://localhost:80' })).statusCode).toBe(303)
    expect((await nia.send('/sign-out', { _csrf: 'x' })).statusCode).toBe(403)
    const nobody = await house.web.inject({
      method: 'POST',
      url: '/sign-in',
      payload: `email=${email}&password=${password}&_csrf=`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(nobody.statusCode).toBe(403)
  })
})

describe('words that were not sent', () => {
  const routes = [
    get('/worry', async (visit) => ({ page: { title: 'Worry', body: JSON.stringify(await visit.draft('/worry')) } })),
    post('/worry', async (visit) => ({ to: (await visit.submit('record a contact', async () => ({ to: '/done' }))).to ?? '/' }), {
      drafts: true,
    }),
    post('/refused', async (visit) => visit.withActor('record a contact', async () => Promise.reject(new Error('a bug'))), {
      drafts: true,
    }),
  ]
  const withRoutes = async (run: (web: Awaited<ReturnType<typeof openWeb>>) => Promise<void>) => {
    const web = await openWeb({ ...house.building, rooms: [{ name: 'sample', floor: 'work', pages: routes }] })
    await run(web).finally(() => web.close())
  }
  const draftsOf = (account: string) =>
    house.owner
      .selectFrom('draft')
      .select(['form', 'words', 'authorityId'])
      .where('accountId', '=', account)
      .orderBy('form')
      .execute()
  const forget = () => house.owner.deleteFrom('draft').execute()

  const signOutMeanwhile = () =>
    sql`update session set seen_at = ${house.clock.now}::timestamptz - interval '2 hours' where account_id = ${accountId}`.execute(
      house.owner,
    )
  /** The fields of the form that stands in the page, but not of the frame's. */
  const fieldsOf = (page: string) =>
    Object.fromEntries(
      [...page.slice(page.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [
        found[1]!,
        found[2]!,
      ]),
    )

  test('stand in the page that answers somebody who was signed out, and go on from there when they are back', async () => {
    await withRoutes(async (web) => {
      const nia = browser(house, web)
      await nia.signIn(email, password)
      await nia.open('/sign-in') // any page of theirs; the proof goes with the cookie
      await signOutMeanwhile()
      const key = newId()
      const sent = await nia.send('/worry', { worry: 'Hungry three mornings\r\nrunning', _page: '/worry', _key: key })
      expect(sent.statusCode).toBe(401)
      expect(sent.body).toContain('href="/sign-in?next=%2Fworry"')
      expect(await draftsOf(accountId), 'nothing is kept for a session that ended').toEqual([])
      const fields = fieldsOf(sent.body)
      expect(fields).toMatchObject({ worry: 'Hungry three mornings\r\nrunning', _key: key })
      expect(fields._csrf, 'nor is a proof given out').toBeUndefined()

      await nia.signIn(email, password, '/worry')
      // changed, or brought by somebody else, or elsewhere, the words are not taken for theirs
      const { _parcel = '' } = fields
      for (const [to, changed] of [
        ['/worry', { ...fields, worry: 'Other words' }],
        ['/refused', fields],
        ['/worry', { ...fields, _parcel: `9${_parcel}` }],
      ] as const)
        expect((await nia.send(to, { ...changed, _csrf: 'none' })).statusCode, to).toBe(403)
      const colin = browser(house, web)
      await colin.open('/sign-in')
      await colin.send('/sign-in/demonstration', { membership: house.town.people.colin.membershipId, next: '/' })
      expect((await colin.send('/worry', { ...fields, _csrf: 'none' })).statusCode).toBe(403)
      const now = house.clock.now
      house.clock.now = new Date(now.getTime() + 13 * 3_600_000)
      const late = browser(house, web)
      await late.signIn(email, password)
      expect((await late.send('/worry', { ...fields, _csrf: 'none' })).statusCode, 'half a day later').toBe(403)
      house.clock.now = now

      expect(await draftsOf(accountId)).toEqual([])
      const again = await nia.send('/worry', { ...fields, _csrf: 'none' })
      expect(again.headers.location).toBe('/done')
    })
    await forget()
  })

  test.each([
    [{ _draft: '1' }, 'as it is typed'],
    [{ _later: '1' }, 'for later'],
    [{ _look: 'find' }, 'while something is looked up'],
    [{}, 'as it is sent'],
  ] as [Record<string, string>, string][])(
    'are not kept for a session that ended, %j, nor without the proof of the form: %s',
    async (ask) => {
      await withRoutes(async (web) => {
        const nia = browser(house, web)
        await nia.signIn(email, password)
        const old = nia.cookie
        await nia.open('/sign-in')
        const unproved = await nia.send('/worry', { worry: 'planted words', ...ask, _csrf: 'x' })
        expect(unproved.statusCode).toBe(403)
        expect(unproved.body, 'the words can be copied').toContain('planted words')
        expect(fieldsOf(unproved.body), 'and are not ready to be sent').toEqual({})
        await nia.send('/sign-out', {})
        const thief = browser(house, web)
        thief.cookie = old
        await thief.open('/sign-in')
        const dead = await thief.send('/worry', { worry: 'planted words', ...ask })
        expect(dead.statusCode).toBe(401)
        expect(dead.body, 'the words can be copied').toContain('planted words')
        expect(fieldsOf(dead.body), 'and are nobody’s to send').toEqual({})
        const nobody = await web.inject({ method: 'POST', url: '/worry', payload: { worry: 'a' } })
        expect(nobody.statusCode).toBe(400) // no form of ours comes as JSON
        const plain = await web.inject({
          method: 'POST',
          url: '/worry',
          payload: 'worry=words+of+nobody',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
        expect(plain.statusCode).toBe(401)
        expect(plain.body).toContain('words of nobody')
        expect(fieldsOf(plain.body)).toEqual({})
        expect(await draftsOf(accountId)).toEqual([])
      })
    },
  )

  test('are kept by a request that failed, and by the script as it goes, but not after they were sent', async () => {
    await withRoutes(async (web) => {
      const nia = browser(house, web)
      await nia.signIn(email, password)
      await nia.open('/worry')
      const proof = { _csrf: await proofOf(nia) }
      expect((await nia.send('/refused', { ...proof, worry: 'before the bug' })).statusCode).toBe(500)
      expect((await draftsOf(accountId)).map(({ form }) => form)).toEqual(['/refused'])
      const key = newId()
      expect((await nia.send('/worry', { ...proof, worry: 'typing', _draft: '1', _key: key })).statusCode).toBe(204)
      expect((await draftsOf(accountId)).map(({ form }) => form)).toEqual(['/refused', '/worry'])
      expect((await nia.send('/worry', { ...proof, worry: 'typed', _key: key })).headers.location).toBe('/done')
      // the page saves once more as it is left
      await nia.send('/worry', { ...proof, worry: 'typed', _draft: '1', _key: key })
      expect((await draftsOf(accountId)).map(({ form }) => form)).toEqual(['/refused'])
    })
    await forget()
  })

  test('are their author’s alone, here and in another authority', async () => {
    const { priya, ruth, wen, service } = house.town.people
    const { keepDraft, findDraft } = await import('../../src/access/draft-store.ts')
    await house.as(priya, 'keep words', (work) => keepDraft(work, '/conversations', { worry: 'only mine' }))
    for (const other of [ruth, wen, service, house.other.people.priya]) {
      expect(await house.as(other, 'decide contacts', (work) => findDraft(work, '/conversations')), other.name).toBeUndefined()
      const changed = await house.as(other, 'keep words', (work) =>
        work.db.updateTable('draft').set({ words: '{}' }).where('form', '=', '/conversations').executeTakeFirst(),
      )
      expect(changed.numUpdatedRows, other.name).toBe(0n)
    }
    // the same person, working for another authority: its words stay where they were written
    const membershipId = newId()
    const { authorityId, agencies, people } = house.other
    await house.owner
      .insertInto('membership')
      .values({
        authorityId,
        id: membershipId,
        accountId: priya.accountId,
        agencyId: agencies.council,
        workerId: people.colin.workerId,
        role: 'front-door-worker',
      })
      .execute()
    const elsewhere = { ...people.colin, accountId: priya.accountId, membershipId }
    expect(await house.as(elsewhere, 'keep words', (work) => findDraft(work, '/conversations'))).toBeUndefined()
    expect((await house.as(priya, 'keep words', (work) => findDraft(work, '/conversations')))?.words).toEqual({
      worry: 'only mine',
    })
    await forget()
  })

  test('and sent forms, ended sessions and links go when their days are over', async () => {
    const { authorityId, people } = house.town
    const mine = { authorityId, accountId: people.colin.accountId }
    const days = (n: number) => new Date(house.clock.now.getTime() - n * 86_400_000)
    for (const [age, form] of [
      [27.9, 'kept'],
      [28.1, 'gone'],
    ] as const)
      await house.owner
        .insertInto('draft')
        .values({ ...mine, form, subject: '', words: '{}', at: days(age) })
        .execute()
    for (const [age, location] of [
      [29.9, 'kept'],
      [30.1, 'gone'],
    ] as const)
      await house.owner
        .insertInto('submission')
        .values({ ...mine, key: newId(), bodyHash: Buffer.from('x'), location, at: days(age) })
        .execute()
    for (const [age, token] of [
      [29.9, 'kept'],
      [30.1, 'gone'],
    ] as const) {
      await house.owner
        .insertInto('session')
        .values({
          tokenHash: Buffer.from(token),
          accountId: mine.accountId,
          membershipId: people.colin.membershipId,
          beganAt: days(age),
          seenAt: days(age),
        })
        .execute()
      await house.owner
        .insertInto('signInLink')
        .values({ tokenHash: Buffer.from(token), accountId: mine.accountId, madeAt: days(age + 7), endsAt: days(age) })
        .execute()
    }
    expect(await sweep(house.building.db, house.clock.now)).toEqual({ drafts: 1, submissions: 1, sessions: 1, links: 1 })
    const left = [
      ...(await house.owner.selectFrom('draft').select('form as what').where('accountId', '=', mine.accountId).execute()),
      ...(await house.owner
        .selectFrom('submission')
        .select('location as what')
        .where('accountId', '=', mine.accountId)
        .execute()),
    ]
    expect(left.map(({ what }) => what)).toEqual(['kept', 'kept'])
    expect(await sweep(house.building.db, house.clock.now)).toEqual({ drafts: 0, submissions: 0, sessions: 0, links: 0 })
  })

  async function proofOf(nia: ReturnType<typeof browser>) {
    const { csrfFor } = await import('../../src/access/session.ts')
    return csrfFor(house.building.secret, nia.cookie.split('=')[1]!)
  }
})

test('a page that refuses before it comes to the database is written down as well', async () => {
  const closed = get('/closed', async () =>
    Promise.reject(new (await import('../../src/errors.ts')).Refusal('not-allowed', undefined, { kind: 'report' })),
  )
  const web = await openWeb({ ...house.building, rooms: [{ name: 'sample', floor: 'work', pages: [closed] }] })
  const { cookie } = await house.session(house.town.people.howard)
  expect((await web.inject({ url: '/closed', headers: { cookie } })).statusCode).toBe(403)
  await web.close()
  const { rows } = await sql<{
    kind: string
  }>`select kind from read_entry where account_id = ${house.town.people.howard.accountId} and what = 'refusal'`.execute(
    house.owner,
  )
  expect(rows).toEqual([{ kind: 'report' }])
})

test('one-click sign-in is for a marked database only, and never for the house itself', async () => {
  const nia = browser(house)
  await nia.open('/sign-in')
  expect((await nia.send('/sign-in/demonstration', { membership: house.town.people.service.membershipId })).statusCode).toBe(404)
  await house.owner.deleteFrom('installation').where('key', '=', 'demonstration').execute()
  expect((await nia.send('/sign-in/demonstration', { membership: house.town.people.priya.membershipId })).statusCode).toBe(404)
  expect((await openPage(house, house.town.people.priya, '/permissions')).statusCode).toBe(200)
  expect(
    (
      await sendForm(house, house.town.people.priya, '/sign-in/demonstration', {
        membership: house.town.people.priya.membershipId,
      })
    ).statusCode,
  ).toBe(404)
})
