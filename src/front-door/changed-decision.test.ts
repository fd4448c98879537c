import { beforeEach, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { mayOpenRecord } from '../people/index.ts'
import { decideContact } from './decide-contact.ts'
import type { NewDecision } from './decision.ts'
import { recordContact } from './record-contact.ts'

// A start has its stop beside it: what a decision began ends with it, when another decision takes its place.
const house = useHouse()
let child: string
let contact: string
let reference: string

const decision = (more: Partial<NewDecision>): NewDecision => ({
  outcome: 'information-and-advice',
  level: 2,
  clause: '2.1',
  reason: 'So it was decided',
  agrees: 'yes',
  localityId: '',
  service: '',
  children: [],
  lateReason: '',
  lateWords: '',
  ...more,
})
const earlyHelp = () =>
  decision({ outcome: 'early-help-offered', localityId: house.town.places.newport, level: 3, clause: '3.1' })
const assessment = () => decision({ outcome: 'referral-to-assessment', level: 4, clause: '4.1', children: [child] })
const strategy = () => decision({ outcome: 'strategy-discussion', level: 4, clause: '4.1', children: [child] })
const advice = () => decision({})

async function bring() {
  const { agencies, people } = house.town
  return house.as(people.priya, 'record a contact', (work) =>
    recordContact(work, {
      kind: 'support',
      sourceCode: '2A',
      agencyId: agencies.school,
      bringer: { name: 'Daniel Osei', role: 'Teacher', anonymous: false },
      children: [child],
      receivedAt: house.clock.now,
      danger: 'no',
      familyKnows: 'yes',
      words: { worry: 'Hungry at school' },
    }),
  )
}
const decide = (id: string, version: number, what: NewDecision) =>
  house.as(house.town.people.priya, 'decide contacts', (work) => decideContact(work, id, version, what))

/** What stands of this child's: open offers, open referrals, teams that have the child today, and who reads the record. */
async function standing() {
  const { owner, town } = house
  const offers = await owner.selectFrom('earlyHelpOffer').select('endedAt').where('personId', '=', child).execute()
  const referrals = await owner.selectFrom('referral').select('closedAt').where('personId', '=', child).execute()
  const given = await owner
    .selectFrom('allocation')
    .select(['why', 'validTo'])
    .where('personId', '=', child)
    .where((of) => of.or([of('validTo', 'is', null), of('validTo', '>=', '2026-11-24')]))
    .orderBy('why')
    .execute()
  const reads = (who: 'tom' | 'amina') => house.as(town.people[who], 'work with a child', (work) => mayOpenRecord(work, child))
  return {
    offers: offers.filter(({ endedAt }) => !endedAt).length,
    referrals: referrals.filter(({ closedAt }) => !closedAt).length,
    given: given.map(({ why }) => why).join(', '),
    helpReads: await reads('tom'),
    assessmentReads: await reads('amina'),
  }
}

beforeEach(async () => {
  const { authorityId, places, agencies } = house.town
  child = newId()
  await house.owner
    .insertInto('person')
    .values({
      authorityId,
      id: child,
      identityId: child,
      kind: 'child',
      givenName: 'Robin',
      familyName: 'Tern',
      searchKey: 'robin tern',
      localityId: places.newport,
      agencyId: agencies.council,
      recordedAt: house.clock.now,
    })
    .execute()
  contact = await bring()
  reference = (await house.owner.selectFrom('contact').select('reference').where('id', '=', contact).executeTakeFirstOrThrow())
    .reference
})

const nothing = { offers: 0, referrals: 0, given: '', helpReads: false, assessmentReads: false }
const helped = { offers: 1, referrals: 0, given: 'early help', helpReads: true, assessmentReads: false }
const assessed = { offers: 0, referrals: 1, given: 'assessment', helpReads: false, assessmentReads: true }

describe('a changed decision', () => {
  test.each<[string, (() => NewDecision)[], typeof nothing]>([
    ['early help begins one offer and its team’s sight', [earlyHelp], helped],
    ['advice instead: the offer and the sight end', [earlyHelp, advice], nothing],
    ['the same again begins nothing twice', [earlyHelp, earlyHelp, earlyHelp], helped],
    ['a referral instead of early help', [earlyHelp, assessment], assessed],
    ['and back: the referral and its team’s sight end', [earlyHelp, assessment, earlyHelp], helped],
    ['a referral, then advice', [assessment, advice], nothing],
    ['a referral that becomes a strategy discussion goes on', [assessment, strategy], assessed],
    ['a referral, advice, a referral again: one is open', [assessment, advice, assessment], assessed],
  ])('%s', async (_why, decisions, expected) => {
    for (const [version, what] of decisions.entries()) expect(await decide(contact, version, what())).toEqual({})
    expect(await standing()).toEqual(expected)
  })

  test('ends in the place that does not offer any more, and begins in the one that does', async () => {
    await decide(contact, 0, earlyHelp())
    await decide(contact, 1, decision({ ...earlyHelp(), localityId: house.town.places.northOrmesby }))
    const offers = await house.owner
      .selectFrom('earlyHelpOffer')
      .select(['offeredIn', 'endedAt'])
      .where('personId', '=', child)
      .execute()
    expect(offers.filter(({ endedAt }) => !endedAt).map(({ offeredIn }) => offeredIn)).toEqual([house.town.places.northOrmesby])
    // no team works there: the child is with nobody, and the team of the first place reads no more
    expect(await standing()).toMatchObject({ given: '', helpReads: false })
  })

  test('ends the sight of whoever took the child from the team meanwhile', async () => {
    await decide(contact, 0, earlyHelp())
    await house.owner
      .updateTable('allocation')
      .set({ workerId: house.town.people.tom.workerId })
      .where('personId', '=', child)
      .execute()
    await decide(contact, 1, advice())
    expect(await standing()).toEqual(nothing)
  })

  test('leaves a referral open that another contact stands on by now', async () => {
    await decide(contact, 0, assessment())
    const other = await bring()
    await decide(other, 0, assessment())
    await decide(contact, 1, advice())
    expect(await standing()).toMatchObject({ referrals: 1, assessmentReads: true })
  })

  test('is written down with what ended, and shown on the contact and on the child’s page', async () => {
    await decide(contact, 0, earlyHelp())
    await decide(contact, 1, assessment())
    const events = await house.owner.selectFrom('event').select('act').where('personId', '=', child).execute()
    expect(events.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'early help offered',
        'early help offer ended',
        'allocation ended',
        'referral opened',
        'allocated',
      ]),
    )
    const { body } = await openPage(house, house.town.people.priya, `/contacts/${reference}`)
    expect(body.replace(/\s+/g, ' ')).toContain('Early help for Robin in Newport ended with the change')
  })
})
