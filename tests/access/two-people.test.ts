import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { permissions, roles } from '../../src/access/permissions.ts'
import { makeAccount } from '../../src/access/sign-in-store.ts'
import { newId } from '../../src/database/ids.ts'
import { alsoAs } from '../also.ts'
import { openPage, sendForm, useHouse } from '../house.ts'
import { browser } from './browser.ts'

const house = useHouse()
const password = 'three words together'
let stored: string
let opal: Actor
const people = () => house.town.people
const linkIn = (body: string) => /\/welcome\/[\w-]+/.exec(body)?.[0]

beforeAll(async () => {
  stored = await hash(password)
  opal = { ...people().wen, name: 'Opal Finch', ...(await account('Opal Finch', 'administrator', 'opal@here.example')) }
})

async function account(name: string, role: string, email = `${newId()}@here.example`) {
  const { authorityId, agencies } = house.town
  const made = await makeAccount(house.owner, { authorityId, agencyId: agencies.council, name, email, role })
  await house.owner.updateTable('account').set({ passwordHash: stored }).where('id', '=', made.accountId).execute()
  return { ...made, email }
}
const newAccount = (role: string, email = `${newId()}@here.example`) => ({
  name: 'Nadia Frost',
  email,
  agency: house.town.agencies.council,
  role,
})
const requests = () =>
  house.owner.selectFrom('accountRequest').selectAll().where('answeredAt', 'is', null).where('stoppedAt', 'is', null).execute()
const answer = (who: Actor, id: string, how: 'approval' | 'refusal' = 'approval') =>
  sendForm(house, who, `/access/requests/${id}/${how}`, {})
/** What a function of the database says to an administrator whose page forgot to ask. */
const call = (who: Actor, statement: string) =>
  house.as(who, 'look after the system', (work) => sql`select ${sql.raw(statement)} as done`.execute(work.db))
const refusedByDatabase = { code: '42501', message: 'this takes a second person' }

describe('while a house has one administrator', () => {
  test('it is being set up, every page says so to everybody, and the one makes the first accounts alone', async () => {
    for (const who of ['wen', 'priya', 'howard', 'daniel'] as const)
      expect((await openPage(house, people()[who], '/permissions')).body, who).toContain('Being set up')
    expect(linkIn((await sendForm(house, people().wen, '/access/accounts', newAccount('front-door-manager'))).body)).toBeTruthy()
  })

  test('even so a link for an account in use takes a second person', async () => {
    const tess = await account('Tess Lowe', 'front-door-worker')
    const sent = await sendForm(house, people().wen, `/access/accounts/${tess.accountId}/link`, {})
    expect(linkIn(sent.body)).toBeUndefined()
    await expect(call(people().wen, `access.make_link('${tess.accountId}', 'x', now())`)).rejects.toMatchObject(refusedByDatabase)
    await house.owner.deleteFrom('accountRequest').execute()
  })

  test('it ends for good when a second signs in: also when that one is gone again', async () => {
    expect((await openPage(house, opal, '/permissions')).body).not.toContain('Being set up')
    for (const validTo of ['2026-11-23', null]) {
      await house.owner.updateTable('membership').set({ validTo }).where('id', '=', opal.membershipId).execute()
      expect((await openPage(house, people().priya, '/permissions')).body).not.toContain('Being set up')
      await expect(
        call(
          people().wen,
          `access.make_account('${newId()}', '${newId()}', '${newId()}', 'x@here.example', 'X', '${house.town.agencies.council}', 'practitioner', '2026-11-24')`,
        ),
      ).rejects.toMatchObject(refusedByDatabase)
    }
    // the other authority of this database is its own house
    expect((await openPage(house, house.other.people.priya, '/permissions')).body).toContain('Being set up')
  })
})

test('the roles that two give are those that open records or accounts', async () => {
  const opens = new Set(
    permissions
      .filter(({ action }) => ['see index', 'open record', 'see contacts', 'manage accounts', 'import files'].includes(action))
      .map(({ role }) => role),
  )
  const { rows } = await sql<{ role: string }>`
    select role from unnest(${roles}::text[]) role where access.is_given_by_two(role)`.execute(house.owner)
  expect(new Set(rows.map(({ role }) => role))).toEqual(opens)
})

