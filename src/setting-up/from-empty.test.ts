import { beforeAll, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/index.ts'
import { readConfig } from '../config.ts'
import { fill } from '../filling.ts'
import type { Ground } from '../house.ts'

const house = useHouse({ empty: true })
let first: Actor

beforeAll(async () => {
  const config = readConfig({ DOORSTEP_DEMO: '0' })
  const ground = { owner: house.settings.owner } as Ground
  await fill({ config, ground, now: house.clock.now, say: () => {}, progress: () => {} })
  const { membershipId, ...row } = await house.owner
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.accountId')
    .select(['m.id as membershipId', 'm.accountId', 'm.workerId', 'm.authorityId', 'm.agencyId', 'a.name'])
    .where('m.role', '=', 'administrator')
    .executeTakeFirstOrThrow()
  first = { ...row, membershipId, authority: '', authorityShort: '', agency: 'Council', role: 'administrator' }
})

/** What the first page says is missing, in its own words. */
async function missing(): Promise<string[]> {
  const { body } = await openPage(house, first, '/')
  const rows = body.slice(body.indexOf('<tbody>'), body.indexOf('</tbody>')).split('<tr>').slice(1)
  return rows.filter((row) => row.includes('Missing')).map((row) => row.replace(/<td[\s\S]*|<[^>]+>/g, ''))
}
const send = async (path: string, answers: Record<string, string | string[]>) => {
  const version = /name="_version" value="(\d+)"/.exec((await openPage(house, first, path)).body)?.[1]
  const answer = await sendForm(house, first, path, answers, version ? { version: Number(version) } : {})
  expect(answer.statusCode, path).toBe(303)
  return answer.headers.location!
}

test('an empty authority is set up on pages alone, but for wards and postcodes, and the list is gone', async () => {
  const steps = [
    'Name the authority',
    'Add the agencies you work with',
    'Add the teams that children are given to',
    'Bring wards and postcodes',
    'Add your places',
    'Say which areas are whose',
    'Give people accounts',
    'Make a second administrator',
    'Make posts, and say who holds them',
    'Write your own threshold of need',
  ]
  expect(await missing()).toEqual(steps)

  await send('/authority', {
    name: 'Borough of Example',
    shortName: 'Example',
    code: '999',
    phone: '01632 960 000',
    opensAt: '8.30',
    closesAt: '17',
  })
  expect(await missing()).toEqual(steps.slice(1))

  await send('/agencies/new', { name: 'Example Police', kind: 'police', sourceCode: '6', phone: '', core: 'yes' })
  for (const kind of ['assessment', 'early-help'])
    await send(`/agencies/${first.agencyId}/teams/new`, { name: `The ${kind} team`, kind, phone: '' })
  expect(await missing()).toEqual(steps.slice(3))

  // what the commands bring
  await house.owner
    .insertInto('areaEdition')
    .values({ id: 'w', name: 'Wards', kind: 'ward', validFrom: '2024-05-02', source: 'test' })
    .execute()
  await house.owner.insertInto('area').values({ code: 'E05009999', editionId: 'w', name: 'Riverside', kind: 'ward' }).execute()
  await house.owner.insertInto('postcode').values({ postcode: 'TS1 9ZZ', wardCode: 'E05009999', source: 'test' }).execute()
  expect(await missing()).toEqual(steps.slice(4))

  const areas = await send('/places/new', { name: 'Riverside', slug: '' })
  expect(areas).toBe('/places/riverside/areas')
  expect(await missing()).toEqual(steps.slice(5))
  await send(areas, { more: 'riverside', 'from-day': '1', 'from-month': '11', 'from-year': '2026' })
  expect(await missing()).toEqual(steps.slice(6))

  for (const role of ['front-door-manager', 'front-door-worker', 'administrator']) {
    const made = await sendForm(house, first, '/access/accounts', {
      name: `A ${role}`,
      email: `${role}@example.org`,
      agency: first.agencyId,
      role,
    })
    expect(made.statusCode).toBeLessThan(400)
  }
  expect(await missing(), 'made is not yet signed in').toEqual(steps.slice(7))
  const second = await house.owner
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.id', 'm.accountId')
    .select(['m.id as membershipId', 'm.accountId', 'm.workerId', 'a.name'])
    .where('a.name', '=', 'A administrator')
    .executeTakeFirstOrThrow()
  const signedIn = await openPage(house, { ...first, ...second }, '/')
  expect(signedIn.body).not.toContain('data-notice="being-set-up"')
  expect(await missing()).toEqual(steps.slice(8))

  // somebody in a post of each team, in the place
  const teams = await house.owner.selectFrom('team').select(['id', 'name']).execute()
  const { id: worker } = await house.owner
    .selectFrom('worker')
    .select('id')
    .where('name', '=', 'A front-door-worker')
    .executeTakeFirstOrThrow()
  for (const { id, name } of teams) {
    const made = await send('/places/riverside/posts/new', {
      title: name,
      agency: first.agencyId,
      team: id,
      role: 'practitioner',
      leadFor: '',
    })
    await send(made, { worker, 'from-day': '1', 'from-month': '11', 'from-year': '2026' })
  }
  expect(await missing()).toEqual(steps.slice(9))

  await house.owner.updateTable('thresholdDocument').set({ note: 'Agreed by our board' }).execute()
  const { body } = await openPage(house, first, '/')
  expect(body).toContain('Looking after Doorstep')
  expect(body).not.toContain('Missing')

  // and it stands: whoever lives in the ward is placed
  const placed = await house.owner
    .selectFrom('localityArea as a')
    .innerJoin('locality as l', 'l.id', 'a.localityId')
    .select(['l.name', 'a.areaCode', 'a.validFrom'])
    .execute()
  expect(placed).toEqual([{ name: 'Riverside', areaCode: 'E05009999', validFrom: '2026-11-01' }])
})
