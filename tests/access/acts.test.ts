import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  type FloorAction,
  type Permission,
  permissions,
  type Role,
  requirePermission,
  roles,
} from '../../src/access/index.ts'
import { newId } from '../../src/database/ids.ts'
import { answerContact } from '../../src/front-door/answer-contact.ts'
import { pickUp } from '../../src/front-door/change-contact.ts'
import { decideContact } from '../../src/front-door/decide-contact.ts'
import type { NewDecision } from '../../src/front-door/decision.ts'
import { raiseDisagreement } from '../../src/front-door/disagreement.ts'
import { type NewContact, recordContact } from '../../src/front-door/record-contact.ts'
import { refuseFile } from '../../src/imports/refuse-waiting.ts'
import type { Work } from '../../src/work.ts'
import { useHouse } from '../house.ts'
import type { Town } from '../town.ts'

const house = useHouse()
type Who = keyof Town['people']
const everybody = (): [Who, Role][] => Object.entries(house.town.people).map(([who, actor]) => [who as Who, actor.role])

let child: string
let contactId: string
let decidedId: string

const worry = (more: Partial<NewContact> = {}): NewContact => ({
  kind: 'support',
  sourceCode: '2A',
  agencyId: house.town.agencies.school,
  bringer: { name: 'Daniel Osei', role: 'Teacher', phone: '01632 960 266', anonymous: false },
  children: [],
  receivedAt: house.clock.now,
  danger: 'no',
  familyKnows: 'yes',
  words: { worry: 'Hungry at school three mornings running' },
  ...more,
})
const advice: NewDecision = {
  outcome: 'information-and-advice',
  level: 1,
  clause: '1.1',
  reason: 'School can offer breakfast club',
  agrees: 'yes',
  localityId: '',
  service: '',
  children: [],
  lateReason: '',
  lateWords: '',
}

beforeAll(async () => {
  const { authorityId, places, agencies } = house.town
  child = newId()
  await house.owner
    .insertInto('person')
    .values({
      authorityId,
      id: child,
      identityId: child,
      kind: 'child',
      givenName: 'Kit',
      familyName: 'Vale',
      searchKey: 'kit vale',
      localityId: places.newport,
      agencyId: agencies.council,
      recordedAt: house.clock.now,
    })
    .execute()
  // by somebody to whom naming a child opens no record
  contactId = await house.as(house.town.people.tom, 'record a contact', (work) =>
    recordContact(work, worry({ children: [child] })),
  )
  decidedId = await house.as(house.town.people.tom, 'record a contact', (work) => recordContact(work, worry({})))
  await house.as(house.town.people.priya, 'decide contacts', (work) => decideContact(work, decidedId, 0, advice))
})

