import { beforeEach, describe, expect, test } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { newId } from '../database/ids.ts'
import { allocate, mayOpenRecord, restrict } from '../people/index.ts'
import { takeChild } from '../people/taking.ts'
import { moveChild } from './change-contact.ts'
import { confirmDecision, decideContact } from './decide-contact.ts'
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
const nothingMore = () => decision({ outcome: 'no-further-action', level: 1, clause: '1.1' })

async function bring(children = [child], kind: 'support' | 'protection' = 'support') {
  const { agencies, people } = house.town
  return house.as(people.priya, 'record a contact', (work) =>
    recordContact(work, {
      kind,
      sourceCode: '2A',
      agencyId: agencies.school,
      bringer: { name: 'Daniel Osei', role: 'Teacher', anonymous: false },
      children,
      receivedAt: house.clock.now,
      danger: 'no',
      familyKnows: 'yes',
      words: { worry: 'Hungry at school' },
    }),
  )
}
const decide = (id: string, version: number, what: NewDecision, who: 'priya' | 'colin' | 'ruth' = 'priya') =>
  house.as(house.town.people[who], 'decide contacts', (work) => decideContact(work, id, version, what))
const confirm = (id: string, version: number) =>
  house.as(house.town.people.ruth, 'decide contacts', (work) => confirmDecision(work, id, version))
/** Decides again what opened a referral, and a second person confirms it: nobody ends one alone. */
async function decideBoth(id: string, version: number, what: NewDecision) {
  expect(await decide(id, version, what)).toEqual({})
  await confirm(id, version + 1)
}

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

async function newChild() {
  const { authorityId, places, agencies } = house.town
  const id = newId()
  await house.owner
    .insertInto('person')
    .values({
      authorityId,
      id,
      identityId: id,
      kind: 'child',
      givenName: 'Robin',
      familyName: 'Tern',
      searchKey: 'robin tern',
      localityId: places.newport,
      agencyId: agencies.council,
      recordedAt: house.clock.now,
    })
    .execute()
  return id
}

beforeEach(async () => {
  child = await newChild()
  contact = await bring()
  reference = (await house.owner.selectFrom('contact').select('reference').where('id', '=', contact).executeTakeFirstOrThrow())
    .reference
})

const nothing = { offers: 0, referrals: 0, given: '', helpReads: false, assessmentReads: false }
const helped = { offers: 1, referrals: 0, given: 'early help', helpReads: true, assessmentReads: false }
const assessed = { offers: 0, referrals: 1, given: 'assessment', helpReads: false, assessmentReads: true }

