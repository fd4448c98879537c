import { sql } from 'kysely'
import { newId } from '../../src/database/ids.ts'
import type { Db } from '../../src/database/pool.ts'
import type { DB } from '../../src/database/schema.gen.ts'
import type { Town } from '../town.ts'
import { arrangeActors, type Ground } from './actors.ts'
import { type Chance, chance } from './chance.ts'
import type { RowFact, World } from './facts.ts'
import { layFromCatalogue } from './from-catalogue.ts'

const day = '2026-11-24'
const at = new Date('2026-11-20T10:00:00Z')
const wards = { newport: 'E05009999', northOrmesby: 'E05009998', rest: 'E05009997' } as const

/** Collects rows by table and their facts; written in one statement for each table. */
class Pile {
  readonly facts: RowFact[] = []
  readonly #rows = new Map<string, Record<string, unknown>[]>()

  /** A row that nobody asks about. */
  lay(table: string, row: Record<string, unknown>) {
    if (!this.#rows.has(table)) this.#rows.set(table, [])
    this.#rows.get(table)!.push(row)
  }

  /** A row that the oracle is asked about. */
  add(table: string, row: Record<string, unknown>, fact: Omit<RowFact, 'table' | 'authority' | 'key'>) {
    this.lay(table, row)
    this.facts.push({ table, authority: String(row.authorityId), key: keyOf(table, row), ...fact })
  }

  async write(owner: Db) {
    for (const [table, rows] of this.#rows)
      for (let from = 0; from < rows.length; from += 1000)
        await owner
          .insertInto(table as keyof DB)
          .values(rows.slice(from, from + 1000) as never)
          .execute()
  }
}

const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** What tells one row of a table from another, in SQL and here. */
export const keys: Record<string, readonly string[]> = {
  contact_version: ['contact_id', 'version'],
  bringer: ['contact_id'],
  waiting: ['contact_id'],
  closure: ['contact_id'],
  referral_link: ['contact_id', 'referral_id'],
  draft: ['account_id', 'form'],
  seen_news: ['account_id', 'subject_id'],
  submission: ['key'],
}
const keyOf = (table: string, row: Record<string, unknown>) =>
  (keys[table] ?? ['id']).map((column) => row[camel(column)]).join(' ')

/** About three hundred people and their contacts in two authorities, the same each time, written as the owner. */
export async function arrangeWorld(owner: Db, towns: readonly Town[], seed = 20_261_124): Promise<World> {
  const world: World = { day, people: [], contacts: [], allocations: [], involvements: [], visitors: [], rows: [] }
  const dice = chance(seed)
  for (const [number, town] of towns.entries()) {
    const ground = await arrangeActors(owner, town, number === 0 ? 'Here' : 'Elsewhere')
    const pile = new Pile()
    arrangePeople(world, pile, dice, ground)
    arrangeContacts(world, pile, dice, ground)
    arrangeWork(world, pile, dice, ground)
    arrangeOwn(pile, ground)
    await pile.write(owner)
    world.visitors.push(...ground.visitors)
    world.rows.push(...pile.facts, ...(await layFromCatalogue(owner, world, town)))
    const ids = world.people.filter((person) => person.authority === town.authorityId).map((person) => person.id)
    await owner.transaction().execute(async (tx) => {
      await sql`select set_config('app.authority', array[${town.authorityId}::uuid]::text, true),
        set_config('app.writes', '{places}', true), set_config('app.day', ${day}, true), scope.stamp_identities(${town.authorityId}::uuid, ${ids}::uuid[], ${day}::date)`.execute(
        tx,
      )
    })
  }
  await sql`analyze`.execute(owner) // or every plan is a guess
  return world
}

/** People as they are written before stamping: nobody placed, only their own mark of restriction. */
function arrangePeople(world: World, pile: Pile, dice: Chance, { town, workers }: Ground) {
  const { authorityId, places, agencies } = town
  const everyAgency = Object.values(agencies)
  const households = Array.from({ length: 60 }, () => newId())
  for (const [number, id] of households.entries()) pile.lay('household', { authorityId, id, familyNumber: `F-${number}` })
  const unstamped = { localityId: places.notPlaced, restriction: 'none' }
  const homes = new Map<string, keyof typeof places>()
  let before: string | undefined
  for (let number = 0; number < 150; number += 1) {
    const id = newId()
    const identity = before && dice.often(0.15) ? before : id
    before = identity
    const restricted = dice.often(0.08)
    // one person lives in one place, whichever of their records says so
    const home = identity === id ? dice.one(['newport', 'northOrmesby', 'rest', 'notPlaced'] as const) : homes.get(identity)!
    homes.set(id, home)
    const byAgency = dice.one(everyAgency)
    const householdId = dice.one(households)
    world.people.push({ id, authority: authorityId, identity, home: places[home], restricted })
    const stamp = { authorityId, ...unstamped, recordedAt: at, recordedBy: dice.one(workers) }
    const person = {
      id,
      identityId: identity,
      kind: 'child',
      givenName: `Given${number}`,
      familyName: 'Invented',
      searchKey: `given${number} invented`,
      householdId,
    }
    pile.add(
      'person',
      { ...stamp, ...person, agencyId: byAgency, ownRestriction: restricted ? 'restricted' : 'none' },
      { person: id, byAgency },
    )
    const row = (table: string, values: Record<string, unknown>, agencyId = dice.one(everyAgency)) => {
      const rowId = newId()
      pile.add(table, { ...stamp, id: rowId, personId: id, agencyId, ...values }, { person: id, byAgency: agencyId })
      return rowId
    }
    row('person_name', { givenName: `Given${number}`, familyName: 'Invented', kind: 'current' })
    // Where they lived before, where a clerk put them by mistake, where they will live: none of it is where they live.
    const elsewhere = () => dice.one(Object.values(wards))
    if (dice.often(0.4))
      row('person_address', { lines: '1 Old Row', wardCode: elsewhere(), validFrom: '2020-01-01', validTo: '2026-11-23' })
    const mistake = dice.often(0.2)
      ? row('person_address', { lines: '2 Wrong Row', wardCode: elsewhere(), validFrom: '2026-06-01' })
      : null
    if (home !== 'notPlaced' || mistake)
      row('person_address', {
        lines: '3 Home Row',
        wardCode: home === 'notPlaced' ? 'E05000000' : wards[home],
        validFrom: '2026-05-01',
        corrects: mistake,
      })
    if (dice.often(0.1)) row('person_address', { lines: '4 New Row', wardCode: elsewhere(), validFrom: '2026-12-01' })
    if (dice.often(0.5)) row('person_identifier', { scheme: 'local', value: `L${number}`, source: 'test' })
    if (dice.often(0.5)) row('person_fact', { fact: 'language', value: 'eng' })
    if (dice.often(0.5)) row('relationship', { otherId: newId(), kind: 'mother' })
    row('household_member', { householdId })
    // one that stands for whoever is restricted, and now and then one that was lifted
    if (restricted || dice.often(0.1))
      row('person_restriction', {
        why: 'A reason',
        validFrom: '2026-10-01',
        restriction: 'restricted',
        ...(restricted ? {} : { liftedAt: at, liftedWhy: 'A reason' }),
      })
    if (identity !== id) {
      const mergeId = newId()
      const { recordedAt: mergedAt, recordedBy: mergedBy, ...scope } = stamp
      pile.add(
        'person_merge',
        { ...scope, id: mergeId, personId: id, otherId: identity, why: 'same child', mergedAt, mergedBy, agencyId: byAgency },
        { person: id, byAgency },
      )
    }
    const eventId = newId()
    pile.add('event', event(eventId, { ...unstamped, authorityId, personId: id, agencyId: byAgency, subjectId: id }), {
      person: id,
      byAgency,
    })
  }
}

const event = (id: string, about: Record<string, unknown>) => ({
  id,
  at,
  membershipId: newId(),
  act: 'done',
  subjectKind: 'test',
  canonical: Buffer.from('{}'),
  ...about,
})

function arrangeContacts(world: World, pile: Pile, dice: Chance, { town, workers, visitors }: Ground) {
  const { authorityId, places, agencies } = town
  const frontDoor = visitors.filter(({ actor }) => actor.role.startsWith('front-door')).map(({ actor }) => actor.workerId!)
  const children = world.people.filter((person) => person.authority === authorityId).map((person) => person.id)
  for (let number = 0; number < 200; number += 1) {
    const id = newId()
    const kind = dice.one(['notification', 'domestic-abuse', 'advice', 'support', 'protection'])
    const concern = kind === 'protection'
    const broughtBy = dice.one(Object.values(agencies))
    const place = dice.one(Object.values(places))
    const open = dice.often(0.2)
    const named = dice.often(0.1)
      ? []
      : dice.some(children, 3).map((person) => {
          const by = dice.often(0.8) ? dice.one(frontDoor) : null
          return { person, removed: dice.often(0.1), by, saidWhy: by !== null && dice.often(0.3) }
        })
    world.contacts.push({ id, authority: authorityId, kind, place, broughtBy, open, children: named })
    const scope = { authorityId, localityId: place, agencyId: broughtBy, restriction: 'none' }
    const stamp = { recordedAt: at, recordedBy: dice.one(workers) }
    const fact = { contact: id, byAgency: broughtBy }
    const add = (table: string, values: Record<string, unknown>, more: Partial<RowFact> = {}) =>
      pile.add(table, { ...scope, contactId: id, ...values }, { ...fact, ...more })
    const codes = { kind, sourceCode: '2A', danger: 'no' }
    pile.add(
      'contact',
      { ...scope, ...stamp, ...codes, id, reference: `C${number}`, receivedAt: at, dueAt: at, familyKnows: 'yes' },
      fact,
    )
    add('contact_version', { ...stamp, version: 1, facts: '{}' })
    for (const { person, removed, by } of named)
      add(
        'contact_child',
        { id: newId(), personId: person, addedAt: at, addedBy: by, removedAt: removed ? at : null },
        { names: person },
      )
    const say = (table: string, values: Record<string, unknown>, words: string) =>
      add(table, { ...values, wordsClass: words }, { words })
    const told = concern ? 'concern' : 'told'
    const deciding = concern ? 'deciding concern' : 'deciding'
    say('contact_words', { ...stamp, id: newId(), part: 'worry', version: 1, words: 'A worry' }, told)
    say('contact_words', { ...stamp, id: newId(), part: 'reason', version: 1, words: 'A reason' }, deciding)
    say('bringer', { name: 'Somebody' }, told)
    if (dice.often(0.2)) say('information_request', { id: newId(), askedOf: 'School', askedAt: at }, deciding)
    if (dice.often(0.2))
      say('disagreement', { id: newId(), raisedByName: 'Somebody', words: 'I disagree', raisedAt: at, dueAt: at }, told)
    for (const { person, by, saidWhy } of named)
      if (by && saidWhy)
        add(
          'record_opening',
          { id: newId(), personId: person, workerId: by, why: 'A reason', openedAt: at, wordsClass: deciding },
          { words: deciding, names: person },
        )
    if (open) add('waiting', { ...codes, receivedAt: at, dueAt: at })
    else add('closure', { closedAt: at })
    add('event', event(newId(), { contactId: id, subjectId: id }))
    if (dice.often(0.2)) say('said_child', { id: newId(), position: 0, name: 'Somebody', saidAt: at }, told)
    if (open && dice.often(0.7)) continue
    const decisionId = newId()
    add('decision', { id: decisionId, version: 1, outcome: 'no-further-action', decidedAt: at })
    if (dice.often(0.3)) {
      const held = { id: newId(), decisionId, way: 'written', toWhom: 'Somebody', words: 'An answer', writtenAt: at }
      say('held_answer', held, deciding)
    }
    const answerId = newId()
    say('answer', { id: answerId, way: 'written', toWhom: 'Somebody', words: 'An answer', answeredAt: at }, told)
    add('outbox', { id: newId(), answerId, queuedAt: at })
    for (const { person } of named) {
      if (dice.often(0.5)) {
        add('early_help_offer', { id: newId(), personId: person, offeredIn: place, offeredAt: at }, { names: person })
        continue
      }
      const referralId = newId()
      add(
        'referral',
        {
          ...stamp,
          id: referralId,
          reference: `R${number}${person}`,
          personId: person,
          familyNumber: 'F-1',
          step: 'assessment',
          sourceCode: '2A',
          receivedAt: at,
        },
        { names: person },
      )
      add('event', event(newId(), { contactId: id, personId: person, subjectId: referralId }), { person })
      if (dice.often(0.3)) add('referral_link', { referralId, personId: person, linkedAt: at }, { names: person })
      const steps = { fromStep: 'assessment', toStep: 'strategy discussion' }
      if (dice.often(0.3))
        add('referral_move', { id: newId(), referralId, personId: person, ...steps, movedAt: at }, { names: person })
    }
  }
  for (const place of Object.values(places)) {
    const id = newId()
    pile.add('event', event(id, { authorityId, localityId: place, agencyId: agencies.council, subjectId: id }), {
      place,
      byAgency: agencies.council,
    })
  }
}

/** Who works with whom: in force, ended, still to come, and written by mistake and corrected. */
function arrangeWork(world: World, pile: Pile, dice: Chance, { town, teams, workers, visitors }: Ground) {
  const { authorityId, places, agencies } = town
  const people = world.people.filter((person) => person.authority === authorityId)
  const frontDoor = visitors.filter(({ actor }) => actor.role.startsWith('front-door')).map(({ actor }) => actor.workerId)
  const days = () =>
    dice.one([
      ['2026-01-01', null],
      ['2026-01-01', null],
      ['2026-01-01', day],
      ['2026-01-01', '2026-11-23'],
      [day, null],
      ['2026-11-25', null],
    ] as const)
  for (const person of people) {
    const put = (table: 'allocation' | 'involvement', values: Record<string, unknown>, agencyId: string) => {
      const id = newId()
      const row = {
        authorityId,
        id,
        personId: person.id,
        agencyId,
        localityId: places.notPlaced,
        restriction: 'none',
        recordedAt: at,
        ...values,
      }
      pile.add(table, row, { person: person.id, byAgency: agencyId })
      return id
    }
    for (let turn = dice.upTo(3); turn > 0; turn -= 1) {
      const [from, to] = days()
      const toTeam = dice.often(0.5)
      const given = {
        worker: toTeam ? null : dice.one(workers),
        team: toTeam ? dice.one(Object.values(teams)) : null,
        by: dice.often(0.6) ? dice.one(frontDoor) : null,
      }
      const row = {
        workerId: given.worker,
        teamId: given.team,
        allocatedBy: given.by,
        why: 'assessment',
        validFrom: from,
        validTo: to,
      }
      const id = put('allocation', row, agencies.council)
      const corrected = dice.often(0.15)
      world.allocations.push({ authority: authorityId, person: person.id, ...given, from, to, corrected })
      if (!corrected) continue
      const instead = dice.one(workers)
      put('allocation', { ...row, workerId: instead, teamId: null, corrects: id }, agencies.council)
      world.allocations.push({
        authority: authorityId,
        person: person.id,
        ...given,
        worker: instead,
        team: null,
        from,
        to,
        corrected: false,
      })
    }
    for (let turn = dice.upTo(3); turn > 0; turn -= 1) {
      const [validFrom, validTo] = days()
      const from = dice.often(0.3) ? null : validFrom
      const agency = dice.one(Object.values(agencies))
      const row = { involvedAgencyId: agency, workerName: 'Somebody', role: 'Teacher', validFrom: from, validTo }
      const id = put('involvement', row, agencies.council)
      const corrected = dice.often(0.15)
      world.involvements.push({ authority: authorityId, person: person.id, agency, from, to: validTo, corrected })
      if (!corrected) continue
      const instead = dice.one(Object.values(agencies))
      put('involvement', { ...row, involvedAgencyId: instead, corrects: id }, agencies.council)
      world.involvements.push({ authority: authorityId, person: person.id, agency: instead, from, to: validTo, corrected: false })
    }
  }
}

/** Rows that are their author's alone. */
function arrangeOwn(pile: Pile, { town, visitors }: Ground) {
  const { authorityId } = town
  for (const account of new Set(visitors.map(({ actor }) => actor.accountId))) {
    const fact = { account, byAgency: '' }
    const mine = { authorityId, accountId: account }
    pile.add('draft', { ...mine, form: '/conversations', subject: '', words: '{}', at }, fact)
    pile.add('seen_news', { ...mine, subjectId: newId(), seenAt: at }, fact)
    pile.add('submission', { ...mine, key: newId(), bodyHash: Buffer.from('x'), location: '/', at }, fact)
    pile.add(
      'import_run',
      { ...mine, id: newId(), kind: 'annex-a', fileName: 'a.xlsx', fileHash: Buffer.from('x'), beganAt: at, state: 'done' },
      fact,
    )
  }
}