describe('an account that opens records', () => {
  test('is asked for by one, and approved by another, who gets the link', async () => {
    const asked = await sendForm(house, people().wen, '/access/accounts', newAccount('front-door-manager', 'nadia@here.example'))
    expect(asked.headers.location).toBe('/access/requests')
    expect(await house.owner.selectFrom('account').select('id').where('email', '=', 'nadia@here.example').execute()).toEqual([])
    const [request] = await requests()
    expect((await openPage(house, opal, '/permissions')).body).toContain('One request about an account')
    expect((await openPage(house, people().wen, '/permissions')).body).not.toContain('One request about an account')

    // whoever asked does not approve it, by page or by function; nor does a manager, of whom nothing is asked
    expect((await answer(people().wen, request!.id)).statusCode).toBe(403)
    const ids = `'${newId()}', '${newId()}', '${newId()}'`
    const alone = await call(people().wen, `access.answer_request('${request!.id}', true, 'x', ${ids})`)
    expect(alone.rows).toEqual([{ done: false }])
    expect((await answer(people().ruth, request!.id)).statusCode).toBe(404)

    const approved = await answer(opal, request!.id)
    const link = linkIn(approved.body)!
    expect(link).toBeTruthy()
    expect((await answer(opal, request!.id)).statusCode).toBe(403)
    expect((await openPage(house, people().wen, '/access/requests')).body).toContain('Approved by Opal Finch')
    expect((await openPage(house, people().wen, '/access/requests')).body).not.toContain('/welcome/')

    // whoever asked makes no other link for it, though nobody has opened it yet
    const { accountId } = await house.owner
      .selectFrom('membership as m')
      .innerJoin('account as a', 'a.id', 'm.accountId')
      .select('m.accountId')
      .where('a.email', '=', 'nadia@here.example')
      .executeTakeFirstOrThrow()
    await expect(call(people().wen, `access.make_link('${accountId}', 'x', now())`)).rejects.toMatchObject(refusedByDatabase)

    const nadia = browser(house)
    await nadia.open(link)
    expect((await nadia.send(link, { password })).headers.location).toBe('/')
    expect((await openPage(house, opal, '/access/requests')).body).toContain('The link was used')
    expect(await acts(accountId)).toEqual(['account approved', 'one-time link used'])
  })

  test('is not made when the second person declines it', async () => {
    await sendForm(house, people().wen, '/access/accounts', newAccount('practitioner', 'declined@here.example'))
    const [request] = await requests()
    expect((await answer(opal, request!.id, 'refusal')).statusCode).toBe(303)
    expect((await answer(opal, request!.id)).statusCode).toBe(403)
    expect(await house.owner.selectFrom('account').select('id').where('email', '=', 'declined@here.example').execute()).toEqual(
      [],
    )
  })

  test('of a member, who reads published figures alone, one administrator makes', async () => {
    expect(linkIn((await sendForm(house, people().wen, '/access/accounts', newAccount('elected-member'))).body)).toBeTruthy()
  })

  test('is asked for once, and tells nothing of the other authority', async () => {
    const email = 'priya@elsewhere.example'
    expect((await sendForm(house, people().wen, '/access/accounts', newAccount('partner', email))).statusCode).toBe(303)
    const again = await sendForm(house, people().wen, '/access/accounts', newAccount('partner', email))
    expect(again.body).toContain('This was asked for already')
    const mine = await sendForm(house, people().wen, '/access/accounts', newAccount('partner', 'PRIYA@middlesbrough.example'))
    expect(mine.body).toContain('has an account already')
    const [request] = await requests()
    expect((await answer(house.other.people.wen, request!.id)).statusCode).toBe(404)
    expect(linkIn((await answer(opal, request!.id)).body)).toBeTruthy()
  })
})