describe('acts, as the settled table has them', () => {
  const acts: [act: string, may: Role[], run: (work: Work) => Promise<unknown>][] = [
    [
      'record a contact',
      ['front-door-worker', 'front-door-manager', 'practitioner', 'social-worker', 'neighbourhood-manager', 'partner', 'service'],
      (work) => recordContact(work, worry({ agencyId: work.actor.agencyId })),
    ],
    [
      'decide a contact',
      ['front-door-worker', 'front-door-manager', 'service'],
      (work) => decideContact(work, contactId, 0, advice),
    ],
    [
      'answer a contact',
      ['front-door-worker', 'front-door-manager', 'service'],
      (work) => answerContact(work, contactId, { way: 'written', toWhom: '', toldAt: undefined, words: 'Breakfast club' }),
    ],
    ['pick up a contact', ['front-door-worker', 'front-door-manager'], (work) => pickUp(work, contactId, null)],
    [
      'disagree',
      ['front-door-worker', 'front-door-manager', 'partner'],
      (work) => raiseDisagreement(work, decidedId, 'I see it otherwise'),
    ],
  ]
  const undone = new Error('undone')

  test.each(acts)('%s', async (_act, may, run) => {
    for (const [who, role] of everybody()) {
      // of the partners, the one whose agency brought it
      if (role === 'partner' && who !== 'daniel') continue
      const tried = house.as(house.town.people[who], 'decide contacts', async (work) => {
        await run(work)
        throw undone
      })
      if (may.includes(role)) await expect(tried, who).rejects.toBe(undone)
      else await expect(tried, who).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })

  test('refuse a file that waits: the front door’s manager alone', async () => {
    for (const [who, role] of everybody()) {
      const tried = house.as(house.town.people[who], 'import', (work) => refuseFile(work, newId(), 'Not asked for'))
      const code = role === 'front-door-manager' ? 'not-found' : 'not-allowed'
      await expect(tried, who).rejects.toMatchObject({ code })
    }
  })

  test('a partner of another agency does nothing to a contact that it cannot see', async () => {
    await expect(
      house.as(house.town.people.jas, 'take part', (work) => raiseDisagreement(work, decidedId, 'x')),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(house.as(house.town.people.jas, 'take part', (work) => recordContact(work, worry()))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  test('somebody of the other authority does nothing to it either', async () => {
    const { ruth } = house.other.people
    const tries: ((work: Work) => Promise<unknown>)[] = [
      (work) => decideContact(work, contactId, 0, advice),
      (work) => raiseDisagreement(work, decidedId, 'x'),
    ]
    for (const run of tries) await expect(house.as(ruth, 'decide contacts', run)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an act that forgets to ask', () => {
  const scope = () => ({
    authorityId: house.town.authorityId,
    localityId: house.town.places.newport,
    agencyId: house.town.agencies.council,
  })
  const at = () => ({ recordedAt: house.clock.now })
  const answered = (actor: Work['actor']) => ({ answeredAt: house.clock.now, answeredBy: actor.workerId })
  // one whose decision stands: nobody is told of another
  let decided: string
  beforeAll(async () => {
    const { tom, priya } = house.town.people
    decided = await house.as(tom, 'record a contact', (work) => recordContact(work, worry({ children: [child] })))
    await house.as(priya, 'decide contacts', (work) => decideContact(work, decided, 0, advice))
  })
  // Written straight at the tables, as a page would that forgets its permission.
  const writes: [row: string, may: Role[], run: (work: Work) => Promise<unknown>][] = [
    [
      'a decision',
      ['front-door-worker', 'front-door-manager', 'service'],
      ({ db, actor }) =>
        db
          .insertInto('decision')
          .values({
            ...scope(),
            id: newId(),
            contactId,
            version: 9,
            outcome: 'x',
            decidedAt: house.clock.now,
            decidedBy: actor.workerId,
          })
          .execute(),
    ],
    [
      'an answer',
      ['front-door-worker', 'front-door-manager', 'service'],
      ({ db, actor }) =>
        db
          .insertInto('answer')
          .values({ ...scope(), id: newId(), contactId: decided, way: 'written', toWhom: 'x', words: 'x', ...answered(actor) })
          .execute(),
    ],
    [
      'an allocation',
      ['front-door-worker', 'front-door-manager'],
      ({ db, actor }) =>
        db
          .insertInto('allocation')
          .values({
            ...scope(),
            ...at(),
            id: newId(),
            personId: child,
            // nobody gives a child to themself
            workerId: house.town.people.amina.workerId,
            allocatedBy: actor.workerId,
            recordedBy: actor.workerId,
            why: 'x',
            validFrom: '2026-11-24',
            recordedAt: '2026-11-24T09:20Z',
          })
          .execute(),
    ],
    [
      'a merge',
      ['front-door-manager'],
      ({ db }) =>
        db
          .insertInto('personMerge')
          .values({ ...scope(), id: newId(), personId: child, otherId: child, why: 'x', mergedAt: house.clock.now })
          .execute(),
    ],
    [
      'a restriction',
      ['front-door-manager', 'service'],
      ({ db }) =>
        db
          .insertInto('personRestriction')
          .values({ ...scope(), id: newId(), personId: child, why: 'x', validFrom: '2026-11-24', recordedAt: house.clock.now })
          .execute(),
    ],
    [
      'a place',
      ['administrator', 'service'],
      ({ db }) =>
        db.insertInto('locality').values({ authorityId: scope().authorityId, id: newId(), name: 'x', slug: 'x' }).execute(),
    ],
    [
      'a post held',
      ['neighbourhood-manager', 'administrator', 'service'],
      ({ db, actor }) =>
        db
          .insertInto('postHolding')
          .values({
            authorityId: scope().authorityId,
            id: newId(),
            postId: newId(),
            workerId: actor.workerId,
            validFrom: '2026-11-24',
            recordedAt: '2026-11-24T09:20Z',
          })
          .execute(),
    ],
    [
      'a threshold',
      ['front-door-manager', 'service'],
      ({ db }) =>
        db
          .insertInto('thresholdDocument')
          .values({ authorityId: scope().authorityId, id: newId(), version: 9, title: 'x', madeAt: house.clock.now })
          .execute(),
    ],
    [
      "the authority's own settings",
      ['administrator'],
      ({ db }) => db.insertInto('vocabulary').values({ authorityId: scope().authorityId, term: 'x', word: 'x' }).execute(),
    ],
    [
      'an event',
      roles.filter((role) => role !== 'elected-member'),
      ({ db, actor }) =>
        db
          .insertInto('event')
          .values({
            ...scope(),
            id: newId(),
            at: house.clock.now,
            membershipId: actor.membershipId,
            act: 'x',
            subjectKind: 'x',
            subjectId: newId(),
            canonical: Buffer.from('x'),
          })
          .execute(),
    ],
  ]

  test.each(writes)('%s: the database holds to the permission table', async (_row, may, run) => {
    for (const [who, role] of everybody()) {
      const error = await house
        .as(house.town.people[who], 'decide contacts', async (work) => {
          await run(work)
          throw new Error('undone')
        })
        .catch((error: { code?: string; message: string }) => error)
      // past the policy: nothing more to say, or a key that points nowhere
      const written = error.message === 'undone' || error.code === '23503'
      expect(written ? 'written' : error.code, `${who}, ${role}`).toBe(may.includes(role) ? 'written' : '42501')
    }
  })

  test.each([
    ['priya', 'undone', 'the front door puts names right'],
    ['tom', 'undone', 'so does who works with families'],
    ['dale', 'undone', 'and who runs the place'],
    ['daniel', '42501', 'the school that brought the child adds somebody new, and changes nobody known'],
  ] as const)('the name of a child who is known: %s gets %s, %s', async (who, said, _why) => {
    const error = await house
      .as(house.town.people[who], 'decide contacts', async ({ db }) => {
        const { numUpdatedRows } = await db
          .updateTable('person')
          .set({ givenName: 'Kitty' })
          .where('id', '=', child)
          .executeTakeFirst()
        throw new Error(numUpdatedRows === 1n ? 'undone' : 'not seen')
      })
      .catch((error: { code?: string; message: string }) => error)
    expect(error.code ?? error.message).toBe(said)
  })

  test('an import writes people and contacts only when that is what somebody came for', async () => {
    const { ines } = house.town.people
    const write = (purpose: 'import' | 'see how it goes') =>
      house
        .as(ines, purpose, async ({ db }) => {
          await db
            .insertInto('person')
            .values({
              ...scope(),
              ...at(),
              id: newId(),
              identityId: newId(),
              kind: 'child',
              givenName: 'x',
              familyName: 'x',
              searchKey: 'x',
            })
            .execute()
          throw new Error('undone')
        })
        .catch((error: { code?: string; message: string }) => error.code ?? error.message)
    expect([await write('import'), await write('see how it goes')]).toEqual(['undone', '42501'])
  })
})

describe('the permission table', () => {
  test('has a row once, by a name of its own, for roles and actions that there are', () => {
    const ids = permissions.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const once = permissions.map(({ role, action, reach, purpose }) => `${role} ${action} ${reach} ${purpose}`)
    expect(new Set(once).size).toBe(once.length)
  })

  test('opens words only to roles that see contacts', () => {
    const wrong = permissions
      .filter(({ action }) => ['read told words', 'read concern words', 'read deciding words'].includes(action))
      .filter(({ role }) => !permissions.some((p) => p.role === role && p.action === 'see contacts'))
    expect(wrong).toEqual([])
  })

  test('opens nothing but by a row', () => {
    const said = (role: Role, action: FloorAction) => {
      try {
        requirePermission({ actor: { role } as Work['actor'], purpose: 'see how it goes' }, action)
        return true
      } catch {
        return false
      }
    }
    const rowFor = (role: Role, action: Action) =>
      permissions.some((p: Permission) => p.role === role && p.action === action && !p.purpose)
    for (const role of roles)
      for (const action of Object.keys(actions) as FloorAction[])
        expect(said(role, action), `${role} ${action}`).toBe(rowFor(role, action))
    // whoever sees no child may do nothing to one
    for (const role of ['elected-member', 'administrator'] as const)
      for (const action of [
        'see index',
        'open record',
        'see contacts',
        'record contact',
        'decide contact',
        'allocate',
        'record person',
        'see restricted',
      ] as const)
        expect(said(role, action), `${role} ${action}`).toBe(false)
  })
})

describe('two at once upon the same row', () => {
  const fresh = () =>
    house.as(house.town.people.priya, 'record a contact', (work) => recordContact(work, worry({ children: [child] })))
  const settled = async (tries: Promise<unknown>[]) =>
    (await Promise.allSettled(tries)).map((each) =>
      each.status === 'fulfilled' ? 'done' : ((each.reason as { code?: string }).code ?? String(each.reason)),
    )

  test('decide: one decision stands, the other is told', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const id = await fresh()
      const decide = (who: Who) =>
        house.as(house.town.people[who], 'decide contacts', (work) => decideContact(work, id, 0, advice))
      expect((await settled([decide('priya'), decide('colin')])).sort()).toEqual(['changed-meanwhile', 'done'])
      expect(await house.owner.selectFrom('decision').select('version').where('contactId', '=', id).execute()).toEqual([
        { version: 1 },
      ])
    }
  })

  test('pick up: one has it', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const id = await fresh()
      const take = (who: Who) => house.as(house.town.people[who], 'decide contacts', (work) => pickUp(work, id, null))
      const said = await settled([take('priya'), take('colin')])
      expect(said.filter((each) => each === 'done')).toHaveLength(1)
      const events = await house.owner
        .selectFrom('event')
        .select('act')
        .where('contactId', '=', id)
        .where('act', 'like', 'contact picked%')
        .execute()
      expect(events).toHaveLength(1)
    }
  })

  test('answer: the contact is closed once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const id = await fresh()
      await house.as(house.town.people.priya, 'decide contacts', (work) => decideContact(work, id, 0, advice))
      const answer = (who: Who) =>
        house.as(house.town.people[who], 'decide contacts', (work) =>
          answerContact(work, id, { way: 'written', toWhom: '', toldAt: undefined, words: `From ${who}` }),
        )
      const said = await settled([answer('priya'), answer('colin')])
      expect(said.filter((each) => each === 'done').length).toBeGreaterThan(0)
      expect(
        said
          .filter((each) => each !== 'done')
          .every((each) => ['contact-closed', 'not-found', 'changed-meanwhile', 'already-recorded'].includes(each)),
        said.join(),
      ).toBe(true)
      expect(await house.owner.selectFrom('closure').select('contactId').where('contactId', '=', id).execute()).toHaveLength(1)
      expect(
        await house.owner
          .selectFrom('event')
          .select('id')
          .where('contactId', '=', id)
          .where('act', '=', 'contact closed')
          .execute(),
      ).toHaveLength(1)
    }
  })

  test('two contacts about one child taken forward: one referral, and the other is linked to it', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { authorityId, places, agencies } = house.town
      const id = newId()
      await house.owner
        .insertInto('person')
        .values({
          authorityId,
          id,
          identityId: id,
          kind: 'child',
          givenName: 'Lee',
          familyName: 'Vale',
          searchKey: 'lee vale',
          localityId: places.newport,
          agencyId: agencies.council,
          recordedAt: house.clock.now,
        })
        .execute()
      const about = () =>
        house.as(house.town.people.priya, 'record a contact', (work) =>
          recordContact(work, worry({ kind: 'protection', children: [id] })),
        )
      const [one, two] = [await about(), await about()]
      const forward: NewDecision = { ...advice, outcome: 'referral-to-assessment', level: 4, clause: '4.1', children: [id] }
      const take = (who: Who, contact: string) =>
        house.as(house.town.people[who], 'decide contacts', (work) => decideContact(work, contact, 0, forward))
      expect(await settled([take('priya', one), take('colin', two)])).toEqual(['done', 'done'])
      expect(await house.owner.selectFrom('referral').select('id').where('personId', '=', id).execute()).toHaveLength(1)
      expect(await house.owner.selectFrom('referralLink').select('referralId').where('personId', '=', id).execute()).toHaveLength(
        1,
      )
    }
  })
})
