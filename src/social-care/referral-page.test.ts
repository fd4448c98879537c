import { beforeAll, describe, expect, test } from 'vitest'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { bring, decide, type Marsh, marshFamily } from '../children/samples/marsh-family.ts'

const house = useHouse()
let family: Marsh
let reference: string
let sibling: string

beforeAll(async () => {
  family = await marshFamily(house)
  const contact = await bring(house, [family.kayden, family.lacey])
  await decide(house, contact, 'referral-to-assessment', [family.kayden, family.lacey])
  const rows = await house.owner.selectFrom('referral').select(['reference', 'personId']).execute()
  reference = rows.find((row) => row.personId === family.kayden)!.reference
  sibling = rows.find((row) => row.personId === family.lacey)!.reference
})

const page = (who: keyof typeof house.town.people, path = `/referrals/${reference}`) =>
  openPage(house, house.town.people[who], path)
const referral = () => house.owner.selectFrom('referral').selectAll().where('reference', '=', reference).executeTakeFirstOrThrow()
const answers = { source: '2A', primaryNeed: 'N1', ethnicity: 'WBRI', disabilities: ['LD', 'HEAR'] }
const send = (who: keyof typeof house.town.people, given: Record<string, string | string[]>, version: number) =>
  sendForm(house, house.town.people[who], `/referrals/${reference}/census`, given, { version })

describe('a referral', () => {
  test("has the contact's words, the child, and the referrals of brothers and sisters", async () => {
    const { body, statusCode } = await page('priya')
    expect(statusCode).toBe(200)
    for (const words of [
      'Kayden Marsh, 7',
      'Hungry at school three mornings running',
      'Three mornings, and nobody answers',
      sibling,
      'Lacey Marsh',
      'Not known yet',
    ])
      expect(body, words).toContain(words)
    expect(
      (await house.owner.selectFrom('contactWords').selectAll().execute()).filter((row) => row.part === 'worry'),
    ).toHaveLength(1)
  })

  test('is found as it was said: small letters, no dash', async () => {
    expect((await page('priya', `/referrals/${reference.toLowerCase().replace('-', '')}`)).statusCode).toBe(200)
  })

  test('opens for an analyst without name or words, with the purpose; for others not at all', async () => {
    const { body, statusCode } = await page('ines')
    expect(statusCode).toBe(200)
    expect(body).toContain('A child')
    expect(body).not.toContain('Marsh')
    expect(body).not.toContain('Hungry')
    for (const who of ['howard', 'wen', 'jas', 'sunita'] as const) expect((await page(who)).statusCode, who).toBe(404)
    expect((await openPage(house, house.other.people.ruth, `/referrals/${reference}`)).statusCode).toBe(404)
  })

  test('is written down under the child, so that the family can ask who came', async () => {
    await page('ruth')
    const entries = await house.owner
      .selectFrom('readEntry')
      .select(['subjects', 'kind'])
      .where('membershipId', '=', house.town.people.ruth.membershipId)
      .execute()
    expect(entries.some((entry) => entry.kind === 'referral' && entry.subjects.includes(family.kayden))).toBe(true)
  })

  test('a later contact is linked and makes no second referral', async () => {
    const later = await bring(house, [family.kayden], {
      kind: 'protection',
      agencyId: house.town.agencies.police,
      sourceCode: '6',
    })
    await decide(house, later, 'strategy-discussion', [family.kayden])
    const { body } = await page('priya')
    expect(body).toContain('Would have been a referral')
    expect(body).toContain('Child protection concern')
    expect(await house.owner.selectFrom('referral').selectAll().execute()).toHaveLength(2)
  })
})

describe('the census minimum', () => {
  test('is saved by those who may decide, and the event keeps what was there', async () => {
    expect((await send('priya', answers, 1)).statusCode).toBe(303)
    expect(await referral()).toMatchObject({ primaryNeed: 'N1', ethnicity: 'WBRI', disability: 'HEAR LD', version: 2 })
    const event = await house.owner
      .selectFrom('event')
      .selectAll()
      .where('act', '=', 'census answers changed')
      .executeTakeFirstOrThrow()
    expect(event.facts).toEqual({
      primaryNeed: 'N1',
      'primaryNeed before': 'not known yet',
      ethnicity: 'WBRI',
      'ethnicity before': 'not known yet',
      disability: 'HEAR LD',
      'disability before': 'not known yet',
    })
  })

  test('a second editor is shown both values', async () => {
    const { statusCode, body } = await send('colin', { ...answers, primaryNeed: 'N4' }, 1)
    expect(statusCode).toBe(409)
    expect(body).toContain('Primary need: Abuse, neglect or exploitation')
    expect(body).toMatch(/value="N4" selected/)
    expect((await referral()).primaryNeed).toBe('N1')
  })

  test('may go back to not known yet', async () => {
    await send('priya', { source: '2A', primaryNeed: 'not known yet', ethnicity: 'WBRI' }, 2)
    expect(await referral()).toMatchObject({ primaryNeed: 'not known yet', disability: 'not known yet', version: 3 })
  })

  test.each([
    [{ ...answers, primaryNeed: 'N99' }, 'Choose the primary need'],
    [{ ...answers, source: '' }, 'Choose who brought it'],
    [{ ...answers, disabilities: ['NONE', 'LD'] }, 'Choose no disability, or which there are'],
  ])('is not saved with a wrong answer: %o', async (wrong, message) => {
    const { statusCode, body } = await send('priya', wrong, 3)
    expect(statusCode).toBe(422)
    expect(body).toContain(message)
  })

  test('is not for those who may not decide', async () => {
    expect((await send('amina', answers, 3)).statusCode).toBe(403)
    expect((await page('amina')).body).not.toContain('Save for the census')
    expect((await referral()).version).toBe(3)
  })
})
