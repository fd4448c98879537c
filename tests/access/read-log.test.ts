import { sql } from 'kysely'
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { ReadLog } from '../../src/access/read-log.ts'
import { openDoors } from '../../src/access/with-actor.ts'
import { newId } from '../../src/database/ids.ts'
import { openPool } from '../../src/database/pool.ts'
import { Refusal } from '../../src/errors.ts'
import { openPage, useHouse } from '../house.ts'

const house = useHouse()
const people = () => house.town.people
const secret = Buffer.alloc(32, 9)

const entriesAbout = (subject: string) =>
  sql<{
    what: string
    kind: string
    purpose: string
    accountId: string
    termsHash: Buffer | null
    canonical: Buffer
    xid: string
  }>`
    select what, kind, purpose, account_id, terms_hash, canonical, xid::text from read_entry where subjects @> array[${subject}::uuid] order by number`
    .execute(house.owner)
    .then((result) => result.rows)

const pause = (ms: number) => new Promise<'still waiting'>((resolve) => setTimeout(() => resolve('still waiting'), ms))

/** Doors whose log goes over a pool of its own, with its own patience. */
async function withLog(wait: number, run: (doors: ReturnType<typeof openDoors>, pool: pg.Pool) => Promise<void>) {
  const { pool, db } = openPool({ ...house.settings.app, max: 2 })
  try {
    await run(
      openDoors({
        db: house.building.db,
        log: new ReadLog(pool, secret, wait),
        clock: () => house.clock.now,
        permissions: house.building.permissions,
      }),
      pool,
    )
  } finally {
    await db.destroy()
  }
}

/** Nobody can write to the log while this runs. */
async function logHeld(run: () => Promise<void>) {
  await house.owner.transaction().execute(async (tx) => {
    await sql`lock table read_entry in access exclusive mode`.execute(tx)
    await run()
  })
}

describe('an answer waits until the visit is written down', () => {
  test('a page is not shown while the log is held up, and is shown when it goes on', async () => {
    let page!: ReturnType<typeof openPage>
    await logHeld(async () => {
      page = openPage(house, people().priya, '/contacts')
      expect(await Promise.race([page, pause(400)])).toBe('still waiting')
    })
    expect((await page).statusCode).toBe(200)
    const { rows } = await sql`select 1 from read_entry where account_id = ${people().priya.accountId} and what = 'list'`.execute(
      house.owner,
    )
    expect(rows).toHaveLength(1)
  })

  test('an act that read first is not acknowledged before its entry, though it is done', async () => {
    const id = newId()
    let act!: Promise<string>
    await logHeld(async () => {
      act = house.as(people().ruth, 'decide contacts', async (work) => {
        work.saw('open', 'person', [id])
        return 'done'
      })
      expect(await Promise.race([act, pause(200)])).toBe('still waiting')
    })
    expect(await act).toBe('done')
    expect(await entriesAbout(id)).toHaveLength(1)
  })

  test('a log that cannot be written answers 503 and shows nothing', async () => {
    await sql`revoke insert on read_entry from doorstep_app`.execute(house.owner)
    try {
      const page = await openPage(house, people().priya, '/contacts')
      expect(page.statusCode).toBe(503)
      expect(page.headers['retry-after']).toBe('3')
      expect(page.body).toContain('could not be written down')
    } finally {
      await sql`grant insert on read_entry to doorstep_app`.execute(house.owner)
    }
    expect((await openPage(house, people().priya, '/contacts')).statusCode).toBe(200)
  })

  test('a log that does not answer is given up after a while, not waited for without end', async () => {
    await withLog(200, async (as) => {
      await logHeld(async () => {
        const waiting = as(people().ruth, 'decide contacts', async (work) => work.saw('open', 'person', [newId()]))
        await expect(waiting).rejects.toMatchObject({ code: 'log-away', status: 503 })
      })
      const id = newId()
      await as(people().ruth, 'decide contacts', async (work) => work.saw('open', 'person', [id]))
      expect(await entriesAbout(id)).toHaveLength(1)
    })
  })
})

