import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Purpose } from '../../src/access/index.ts'
import { scopeFor } from '../../src/access/permission-table.ts'
import { permissions } from '../../src/access/permissions.ts'
import { rolesOfAPlace } from '../../src/agencies/actions.ts'
import { newId } from '../../src/database/ids.ts'
import { needsSecondPerson } from '../../src/front-door/decision.ts'
import { recordContact } from '../../src/front-door/record-contact.ts'
import { allocate, endAllocation } from '../../src/people/allocating.ts'
import { contactKinds } from '../../src/rulebook/code-sets.ts'
import { outcomes } from '../../src/rulebook/index.ts'
import { beginThresholdVersion } from '../../src/threshold/actions.ts'
import { proposeThreshold, publishThreshold, takeBackThreshold } from '../../src/threshold/publishing.ts'
import { alsoAs } from '../also.ts'
import { useHouse } from '../house.ts'

// Past every page: statements as the app's role, with the scope of whoever is named.
const house = useHouse()
const people = () => house.town.people
const undone = new Error('undone')
let kit: string
let shut: string
let concern: string
let wenAtRuths: Actor

/** What the database says to these statements, one after the other; nothing of them stays. */
async function tries(who: Actor, ...statements: string[]): Promise<string> {
  const purpose: Purpose = who.role === 'administrator' ? 'look after the system' : 'decide contacts'
  const said = await house
    .as(who, purpose, async ({ db }) => {
      for (const each of statements) await sql.raw(each).execute(db)
      throw undone
    })
    .catch((error: Error & { code?: string }) => error)
  return said === undone
    ? 'written'
    : ['42501', '23514'].includes((said as { code?: string }).code ?? '')
      ? 'refused'
      : String((said as Error).message)
}

async function child(givenName: string) {
  const { authorityId, places, agencies } = house.town
  const id = newId()
  const scope = { authorityId, localityId: places.newport, agencyId: agencies.council }
  const person = { ...scope, id, identityId: id, kind: 'child', givenName, familyName: 'Vale', searchKey: 'x' }
  await house.owner
    .insertInto('person')
    .values({ ...person, recordedAt: house.clock.now })
    .execute()
  return id
}

const brings = (kind: string, children: string[], danger: 'no' | 'now' = 'no', who: Actor = people().tom) =>
  house.as(who, 'record a contact', (work) =>
    recordContact(work, {
      kind,
      sourceCode: '2A',
      agencyId: house.town.agencies.school,
      bringer: { name: 'Daniel Osei', role: 'Teacher', phone: '', anonymous: false },
      children,
      receivedAt: house.clock.now,
      danger,
      familyKnows: 'yes',
      words: { worry: 'Hungry at school' },
    } as Parameters<typeof recordContact>[1]),
  )

beforeAll(async () => {
  kit = await child('Kit')
  shut = await child('Robin')
  concern = await brings('protection', [kit])
  wenAtRuths = await alsoAs(house, people().ruth, house.town.agencies.health, 'administrator')
})

describe('a version of the threshold is published by two', () => {
  const first = "update threshold_document set valid_from = '2026-12-01'"
  const publish = (who: Actor) => `${first}, published_by = '${who.workerId}' where version = 2`
  const ask = (who: Actor, from = '2026-12-01') =>
    `update threshold_document set proposed_from = '${from}', proposed_by = '${who.workerId}', proposed_at = '2026-11-24' where version = 2`

  test('never by one, in whatever order it is written', async () => {
    const { ruth, wen } = people()
    const { authorityId, threshold } = house.town
    await house.as(ruth, 'decide contacts', beginThresholdVersion)
    expect(await tries(ruth, `${first} where version = 2`)).toBe('refused')
    expect(await tries(ruth, publish(ruth)), 'unasked').toBe('refused')
    expect(await tries(ruth, ask(ruth), publish(ruth)), 'by whoever asked').toBe('refused')
    expect(await tries(ruth, ask(ruth), publish(wen)), 'in another’s name').toBe('refused')
    expect(await tries(ruth, ask(wen)), 'asked in another’s name').toBe('refused')
    const whole = `insert into threshold_document (authority_id, id, version, title, made_at, valid_from) values ('${authorityId}', '${newId()}', 3, 'x', '2026-11-24', '2026-12-01')`
    expect(await tries(ruth, whole), 'all at once').toBe('refused')
    expect(await tries(ruth, `update threshold_document set valid_from = '2026-12-01' where id = '${threshold}'`)).toContain(
      'does not change',
    )
  })

  test('the second says yes to the first one’s day and words, and is another person', async () => {
    const { ruth, wen } = people()
    await house.as(ruth, 'decide contacts', (work) => proposeThreshold(work, 2, '2026-12-01'))
    expect(await tries(wenAtRuths, publish(wenAtRuths)), 'their other account').toBe('refused')
    const sooner = `update threshold_document set proposed_from = '2026-11-24' where version = 2`
    expect(await tries(wen, sooner)).toBe('refused')
    expect(await tries(wen, publish(wen).replace('12-01', '11-25'))).toBe('refused')
    const words = `update threshold_clause set words = 'x' where number = '3.4'`
    expect(await tries(ruth, `${words} and document_id <> '${house.town.threshold}'`)).toContain('does not change')
    await house.as(ruth, 'decide contacts', (work) => takeBackThreshold(work, 2))
    await house.as(ruth, 'decide contacts', (work) => proposeThreshold(work, 2, '2026-12-01'))
    expect(await tries(wen, publish(wen))).toBe('written')
    const done = await house.as(wen, 'look after the system', (work) => publishThreshold(work, 2))
    expect(done).toEqual({ saved: true })
  })
})