describe('what gives somebody a role later', () => {
  test('another place of work', async () => {
    const { accountId } = await account('Olwen Hart', 'elected-member')
    const sent = { agency: house.town.agencies.council, role: 'front-door-worker' }
    expect((await sendForm(house, people().wen, `/access/accounts/${accountId}/memberships`, sent)).statusCode).toBe(303)
    const held = () => house.owner.selectFrom('membership').select('role').where('accountId', '=', accountId).execute()
    expect(await held()).toHaveLength(1)
    const [request] = await requests()
    expect((await answer(opal, request!.id)).headers.location).toBe('/access/requests')
    expect((await held()).map(({ role }) => role).sort()).toEqual(['elected-member', 'front-door-worker'])
    await expect(
      call(
        people().wen,
        `access.add_membership('${newId()}', '${accountId}', '${newId()}', '${house.town.agencies.police}', 'partner', '2026-11-24', null)`,
      ),
    ).rejects.toMatchObject(refusedByDatabase)
  })

  test('more days, but not fewer', async () => {
    const { accountId, membershipId } = await account('Piers Holt', 'social-worker')
    const path = `/access/accounts/${accountId}/memberships/${membershipId}`
    const until = (day: string) => ({
      ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2020' },
      ...{ 'to-day': day, 'to-month': '11', 'to-year': '2026' },
    })
    const lastDay = async () =>
      (await house.owner.selectFrom('membership').select('validTo').where('id', '=', membershipId).executeTakeFirstOrThrow())
        .validTo
    expect((await sendForm(house, people().wen, path, until('10'))).statusCode).toBe(303)
    expect(await lastDay()).toBe('2026-11-10')
    expect((await sendForm(house, people().wen, path, until('30'))).statusCode).toBe(303)
    expect(await lastDay()).toBe('2026-11-10')
    await expect(call(people().wen, `access.date_membership('${membershipId}', '2020-01-01', null)`)).rejects.toMatchObject(
      refusedByDatabase,
    )
    const [request] = await requests()
    await answer(opal, request!.id)
    expect(await lastDay()).toBe('2026-11-30')
  })

  test('opening a closed account again', async () => {
    const { accountId, email } = await account('Gareth Penn', 'analyst')
    await sendForm(house, people().wen, `/access/accounts/${accountId}/closing`, {})
    await sendForm(house, people().wen, `/access/accounts/${accountId}/reopening`, {})
    expect((await browser(house).signIn(email, password)).statusCode).toBe(422)
    await expect(call(people().wen, `access.close_account('${accountId}', false)`)).rejects.toMatchObject(refusedByDatabase)
    const [request] = await requests()
    await answer(opal, request!.id)
    expect((await browser(house).signIn(email, password)).statusCode).toBe(303)
  })
})

describe('a new link for an account in use', () => {
  let tess: Awaited<ReturnType<typeof account>>
  let actor: Actor
  const ask = () => sendForm(house, people().wen, `/access/accounts/${tess.accountId}/link`, {})
  beforeAll(async () => {
    tess = await account('Tess Lowe', 'front-door-worker')
    actor = { ...people().priya, ...tess, name: 'Tess Lowe' }
  })

  test('waits for a second person; the owner sees it on every page, their manager on the first, and nobody else', async () => {
    const asked = await ask()
    expect(asked.headers.location).toBe(`/access/accounts/${tess.accountId}`)
    expect(linkIn(asked.body)).toBeUndefined()
    for (const path of ['/', '/permissions'])
      expect((await openPage(house, actor, path)).body, path).toContain(
        'A new one-time link for your account was asked for today',
      )
    expect((await openPage(house, people().ruth, '/')).body).toContain('One request about an account')
    expect((await openPage(house, people().ruth, '/access/requests')).body).toContain('A new one-time link for Tess Lowe')
    for (const who of ['sunita', 'dale'] as const) {
      expect((await openPage(house, people()[who], '/permissions')).body, who).not.toContain('request about an account')
      const [request] = await requests()
      expect((await answer(people()[who], request!.id)).statusCode, who).toBe(404)
    }
    for (const who of ['priya', 'amina', 'howard', 'daniel', 'ines'] as const)
      expect((await openPage(house, people()[who], '/access/requests')).statusCode, who).toBe(403)
  })

  test('is not for the owner of the account to approve, nor for whoever asked', async () => {
    const [request] = await requests()
    for (const who of [people().wen, actor]) expect((await answer(who, request!.id)).statusCode).toBe(403)
    for (const who of [people().wen, actor]) {
      const said = await call(who, `access.answer_request('${request!.id}', true, 'x', null, null, null)`)
      expect(said.rows, who.name).toEqual([{ done: false }])
    }
  })

  test('once approved, the old password and sessions go on until it is used, and the events name all three', async () => {
    const desk = browser(house)
    await desk.signIn(tess.email, password)
    const [request] = await requests()
    const link = linkIn((await answer(people().ruth, request!.id)).body)!
    expect((await desk.open('/permissions')).statusCode).toBe(200)
    expect((await browser(house).signIn(tess.email, password)).statusCode).toBe(303)
    expect((await desk.open('/access/own-link')).body).toContain('Ruth Calvert')

    const anybody = browser(house)
    await anybody.open(link)
    expect((await anybody.send(link, { password: 'quite another one' })).statusCode).toBe(303)
    expect((await desk.open('/permissions')).headers.location).toMatch(/^\/sign-in/)
    expect((await browser(house).signIn(tess.email, password)).statusCode).toBe(422)
    expect((await openPage(house, people().ruth, '/access/requests')).body).toContain('The link was used')
    expect(await acts(tess.accountId)).toEqual(['one-time link asked for', 'one-time link approved', 'one-time link used'])
    const used = await house.owner
      .selectFrom('event')
      .select(['facts', 'membershipId', 'canonical'])
      .where('subjectId', '=', tess.accountId)
      .where('act', '=', 'one-time link used')
      .executeTakeFirstOrThrow()
    expect(used.membershipId).toBe(tess.membershipId)
    expect(used.facts).toMatchObject({
      request: request!.id,
      askedBy: people().wen.membershipId,
      approvedBy: people().ruth.membershipId,
      madeBy: people().ruth.membershipId,
    })
    // as every other event: a seal can be set upon it
    expect(JSON.parse(used.canonical.toString())).toEqual([
      ...[1, house.town.authorityId, tess.membershipId, house.clock.now.toISOString()],
      ...['one-time link used', 'account', tess.accountId, used.facts],
    ])
  })

  test('is stopped by the owner who did not ask for it, before and after it was approved', async () => {
    for (const first of ['asked', 'approved'] as const) {
      await ask()
      const [request] = await requests()
      const link = first === 'approved' ? linkIn((await answer(opal, request!.id)).body)! : undefined
      expect((await sendForm(house, actor, '/access/own-link', {})).statusCode).toBe(303)
      expect((await openPage(house, actor, '/permissions')).body).not.toContain('A new one-time link for your account')
      expect((await answer(opal, request!.id)).statusCode).toBe(403)
      if (link) expect((await browser(house).open(link)).statusCode).toBe(404)
      expect((await acts(tess.accountId)).at(-1)).toBe('one-time link stopped by its owner')
    }
  })

  test('of somebody in a place is for whoever runs it to approve', async () => {
    await house.owner.updateTable('account').set({ passwordHash: stored }).where('id', '=', people().tom.accountId).execute()
    await sendForm(house, people().wen, `/access/accounts/${people().tom.accountId}/link`, {})
    const [request] = await requests()
    expect((await answer(people().sunita, request!.id)).statusCode).toBe(404)
    expect((await answer(people().ruth, request!.id)).statusCode).toBe(404)
    expect((await openPage(house, people().dale, '/places/newport')).body).toContain('One request about an account')
    expect(linkIn((await answer(people().dale, request!.id)).body)).toBeTruthy()
  })
})