describe('what is written down', () => {
  test.each(['open', 'list', 'search', 'export'] as const)('%s, with who, why and which', async (what) => {
    const [first, second] = [newId(), newId()]
    await house.as(people().amina, 'work with a child', async (work) => work.saw(what, 'person', [first, second]))
    for (const id of [first, second])
      expect(await entriesAbout(id)).toMatchObject([
        { what, kind: 'person', purpose: 'work with a child', accountId: people().amina.accountId },
      ])
  })

  test('a refusal, by the page or by the permission table, with what it was about', async () => {
    const id = newId()
    const refusal = house.as(people().howard, 'see how it goes', async () => {
      throw new Refusal('not-found', undefined, { kind: 'person', subject: id })
    })
    await expect(refusal).rejects.toMatchObject({ code: 'not-found' })
    expect(await entriesAbout(id)).toMatchObject([{ what: 'refusal', kind: 'person' }])
  })

  test('a refusal over the web, once', async () => {
    const before = await refusalsOf(people().howard.accountId)
    const page = await openPage(house, people().howard, '/access')
    expect(page.statusCode).toBe(403)
    expect(await refusalsOf(people().howard.accountId)).toBe(before + 1)
  })

  test('a read whose request then failed, though its transaction was undone', async () => {
    const id = newId()
    const failed = house.as(people().ruth, 'decide contacts', async (work) => {
      work.saw('open', 'person', [id])
      throw new Error('a bug of ours')
    })
    await expect(failed).rejects.toThrow('a bug of ours')
    expect(await entriesAbout(id)).toHaveLength(1)
  })

  test('the terms of a search as a hash under a secret, never in words', async () => {
    const id = newId()
    await house.as(people().ruth, 'decide contacts', async (work) => work.saw('search', 'person', [id], 'Kayden Marsh'))
    const [entry] = await entriesAbout(id)
    expect(entry?.termsHash).toHaveLength(32)
    const { rows } = await sql<{
      whole: string
    }>`select e::text || convert_from(canonical, 'UTF8') as whole from read_entry e where subjects @> array[${id}::uuid]`.execute(
      house.owner,
    )
    expect(rows[0]?.whole).not.toMatch(/Kayden|Marsh/)
  })

  const refusalsOf = async (account: string) =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from read_entry where what = 'refusal' and account_id = ${account}`.execute(house.owner)
    ).rows[0]!.n
})

describe('entries that come together', () => {
  test('are written together, each to its own authority', async () => {
    const ids = Array.from({ length: 40 }, () => newId())
    await withLog(5000, async (as) => {
      await Promise.all(
        ids.map((id, n) =>
          as(n % 2 ? people().ruth : house.other.people.ruth, 'decide contacts', async (work) =>
            work.saw('open', 'person', [id]),
          ),
        ),
      )
    })
    const { rows } = await sql<{
      authorityId: string
      xid: string
    }>`select authority_id, xid::text from read_entry where subjects && ${ids}::uuid[]`.execute(house.owner)
    expect(rows).toHaveLength(40)
    expect(rows.filter((row) => row.authorityId === house.other.authorityId)).toHaveLength(20)
    expect(new Set(rows.map((row) => row.xid)).size).toBeLessThan(40)
  })

  test('do not fall with one among them that cannot be written', async () => {
    const { pool, db } = openPool({ ...house.settings.app, max: 1 })
    const log = new ReadLog(pool, secret)
    const entry = (subject: string) =>
      log.write({
        at: house.clock.now,
        actor: people().ruth,
        purpose: 'decide contacts',
        what: 'open',
        kind: 'person',
        subjects: [subject],
      })
    const [one, two] = [newId(), newId()]
    // the first goes alone; the others wait for it and go as one
    const written = await Promise.allSettled([entry(newId()), entry(one), entry('no id at all'), entry(two)])
    await db.destroy()
    expect(written.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await entriesAbout(one)).toHaveLength(1)
    expect(await entriesAbout(two)).toHaveLength(1)
  })
})

describe('months', () => {
  const tableOf = async (subject: string) =>
    (
      await sql<{
        name: string
      }>`select tableoid::regclass::text as name from read_entry where subjects @> array[${subject}::uuid]`.execute(house.owner)
    ).rows[0]?.name

  test('an entry stands in the table of its month; one that came before the table moves over', async () => {
    const id = newId()
    const early = sql`insert into read_entry (authority_id, at, membership_id, account_id, purpose, what, kind, subjects, canonical)
      values (${house.town.authorityId}, '2031-05-31 23:30+01', ${newId()}, ${newId()}, 'test', 'open', 'person', array[${id}::uuid], 'x')`
    await early.execute(house.owner)
    expect(await tableOf(id)).toBe('read_entry_before')
    // every start of the house makes the month; a month with early entries must not keep it from starting
    const make = () => sql`select access.make_read_partition('2031-05-17')`.execute(house.building.db)
    await Promise.all([make(), make(), make()])
    expect(await tableOf(id)).toBe('read_entry_2031_05')
    await early.execute(house.owner)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from read_entry_2031_05`.execute(house.owner)
    expect(rows[0]?.n).toBe(2)
  })
})