test('a contact is not taken from the queue by whoever may see it there, nor closed before its decision stands', async () => {
  const { priya, ruth, jas, tom } = people()
  const { authorityId, agencies, places } = house.town
  const contactId = await brings('protection', [kit])
  await house.owner.updateTable('waiting').set({ agencyId: agencies.police }).where('contactId', '=', contactId).execute()
  const away = `delete from waiting where contact_id = '${contactId}'`
  for (const who of [jas, priya, ruth]) expect(await tries(who, away), who.name).toBe('refused')
  expect(await tries(tom, away), 'it is not there for him').toBe('written')
  const close = `insert into closure (authority_id, contact_id, closed_at, closed_by, locality_id, agency_id)
    values ('${authorityId}', '${contactId}', access.now(), '${priya.workerId}', '${places.newport}', '${agencies.school}')`
  expect(await tries(priya, close, away), 'undecided').toBe('refused')
  const decide = (outcome: string, confirmed: boolean) => `
    insert into decision (authority_id, id, contact_id, version, outcome, level, decided_at, decided_by, confirmed_at, confirmed_by, locality_id, agency_id)
    values ('${authorityId}', '${newId()}', '${contactId}', 1, '${outcome}', 2, access.now(), '${priya.workerId}',
      ${confirmed ? `access.now(), '${priya.workerId}'` : 'null, null'}, '${places.newport}', '${agencies.school}')`
  expect(await tries(priya, decide('no-further-action', false), close, away), 'unconfirmed').toBe('refused')
  expect(await tries(priya, decide('information-and-advice', true), close, away)).toBe('written')
})

describe('a second person behind a decision', () => {
  let id: string
  const decision = (by: Actor, more: Record<string, string | null> = {}, contact = concern) => {
    const { authorityId, places, agencies } = house.town
    const row: Record<string, string | null> = {
      ...{ authority_id: authorityId, id: newId(), contact_id: contact, version: '1', outcome: 'no-further-action', level: '1' },
      ...{ decided_at: '2026-11-24T09:20Z', decided_by: by.workerId, locality_id: places.newport, agency_id: agencies.council },
      ...more,
    }
    const values = Object.values(row).map((each) => (each === null ? 'null' : `'${each}'`))
    id = row.id!
    return `insert into decision (${Object.keys(row).join(', ')}) values (${values.join(', ')})`
  }
  const confirmed = (by: Actor) => ({ confirmed_at: '2026-11-24T09:20Z', confirmed_by: by.workerId })
  const confirm = (by: Actor) =>
    `update decision set confirmed_at = '2026-11-24T09:20Z', confirmed_by = '${by.workerId}' where id = '${id}'`

  test('is not written by whoever decides', async () => {
    const { priya, ruth, service } = people()
    for (const who of [priya, ruth, service]) {
      expect(await tries(who, decision(who)), who.name).toBe('written')
      expect(await tries(who, decision(who, confirmed(who))), who.name).toBe('refused')
      expect(await tries(who, decision(who, confirmed(people().colin))), who.name).toBe('refused')
      expect(await tries(who, decision(who), confirm(who)), who.name).toBe('refused')
      expect(await tries(who, decision(people().colin)), 'in another’s name').toBe('refused')
      expect(await tries(who, decision(who, { decided_by: null })), 'in nobody’s').toBe('refused')
      expect(await tries(who, decision(who, { imported: 'true', decided_by: null })), 'as if from a file').toBe('refused')
    }
  })

  test('is wanted where danger was ever said, and nowhere that the rule book does not', async () => {
    const { priya } = people()
    const danger = await brings('support', [kit], 'now')
    const calm = await brings('support', [kit])
    const advice = { outcome: 'information-and-advice', ...confirmed(priya) }
    expect(await tries(priya, decision(priya, advice, danger))).toBe('refused')
    expect(await tries(priya, decision(priya, { ...advice, level: '2' }, danger))).toBe('written')
    expect(await tries(priya, decision(priya, advice, calm))).toBe('written')
    expect(await tries(priya, decision(priya, { ...advice, confirmed_by: people().ruth.workerId }, calm))).toBe('refused')
  })

  test('is wanted by a change that ends a referral, and not by one that goes on with it', async () => {
    const { priya } = people()
    const calm = await brings('support', [kit])
    const { authorityId, places, agencies } = house.town
    const forward = { outcome: 'referral-to-assessment', level: '4', ...confirmed(priya), taken_forward: `{${kit}}` }
    const first = decision(priya, forward, calm)
    const referral = `insert into referral (authority_id, id, reference, contact_id, person_id, family_number, step, source_code, received_at, recorded_at, recorded_by, locality_id, agency_id)
      values ('${authorityId}', '${newId()}', 'R-XYZ-12', '${calm}', '${kit}', 'F1', 'assessment', '2A', '2026-11-24T09:20Z', '2026-11-24T09:20Z', '${priya.workerId}', '${places.newport}', '${agencies.council}')`
    const again = (more: Record<string, string>) => decision(priya, { ...forward, version: '2', ...more }, calm)
    expect(await tries(priya, first, referral, again({}))).toBe('written')
    expect(await tries(priya, first, referral, again({ taken_forward: '{}' }))).toBe('refused')
    expect(
      await tries(priya, first, referral, again({ outcome: 'information-and-advice', level: '2', taken_forward: '{}' })),
    ).toBe('refused')
    expect(await tries(priya, first, again({ taken_forward: '{}' })), 'where no referral is open').toBe('written')
  })

  test('confirms in their own name, once, and is not the first under another membership', async () => {
    const { priya, ruth, colin } = people()
    const add = decision(priya)
    await house.as(priya, 'decide contacts', ({ db }) => sql.raw(add).execute(db))
    expect(await tries(colin, confirm(colin)), 'without the permission').toBe('refused')
    const manager = await alsoAs(house, priya, house.town.agencies.health, 'front-door-manager')
    expect(await tries(manager, confirm(manager)), 'herself').toBe('refused')
    expect(await tries(ruth, confirm(colin)), 'in another’s name').toBe('refused')
    expect(await tries(ruth, confirm(ruth))).toBe('written')
    expect(await tries(ruth, confirm(ruth), confirm(ruth).replace('09:20', '09:21')), 'twice').toBe('refused')
    const back = `update decision set confirmed_at = null, confirmed_by = null where id = '${id}'`
    expect(await tries(ruth, confirm(ruth), back), 'taken back').toBe('refused')
  })

  test('the database wants one for the same decisions as the rule book', async () => {
    const kinds = contactKinds.codes.map(({ code }) => code)
    const { rows } = await sql<{ outcome: string; kind: string; level: number; danger: boolean; wants: boolean }>`
      select outcome, kind, level, danger, scope.wants_second_person(outcome, kind, level, danger) as wants
      from unnest(${outcomes.map(({ id }) => id)}::text[]) outcome, unnest(${kinds}::text[]) kind,
        generate_series(1, 4) level, unnest('{true,false}'::boolean[]) danger`.execute(house.owner)
    expect(rows).toHaveLength(outcomes.length * kinds.length * 8)
    expect(rows.some(({ wants }) => wants)).toBe(true)
    for (const { outcome, kind, level, danger, wants } of rows)
      expect(wants, `${outcome} ${kind} ${level} ${danger}`).toBe(
        needsSecondPerson(outcome as Parameters<typeof needsSecondPerson>[0], {
          kind,
          level,
          dangerSaid: danger,
          endsReferral: false,
        }),
      )
  })
})

