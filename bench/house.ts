import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import pg from 'pg'
import { beginSession } from '../src/access/session-store.ts'
import { readConfig } from '../src/config.ts'
import { newId } from '../src/database/ids.ts'
import { asSuperuser, launch, onSocket } from '../src/database/launcher.ts'
import { migrate, prepareServer } from '../src/database/migrate.ts'
import { openPool } from '../src/database/pool.ts'
import { build, openWeb } from '../src/doors/web.tsx'
import { recordContact } from '../src/front-door/index.ts'
import { findPeople } from '../src/people/index.ts'
import { rooms } from '../src/rooms.ts'
import { londonDay } from '../src/time/index.ts'
import { town } from '../tests/town.ts'
import { fillCouncil } from './council.ts'
import { byClients, interleaved, type Line, ratio, share, timed } from './measure.ts'

const rounds = 41

/** What the house costs: row security, the log of reads, the page, the search and the record of a conversation. */
export async function benchHouse(say: (line: string) => void): Promise<Line[]> {
  process.env.DOORSTEP_LOG = 'silent'
  const data = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
  const server = await launch({ data })
  try {
    await prepareServer(asSuperuser(server))
    await migrate(onSocket(server, 'doorstep_owner'))
    return await measure(server.socket, say)
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function measure(socket: string, say: (line: string) => void): Promise<Line[]> {
  const owner = openPool({ ...onSocket({ socket }, 'doorstep_owner'), max: 10 })
  const app = openPool(onSocket({ socket }, 'doorstep_app'))
  const log = openPool({ ...onSocket({ socket }, 'doorstep_app'), max: 2 })
  const secret = randomBytes(32)
  const place = await town(owner.db, { name: 'Bench', code: '900' })
  const { authorityId, places, agencies, threshold, people } = place
  say('Making a council: 50,000 children, 200,000 contacts')
  await fillCouncil(owner.db, {
    authorityId,
    places: Object.values(places),
    agencyId: agencies.police,
    workerId: people.priya.workerId,
    thresholdId: threshold,
  })
  await sql`select access.make_read_partition(${londonDay(new Date())}::date)`.execute(owner.db)
  const house = build(readConfig({ DOORSTEP_DEMO: '0' }), { pool: app.pool, db: app.db, logPool: log.pool }, secret, false, rooms)
  const web = await openWeb(house)
  const token = await beginSession(app.db, people.priya.accountId, people.priya.membershipId, new Date())
  const headers = { cookie: `doorstep=${token}` }

  /** The page as a browser gets it, through the door: session, scope, SQL, HTML, headers, and the entry where it is on. */
  const page = async () => {
    const answer = await web.inject({ method: 'GET', url: '/contacts', headers })
    if (answer.statusCode !== 200) throw new Error(`The queue answered ${answer.statusCode}`)
  }
  // the same statements as the page sends, recorded as they go by, then sent by the owner without policies, scope or entry
  const sent = await recorded(page)
  const floor = async () => {
    const client = await owner.pool.connect()
    try {
      for (const { text, values } of sent) await client.query(text, values)
    } finally {
      client.release()
    }
  }

  const lines: Line[] = []
  say('Queue page, 50 rows of 200,000 contacts')
  const queue = await interleaved(rounds, { page: () => timed(page), floor: () => timed(floor) })
  lines.push(
    ratio(
      'Queue page, 50 rows of 200,000, audit on, to its statements by the owner',
      queue.page / queue.floor,
      3,
      `${queue.page.toFixed(1)} ms to ${queue.floor.toFixed(1)} ms, ${sent.length} statements`,
    ),
  )

  say('Row security')
  const security = await securityShare(owner, page)
  lines.push(
    share(
      'Row security in the queue page',
      security.share,
      0.25,
      `${security.on.toFixed(1)} ms with, ${security.off.toFixed(1)} ms without`,
    ),
  )

  for (const clients of [1, 8]) {
    say(`The entry of a read, ${clients} client${clients > 1 ? 's' : ''}`)
    const cost = await interleaved(clients === 1 ? rounds : 15, {
      with: () => byClients(clients, clients === 1 ? 1 : 4, page),
      without: () => withoutLog(log.pool, () => byClients(clients, clients === 1 ? 1 : 4, page)),
    })
    lines.push(
      share(
        `The entry of a read in the whole page, ${clients} client${clients > 1 ? 's' : ''}`,
        cost.with / cost.without - 1,
        0.15,
        `${cost.with.toFixed(1)} ms with, ${cost.without.toFixed(1)} ms without`,
      ),
    )
  }

  say('Name search with a typo over 50,000 children')
  const typos = ['Oliva Smth', 'Jakc Jones', 'Emiyl Tayler', 'Mohamed Ahmd', 'Chloee Browne']
  let turn = 0
  const search = () =>
    house.withActor(people.priya, 'decide contacts', (work) =>
      findPeople(work, { text: typos[turn++ % typos.length]!, limit: 20 }),
    )
  const found = await interleaved(rounds, {
    secured: () => timed(search),
    open: () => withoutSecurity(owner, () => timed(search)),
  })
  lines.push(
    ratio(
      'Name search with a typo over 50,000 children, to the same without row security',
      found.secured / found.open,
      3,
      `${found.secured.toFixed(1)} ms to ${found.open.toFixed(1)} ms`,
    ),
  )

  say('Recording a conversation')
  await sql`create table bench_row (id uuid primary key, words text)`.execute(owner.db)
  const child = await owner.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  const recording = () =>
    house.withActor(people.priya, 'record a contact', (work) =>
      recordContact(work, {
        kind: 'support',
        sourceCode: '2A',
        agencyId: agencies.school,
        bringer: { name: 'Daniel Osei', anonymous: false },
        children: [child.id],
        receivedAt: work.now,
        danger: 'no',
        familyKnows: 'yes',
        words: { worry: 'Hungry at school', 'going well': 'Close to his sister' },
      }),
    )
  const bare = () => owner.pool.query('insert into bench_row values ($1, $2)', [newId(), 'Hungry at school'])
  const recordings = await interleaved(rounds, { recording: () => timed(recording), bare: () => timed(bare) })
  lines.push(
    ratio(
      'Recording a conversation, to a bare one-row commit',
      recordings.recording / recordings.bare,
      2.5,
      `${recordings.recording.toFixed(2)} ms to ${recordings.bare.toFixed(2)} ms`,
    ),
  )

  await web.close()
  await Promise.all([owner.db.destroy(), app.db.destroy(), log.db.destroy()])
  return lines
}

type Statement = { text: string; values: unknown[] }

/** Listens in while a page is made, and keeps the SELECT statements that it sends: the page's own work. */
async function recorded(page: () => Promise<void>): Promise<Statement[]> {
  const kept: Statement[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args
    const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '')
    if (/^\s*(select|with)/i.test(text) && !/access\.|read_entry/.test(text))
      kept.push({ text, values: (values as unknown[]) ?? (first as { values?: unknown[] }).values ?? [] })
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await page()
  } finally {
    pg.Client.prototype.query = query
  }
  return kept
}

async function securityShare(owner: ReturnType<typeof openPool>, page: () => Promise<void>) {
  const { on, off } = await interleaved(rounds, {
    on: async () => {
      await page() // plans anew, as it does below
      return timed(page)
    },
    off: () => withoutSecurity(owner, () => timed(page)),
  })
  return { on, off, share: (on - off) / on }
}

const tables = sql<{ name: string }>`select table_name as name from access.protected where kind <> 'log'`

/** Row security is put off on every protected table for one measurement, and on again. */
async function withoutSecurity<T>({ db }: ReturnType<typeof openPool>, run: () => Promise<T>): Promise<T> {
  const names = (await tables.execute(db)).rows.map((row) => row.name)
  const set = (word: 'disable' | 'enable') =>
    db.executeQuery(CompiledQuery.raw(names.map((name) => `alter table "${name}" ${word} row level security`).join('; ')))
  await set('disable')
  try {
    await run() // the first run plans anew
    return await run()
  } finally {
    await set('enable')
  }
}

/** The entry answers at once, unwritten: what the page costs without it. */
async function withoutLog<T>(pool: pg.Pool, run: () => Promise<T>): Promise<T> {
  const connect = pool.connect
  const nothing = { query: async () => ({ rows: [] }), release: () => {} }
  pool.connect = (async () => nothing) as unknown as typeof pool.connect
  try {
    return await run()
  } finally {
    pool.connect = connect
  }
}