describe('between asking and approving', () => {
  const place = () => ({ agency: house.town.agencies.council, role: 'front-door-worker' })
  const roleAsked = async (name: string) => {
    const made = await account(name, 'elected-member')
    await sendForm(house, people().wen, `/access/accounts/${made.accountId}/memberships`, place())
    const request = (await requests()).find((each) => each.accountId === made.accountId)!
    return { made, request }
  }
  const roles = async (accountId: string) =>
    (await house.owner.selectFrom('membership').select('role').where('accountId', '=', accountId).execute()).map(
      ({ role }) => role,
    )

  test('an account that joined another authority is not this one’s to change any more, only to decline', async () => {
    const { made, request } = await roleAsked('Perran Tull')
    const there = { ...people().wen, ...made, authorityId: house.other.authorityId, name: 'Perran Tull' }
    await alsoAs(house, there, house.other.agencies.council, 'practitioner')
    expect((await answer(opal, request.id)).statusCode).toBe(403)
    expect((await roles(made.accountId)).sort()).toEqual(['elected-member', 'practitioner'])
    expect((await answer(opal, request.id, 'refusal')).statusCode).toBe(303)
  })

  test('an account that was closed gets no role', async () => {
    const { made, request } = await roleAsked('Elowen Tull')
    await house.owner.updateTable('account').set({ closedAt: house.clock.now }).where('id', '=', made.accountId).execute()
    expect((await answer(opal, request.id)).statusCode).toBe(403)
    expect(await roles(made.accountId)).toEqual(['elected-member'])
  })
})

test('who works in two agencies answers by the membership they entered with', async () => {
  const ruth = await alsoAs(house, people().ruth, house.town.agencies.health, 'administrator')
  await sendForm(house, people().wen, '/access/accounts', newAccount('practitioner', 'entered@here.example'))
  const request = (await requests()).find(({ email }) => email === 'entered@here.example')!
  expect((await openPage(house, people().ruth, '/access/requests')).body).not.toContain('entered@here.example')
  expect((await openPage(house, ruth, '/access/requests')).body).toContain('entered@here.example')
  expect((await answer(people().ruth, request.id)).statusCode).toBe(404)
  expect(linkIn((await answer(ruth, request.id)).body)).toBeTruthy()
  const { answeredBy } = await house.owner
    .selectFrom('accountRequest')
    .select('answeredBy')
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow()
  expect(answeredBy).toBe(ruth.membershipId)
})

async function acts(accountId: string) {
  const rows = await house.owner
    .selectFrom('event')
    .select('act')
    .where('subjectKind', '=', 'account')
    .where('subjectId', '=', accountId)
    .orderBy('number')
    .execute()
  return rows.map(({ act }) => act)
}