describe('a child is given', () => {
  const give = (by: Actor, personId: string, to: { worker?: string; team?: string } = { worker: people().tom.workerId }) => {
    const { authorityId, places, agencies } = house.town
    const nullable = (id?: string) => (id ? `'${id}'` : 'null')
    return `insert into allocation (authority_id, id, person_id, worker_id, team_id, allocated_by, why, valid_from, recorded_at, recorded_by, locality_id, agency_id)
      values ('${authorityId}', '${newId()}', '${personId}', ${nullable(to.worker)}, ${nullable(to.team)}, '${by.workerId}', 'assessment', '2026-11-24',
        '2026-11-24T09:20Z', '${by.workerId}', '${places.newport}', '${agencies.council}')`
  }

  test('by whoever has the record open, or may give any child, and in their own name', async () => {
    const { priya, ruth, amina, colin } = people()
    expect(await tries(priya, give(priya, shut)), 'a shut record').toBe('refused')
    expect(await tries(priya, give(priya, shut, { team: house.town.teams.assessment })), 'to a team').toBe('refused')
    expect(await tries(priya, give(priya, kit, { worker: amina.workerId })), 'of an open contact').toBe('written')
    expect(await tries(priya, give(colin, kit)), 'in another’s name').toBe('refused')
    expect(await tries(ruth, give(ruth, shut, { worker: amina.workerId }))).toBe('written')
    expect(await tries(amina, give(amina, kit))).toBe('refused')
  })

  test('never to oneself, under any membership, and only to whom or what works with children', async () => {
    const { priya, ruth, amina, dale, jas, howard, ines, wen, colin } = people()
    const { agencies, teams, authorityId } = house.town
    const elected = newId()
    await house.owner
      .insertInto('team')
      .values({ authorityId, id: elected, agencyId: agencies.council, name: 'Elected members', kind: 'other' })
      .execute()
    for (const who of [priya, ruth]) {
      const elsewhere = await alsoAs(house, who, agencies.health, 'social-worker')
      expect(await tries(who, give(who, kit, { worker: who.workerId })), who.name).toBe('refused')
      expect(await tries(who, give(who, kit, { worker: elsewhere.workerId })), `${who.name}, elsewhere`).toBe('refused')
      for (const to of [amina, dale, jas])
        expect(await tries(who, give(who, kit, { worker: to.workerId })), to.name).toBe('written')
      for (const to of [howard, ines, wen, colin])
        expect(await tries(who, give(who, kit, { worker: to.workerId })), to.name).toBe('refused')
      expect(await tries(who, give(who, kit, { team: teams.assessment }))).toBe('written')
      expect(await tries(who, give(who, kit, { team: elected }))).toBe('refused')
      const done = house.as(who, 'decide contacts', (work) =>
        allocate(work, kit, { workerId: elsewhere.workerId, why: 'assessment' }),
      )
      expect(await done, 'the act says why').toMatchObject({
        problems: [{ field: 'worker', message: expect.stringContaining('yourself') }],
      })
    }
    const { rows } = await sql<{ roles: string[] }>`select access.roles_given_children() as roles`.execute(house.owner)
    expect(rows[0]!.roles.toSorted(), 'the permission table says the same').toEqual(
      permissions
        .filter(({ action }) => action === 'be given children')
        .map(({ role }) => role)
        .toSorted(),
    )
  })

  test('until whoever could give them ends it, and by no row that only corrects another', async () => {
    const { ruth, priya, colin, amina, tom } = people()
    const given = async (who: string) =>
      (await house.as(ruth, 'work with a child', (work) =>
        allocate(work, who, { workerId: amina.workerId, why: 'assessment' }),
      )) as { id: string }
    const [ofShut, ofKit] = [await given(shut), await given(kit)]
    const end = (...ids: string[]) =>
      `update allocation set valid_to = '2026-11-23' where id in (${ids.map((id) => `'${id}'`).join(', ')})`
    for (const who of [priya, colin]) {
      expect(await tries(who, end(ofShut.id)), who.name).toBe('refused')
      expect(await tries(who, end(ofKit.id, ofShut.id)), 'several at once').toBe('refused')
      expect(await tries(who, end(ofKit.id)), 'of an open contact').toBe('written')
    }
    expect(await tries(tom, end(ofKit.id))).toBe('refused')
    expect(await tries(ruth, end(ofKit.id, ofShut.id))).toBe('written')
    const instead = give(ruth, shut)
      .replace('(authority_id,', '(corrects, authority_id,')
      .replace('values (', `values ('${ofShut.id}', `)
    expect(await tries(ruth, instead)).toBe('refused')
    await house.owner.deleteFrom('allocation').where('id', 'in', [ofShut.id, ofKit.id]).execute()
  })

  test('to nobody by name, by whoever named them and has not said why, but to a team when they decide', async () => {
    const { priya } = people()
    const contact = await brings('support', [shut], 'no', priya)
    expect(await tries(priya, give(priya, shut))).toBe('refused')
    const { authorityId, places, agencies } = house.town
    const scope = `'${authorityId}', '${newId()}', '${contact}'`
    const decide = `insert into decision (authority_id, id, contact_id, version, outcome, level, decided_at, decided_by, locality_id, agency_id)
      values (${scope}, 1, 'early-help-offered', 2, '2026-11-24T09:20Z', '${priya.workerId}', '${places.newport}', '${agencies.council}')`
    const offer = `insert into early_help_offer (authority_id, id, contact_id, person_id, offered_in, offered_at, locality_id, agency_id)
      values (${scope}, '${shut}', '${places.newport}', '2026-11-24T09:20Z', '${places.newport}', '${agencies.council}')`
    expect(await tries(priya, decide, offer, give(priya, shut, { team: house.town.teams.newportHelp }))).toBe('written')
    expect(await tries(priya, decide, offer, give(priya, shut))).toBe('refused')
  })

  test('and what ended is not lengthened, nor given to somebody else', async () => {
    const { ruth, amina, priya } = people()
    const to = { workerId: amina.workerId, why: 'assessment' } as const
    const given = await house.as(ruth, 'work with a child', (work) => allocate(work, shut, to))
    const id = (given as { id: string }).id
    await house.as(ruth, 'work with a child', (work) => endAllocation(work, shut, id))
    const set = (what: string) => `update allocation set ${what} where id = '${id}'`
    expect(await tries(ruth, set(`worker_id = '${priya.workerId}'`))).toBe('refused')
    for (const what of ['valid_to = null', "valid_to = '2026-12-24'"]) expect(await tries(ruth, set(what)), what).toBe('refused')
    house.clock.now = new Date('2026-11-26T09:20:00Z')
    const again = house.as(ruth, 'work with a child', (work) => endAllocation(work, shut, id))
    await expect(again, 'ended before').rejects.toMatchObject({ code: 'not-found' })
    house.clock.now = new Date('2026-11-24T09:20:00Z')
  })

  test('naming a child is said by whoever names them: to all others it opens the record', async () => {
    const { priya, colin } = people()
    const { authorityId, places, agencies } = house.town
    const third = await child('Wynn')
    const name = (
      by: string,
    ) => `insert into contact_child (authority_id, id, contact_id, person_id, added_at, added_by, locality_id, agency_id)
      values ('${authorityId}', '${newId()}', '${concern}', '${third}', '2026-11-24T09:20Z', ${by}, '${places.newport}', '${agencies.council}')`
    expect(await tries(priya, name(`'${colin.workerId}'`))).toBe('refused')
    expect(await tries(priya, name('null'))).toBe('refused')
    expect(await tries(priya, name(`'${priya.workerId}'`))).toBe('written')
  })

  test('nobody names a child whom they do not find: what is restricted would stand where anybody reads it', async () => {
    const { priya, ruth, daniel, dale } = people()
    const { authorityId, places, agencies } = house.town
    const hidden = await child('Ira')
    const name = (
      by: Actor,
    ) => `insert into contact_child (authority_id, id, contact_id, person_id, added_at, added_by, locality_id, agency_id)
      values ('${authorityId}', '${newId()}', '${concern}', '${hidden}', access.now(), '${by.workerId}', '${places.newport}', '${agencies.council}')`
    for (const who of [priya, ruth, dale]) expect(await tries(who, name(who)), who.name).toBe('written')
    expect(await tries(daniel, name(daniel)), 'known, and not of his school').toBe('refused')
    await house.owner
      .updateTable('person')
      .set({ restriction: 'restricted', ownRestriction: 'restricted' })
      .where('id', '=', hidden)
      .execute()
    for (const who of [priya, dale]) expect(await tries(who, name(who)), who.name).toBe('refused')
    expect(await tries(ruth, name(ruth))).toBe('written')
  })
})

