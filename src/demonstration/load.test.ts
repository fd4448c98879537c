import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useHouse } from '../../tests/house.ts'
import type { Actor } from '../access/index.ts'
import type { Db } from '../database/pool.ts'
import {
  answerContact,
  type ContactKind,
  confirmDecision,
  decideContact,
  letterSent,
  recordContact,
} from '../front-door/index.ts'
import { generateDemonstration } from './generate.ts'
import { loadDemonstration } from './load.ts'

// Loaded in bulk, so held to what the acts would have written.
const house = useHouse({ empty: true })
const asAtDay = '2026-11-24'
const children = 300

beforeAll(async () => {
  await loadDemonstration({ db: house.owner, asAtDay, children, progress: () => {} })
  await sql`select access.make_read_partition(${asAtDay}::date)`.execute(house.owner)
}, 120_000)

/** Every column of these rows but ids, numbers and instants of writing. */
async function plain(db: Db, table: string, contactId: string) {
  const own = table === 'contact' ? sql`id` : sql`contact_id`
  const { rows } = await sql<{
    row: Record<string, unknown>
  }>`select to_jsonb(t) as row from ${sql.table(table)} t where ${own} = ${contactId}`.execute(db)
  const told = new Set([
    'id',
    'contact_id',
    'answer_id',
    'reference',
    'number',
    'xid',
    'canonical',
    'membership_id',
    'picked_up_at',
    'with_worker_id',
  ])
  return rows
    .map(({ row }) => Object.fromEntries(Object.entries(row).filter(([name]) => !told.has(name))))
    .map((row) => JSON.stringify(row, Object.keys(row).sort()))
    .sort()
}

async function actorOf(workerId: string): Promise<Actor> {
  const { rows } = await sql<Actor>`
    select m.account_id, m.id as membership_id, m.authority_id, a.name as authority, a.short_name as authority_short, m.agency_id, g.name as agency, m.worker_id, k.name, m.role
    from membership m join authority a on a.id = m.authority_id join agency g on g.authority_id = m.authority_id and g.id = m.agency_id join account k on k.id = m.account_id
    where m.worker_id = ${workerId}`.execute(house.owner)
  return rows[0]!
}

test('equal days give equal rows', async () => {
  const again = generateDemonstration({ seed: 'doorstep', asAtDay, children })
  const loaded = await house.owner.selectFrom('contact').select(['id', 'reference', 'receivedAt']).execute()
  const byReference = (a: { reference: string }, b: { reference: string }) => (a.reference < b.reference ? -1 : 1)
  const plainly = loaded.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
  expect(again.contacts.map(({ id, reference, receivedAt }) => ({ id, reference, receivedAt })).sort(byReference)).toEqual(
    plainly.sort(byReference),
  )
})

test('every person has the scope that the stamping function gives', async () => {
  const { rows } = await sql<{ wrong: number; n: number }>`
    select count(*) filter (where p.locality_id <> s.locality_id)::int as wrong, count(*)::int as n
    from person p join lateral scope.places_of(p.authority_id, array[p.id], ${asAtDay}::date) s on true`.execute(house.owner)
  expect(rows[0]!.n).toBeGreaterThan(children)
  expect(rows[0]!.wrong).toBe(0)
})

