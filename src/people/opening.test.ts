import { beforeAll, describe, expect, test } from 'vitest'
import { alsoAs } from '../../tests/also.ts'
import { openPage, sendForm, useHouse } from '../../tests/house.ts'
import { bring, decide, type Marsh, marshFamily } from '../children/samples/marsh-family.ts'
import { newId } from '../database/ids.ts'
import { moveChild } from '../front-door/change-contact.ts'
import { answerContact, recordContact } from '../front-door/index.ts'
import { mayOpenRecord, recordPerson } from './index.ts'

// Whoever writes a contact chooses whom it names, and what it names is open to the front door. So it opens to themself when they said
// why, a manager sees it, and it ends when the contact does.
const house = useHouse()
let family: Marsh
let contact: string
const people = () => house.town.people

const open = (who: 'priya' | 'colin' | 'ruth', id = family.kayden) =>
  house.as(people()[who], 'decide contacts', (work) => mayOpenRecord(work, id))
const child = (id = family.kayden) => `/children/${id}`

beforeAll(async () => {
  family = await marshFamily(house)
  contact = await house.as(people().priya, 'record a contact', (work) =>
    recordContact(work, {
      kind: 'support',
      sourceCode: '2A',
      agencyId: house.town.agencies.school,
      bringer: { name: 'Helen Whitlock', anonymous: false },
      children: [family.kayden],
      receivedAt: house.clock.now,
      danger: 'no',
      familyKnows: 'yes',
      words: { worry: 'Hungry at school three mornings running' },
    }),
  )
})