/** A decision of this contact, made now. */
const decides = (
  by: Actor,
  contact: string,
  more: { outcome?: string; confirmed?: boolean; version?: number; id?: string } = {},
) => {
  const { authorityId, places, agencies } = house.town
  const { outcome = 'information-and-advice', confirmed = true, version = 1, id = newId() } = more
  return `insert into decision (authority_id, id, contact_id, version, outcome, level, decided_at, decided_by, confirmed_at, confirmed_by, locality_id, agency_id)
    values ('${authorityId}', '${id}', '${contact}', ${version}, '${outcome}', 2, access.now(), '${by.workerId}',
      ${confirmed ? `access.now(), '${by.workerId}'` : 'null, null'}, '${places.newport}', '${agencies.council}')`
}

describe('an answer', () => {
  const decided = (contact: string) => `update waiting set decided_at = access.now() where contact_id = '${contact}'`
  const where = () => `'${house.town.authorityId}', '${house.town.places.newport}', '${house.town.agencies.council}'`
  const answer = (by: Actor, contact: string, { words = 'x', id = newId() } = {}) =>
    `insert into answer (authority_id, locality_id, agency_id, id, contact_id, way, to_whom, words, answered_at, answered_by)
      values (${where()}, '${id}', '${contact}', 'written', 'Daniel', '${words}', access.now(), '${by.workerId}')`
  const hold = (by: Actor, contact: string, decision: string, id = newId()) =>
    `insert into held_answer (authority_id, locality_id, agency_id, id, contact_id, decision_id, way, to_whom, words, written_at, written_by)
      values (${where()}, '${id}', '${contact}', '${decision}', 'written', 'Daniel', 'x', access.now(), '${by.workerId}')`

  test('is given in one’s own name, when the newest decision stands', async () => {
    const { priya, colin } = people()
    const contact = await brings('support', [kit])
    expect(await tries(priya, answer(priya, contact)), 'undecided').toBe('refused')
    const stands = [decides(priya, contact), decided(contact)]
    expect(await tries(priya, ...stands, answer(priya, contact))).toBe('written')
    expect(await tries(priya, ...stands, answer(colin, contact)), 'in another’s name').toBe('refused')
    expect(await tries(priya, ...stands, answer(priya, contact).replace(`'${priya.workerId}'`, 'null')), 'in nobody’s').toBe(
      'refused',
    )
    const waits = decides(priya, contact, { outcome: 'no-further-action', confirmed: false, version: 2 })
    expect(await tries(priya, ...stands, waits, answer(priya, contact)), 'the newest waits').toBe('refused')
    const again = `update waiting set decided_at = null where contact_id = '${contact}'`
    expect(await tries(priya, ...stands, again, answer(priya, contact)), 'reopened').toBe('refused')
    const letter = (
      more = '',
      values = '',
    ) => `insert into outbox (authority_id, locality_id, agency_id, id, contact_id, answer_id, queued_at${more})
      select ${where()}, '${newId()}', contact_id, id, access.now()${values} from answer where contact_id = '${contact}'`
    const sent = (by: Actor) =>
      `update outbox set sent_at = access.now(), sent_by = '${by.workerId}' where contact_id = '${contact}'`
    const told = [...stands, answer(priya, contact), letter()]
    expect(await tries(priya, ...told, sent(priya))).toBe('written')
    expect(await tries(priya, ...told, sent(colin)), 'sent in another’s name').toBe('refused')
    expect(await tries(priya, ...told, sent(priya), sent(priya).replace('access.now()', "'2026-11-25'")), 'twice').toBe('refused')
    expect(await tries(priya, ...told.slice(0, 3), letter(', sent_at', ', access.now()')), 'sent unsaid').toBe('refused')
  })

  test('that was held is given as it was written, in its writer’s name, by whoever confirms the decision', async () => {
    const { priya, colin, ruth } = people()
    const [contact, other] = [await brings('protection', [kit]), await brings('protection', [kit])]
    const [first, held] = [newId(), newId()]
    const waits = [decides(priya, contact, { outcome: 'no-further-action', confirmed: false, id: first }), decided(contact)]
    expect(await tries(priya, ...waits, answer(priya, contact)), 'told before').toBe('refused')
    expect(await tries(priya, ...waits, hold(colin, contact, first)), 'in another’s name').toBe('refused')
    expect(await tries(priya, ...waits, hold(priya, other, first)), 'with another contact’s').toBe('refused')
    await house.as(priya, 'decide contacts', async ({ db }) => {
      for (const each of [...waits, hold(priya, contact, first, held)]) await sql.raw(each).execute(db)
    })
    const confirm = `update decision set confirmed_at = access.now(), confirmed_by = '${ruth.workerId}' where id = '${first}'`
    expect(await tries(ruth, answer(priya, contact, { id: held })), 'unconfirmed').toBe('refused')
    expect(await tries(ruth, confirm, answer(priya, contact, { id: held }))).toBe('written')
    expect(await tries(ruth, confirm, answer(priya, contact)), 'not the one that was held').toBe('refused')
    expect(await tries(ruth, confirm, answer(priya, contact, { id: held, words: 'y' })), 'in other words').toBe('refused')
    expect(await tries(ruth, confirm, answer(colin, contact, { id: held })), 'in another’s name').toBe('refused')
    await house.as(ruth, 'decide contacts', ({ db }) => sql.raw(confirm).execute(db))
    house.clock.now = new Date('2026-11-24T09:30:00Z')
    expect(await tries(colin, answer(priya, contact, { id: held })), 'later, by somebody else').toBe('refused')
    house.clock.now = new Date('2026-11-24T09:20:00Z')
  })
})