describe('a changed decision', () => {
  test.each<[string, (() => NewDecision)[], typeof nothing, number[]?]>([
    ['early help begins one offer and its team’s sight', [earlyHelp], helped],
    ['advice instead: the offer and the sight end', [earlyHelp, advice], nothing],
    ['the same again begins nothing twice', [earlyHelp, earlyHelp, earlyHelp], helped],
    ['a referral instead of early help', [earlyHelp, assessment], assessed],
    ['and back: the referral and its team’s sight end', [earlyHelp, assessment, earlyHelp], helped, [3]],
    ['a referral, then advice', [assessment, advice], nothing, [2]],
    ['a referral that becomes a strategy discussion goes on', [assessment, strategy], assessed],
    [
      'a strategy discussion becomes an assessment when a second person says so',
      [strategy, assessment],
      { ...assessed, given: 'strategy discussion' },
      [2],
    ],
    ['a referral, advice, a referral again: one is open', [assessment, advice, assessment], assessed, [2]],
    ['and one that was never confirmed ends nothing', [assessment, advice, strategy], assessed],
    ['nor does it begin anything', [assessment, earlyHelp, assessment], assessed],
  ])('%s', async (_why, decisions, expected, confirmed = []) => {
    for (const [version, what] of decisions.entries()) {
      expect(await decide(contact, version, what())).toEqual({})
      if (confirmed.includes(version + 1)) await confirm(contact, version + 1)
    }
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

  test('ends the sight of whoever took the child from the team meanwhile, or was named by the manager', async () => {
    const { amina, ruth, tom } = house.town.people
    await decide(contact, 0, earlyHelp())
    await house.as(tom, 'work with a child', (work) => takeChild(work, child, 'early help'))
    await decide(contact, 1, assessment())
    expect(await standing()).toEqual(assessed)
    await house.as(ruth, 'work with a child', (work) =>
      allocate(work, child, { workerId: amina.workerId, teamId: house.town.teams.assessment, why: 'assessment' }),
    )
    await decideBoth(contact, 2, advice())
    expect(await standing()).toEqual(nothing)
  })

  test.each([
    ['advice', advice],
    ['early help', earlyHelp],
  ])('%s instead of a referral waits for a second person, who ends it', async (_what, what) => {
    await decide(contact, 0, assessment())
    await decide(contact, 1, what())
    expect(await standing(), 'nothing ends, and nothing begins').toEqual(assessed)
    const { body } = await openPage(house, house.town.people.priya, `/contacts/${reference}`)
    expect(body).toContain('What the decision before it began goes on until then')
    await confirm(contact, 2)
    expect(await standing()).toEqual(what === advice ? nothing : helped)
  })

  test('that takes one of two children forward waits too, and what it takes forward goes on when it is confirmed', async () => {
    const [first, brother] = [child, await newChild()]
    const both = await bring([first, brother])
    await decide(both, 0, { ...assessment(), children: [first, brother] })
    await decide(both, 1, { ...assessment(), children: [brother] })
    expect(await standing()).toEqual(assessed)
    await confirm(both, 2)
    expect(await standing()).toEqual(nothing)
    child = brother
    expect(await standing()).toEqual(assessed)
  })

  test('steps no strategy discussion down before a second person has confirmed it', async () => {
    const step = async () =>
      (await house.owner.selectFrom('referral').select('step').where('personId', '=', child).executeTakeFirstOrThrow()).step
    await decide(contact, 0, strategy())
    await decide(contact, 1, assessment())
    expect(await step()).toBe('strategy discussion')
    await confirm(contact, 2)
    expect(await step()).toBe('assessment')
  })

  test('ends nothing before a second person has confirmed it, where that is asked', async () => {
    const concern = await bring([child], 'protection')
    await decide(concern, 0, strategy())
    await decide(concern, 1, nothingMore())
    expect(await standing(), 'nobody ends alone what protects a child').toMatchObject({ referrals: 1, assessmentReads: true })
    await house.as(house.town.people.ruth, 'decide contacts', (work) => confirmDecision(work, concern, 2))
    expect(await standing()).toEqual(nothing)
  })

  test('ends the offer to a child whom the contact was moved away from, and begins one for the right child', async () => {
    const wrong = child
    await decide(contact, 0, earlyHelp())
    const right = await newChild()
    await house.as(house.town.people.priya, 'decide contacts', (work) =>
      moveChild(work, contact, { from: wrong, to: right, why: 'Recorded on the wrong child' }),
    )
    // it waits for a decision about the right child, and nobody is answered before
    expect((await openPage(house, house.town.people.priya, `/contacts/${reference}`)).body).toContain(
      'so it waits for a new decision',
    )
    expect((await openPage(house, house.town.people.priya, `/contacts/${reference}`)).body).not.toContain('Write the answer')
    await decide(contact, 1, earlyHelp())
    expect(await standing()).toEqual(nothing)
    child = right
    expect(await standing()).toEqual(helped)
  })

  test('keeps the team where another contact’s offer in the same place stands, until that ends too', async () => {
    const other = await bring()
    await decide(contact, 0, earlyHelp())
    await decide(other, 0, earlyHelp())
    await decide(contact, 1, advice())
    expect(await standing()).toEqual(helped)
    await decide(other, 1, advice())
    expect(await standing()).toEqual(nothing)
  })

  test.each([
    ['the one that opened it', 0, 1],
    ['the other one', 1, 0],
  ])('of the last of two contacts that stand on a referral ends it, also where first %s', async (_which, first, second) => {
    const both = [contact, await bring()]
    for (const each of both) await decide(each, 0, assessment())
    await decide(both[first]!, 1, advice())
    expect(await standing()).toEqual(assessed)
    await decideBoth(both[second]!, 1, advice())
    expect(await standing()).toEqual(nothing)
  })

  test('leaves a referral open that a contact stands on which the decider may not read', async () => {
    await decide(contact, 0, assessment())
    const sibling = await newChild()
    const other = await bring([child, sibling])
    await house.as(house.town.people.ruth, 'work with a child', (work) => restrict(work, sibling, { why: 'Adopted' }))
    await decide(other, 0, assessment(), 'ruth')
    await decide(contact, 1, advice())
    expect(await standing()).toEqual(assessed)
  })

  test('never ends what another decision comes to stand on in the same moment', async () => {
    for (let go = 0; go < 8; go++) {
      child = await newChild()
      const [one, two] = [await bring(), await bring()]
      await decide(one, 0, assessment())
      await Promise.all([decide(one, 1, advice()), decide(two, 0, assessment(), 'colin')])
      expect(await standing()).toEqual(assessed)
    }
  })

  test('two contacts about the same brothers, decided at once, do not wait for each other', async () => {
    for (let go = 0; go < 4; go++) {
      const [one, two] = [await newChild(), await newChild()]
      const [a, b] = [await bring([one, two]), await bring([two, one])]
      await Promise.all([decide(a, 0, earlyHelp()), decide(b, 0, earlyHelp(), 'colin')])
    }
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
    expect(body, 'why it was decided first stands with that decision, and not under the worry').not.toContain('Earlier versions')
  })
})
