import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { post, recordEvent } from '../../src/access/index.ts'
import { newId } from '../../src/database/ids.ts'
import { openWeb } from '../../src/doors/web.tsx'
import { useHouse } from '../house.ts'

const house = useHouse()
let web: Awaited<ReturnType<typeof openWeb>>
let cookie: string
let csrf: string
const priya = () => house.town.people.priya

// One act that writes a row of its own each time it is done, and can be told to find a problem after it wrote.
const routes = [
  post(
    '/act',
    async (visit) => {
      const outcome = await visit.submit('decide contacts', async (work) => {
        const id = newId()
        await recordEvent(work, 'acted', {
          subject: { kind: 'test', id },
          localityId: house.town.places.rest,
          agencyId: work.actor.agencyId,
        })
        if (visit.form.answers.problem) return { problems: [{ field: 'worry', message: 'Put this right' }] }
        return { to: `/acted/${id}` }
      })
      return outcome.problems
        ? { page: { title: 'Put right', failed: true, body: outcome.problems[0]!.message } }
        : { to: outcome.to }
    },
    { drafts: true },
  ),
  post('/swallow', async (visit) => {
    const outcome = await visit.submit('decide contacts', async (work) => {
      await sql`select 1 / 0`.execute(work.db).catch(() => {})
      return { to: '/acknowledged' }
    })
    return { to: outcome.to ?? '/' }
  }),
]

beforeAll(async () => {
  web = await openWeb({ ...house.building, rooms: [{ name: 'sample', floor: 'work', pages: routes }] })
  ;({ cookie, csrf } = await house.session(priya()))
  return () => web.close()
})

async function send(answers: Record<string, string>, as = { cookie, csrf }, path = '/act') {
  const payload = new URLSearchParams({ _csrf: as.csrf, ...answers }).toString()
  return web.inject({
    method: 'POST',
    url: path,
    headers: { cookie: as.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  })
}
const acts = async () => (await house.owner.selectFrom('event').select('id').where('act', '=', 'acted').execute()).length

describe('a form', () => {
  test('sent twenty times at once is one act, and all twenty are led to it', async () => {
    const before = await acts()
    const _key = newId()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ _key, worry: 'Hungry' })))
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([303]))
    expect(new Set(answers.map((answer) => answer.headers.location)).size).toBe(1)
    expect(await acts()).toBe(before + 1)
  })

  test('with other words under the same key is shown what was recorded, and can be sent as another', async () => {
    const before = await acts()
    const _key = newId()
    const first = await send({ _key, worry: 'Hungry' })
    const second = await send({ _key, worry: 'Hungry and tired' })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain(`href="${first.headers.location}"`)
    expect(second.body).toContain('Hungry and tired')
    const fresh = /name="_key" value="([^"]+)"/.exec(second.body)![1]!
    expect(fresh).not.toBe(_key)
    expect((await send({ _key: fresh, worry: 'Hungry and tired' })).statusCode).toBe(303)
    expect(await acts()).toBe(before + 2)
  })

  test('sent at once with two sets of words is one act', async () => {
    const before = await acts()
    const _key = newId()
    const answers = await Promise.all(['a', 'b', 'a', 'b'].map((worry) => send({ _key, worry })))
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([303, 303, 409, 409])
    expect(await acts()).toBe(before + 1)
  })

  test('with problems leaves nothing of what was begun, and the same key may be sent again', async () => {
    const before = await acts()
    const _key = newId()
    const wrong = await send({ _key, worry: 'half', problem: 'yes' })
    expect(wrong.statusCode).toBe(422)
    expect(await acts()).toBe(before)
    expect((await send({ _key, worry: 'whole' })).statusCode).toBe(303)
    expect(await acts()).toBe(before + 1)
  })

  test.each(['', 'not a key', '0'])('with the key %j does nothing, and its words come back', async (_key) => {
    const before = await acts()
    const answer = await send({ _key, worry: 'kept words' })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('kept words')
    expect(await acts()).toBe(before)
  })

  test('with another person’s key is their own act, or none; never a look at the other’s', async () => {
    const _key = newId()
    const theirs = await send({ _key, worry: 'Hungry' })
    const ruth = await house.session(house.town.people.ruth)
    const answer = await send({ _key, worry: 'Hungry' }, ruth)
    expect(answer.headers.location).not.toBe(theirs.headers.location)
    const elsewhere = await house.session(house.other.people.ruth)
    expect((await send({ _key, worry: 'Hungry' }, elsewhere)).headers.location).not.toBe(theirs.headers.location)
  })

  test('whose transaction failed inside is not acknowledged, though somebody swallowed the error', async () => {
    const answer = await send({ _key: newId() }, { cookie, csrf }, '/swallow')
    expect(answer.statusCode).toBe(500)
    expect(await house.owner.selectFrom('submission').select('key').where('location', '=', '/acknowledged').execute()).toEqual([])
  })
})

test('a connection goes back clean after somebody could not enter', async () => {
  const gone = { ...priya(), membershipId: newId() }
  for (let turn = 0; turn < 12; turn += 1)
    await expect(house.as(gone, 'decide contacts', async () => {})).rejects.toMatchObject({ code: 'not-signed-in' })
  const seen = await Promise.all(
    Array.from({ length: 12 }, () =>
      house.as(priya(), 'decide contacts', (work) => work.db.selectFrom('authority').select('id').execute()),
    ),
  )
  expect(seen.every((rows) => rows.length === 1)).toBe(true)
  // and nobody's scope stays on it for who comes without one
  for (let turn = 0; turn < 12; turn += 1)
    expect(await house.building.db.selectFrom('authority').select('id').execute()).toEqual([])
})

test('a role that changed since somebody came opens nothing any more', async () => {
  await expect(
    house.as({ ...house.town.people.daniel, role: 'front-door-manager' }, 'decide contacts', async () => {}),
  ).rejects.toMatchObject({ code: 'not-signed-in' })
})