describe('what a decision began', () => {
  let [first, second, offered] = ['', '', '']
  const [referral, offer] = [newId(), newId()]
  beforeAll(async () => {
    const { authorityId, places, agencies } = house.town
    const about = { authorityId, personId: kit, localityId: places.newport, agencyId: agencies.council }
    ;[first, second, offered] = [
      await brings('protection', [kit]),
      await brings('protection', [kit]),
      await brings('support', [kit]),
    ]
    const at = house.clock.now
    const codes = { reference: 'R-held', familyNumber: 'R-held', step: 'assessment', sourceCode: '2A' }
    await house.owner
      .insertInto('referral')
      .values({ ...about, ...codes, id: referral, contactId: first, receivedAt: at, recordedAt: at })
      .execute()
    await house.owner
      .insertInto('referralLink')
      .values({ ...about, contactId: second, referralId: referral, linkedAt: at })
      .execute()
    await house.owner
      .insertInto('earlyHelpOffer')
      .values({ ...about, id: offer, contactId: offered, offeredIn: places.newport, offeredAt: at })
      .execute()
  })
  const close = () => `update referral set closed_at = access.now(), closed_why = 'decision changed' where id = '${referral}'`
  const end = () => `update early_help_offer set ended_at = access.now() where id = '${offer}'`

  test('ends by a decision of its contact that stands, in the same act: by no hand, and not several at once', async () => {
    const { priya, ruth } = people()
    for (const who of [priya, ruth]) {
      expect(await tries(who, end()), who.name).toBe('refused')
      expect(await tries(who, 'update early_help_offer set ended_at = access.now()'), 'all of them').toBe('refused')
      expect(
        await tries(who, decides(who, offered, { outcome: 'no-further-action', confirmed: false }), end()),
        'unconfirmed',
      ).toBe('refused')
      expect(await tries(who, decides(who, second), end()), 'of another contact').toBe('refused')
      expect(await tries(who, decides(who, offered), end())).toBe('written')
      expect(await tries(who, decides(who, offered), end(), end().replace('access.now()', 'null')), 'taken back').toBe('refused')
    }
  })

  test('goes on while another contact stands on it, and takes its steps by a decision', async () => {
    const { priya, ruth } = people()
    for (const who of [priya, ruth]) {
      expect(await tries(who, close()), who.name).toBe('refused')
      expect(await tries(who, 'update referral set closed_at = access.now()'), 'all of them').toBe('refused')
      expect(await tries(who, decides(who, first), close()), 'the other stands on it').toBe('refused')
      expect(await tries(who, decides(who, first), decides(who, second), close())).toBe('written')
      expect(await tries(who, `update referral set step = 'strategy discussion' where id = '${referral}'`)).toBe('refused')
      expect(await tries(who, `update referral set ethnicity = 'WBRI' where id = '${referral}'`), 'for the census').toBe(
        'written',
      )
    }
  })

  test('moves on in the name of whoever decides, in the same act', async () => {
    const { priya, colin } = people()
    const move = (
      by: Actor,
    ) => `select scope.move_referral('${house.town.authorityId}', '${referral}', '${second}', 'strategy discussion',
      '${newId()}', '${by.workerId}', access.now())`
    const goesOn = (by: Actor) => decides(by, second, { outcome: 'strategy-discussion' })
    expect(await tries(priya, move(priya)), 'no decision').toBe('refused')
    expect(await tries(priya, goesOn(priya), move(colin)), 'in another’s name').toBe('refused')
    expect(await tries(priya, goesOn(priya), move(priya))).toBe('written')
  })
})