describe('a child named in a contact', () => {
  test('is open to the colleagues of whoever named them, and not to themself', async () => {
    expect([await open('priya'), await open('colin'), await open('ruth')]).toEqual([false, true, true])
    expect((await openPage(house, people().priya, `${child()}/household`)).statusCode).toBe(404)
    const page = await openPage(house, people().priya, child())
    expect(page.body).toContain('Why do you open this record?')
    expect(page.body).not.toContain('Alder Row')
    expect((await openPage(house, people().colin, child())).body).not.toContain('Why do you open this record?')
  })

  test('asks why, and takes no empty answer', async () => {
    const empty = await sendForm(house, people().priya, `${child()}/opening`, { why: ' ' })
    expect(empty.body).toContain('Say why you open this record')
    expect(await open('priya')).toBe(false)
    expect(await house.owner.selectFrom('recordOpening').selectAll().execute()).toEqual([])
  })

  test('is not opened by a reason alone: only where they named the child themself', async () => {
    const lacey = await sendForm(house, people().priya, `${child(family.lacey)}/opening`, { why: 'I would like to know' })
    expect(lacey.statusCode).toBe(404)
    for (const who of ['tom', 'dale', 'daniel'] as const)
      expect((await sendForm(house, people()[who], `${child()}/opening`, { why: 'x' })).statusCode, who).toBe(403)
    expect(await house.owner.selectFrom('recordOpening').selectAll().execute()).toEqual([])
  })

  test('opens with the reason, to them alone and to this child alone', async () => {
    const sent = await sendForm(house, people().priya, `${child()}/opening`, { why: 'To see who lives there before I ring' })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, child()])
    expect([await open('priya'), await open('priya', family.lacey)]).toEqual([true, false])
    expect((await openPage(house, people().priya, child())).body).toContain('Alder Row')
  })

  test('stands on the list of a manager, who says that they looked; nobody reviews their own', async () => {
    expect((await openPage(house, people().priya, '/openings')).statusCode).toBe(403)
    expect((await openPage(house, people().ruth, '/')).body).toContain('One record opened with a reason')
    const list = await openPage(house, people().ruth, '/openings')
    for (const words of ['Kayden Marsh', 'To see who lives there before I ring', 'Priya Raman', 'which is open'])
      expect(list.body).toContain(words)
    const { id } = await house.owner.selectFrom('recordOpening').select('id').executeTakeFirstOrThrow()
    const own = house.owner.updateTable('recordOpening').set({ reviewedBy: people().priya.workerId }).execute()
    await expect(own).rejects.toMatchObject({ code: '23514' })
    expect((await sendForm(house, people().priya, `/openings/${id}/review`, {})).statusCode).toBe(403)
    expect((await sendForm(house, people().ruth, `/openings/${id}/review`, {})).statusCode).toBe(303)
    expect((await openPage(house, people().ruth, '/openings')).body).toContain('Everything was looked at')
    expect((await openPage(house, people().ruth, '/')).body).not.toContain('opened with a reason')
    expect(await open('priya'), 'looked at is not ended').toBe(true)
  })

  test('opened by several contacts at once stands once, says who, whose, when and why, and one answer settles all', async () => {
    const { priya, ruth } = people()
    const { id: nell } = await house.as(people().colin, 'record a contact', (work) =>
      recordPerson(work, { kind: 'child', givenName: 'Nell', familyName: 'Quarrie', bornOn: '2015-02-09' }),
    )
    const named: string[] = []
    for (const worry of ['Hungry', 'Cold', 'Late'])
      named.push(
        await house.as(priya, 'record a contact', (work) =>
          recordContact(work, {
            kind: 'support',
            sourceCode: '2A',
            agencyId: house.town.agencies.school,
            bringer: { name: 'Helen Whitlock', anonymous: false },
            children: [nell!],
            receivedAt: house.clock.now,
            danger: 'no',
            familyKnows: 'yes',
            words: { worry },
          }),
        ),
      )
    const shut = await openPage(house, priya, child(nell!))
    expect(shut.body).not.toContain('You opened this record')
    expect(shut.body).not.toContain('nobody else did')
    await sendForm(house, priya, `${child(nell!)}/opening`, { why: 'To ring her school' })
    expect((await openPage(house, priya, child(nell!))).body).toContain('You opened this record')
    expect((await openPage(house, ruth, '/')).body).toContain('One record opened with a reason')
    const { body } = await openPage(house, ruth, '/openings')
    expect(body.match(/To ring her school/g)).toHaveLength(1)
    expect(body).toContain('Priya Raman opened this record on 24 November 2026 at 09:20')
    const openings = await house.owner
      .selectFrom('recordOpening')
      .select(['id', 'contactId'])
      .where('personId', '=', nell!)
      .execute()
    expect(openings.map(({ contactId }) => contactId).sort()).toEqual(named.sort())
    expect((await sendForm(house, ruth, `/openings/${openings[1]!.id}/review`, {})).statusCode).toBe(303)
    expect((await openPage(house, ruth, '/openings')).body).toContain('Everything was looked at')
    const events = house.owner.selectFrom('event').select('contactId').where('act', '=', 'opening reviewed')
    expect((await events.where('personId', '=', nell!).execute()).map(({ contactId }) => contactId).sort()).toEqual(named)
    await house.owner.deleteFrom('waiting').where('contactId', 'in', named).execute()
  })

  test('closes to them with the contact', async () => {
    await decide(house, contact, 'information-and-advice', [], 1)
    await house.as(people().priya, 'decide contacts', (work) =>
      answerContact(work, contact, {
        way: 'phone',
        toWhom: 'Helen Whitlock',
        toldAt: house.clock.now,
        words: 'We rang the mother',
      }),
    )
    expect(await house.owner.selectFrom('waiting').select('contactId').execute()).toEqual([])
    expect([await open('priya'), await open('colin')]).toEqual([false, false])
    expect((await openPage(house, people().priya, `${child()}/household`)).statusCode).toBe(404)
  })

  test('is not opened by deciding that contact: giving the child to a team is no reason', async () => {
    const { priya } = people()
    const { id } = await house.as(people().colin, 'record a contact', (work) =>
      recordPerson(work, { kind: 'child', givenName: 'Orson', familyName: 'Quarrie', bornOn: '2015-02-09' }),
    )
    const other = await house.as(priya, 'record a contact', (work) =>
      recordContact(work, {
        kind: 'support',
        sourceCode: '2A',
        agencyId: house.town.agencies.school,
        bringer: { name: 'Helen Whitlock', anonymous: false },
        children: [id!],
        receivedAt: house.clock.now,
        danger: 'no',
        familyKnows: 'yes',
        words: { worry: 'Tired at school' },
      }),
    )
    expect(await open('priya', id!)).toBe(false)
    await house.owner
      .insertInto('allocation')
      .values({
        authorityId: house.town.authorityId,
        id: newId(),
        personId: id!,
        teamId: house.town.teams.newportHelp,
        allocatedBy: priya.workerId,
        why: 'early help',
        validFrom: '2026-11-24',
        recordedAt: house.clock.now,
        localityId: house.town.places.newport,
        agencyId: house.town.agencies.council,
      })
      .execute()
    expect(await open('priya', id!)).toBe(false)
    await sendForm(house, priya, `${child(id!)}/opening`, { why: 'To ring the school' })
    expect(await open('priya', id!)).toBe(true)
    await house.owner.deleteFrom('waiting').where('contactId', '=', other).execute()
  })

  test('opens without a reason when somebody else names them as well', async () => {
    await bring(house, [family.kayden])
    expect(await open('priya')).toBe(true)
  })

  test('a contact moved to a child by hand opens that child no more than a new one', async () => {
    const other = await bring(house, [family.danielle])
    await house.as(people().priya, 'decide contacts', (work) =>
      moveChild(work, other, { from: family.danielle, to: family.lacey, why: 'The wrong child' }),
    )
    expect(await open('priya', family.lacey)).toBe(false)
  })

  test('is closed to whoever named them under another membership too, asks them why, and they do not review it', async () => {
    const { ruth } = people()
    const helen = await alsoAs(house, ruth, house.town.agencies.school, 'front-door-manager')
    const { id: orla } = await house.as(people().colin, 'record a contact', (work) =>
      recordPerson(work, { kind: 'child', givenName: 'Orla', familyName: 'Quarrie', bornOn: '2015-02-09' }),
    )
    await house.as(ruth, 'record a contact', (work) =>
      recordContact(work, {
        kind: 'support',
        sourceCode: '2A',
        agencyId: house.town.agencies.school,
        bringer: { name: 'Helen Whitlock', anonymous: false },
        children: [orla!],
        receivedAt: house.clock.now,
        danger: 'no',
        familyKnows: 'yes',
        words: { worry: 'Tired at school' },
      }),
    )
    const isOpen = (who: typeof ruth) => house.as(who, 'decide contacts', (work) => mayOpenRecord(work, orla!))
    expect([await isOpen(helen), await open('colin', orla!)]).toEqual([false, true])
    expect((await openPage(house, helen, child(orla!))).body).toContain('Why do you open this record?')
    await sendForm(house, helen, `${child(orla!)}/opening`, { why: 'To ring' })
    expect(await isOpen(helen)).toBe(true)
    const { id } = await house.owner
      .selectFrom('recordOpening')
      .select('id')
      .where('workerId', '=', helen.workerId)
      .executeTakeFirstOrThrow()
    expect((await openPage(house, ruth, '/openings')).body).toContain('You opened this one, so another manager')
    expect((await sendForm(house, ruth, `/openings/${id}/review`, {})).statusCode).toBe(404)
  })

  test('stands on the list once, however often the contact closed, and as open while it waits again', async () => {
    const { priya, ruth } = people()
    const other = await house.as(priya, 'record a contact', (work) =>
      recordContact(work, {
        kind: 'support',
        sourceCode: '2A',
        agencyId: house.town.agencies.school,
        bringer: { name: 'Helen Whitlock', anonymous: false },
        children: [family.lacey],
        receivedAt: house.clock.now,
        danger: 'no',
        familyKnows: 'yes',
        words: { worry: 'Hungry again' },
      }),
    )
    const { reference } = await house.owner
      .selectFrom('contact')
      .select('reference')
      .where('id', '=', other)
      .executeTakeFirstOrThrow()
    await sendForm(house, priya, `${child(family.lacey)}/opening`, { why: 'Her brother is known' })
    const lines = async () => {
      const { body } = await openPage(house, ruth, '/openings')
      return [...body.matchAll(new RegExp(`${reference}</a>, (which is \\w+)`, 'g'))].map(([, words]) => words)
    }
    const close = async (version: number) => {
      house.clock.now = new Date(house.clock.now.getTime() + 60_000)
      const decision = { outcome: 'information-and-advice', clause: '1.1', reason: 'Advice' }
      const sent = await sendForm(house, priya, `/contacts/${reference}/decision`, decision, { version })
      expect(sent.statusCode).toBe(303)
      await house.as(priya, 'decide contacts', (work) =>
        answerContact(work, other, { way: 'phone', toWhom: 'Helen', toldAt: house.clock.now, words: 'Rang' }),
      )
    }
    expect(await lines()).toEqual(['which is open'])
    await close(0)
    expect(await lines()).toEqual(['which is closed'])
    await sendForm(house, priya, `/contacts/${reference}/disagreements`, { who: 'other', name: 'Her mother', words: 'No' })
    const { id } = await house.owner
      .selectFrom('disagreement')
      .select('id')
      .where('contactId', '=', other)
      .executeTakeFirstOrThrow()
    const changes = { outcome: 'changes', words: 'We look again' }
    const settled = await sendForm(house, ruth, `/contacts/${reference}/disagreements/${id}`, changes, { version: 1 })
    expect(settled.statusCode).toBe(303)
    expect(await lines()).toEqual(['which is open'])
    await close(1)
    expect(await house.owner.selectFrom('closure').select('closedAt').where('contactId', '=', other).execute()).toHaveLength(2)
    expect(await lines()).toEqual(['which is closed'])
  })
})
