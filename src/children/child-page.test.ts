import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { bring, decide, type Marsh, marshFamily } from './samples/marsh-family.ts'

const house = useHouse()
let family: Marsh

beforeAll(async () => {
  family = await marshFamily(house)
})

const page = async (who: keyof typeof house.town.people, path: string) => {
  const { statusCode, body } = await openPage(house, house.town.people[who], path)
  return { status: statusCode, body }
}

const entries = (what: string) =>
  house.owner.selectFrom('readEntry').select(['subjects', 'purpose', 'kind', 'membershipId']).where('what', '=', what).execute()

describe('without an open contact', () => {
  test.each([
    ['priya', 'a front door worker finds every child, and who knows them'],
    ['tom', 'a practitioner to whom the child is not given'],
    ['dale', 'the manager of the place where the child lives'],
    ['grace', 'a partner whose agency works with the child'],
  ] as const)('%s sees the index and who is involved, not the record: %s', async (who, _why) => {
    const { status, body } = await page(who, `/children/${family.kayden}`)
    expect(status).toBe(200)
    expect(body).toContain('Kayden Marsh, 7')
    expect(body).toContain('01632 960 187')
    expect(body).toContain('The record itself is open to those who work with Kayden now')
    expect(body).not.toContain('14 Alder Row')
    expect(body).not.toContain('Journey so far')
    for (const part of ['household', 'looked'])
      expect((await page(who, `/children/${family.kayden}/${part}`)).status, part).toBe(404)
  })

  test.each([
    ['ines', 'an analyst has nobody by name'],
    ['howard', 'an elected member sees figures only'],
    ['wen', 'an administrator sees accounts only'],
    ['sunita', 'the manager of another place'],
    ['jas', 'a partner who neither brought the child nor works with them'],
  ] as const)('%s finds nothing, and the asking is written down: %s', async (who, _why) => {
    const { status, body } = await page(who, `/children/${family.kayden}`)
    expect(status).toBe(404)
    expect(body).not.toContain('Marsh')
    const refused = (await entries('refusal')).filter((entry) => entry.membershipId === house.town.people[who].membershipId)
    expect(refused.at(-1)?.subjects).toEqual([family.kayden])
  })

  test('another authority finds nothing', async () => {
    const { statusCode } = await openPage(house, house.other.people.ruth, `/children/${family.kayden}`)
    expect(statusCode).toBe(404)
  })

  test.each([newId(), 'new-child', '14'])('there is nobody at %s', async (id) => {
    expect((await page('priya', `/children/${id}`)).status).toBe(404)
  })
})

describe('with an open contact', () => {
  let waiting: string
  beforeAll(async () => {
    const earlier = await bring(house, [family.kayden, family.lacey], { receivedAt: new Date('2026-11-10T10:00:00Z') })
    await decide(house, earlier, 'referral-to-assessment', [family.kayden])
    waiting = await bring(house, [family.kayden])
    await bring(house, [family.lacey])
  })

  test('the front door opens the record: facts, involved, journey, what comes next', async () => {
    const { status, body } = await page('priya', `/children/${family.kayden}`)
    expect(status).toBe(200)
    for (const words of [
      '14 Alder Row',
      'English',
      'Hard of hearing',
      'Journey so far',
      'Danielle Marsh, 29',
      'Mother',
      'Team that has the assessment',
      'Decide the waiting',
    ])
      expect(body, words).toContain(words)
    const opened = (await entries('open')).filter((entry) => entry.kind === 'person' && entry.subjects.includes(family.kayden))
    expect(opened.at(-1)?.purpose).toBe('decide contacts')
  })

  test('the journey as at an earlier day has only what had happened by then', async () => {
    const before = await page('priya', `/children/${family.kayden}?asAt=2026-11-09`)
    expect(before.body).toContain('Nothing was recorded by 9 November 2026')
    const then = await page('priya', `/children/${family.kayden}?asAt=2026-11-12`)
    expect(then.body).toContain('As it stood on 12 November 2026')
    expect(then.body).toContain('Assessment')
  })

  test('a day that cannot be is said, and the three boxes lead to an address', async () => {
    const wrong = await page('priya', `/children/${family.kayden}?asAt-day=31&asAt-month=2&asAt-year=2026`)
    expect(wrong.body).toContain('February 2026 has 28 days')
    const { headers } = await openPage(
      house,
      house.town.people.priya,
      `/children/${family.kayden}?asAt-day=1&asAt-month=9&asAt-year=2026`,
    )
    expect(headers.location).toBe(`/children/${family.kayden}?asAt=2026-09-01`)
  })

  test('its contacts, each with how it ended', async () => {
    const { body } = await page('priya', `/children/${family.kayden}/contacts`)
    expect(body).toContain('Referral to assessment')
    expect(body).toContain('Contacts, 2')
    expect(body).toContain('Due tomorrow')
    expect(body).toContain('Hungry at school')
  })

  test('its household, with what else waits there', async () => {
    const { body } = await page('priya', `/children/${family.kayden}/household`)
    expect(body).toContain('Also waiting on this household')
    expect(body).toContain('Lacey Marsh')
    expect(body).toContain('has parental responsibility')
    expect(body).toContain('1 Mar 2024')
  })

  test('who has looked, the refused among them', async () => {
    const { body } = await page('priya', `/children/${family.kayden}/looked`)
    expect(body).toContain('Jas Gill')
    expect(body).toContain('Asked, and was refused')
    expect(body).toContain('To decide a contact')
  })

  test('the school that brought it sees who is involved, and its own contacts alone', async () => {
    await bring(house, [family.kayden], {
      agencyId: house.town.agencies.police,
      sourceCode: '6',
      words: { worry: 'Shouting heard by neighbours' },
    })
    const { body } = await page('daniel', `/children/${family.kayden}`)
    expect(body).toContain('Kayden Marsh, 7')
    expect(body).toContain('Who is involved')
    expect(body).not.toContain('14 Alder Row')
    const contacts = await page('daniel', `/children/${family.kayden}/contacts`)
    expect(contacts.body).toContain('Hungry at school')
    expect(contacts.body).not.toContain('Shouting heard')
  })

  test('the team it was given to opens the record', async () => {
    const { body } = await page('amina', `/children/${family.kayden}`)
    expect(body).toContain('Journey so far')
    expect(body).not.toContain('Decide the waiting')
  })

  test('the manager of the place reads what is not a child protection concern', async () => {
    await bring(house, [family.kayden], { kind: 'protection', words: { worry: 'A bruise that nobody can explain' } })
    const { body } = await page('dale', `/children/${family.kayden}/contacts`)
    expect(body).toContain('Hungry at school')
    expect(body).not.toContain('A bruise')
    expect(body).toContain('Not yours to read')
  })

  test('two records of one child are read together', async () => {
    const { authorityId, places, agencies } = house.town
    const twin = newId()
    await house.owner
      .insertInto('person')
      .values({
        authorityId,
        id: twin,
        identityId: family.kayden,
        kind: 'child',
        givenName: 'Caden',
        familyName: 'Marsh',
        searchKey: 'caden marsh',
        localityId: places.newport,
        agencyId: agencies.school,
        recordedAt: house.clock.now,
      })
      .execute()
    await bring(house, [twin], { words: { worry: 'Told under another spelling' } })
    const { body } = await page('priya', `/children/${family.kayden}/contacts`)
    expect(body).toContain('2 records of one child')
    expect(body).toContain('Told under another spelling')
    const [contact] = await house.owner.selectFrom('contact').select('reference').where('id', '=', waiting).execute()
    expect(body).toContain(contact!.reference)
  })
})
