import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { indicators } from './indicator.ts'

const house = useHouse()

// October 2026: 60 contacts in the rest of the town, 20 in North Ormesby, 3 in Newport. All but two decided in time.
beforeAll(async () => {
  const { authorityId, agencies, places } = house.town
  const person = newId()
  const scope = { authorityId, agencyId: agencies.school }
  await house.owner
    .insertInto('person')
    .values({
      ...scope,
      id: person,
      identityId: person,
      kind: 'child',
      givenName: 'Kayden',
      familyName: 'Marsh',
      bornOn: '2019-05-03',
      searchKey: 'kayden marsh',
      localityId: places.newport,
      recordedAt: new Date(),
    })
    .execute()
  const spread = [
    ['rest', 60],
    ['northOrmesby', 20],
    ['newport', 3],
  ] as const
  for (const [place, many] of spread)
    for (let index = 0; index < many; index++) {
      const [id, localityId] = [newId(), places[place]]
      const receivedAt = new Date(Date.UTC(2026, 9, 1 + (index % 28), 10))
      const dueAt = new Date(receivedAt.getTime() + 31 * 3_600_000)
      await house.owner
        .insertInto('contact')
        .values({
          ...scope,
          localityId,
          id,
          reference: `${place}-${index}`,
          kind: 'support',
          sourceCode: '2A',
          receivedAt,
          dueAt,
          familyKnows: 'yes',
          recordedAt: receivedAt,
        })
        .execute()
      await house.owner
        .insertInto('contactChild')
        .values({ ...scope, localityId, id: newId(), contactId: id, personId: person, addedAt: receivedAt })
        .execute()
      const decidedAt = index < 2 && place === 'rest' ? new Date(dueAt.getTime() + 86_400_000) : dueAt
      await house.owner
        .insertInto('decision')
        .values({ ...scope, localityId, id: newId(), contactId: id, version: 1, outcome: 'no-further-action', decidedAt })
        .execute()
    }
})

const page = (who: keyof typeof house.town.people, path: string) => openPage(house, house.town.people[who], path)

describe('the page of figures', () => {
  test('says each with its n, its period and when it was counted', async () => {
    const { statusCode, body } = await page('ruth', '/figures')
    expect(statusCode).toBe(200)
    for (const words of [
      'Twelve months to October 2026',
      'As at 24 Nov 2026, 09:20',
      '83 contacts received',
      '81 of 83 contacts decided on time',
      '98%',
      'Too soon to say what is usual',
    ])
      expect(body, words).toContain(words)
  })

  test('is asked for by period and place', async () => {
    const { body } = await page('ruth', `/figures?period=2026-10&place=${house.town.places.northOrmesby}`)
    expect(body).toContain('October 2026, North Ormesby')
    expect(body).toContain('20 contacts received')
    expect((await page('ruth', '/figures?period=2026-09')).body).toContain('No contacts received')
    expect((await page('ruth', '/figures?period=nonsense&place=nonsense')).statusCode).toBe(200)
  })

  test.each([
    ['dale', 'Newport', 'About 5 contacts received', 'the manager of Newport, who may open rows there: rounded'],
    ['ines', 'the whole town', '83 contacts received', 'an analyst'],
    ['daniel', 'what Tees Gate Academy brought', 'About 85 contacts received', 'a partner: their own agency, rounded'],
    ['howard', 'the whole town', '83 contacts received', 'an elected member'],
    ['priya', 'the whole town', 'About 85 contacts received', 'a front door worker: rounded'],
  ] as const)('for %s is of %s: %s', async (who, where, count, _why) => {
    const { body } = await page(who, '/figures')
    expect(body).toContain(where)
    expect(body).toContain(count)
  })

  test('leaves decisions out for a partner, who reads the answers', async () => {
    const { body } = await page('daniel', '/figures')
    expect(body).not.toContain('No further action')
    expect((await page('daniel', '/figures/FD4')).statusCode).toBe(404)
  })

  test('is not for an administrator', async () => {
    expect((await page('wen', '/figures')).statusCode).toBe(403)
  })
})

describe('small numbers', () => {
  test('are shown to those who see restricted records, and rounded to others who may open rows', async () => {
    expect((await page('dale', `/figures?place=${house.town.places.newport}`)).body).toContain('About 5 contacts received')
    expect((await page('ruth', '/figures/FD2')).body).toMatch(/Newport<\/a><\/th><td class="ds-r" data-of="Figure">3</)
  })

  test('are kept back from an elected member, and the next smallest with them', async () => {
    const { body } = await page('howard', '/figures/FD2')
    expect(body).toMatch(/Newport<\/th><td class="ds-r" data-of="Figure">not shown</)
    expect(body).toMatch(/North Ormesby<\/th><td class="ds-r" data-of="Figure">not shown</)
    expect(body).toMatch(/The rest of the town<\/th><td class="ds-r" data-of="Figure">60</)
    expect(body).toContain('Counts of 1 to 4 are not shown below town level')
  })

  test('of a place alone are kept back too, with its months and its parts', async () => {
    for (const place of ['newport', 'northOrmesby'] as const) {
      const { body } = await page('howard', `/figures?place=${house.town.places[place]}`)
      expect(body).toContain('Kept back')
      expect(body).not.toContain('3 contacts received')
      expect(body).not.toContain('20 contacts received')
    }
    const one = await page('howard', `/figures/FD2?place=${house.town.places.newport}`)
    expect(one.body).not.toMatch(/<td class="ds-r" data-of="Figure">3</)
  })
})

describe('the rows behind a figure', () => {
  test.each(indicators.map(({ code }) => code))('%s has a page of its own and a page of rows', async (code) => {
    expect((await page('ruth', `/figures/${code}`)).statusCode).toBe(200)
    expect((await page('ruth', `/figures/${code.toLowerCase()}/rows?period=2026-10`)).statusCode).toBe(200)
  })

  test('name no child for an analyst, and say why they are open', async () => {
    const { body } = await page('ines', '/figures/FD2/rows')
    expect(body).toContain('to check the rows behind a figure')
    expect(body).toContain('/contacts/rest-')
    expect(body).not.toContain('Marsh')
  })

  test('link to the child for the front door, page by page', async () => {
    const first = await page('priya', '/figures/FD2/rows')
    expect(first.body).toContain('Kayden Marsh, 7')
    expect(first.body).toContain('1 to 50 of 83')
    const second = await page('priya', '/figures/FD2/rows?page=2')
    expect(second.body).toContain('51 to 83 of 83')
  })

  test('only those that count', async () => {
    const { body } = await page('ruth', `/figures/FD1/rows?counted=yes&split=place&code=${house.town.places.rest}`)
    expect(body).toContain('1 to 50 of 58')
  })

  test('are as many as one may see: a practitioner has the figure of the place, and no row of children who are not theirs', async () => {
    const { body } = await page('tom', '/figures/FD2/rows')
    expect(body).toContain('0 rows you may open')
    expect(body).not.toContain('Marsh')
  })

  test('are not for an elected member, and the asking is written down', async () => {
    expect((await page('howard', '/figures/FD2/rows')).statusCode).toBe(403)
    expect((await page('howard', '/figures/FD2')).body).not.toContain('/rows')
  })

  test('of no such figure: nothing', async () => {
    for (const path of ['/figures/FD99', '/figures/FD99/rows', '/figures/..%2f..%2fpackage'])
      expect((await page('ruth', path)).statusCode, path).toBe(404)
  })
})