describe('a post, which opens a place and the children of a team,', () => {
  const post = (more: { place?: string; team?: string | null; role?: string } = {}, id = newId()) => {
    const { authorityId, places, agencies } = house.town
    const { place = places.newport, team = null, role = 'practitioner' } = more
    return `insert into post (authority_id, id, agency_id, team_id, locality_id, title, role)
      values ('${authorityId}', '${id}', '${agencies.council}', ${team ? `'${team}'` : 'null'}, '${place}', 'Worker', '${role}')`
  }
  const hold = (by: Actor, who: Actor, postId: string, to = 'null') =>
    `insert into post_holding (authority_id, id, post_id, worker_id, valid_from, valid_to, recorded_at, recorded_by)
      values ('${house.town.authorityId}', '${newId()}', '${postId}', '${who.workerId}', '2026-11-24', ${to}, access.now(), '${by.workerId}')`
  const postOf = async (team: string) =>
    (await house.owner.selectFrom('post').select('id').where('teamId', '=', team).executeTakeFirstOrThrow()).id

  test('is given to nobody by themself, under no membership of theirs, nor for longer', async () => {
    const { dale, wen, tom } = people()
    const help = await postOf(house.town.teams.newportHelp)
    const daleAtHealth = await alsoAs(house, dale, house.town.agencies.health, 'social-worker')
    const wenAsWorker = await alsoAs(house, wen, house.town.agencies.council, 'social-worker')
    expect(await tries(dale, hold(dale, dale, help))).toBe('refused')
    expect(await tries(dale, hold(dale, daleAtHealth, help)), 'as whom he is elsewhere').toBe('refused')
    expect(await tries(wen, hold(wen, wen, help))).toBe('refused')
    expect(await tries(wen, hold(wen, wenAsWorker, help))).toBe('refused')
    expect(await tries(dale, hold(dale, tom, help))).toBe('written')
    expect(await tries(dale, hold(wen, tom, help)), 'in another’s name').toBe('refused')
    const theirs = `update post_holding set worker_id = '${dale.workerId}' where post_id = '${help}'`
    expect(await tries(dale, theirs), 'another’s').toBe('refused')
    const until = (day: string, version = 2) =>
      `update post_holding set valid_to = ${day}, version = ${version}, recorded_by = '${dale.workerId}' where worker_id = '${dale.workerId}'`
    expect(await tries(dale, until("'2026-12-01'"))).toBe('written')
    expect(await tries(dale, until("'2026-12-01'"), until("'2026-12-02'", 3))).toBe('refused')
    expect(await tries(dale, until("'2026-12-01'"), until('null', 3))).toBe('refused')
  })

  test('is made, and given, by a manager of the place in that place alone, as the pages say', async () => {
    const { dale, wen, jas } = people()
    const { places, teams } = house.town
    const away = { place: places.northOrmesby }
    for (const more of [
      away,
      { team: teams.assessment },
      ...['administrator', 'front-door-worker', 'analyst'].map((role) => ({ role })),
    ]) {
      expect(await tries(dale, post(more)), JSON.stringify(more)).toBe('refused')
      expect(await tries(wen, post(more)), JSON.stringify(more)).toBe('written')
    }
    const two = `${post({ team: teams.assessment })}, ${post({ team: teams.assessment }).split('values')[1]}`
    expect(await tries(dale, two), 'the one standing on the other').toBe('refused')
    const [here, there] = [newId(), newId()]
    expect(await tries(dale, post({ team: teams.newportHelp }, here), hold(dale, jas, here))).toBe('written')
    await house.as(wen, 'look after the system', ({ db }) => sql.raw(post(away, there)).execute(db))
    expect(await tries(dale, hold(dale, jas, there)), 'of another place').toBe('refused')
    expect(await tries(wen, hold(wen, jas, there))).toBe('written')
    expect(await tries(dale, hold(dale, jas, await postOf(teams.assessment))), 'of the whole authority').toBe('refused')
    for (const who of [dale, wen])
      expect(await tries(who, `update post set team_id = '${teams.assessment}' where team_id = '${teams.newportHelp}'`)).toBe(
        'refused',
      )
    const { rows } = await sql<{ roles: string[] }>`select access.roles_of_a_place() as roles`.execute(house.owner)
    expect(rows[0]!.roles, 'what the pages say').toEqual(rolesOfAPlace)
  })

  test('is not got by changing a team, an agency or a worker', async () => {
    const { dale, wen } = people()
    const kind = `update team set kind = 'assessment' where kind = 'early-help'`
    expect(await tries(dale, kind)).toBe('refused')
    expect(await tries(wen, kind)).toBe('written')
    expect(await tries(dale, `update agency set kind = 'council'`)).toBe('refused')
    for (const who of [dale, wen]) expect(await tries(who, `update worker set agency_id = agency_id`), who.name).toBe('refused')
  })
})

