import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Purpose } from '../../src/access/index.ts'
import { scopeFor } from '../../src/access/permissions.ts'
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
  const give = (by: Actor, personId: string, to: { worker?: string; team?: string } = { worker: by.workerId }) => {
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