describe('who looked', () => {
  let child: string
  let twin: string
  let hidden: string
  let contactId: string
  beforeAll(async () => {
    const { authorityId, places, agencies } = house.town
    const scope = { authorityId, localityId: places.newport, agencyId: agencies.council, recordedAt: house.clock.now }
    const person = async (identityId: string | undefined, restriction: string) => {
      const id = newId()
      await house.owner
        .insertInto('person')
        .values({
          ...scope,
          id,
          identityId: identityId ?? id,
          kind: 'child',
          givenName: 'Kit',
          familyName: 'Vale',
          searchKey: 'kit vale',
          restriction,
        })
        .execute()
      await house.owner
        .insertInto('allocation')
        .values({
          ...scope,
          id: newId(),
          personId: id,
          workerId: people().amina.workerId,
          why: 'assessment',
          validFrom: '2026-01-01',
          restriction,
        })
        .execute()
      return id
    }
    child = await person(undefined, 'none')
    twin = await person(child, 'none')
    hidden = await person(undefined, 'restricted')
    contactId = newId()
    await house.owner
      .insertInto('contact')
      .values({
        ...scope,
        id: contactId,
        reference: 'WHO-1',
        kind: 'support',
        sourceCode: '2A',
        receivedAt: house.clock.now,
        familyKnows: 'yes',
      })
      .execute()
    await house.owner
      .insertInto('contactChild')
      .values({
        authorityId,
        localityId: places.newport,
        agencyId: agencies.school,
        id: newId(),
        contactId,
        personId: child,
        addedAt: house.clock.now,
      })
      .execute()
    const look = (who: 'priya' | 'ruth' | 'daniel', kind: string, id: string) =>
      house.as(people()[who], 'decide contacts', async (work) => work.saw('open', kind, [id]))
    await look('priya', 'person', child)
    await look('ruth', 'person', twin)
    await look('daniel', 'contact', contactId)
    await look('ruth', 'person', hidden)
    await look('ruth', 'person', newId())
  })
  const ask = (who: 'amina' | 'tom' | 'daniel' | 'howard' | 'wen' | 'dale', person: string) =>
    house.as(
      people()[who],
      'work with a child',
      async (work) =>
        (
          await sql<{
            name: string
            kind: string
            agency: string
          }>`select name, kind, agency from access.who_looked(${person}::uuid)`.execute(work.db)
        ).rows,
    )

  test('newest first, at any record of the child and any contact about them', async () => {
    expect(await ask('amina', child)).toEqual([
      { name: 'Daniel Osei', kind: 'contact', agency: 'Tees Gate Academy' },
      { name: 'Ruth Calvert', kind: 'person', agency: 'Middlesbrough Council' },
      { name: 'Priya Raman', kind: 'person', agency: 'Middlesbrough Council' },
    ])
    expect(await ask('amina', twin)).toEqual(await ask('amina', child))
  })

  test.each([
    ['tom', 'the child is not allocated to him or his team'],
    ['dale', 'the place is his, the record is not'],
    ['daniel', 'his school brought the child, and he opens no record'],
    ['howard', 'an elected member opens nothing'],
    ['wen', 'an administrator opens no record'],
  ] as const)('nothing for %s: %s', async (...[who]) => {
    expect(await ask(who, child)).toEqual([])
  })

  test('of a restricted record to the worker it was given to by name, and to nobody else', async () => {
    expect(await ask('amina', hidden)).toEqual([{ name: 'Ruth Calvert', kind: 'person', agency: 'Middlesbrough Council' }])
    for (const who of ['tom', 'dale', 'daniel'] as const) expect(await ask(who, hidden), who).toEqual([])
  })

  test('nothing to another authority', async () => {
    const { rows } = await house.as(house.other.people.amina, 'work with a child', (work) =>
      sql`select * from access.who_looked(${child}::uuid)`.execute(work.db),
    )
    expect(rows).toEqual([])
  })
})
