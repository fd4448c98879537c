import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeAccount } from '../../src/access/sign-in-store.ts'
import { newId } from '../../src/database/ids.ts'
import { openPage, sendForm, useHouse } from '../house.ts'
import { browser } from './browser.ts'

const house = useHouse()
const { hash } = await import('@node-rs/argon2')
const password = 'three words together'

/** Somebody new with a password, in this authority. */
async function somebody(role = 'practitioner') {
  const email = `${newId()}@here.example`
  const { authorityId, agencies } = house.town
  const made = await makeAccount(house.owner, {
    authorityId,
    agencyId: agencies.council,
    name: `Somebody ${email.slice(0, 8)}`,
    email,
    role,
  })
  await house.owner
    .updateTable('account')
    .set({ passwordHash: await hash(password) })
    .where('id', '=', made.accountId)
    .execute()
  return { ...made, email }
}
const wen = () => house.town.people.wen
const newAccount = (more: Record<string, string> = {}) => ({
  name: 'Nadia Frost',
  email: 'nadia@here.example',
  agency: house.town.agencies.council,
  role: 'practitioner',
  ...more,
})
/** A new link for an account in use: the administrator asks, and their manager approves and gets it. */
async function newLink(accountId: string) {
  expect((await sendForm(house, wen(), `/access/accounts/${accountId}/link`, {})).statusCode).toBe(303)
  const { id } = await house.owner
    .selectFrom('accountRequest')
    .select('id')
    .where('accountId', '=', accountId)
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()
  return linkIn((await sendForm(house, house.town.people.ruth, `/access/requests/${id}/approval`, {})).body)!
}
const linkIn = (body: string) => /\/welcome\/[\w-]+/.exec(body)?.[0]

test('an administrator makes an account: its link is shown once, works once, and signs them in', async () => {
  const key = newId()
  const made = await sendForm(house, wen(), '/access/accounts', newAccount(), { key })
  const link = linkIn(made.body)!
  expect(link).toBeTruthy()
  // pressed twice: one account, and the link is not told again
  const again = await sendForm(house, wen(), '/access/accounts', newAccount(), { key })
  expect(again.statusCode).toBe(303)
  expect(linkIn(again.body)).toBeUndefined()
  const { rows } = await sql<{ all: string }>`select string_agg(s::text, ' ') as all from submission s`.execute(house.owner)
  expect(rows[0]?.all).not.toContain(link.split('/').at(-1))

  const nadia = browser(house)
  expect((await nadia.open(link)).body).toContain('Choose your password')
  expect((await nadia.send(link, { password: 'short' })).body).toContain('at least 12 characters')
  expect((await nadia.send(link, { password })).headers.location).toBe('/')
  expect((await nadia.open('/permissions')).statusCode).toBe(200)
  expect((await browser(house).open(link)).statusCode).toBe(404)
  const list = await openPage(house, wen(), '/access')
  expect(list.body).toContain('Nadia Frost')
})

const refused: [Record<string, string>, string, string][] = [
  [{ name: ' ' }, 'Enter their name', 'nobody without a name'],
  [{ email: 'nadia' }, 'Enter an email address', 'not an address'],
  [{ role: 'service' }, 'Choose what they do', 'the service is nobody'],
  [{ role: 'king' }, 'Choose what they do', 'no such role'],
  [{ agency: 'x' }, 'Choose the agency', 'no such agency'],
  [{ email: 'PRIYA@middlesbrough.example' }, 'has an account already', 'an address is one, whatever its capitals'],
]
test.each(refused)('an account is not made from %j: %s (%s)', async (more, sentence) => {
  const before = await house.owner.selectFrom('account').select('id').execute()
  const sent = await sendForm(house, wen(), '/access/accounts', newAccount(more))
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain(sentence)
  expect(await house.owner.selectFrom('account').select('id').execute()).toHaveLength(before.length)
})

test('an administrator reads no password and no session', async () => {
  const { accountId } = await somebody()
  for (const path of ['/access', `/access/accounts/${accountId}`]) {
    const page = await openPage(house, wen(), path)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/argon2|\$v=19/)
  }
  for (const table of ['account', 'session', 'sign_in_link', 'membership'])
    await expect(
      house.as(wen(), 'look after the system', (work) => sql`select 1 from ${sql.table(table)}`.execute(work.db)),
      table,
    ).rejects.toMatchObject({ code: '42501' })
})

