import { sql } from 'kysely'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { bring, type Marsh, marshFamily } from '../children/samples/marsh-family.ts'
import { newId } from '../database/ids.ts'
import { onSocket } from '../database/launcher.ts'
import { openPool } from '../database/pool.ts'
import { installJobs } from '../jobs/index.ts'
import { londonDay } from '../time/index.ts'
import { findPeople, findPerson, liftQueue, restrict, whoIsInvolved, whoLooked } from './index.ts'

const house = useHouse()
let family: Marsh
let page: string
const people = () => house.town.people

const give = (personId: string, to: { workerId?: string; teamId?: string }) => {
  const { authorityId, places, agencies } = house.town
  return house.owner
    .insertInto('allocation')
    .values({
      authorityId,
      id: newId(),
      personId,
      ...to,
      why: 'assessment',
      validFrom: '2026-11-01',
      recordedAt: house.clock.now,
      localityId: places.newport,
      agencyId: agencies.council,
    })
    .execute()
}
const personOf = (id: string) => house.owner.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const versionOf = async (id: string) => (await personOf(id)).version
const sees = async (who: keyof typeof house.town.people, path: string) => (await openPage(house, people()[who], path)).statusCode

beforeAll(async () => {
  family = await marshFamily(house)
  page = `/children/${family.kayden}/restriction`
  await give(family.kayden, { workerId: people().amina.workerId })
  await give(family.kayden, { teamId: house.town.teams.newportHelp })
})

test.each([
  ['ruth', 200, 'manages the front door'],
  ['priya', 403, 'decides contacts, and restricts nothing'],
  ['amina', 403, 'works with the child'],
  ['daniel', 404, 'a partner who does not know the child'],
  ['wen', 403, 'looks after the system and opens no child'],
] as const)('%s asking to restrict gets %i: %s', async (who, status, _why) => {
  const got = await sees(who, page)
  expect(who === 'daniel' ? [403, 404].includes(got) : got === status).toBe(true)
})

test('bad input comes back with all that was typed', async () => {
  const sent = { do: 'restrict', why: '', 'until-day': '30', 'until-month': 'Feb', 'until-year': '2027' }
  const version = await versionOf(family.kayden)
  const answer = await sendForm(house, people().ruth, page, sent, { version })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('The last day must be a real date: February 2027 has 28 days')
  expect(answer.body).toContain('value="Feb"')
  const empty = await sendForm(house, people().ruth, page, { do: 'restrict', why: ' ' }, { version })
  expect(empty.body).toContain('Say why the record is restricted')
  const past = await sendForm(
    house,
    people().ruth,
    page,
    { do: 'restrict', why: 'A refuge', 'until-day': '1', 'until-month': '1', 'until-year': '2026' },
    { version },
  )
  expect(past.body).toContain('The last day must be in the future')
  expect(past.body).toContain('A refuge')
  // and words that were not sent wait at the page
  expect((await openPage(house, people().ruth, page)).body).toContain('A refuge')
})