test('only who gives any child has the word for it, and only an import the one for what was decided elsewhere', () => {
  expect(scopeFor('front-door-manager', 'decide contacts').writes).toContain('any allocation')
  expect(scopeFor('front-door-worker', 'decide contacts').writes).not.toContain('any allocation')
  expect(scopeFor('front-door-manager', 'decide contacts').writes).not.toContain('imported')
  expect(scopeFor('service', 'import').writes).toContain('imported')
})

describe('a function that sees more answers those alone whose permission needs it', () => {
  const day = ['2026-01-01', '2026-12-31'].map((each) => `'${each}'::date`).join(', ')
  const everybody = () => Object.entries(people()) as [keyof ReturnType<typeof people>, Actor][]
  /** How many rows it answers, or that it refuses. */
  async function answers(who: Actor, purpose: Purpose, call: string): Promise<number | 'refused'> {
    try {
      const asked = sql<{ n: number }>`select count(*)::int as n from ${sql.raw(call)}`
      return (await house.as(who, purpose, async ({ db }) => await asked.execute(db))).rows[0]!.n
    } catch (error) {
      if ((error as { code?: string }).code === '42501') return 'refused'
      throw error
    }
  }

  beforeAll(async () => {
    const at = house.clock.now
    const { authorityId, places, agencies } = house.town
    const row = { authorityId, personId: kit, localityId: places.newport, agencyId: agencies.council, recordedAt: at }
    await house.owner
      .insertInto('personIdentifier')
      .values({ ...row, id: newId(), scheme: 'upn', value: 'A123', source: 'school' })
      .execute()
    await house.owner.updateTable('contact').set({ dueAt: at }).where('id', '=', concern).execute()
  })

  test.each([
    ['what stands on a record that a file can say', (): string => `imports.known(array['${kit}']::uuid[], '2026-11-24')`],
    ['who has a number', (): string => `imports.who_has('{A123}')`],
  ] as const)('%s: the import itself', async (_what, call) => {
    for (const [name, who] of everybody())
      for (const purpose of ['import', 'decide contacts'] as const)
        expect(await answers(who, purpose, call()), `${name} ${purpose}`).toBe(
          name === 'service' && purpose === 'import' ? 1 : 'refused',
        )
  })

  test('the stamp of place and restriction: whoever changes people or places, as it is today', async () => {
    const on = (name: string, when: string) => `scope.${name}('${house.town.authorityId}', array['${kit}']::uuid[], ${when}) t`
    const may: string[] = ['priya', 'colin', 'ruth', 'amina', 'tom', 'dale', 'sunita', 'wen', 'service']
    for (const [name, who] of everybody()) {
      expect(await answers(who, 'work with a child', on('stamp', 'access.today()')), name).toBe('refused')
      expect(await answers(who, 'work with a child', on('stamp_identities', "'2020-01-01'")), `${name}, another day`).toBe(
        'refused',
      )
      expect(await answers(who, 'work with a child', on('stamp_identities', 'access.today()')), name).toBe(
        may.includes(name) ? 1 : 'refused',
      )
    }
  })

  test('which referral is open, and whom nobody has: whoever decides or gives children, of those whom they find', async () => {
    const { authorityId } = house.town
    const open = `scope.open_referrals('${authorityId}', array['${kit}']::uuid[])`
    const nobody = `scope.children_nobody_has('${authorityId}', access.today()) where person_id = '${kit}'`
    const told = ['priya', 'colin', 'ruth']
    for (const [name, who] of everybody()) {
      if (name === 'service') continue
      for (const call of [open, nobody]) {
        expect(await answers(who, 'decide contacts', call), name).toBe(told.includes(name) ? 1 : 0)
        expect(await answers(who, 'import', call), `${name}, by an import`).toBe(['priya', 'colin'].includes(name) ? 1 : 0)
      }
    }
    const mark = (restriction: string) => house.owner.updateTable('person').set({ restriction }).where('id', '=', kit).execute()
    await mark('restricted')
    for (const call of [open, nobody])
      expect([
        await answers(people().priya, 'decide contacts', call),
        await answers(people().ruth, 'decide contacts', call),
      ]).toEqual([0, 1])
    await mark('none')
  })

  test('how many contacts wait: whoever works the queue, of themself, and of what they see', async () => {
    await house.owner.updateTable('waiting').set({ restriction: 'restricted' }).where('contactId', '=', concern).execute()
    const count = async (who: Actor, of: Actor, marks: string) => {
      const asked = sql<{
        n: number
      }>`select access.waiting_count(${of.membershipId}::uuid, ${marks}::text[], access.today()) as n`
      return (await house.as(who, 'see how it goes', async ({ db }) => await asked.execute(db))).rows[0]!.n
    }
    const { priya, ruth } = people()
    for (const [name, who] of everybody()) {
      const works = ['priya', 'colin', 'ruth'].includes(name)
      const own = await count(who, who, '{none,restricted}')
      expect(own > 0, name).toBe(works)
      if (name !== 'ruth') expect(await count(who, ruth, '{none,restricted}'), `${name} as Ruth`).toBe(0)
    }
    expect(await count(ruth, ruth, '{none,restricted}')).toBe((await count(priya, priya, '{none,restricted}')) + 1)
    await house.owner.updateTable('waiting').set({ restriction: 'none' }).where('contactId', '=', concern).execute()
  })

  test('what was written between two moments: whoever parts records', async () => {
    const call = `people.written_between(array['${kit}']::uuid[], '2026-11-01', '2026-12-01')`
    for (const [name, who] of everybody()) {
      const said = await answers(who, 'work with a child', call)
      if (name === 'ruth') expect(said).toBeGreaterThan(0)
      else expect(said, name).toBe('refused')
    }
  })

  test('who lives in an area: whoever changes places', async () => {
    for (const [name, who] of everybody()) {
      const call = `unnest(scope.people_in('${house.town.authorityId}', null, null, 10))`
      const said = await answers(who, 'run a place', call)
      if (['wen', 'service'].includes(name)) expect(said, name).toBeGreaterThan(0)
      else expect(said, name).toBe('refused')
    }
  })

  test.each([
    [`scope.on_time(${day}, '2026-11-30')`, true],
    [`scope.monthly_contacts('2026-01-01', '2026-11-30')`, true],
    [`scope.waiting_by_place('2026-11-30')`, true],
    [`scope.contacts_by_ward(${day})`, false],
  ] as const)('%s: whoever is told the figures of every place', async (call, published) => {
    const told: (keyof ReturnType<typeof people>)[] = ['priya', 'colin', 'ruth', 'ines', 'howard']
    if (published) told.push('amina', 'tom', 'dale', 'sunita')
    for (const [name, who] of everybody()) {
      const said = await answers(who, 'see how it goes', call)
      if (told.includes(name)) expect(said, name).toBeGreaterThan(0)
      else expect(said, name).toBe(0)
    }
    expect(await answers(people().ruth, 'keep words', call), 'who only keeps words').toBe(0)
  })
})