test.each(['priya', 'ruth', 'amina', 'tom', 'dale', 'daniel', 'ines', 'howard'] as const)(
  '%s manages no account, by page, by form or by function',
  async (who) => {
    const actor = house.town.people[who]
    const { accountId } = await somebody()
    expect((await openPage(house, actor, '/access')).statusCode).toBe(403)
    expect((await openPage(house, actor, `/access/accounts/${accountId}`)).statusCode).toBe(403)
    expect((await sendForm(house, actor, '/access/accounts', newAccount({ email: `${newId()}@here.example` }))).statusCode).toBe(
      403,
    )
    expect((await sendForm(house, actor, `/access/accounts/${accountId}/closing`, {})).statusCode).toBe(403)
    for (const call of [
      'access.list_accounts()',
      'access.list_memberships(null)',
      `access.close_account('${accountId}', true)`,
      `access.make_link('${accountId}', 'x', '2026-11-24 09:20Z')`,
    ])
      await expect(
        house.as(actor, 'look after the system', (work) => sql`select * from ${sql.raw(call)}`.execute(work.db)),
        call,
      ).rejects.toMatchObject({ code: '42501' })
  },
)

test('a closed account is signed out everywhere at once, and neither password nor link opens it', async () => {
  const { accountId, email } = await somebody('front-door-worker')
  const [desk, phone] = [browser(house), browser(house)]
  for (const device of [desk, phone]) {
    await device.signIn(email, password)
    expect((await device.open('/permissions')).statusCode).toBe(200)
  }
  const link = await newLink(accountId)
  await sendForm(house, wen(), `/access/accounts/${accountId}/closing`, {})
  for (const device of [desk, phone]) expect((await device.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  expect((await browser(house).signIn(email, password)).statusCode).toBe(422)
  expect((await browser(house).open(link)).statusCode).toBe(404)
  // also where no page is asked: a job that carries this person
  const { membershipId, workerId } = (await house.owner
    .selectFrom('membership')
    .select(['id as membershipId', 'workerId'])
    .where('accountId', '=', accountId)
    .executeTakeFirst())!
  await expect(
    house.as({ ...house.town.people.tom, accountId, membershipId, workerId }, 'work with a child', async () => {}),
  ).rejects.toMatchObject({ code: 'not-signed-in' })

  await sendForm(house, wen(), `/access/accounts/${accountId}/reopening`, {})
  expect((await browser(house).signIn(email, password)).statusCode).toBe(303)
  expect((await desk.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
})

test('a new password ends every older session and every other link', async () => {
  const { accountId, email } = await somebody('front-door-worker')
  const thief = browser(house)
  await thief.signIn(email, password)
  const older = await newLink(accountId)
  const newer = await newLink(accountId)
  expect((await thief.open('/permissions')).statusCode).toBe(200)
  expect((await browser(house).open(older)).statusCode).toBe(404)
  const owner = browser(house)
  await owner.open(newer)
  await owner.send(newer, { password: 'quite another one' })
  expect((await thief.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  expect((await owner.open('/permissions')).statusCode).toBe(200)
})

test('the last day of a membership is a day of work, and the next is not', async () => {
  const { accountId, membershipId, email } = await somebody()
  const device = browser(house)
  await device.signIn(email, password)
  const lastDay = (day: number, year: number) =>
    sendForm(house, wen(), `/access/accounts/${accountId}/memberships/${membershipId}`, {
      ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2020' },
      ...{ 'to-day': String(day), 'to-month': '11', 'to-year': String(year) },
    })
  await lastDay(24, 2026)
  expect((await device.open('/permissions')).statusCode).toBe(200)
  house.clock.now = new Date('2026-11-25T00:05:00Z')
  expect((await device.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  house.clock.now = new Date('2026-11-24T09:20:00Z')
  await lastDay(23, 2026)
  expect((await device.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  expect((await lastDay(23, 2019)).body).toContain('The last day must be the first day or after it')
})

test('somebody with two memberships chooses at sign-in, and nobody chooses another’s', async () => {
  const { accountId, email } = await somebody()
  await sendForm(house, wen(), `/access/accounts/${accountId}/memberships`, {
    agency: house.town.agencies.health,
    role: 'partner',
  })
  const device = browser(house)
  const chooser = await device.signIn(email, password)
  expect(chooser.body).toContain('Where are you working today?')
  // no session as one of them before they chose
  expect(await house.owner.selectFrom('session').select('accountId').where('accountId', '=', accountId).execute()).toEqual([])
  expect((await device.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
  expect((await device.send('/sign-in/membership', { membership: house.town.people.ruth.membershipId })).statusCode).toBe(404)
  const second = (
    await house.owner
      .selectFrom('membership')
      .select('id')
      .where('accountId', '=', accountId)
      .where('role', '=', 'partner')
      .executeTakeFirstOrThrow()
  ).id
  const copy = browser(house)
  copy.cookie = device.cookie
  expect((await device.send('/sign-in/membership', { membership: second }, {})).statusCode).toBe(303)
  expect((await device.open('/permissions')).body).toContain('You are here as partner')
  // nor does a copy of the cookie open anything more, though its ten minutes are not over
  await copy.open('/sign-in')
  expect((await copy.send('/sign-in/membership', { membership: second })).statusCode).toBe(401)
  // and the choice is over: with the page of before, nothing more is chosen
  expect((await device.send('/sign-in/membership', { membership: second })).statusCode).toBe(401)
})

test('a choice that was not made is over with signing out', async () => {
  const { accountId, email, membershipId } = await somebody()
  await sendForm(house, wen(), `/access/accounts/${accountId}/memberships`, {
    agency: house.town.agencies.health,
    role: 'partner',
  })
  const device = browser(house)
  await device.signIn(email, password)
  const copy = browser(house)
  copy.cookie = device.cookie
  await copy.open('/sign-in')
  expect((await device.send('/sign-out', {})).statusCode).toBe(303)
  expect((await copy.send('/sign-in/membership', { membership: membershipId })).statusCode).toBe(401)
})

test('somebody with two memberships has ten minutes to choose, in the browser where they gave their password', async () => {
  const { accountId, email, membershipId } = await somebody()
  await sendForm(house, wen(), `/access/accounts/${accountId}/memberships`, {
    agency: house.town.agencies.health,
    role: 'partner',
  })
  const device = browser(house)
  await device.signIn(email, password)
  const another = browser(house)
  await another.open('/sign-in')
  expect((await another.send('/sign-in/membership', { membership: membershipId })).statusCode).toBe(401)
  house.clock.now = new Date('2026-11-24T09:31:00Z')
  expect((await device.send('/sign-in/membership', { membership: membershipId })).statusCode).toBe(401)
  house.clock.now = new Date('2026-11-24T09:20:00Z')
  expect((await device.send('/sign-in/membership', { membership: membershipId })).statusCode).toBe(303)
})

test('an administrator learns nothing of an address that has an account with another authority, and touches none of it', async () => {
  const email = 'priya@elsewhere.example'
  const link = linkIn((await sendForm(house, wen(), '/access/accounts', newAccount({ email }))).body)!
  expect(link).toBeTruthy()
  const { priya } = house.other.people
  await house.owner
    .updateTable('account')
    .set({ passwordHash: await hash('her own three words') })
    .where('id', '=', priya.accountId)
    .execute()
  const nadia = browser(house)
  await nadia.open(link)
  expect((await nadia.send(link, { password })).statusCode).toBe(303)
  // two accounts of one address, each opened by its own password
  const [here, there] = [browser(house), browser(house)]
  await here.signIn(email, password)
  await there.signIn(email, 'her own three words')
  expect((await here.open('/permissions')).body).toContain('Nadia Frost')
  expect((await there.open('/permissions')).body).toContain('Priya Raman')
  // the same password in both: they choose, as somebody with two memberships does
  await house.owner
    .updateTable('account')
    .set({ passwordHash: await hash(password) })
    .where('id', '=', priya.accountId)
    .execute()
  expect((await browser(house).signIn(email, password)).body).toContain('Where are you working today?')
})

test('a one-time link never takes its host from the request', async () => {
  const { cookie, csrf } = await house.session(wen())
  const payload = new URLSearchParams({
    _csrf: csrf,
    _key: newId(),
    ...newAccount({ email: `${newId()}@here.example` }),
  }).toString()
  const made = await house.web.inject({
    method: 'POST',
    url: '/access/accounts',
    headers: { cookie, host: 'evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  })
  expect(linkIn(made.body)).toBeTruthy()
  expect(made.body).not.toContain('evil.example')
  expect(made.body).toContain('http://localhost:3000/welcome/')
})

test('nobody changes their own account, nor one that works for another authority too', async () => {
  expect((await sendForm(house, wen(), `/access/accounts/${wen().accountId}/closing`, {})).statusCode).toBe(403)
  const raised = { agency: house.town.agencies.council, role: 'front-door-manager' }
  expect((await sendForm(house, wen(), `/access/accounts/${wen().accountId}/memberships`, raised)).statusCode).toBe(403)
  const both = await somebody()
  const { authorityId, agencies, people } = house.other
  await house.owner
    .insertInto('membership')
    .values({
      authorityId,
      id: newId(),
      accountId: both.accountId,
      agencyId: agencies.council,
      workerId: people.tom.workerId,
      role: 'practitioner',
    })
    .execute()
  // a link made here would open their account there
  for (const act of ['link', 'closing'])
    expect((await sendForm(house, wen(), `/access/accounts/${both.accountId}/${act}`, {})).statusCode, act).toBe(403)
  expect((await openPage(house, wen(), `/access/accounts/${both.accountId}`)).body).toContain(
    'works for another authority as well',
  )
  expect((await openPage(house, wen(), `/access/accounts/${people.priya.accountId}`)).statusCode).toBe(404)
})

test('every change of an account is an act that is written down', async () => {
  const acts = await house.owner.selectFrom('event').select('act').where('subjectKind', '=', 'account').distinct().execute()
  expect(acts.map(({ act }) => act).sort()).toEqual([
    'account closed',
    'account made',
    'account opened again',
    'membership added',
    'membership dated',
    'one-time link approved',
    'one-time link asked for',
    'one-time link made',
    'one-time link used',
  ])
})