describe('restricted', () => {
  let contact: string
  let shared: string
  beforeAll(async () => {
    contact = await bring(house, [family.kayden])
    shared = await bring(house, [family.kayden, family.lacey])
    const answer = await sendForm(
      house,
      people().ruth,
      page,
      { do: 'restrict', why: 'The family was moved; their address is not to be known' },
      { version: await versionOf(family.kayden) },
    )
    expect(answer.statusCode).toBe(303)
  })

  test('the page says why, since when, by whom, and who goes on seeing it', async () => {
    const { body } = await openPage(house, people().ruth, page)
    for (const words of [
      'The family was moved; their address is not to be known',
      'by Ruth Calvert',
      'Amina Yusuf',
      'Until somebody lifts it',
      'Lift the restriction',
    ])
      expect(body).toContain(words)
    expect(body).not.toContain('Tom Hesketh')
  })

  test("the child's own worker goes on: the record, its contacts, the search; the team does not", async () => {
    const child = `/children/${family.kayden}`
    expect([
      await sees('amina', child),
      await sees('amina', `${child}/contacts`),
      await sees('amina', `${child}/household`),
    ]).toEqual([200, 200, 200])
    expect((await openPage(house, people().amina, child)).body).toContain('Restricted')
    for (const who of ['tom', 'priya', 'dale'] as const) expect(await sees(who, child), who).toBe(404)
    const found = (who: 'amina' | 'tom') =>
      house.as(people()[who], 'work with a child', async (work) =>
        (await findPeople(work, { text: 'kayden marsh' })).map(({ person }) => person.id),
      )
    expect([(await found('amina')).includes(family.kayden), (await found('tom')).includes(family.kayden)]).toEqual([true, false])
    expect(await house.as(people().amina, 'work with a child', (work) => whoIsInvolved(work, family.kayden))).not.toEqual([])
    const contacts = (who: 'amina' | 'tom' | 'priya') =>
      house.as(
        people()[who],
        who === 'priya' ? 'decide contacts' : 'work with a child',
        async (work) => (await work.db.selectFrom('contact').select('id').where('id', 'in', [contact, shared]).execute()).length,
      )
    expect([await contacts('amina'), await contacts('tom'), await contacts('priya')]).toEqual([2, 0, 0])
  })

  test('no page of a brother or sister says that there is somebody unseen', async () => {
    const { authorityId, places, agencies, teams } = house.town
    await give(family.lacey, { teamId: teams.newportHelp })
    const scope = { authorityId, localityId: places.newport, agencyId: agencies.council, recordedAt: house.clock.now }
    const row = { ...scope, id: newId(), personId: family.lacey, otherId: family.kayden, kind: 'sibling' }
    await house.owner.insertInto('relationship').values(row).execute()
    const sibling = `/children/${family.lacey}`
    for (const path of ['', '/household', '/relationships', '/change', '/home', '/contacts', '/names']) {
      const { statusCode, body } = await openPage(house, people().tom, `${sibling}${path}`)
      expect(statusCode, path).toBe(200)
      for (const word of ['cannot see', 'Take out', 'Kayden', family.kayden, row.id])
        expect(body, `${path}: ${word}`).not.toContain(word)
    }
    const taken = await sendForm(house, people().tom, `${sibling}/relationships`, { wrongRow: row.id })
    expect(taken.statusCode, 'nor can it be taken out unseen').toBe(404)
    expect((await openPage(house, people().ruth, `${sibling}/relationships`)).body, 'whoever sees both').toContain(
      'Take out: Brother or sister, Kayden Marsh',
    )
  })

  test('a contact that names another restricted child is not there for the worker of one of them', async () => {
    await house.as(people().ruth, 'decide contacts', (work) => restrict(work, family.lacey, { why: 'Moved as well' }))
    const seen = await house.as(people().amina, 'work with a child', (work) =>
      work.db.selectFrom('contact').select('id').where('id', 'in', [contact, shared]).execute(),
    )
    expect(seen).toEqual([{ id: contact }])
    await expect(house.as(people().amina, 'work with a child', (work) => findPerson(work, family.lacey))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('restricted twice is a problem, not a second reason', async () => {
    const outcome = await house.as(people().ruth, 'decide contacts', (work) => restrict(work, family.kayden, { why: 'Again' }))
    expect(outcome.problems?.[0]?.message).toContain('restricted already')
  })

  test('a second editor is shown what stands, and keeps their words', async () => {
    const version = await versionOf(family.kayden)
    await house.owner
      .updateTable('person')
      .set({ version: version + 1 })
      .where('id', '=', family.kayden)
      .execute()
    const late = await sendForm(house, people().ruth, page, { do: 'lift', why: 'It is safe now' }, { version })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('their address is not to be known')
    expect(late.body).toContain('It is safe now')
    expect(late.body).toContain(`name="_version" value="${version + 1}"`)
    expect((await personOf(family.kayden)).restriction).toBe('restricted')
  })

  test('lifted, it is there again for all; the reason stays with those who see restricted records', async () => {
    const version = await versionOf(family.kayden)
    const answer = await sendForm(house, people().ruth, page, { do: 'lift', why: 'It is safe now' }, { version })
    expect(answer.statusCode).toBe(303)
    expect(await sees('tom', `/children/${family.kayden}`)).toBe(200)
    const reasons = (who: 'amina' | 'ruth') =>
      house.as(people()[who], who === 'ruth' ? 'decide contacts' : 'work with a child', (work) =>
        work.db.selectFrom('personRestriction').select('liftedWhy').where('personId', '=', family.kayden).execute(),
      )
    expect(await reasons('amina')).toEqual([])
    expect(await reasons('ruth')).toEqual([{ liftedWhy: 'It is safe now' }])
    expect((await openPage(house, people().ruth, page)).body).toContain('Lifted by Ruth Calvert')
    const { rows } = await sql<{ act: string; words: string }>`
      select act, facts::text as words from event where person_id = ${family.kayden} and act in ('record restricted', 'restriction lifted') order by number`.execute(
      house.owner,
    )
    expect(rows).toEqual([
      { act: 'record restricted', words: '{"until": null}' },
      { act: 'restriction lifted', words: '{}' },
    ])
  })
})

describe('with a last day', () => {
  const jobs = () => onSocket({ socket: inject('socket') }, 'doorstep_jobs', String(house.settings.app.database))
  beforeAll(() => installJobs(jobs(), [liftQueue]))
  const run = async (id: string) => {
    const { authorityId, people } = house.town
    const data = { authorityId, membershipId: people.ruth.membershipId, purpose: 'work with a child', subjects: [id] } as const
    await liftQueue.run({ data: { ...data, subjects: [id] }, enter: (act) => house.as(people.service, data.purpose, act) })
  }

  test('it is lifted on the day after, and not before, whenever the job comes', async () => {
    const { danielle } = family
    await house.as(people().ruth, 'decide contacts', (work) =>
      restrict(work, danielle, { why: 'A witness until the trial', until: '2026-12-04' }),
    )
    const queue = openPool({ ...jobs(), max: 1 })
    const { rows } = await sql<{ at: string }>`
      select to_char(start_after at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as at from pgboss.job where name = ${liftQueue.name}`.execute(
      queue.db,
    )
    await queue.db.destroy()
    expect(rows).toEqual([{ at: '2026-12-05 00:05' }])
    const now = house.clock.now
    house.clock.now = new Date('2026-12-04T12:00:00Z')
    await run(danielle)
    expect((await personOf(danielle)).restriction).toBe('restricted')
    house.clock.now = new Date('2026-12-05T00:05:00Z')
    await run(danielle)
    expect((await personOf(danielle)).restriction).toBe('none')
    await run(danielle)
    house.clock.now = now
  })
})

test('who has looked at a sister does not tell of a contact that is restricted for her brother', async () => {
  const { kayden, lacey } = family
  await give(lacey, { teamId: house.town.teams.newportHelp })
  const toldTom = async () =>
    (await house.as(people().tom, 'work with a child', (work) => whoLooked(work, lacey))).filter(
      ({ name, what }) => name === people().ruth.name && what === 'open',
    ).length
  const mark = async (restriction: 'none' | 'restricted', ids: string[]) => {
    await house.owner.updateTable('person').set({ ownRestriction: restriction }).where('id', 'in', ids).execute()
    await house.as(people().ruth, 'decide contacts', (work) =>
      sql`select scope.stamp_identities(${work.actor.authorityId}::uuid, ${ids}::uuid[], ${londonDay(work.now)}::date)`.execute(
        work.db,
      ),
    )
  }
  await mark('none', [kayden, lacey])
  const before = await toldTom()
  const id = await bring(house, [kayden, lacey])
  await house.as(people().ruth, 'decide contacts', async (work) => work.saw('open', 'contact', [id]))
  expect(await toldTom()).toBe(before + 1)
  await mark('restricted', [kayden])
  expect(await toldTom()).toBe(before)
})