describe('a sample of contacts equals what the acts would have written', () => {
  test('recorded, decided and answered again, each table holds the same', async () => {
    const sample = await house.owner
      .selectFrom('contact as c')
      .innerJoin('decision as d', 'd.contactId', 'c.id')
      .innerJoin('answer as a', 'a.contactId', 'c.id')
      .selectAll('c')
      .select([
        'd.outcome',
        'd.clauseNumber',
        'd.decidedAt',
        'd.decidedBy',
        'd.service',
        'd.offeredIn',
        'd.lateReason',
        'd.confirmedAt',
        'd.confirmedBy',
        'a.id as answerId',
        'a.way',
        'a.words as answer',
        'a.toWhom',
        'a.toldAt',
        'a.answeredAt',
        'a.answeredBy',
      ])
      .where('d.outcome', 'in', ['no-further-action', 'information-and-advice', 'signposted'])
      .where('c.id', 'not in', (each) => each.selectFrom('decision').select('contactId').where('version', '>', 1))
      .where('c.id', 'not in', (each) => each.selectFrom('referralLink').select('contactId'))
      .orderBy('c.reference')
      .limit(44)
      .execute()
    expect(sample.length).toBeGreaterThan(20)
    const places = new Map(
      (await house.owner.selectFrom('person').select(['id', 'localityId', 'householdId']).execute()).map((row) => [row.id, row]),
    )
    let [compared, confirmed, sent] = [0, 0, 0]
    for (const one of sample) {
      const words = await house.owner
        .selectFrom('contactWords')
        .select(['part', 'words', 'notForFamily', 'version'])
        .where('contactId', '=', one.id)
        .execute()
      const named = await house.owner
        .selectFrom('contactChild')
        .select('personId')
        .where('contactId', '=', one.id)
        .orderBy('id')
        .execute()
      const bringer = await house.owner
        .selectFrom('bringer')
        .selectAll()
        .where('contactId', '=', one.id)
        .executeTakeFirstOrThrow()
      // the acts place a contact where its family lives now; those who have moved since were placed elsewhere then
      const first = named[0] && places.get(named[0].personId)
      if (first && (first.localityId !== one.localityId || first.householdId !== one.householdId)) continue
      const said = (part: string) => words.find((row) => row.part === part)?.words
      const at = (moment: Date) => {
        house.clock.now = moment
      }
      at(one.recordedAt)
      const id = await house.as(await actorOf(one.recordedBy!), 'record a contact', (work) =>
        recordContact(work, {
          kind: one.kind as ContactKind,
          sourceCode: one.sourceCode,
          agencyId: one.agencyId,
          bringer: {
            name: bringer.name,
            anonymous: bringer.anonymous,
            ...(bringer.role ? { role: bringer.role } : {}),
            ...(bringer.phone ? { phone: bringer.phone } : {}),
            ...(bringer.workerId ? { workerId: bringer.workerId } : {}),
          },
          children: named.map((row) => row.personId),
          receivedAt: one.receivedAt,
          danger: one.danger as 'no',
          familyKnows: one.familyKnows as 'yes',
          familyAgrees: one.familyAgrees as 'yes',
          words: {
            worry: said('worry')!,
            ...Object.fromEntries(
              words.filter((row) => !['reason', 'late because', 'worry'].includes(row.part)).map((row) => [row.part, row.words]),
            ),
          },
          notForFamily: words.filter((row) => row.notForFamily).map((row) => row.part),
        }),
      )
      at(one.decidedAt)
      const decided = await house.as(await actorOf(one.decidedBy!), 'decide contacts', (work) =>
        decideContact(work, id, 0, {
          outcome: one.outcome,
          level: undefined,
          clause: one.clauseNumber!,
          reason: said('reason')!,
          agrees: one.familyAgrees as 'yes',
          localityId: one.offeredIn ?? '',
          service: one.service ?? '',
          children: [],
          lateReason: one.lateReason ?? '',
          lateWords: said('late because') ?? '',
        }),
      )
      expect(decided).toEqual({})
      if (one.confirmedBy !== one.decidedBy) {
        at(one.confirmedAt!)
        await house.as(await actorOf(one.confirmedBy!), 'decide contacts', (work) => confirmDecision(work, id))
        confirmed++
      }
      at(one.answeredAt)
      const answered = await house.as(await actorOf(one.answeredBy!), 'decide contacts', (work) =>
        answerContact(work, id, { way: one.way, toWhom: one.toWhom, toldAt: one.toldAt ?? undefined, words: one.answer }),
      )
      expect(answered).toEqual({})
      const letter = await house.owner
        .selectFrom('outbox')
        .select('sentAt')
        .where('answerId', '=', one.answerId)
        .executeTakeFirst()
      if (letter?.sentAt) {
        at(letter.sentAt)
        const ours = await house.owner.selectFrom('answer').select('id').where('contactId', '=', id).executeTakeFirstOrThrow()
        await house.as(await actorOf(one.answeredBy!), 'decide contacts', (work) => letterSent(work, id, ours.id))
        sent++
      }
      for (const table of [
        'contact',
        'contact_version',
        'contact_child',
        'contact_words',
        'bringer',
        'decision',
        'answer',
        'outbox',
        'closure',
        'waiting',
      ])
        expect(await plain(house.owner, table, id), `${table} of ${one.reference}`).toEqual(
          await plain(house.owner, table, one.id),
        )
      compared++
    }
    expect(compared).toBeGreaterThan(10)
    // among them some that a second person confirmed, and some that went by letter
    expect(confirmed).toBeGreaterThan(0)
    expect(sent).toBeGreaterThan(0)
  }, 90_000)
})
