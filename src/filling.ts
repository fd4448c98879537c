import { inventedPeople, linkAddress, makeAccount, makeLink } from './access/sign-in.ts'
import type { Config } from './config.ts'
import { newId } from './database/ids.ts'
import { type Db, openPool } from './database/pool.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { keepFirstLink, lookAfterFirstLink } from './first-link.ts'
import type { Ground } from './house.ts'
import { templateRows } from './threshold/index.ts'
import { londonDay } from './time/index.ts'

type Filling = {
  config: Config
  ground: Ground
  now: Date
  say: (line: string) => void
  progress: (what: string, done: number, whole: number) => void
}

/** An empty database gets the demonstration, or an empty authority with a first administrator. A filled one is left alone. */
export async function fill({ ground, config, now, say, progress }: Filling): Promise<{ lines: (url: string) => string[] }> {
  if (!ground.owner) return { lines: () => [] }
  const { db } = openPool({ ...ground.owner, max: 2 })
  try {
    const marked = await db.selectFrom('installation').select('key').execute()
    const has = (key: string) => marked.some((row) => row.key === key)
    if (has('demonstration')) return { lines: await demonstrationLines(db) }
    const filled = await db.selectFrom('authority').select('id').limit(1).executeTakeFirst()
    if (filled) {
      const lines = await lookAfterFirstLink(config, async (token) => (await linkAddress(db, token, now)) !== undefined)
      return { lines: () => lines }
    }
    if (config.demo) {
      await loadDemonstration({ db, asAtDay: config.demoDay ?? londonDay(now), progress })
      return { lines: await demonstrationLines(db) }
    }
    say('Making an empty authority')
    const token = await firstAdministrator(db, now)
    return { lines: (url) => keepFirstLink(config, url, token) }
  } finally {
    await db.destroy()
  }
}

/** Who can sign in: the first invented person of each role, of the forty or so that the first page lists. */
async function demonstrationLines(db: Db): Promise<() => string[]> {
  const firsts = new Map<string, string>()
  const people = await inventedPeople(db)
  for (const { role, name } of people) if (!firsts.has(role)) firsts.set(role, name)
  const width = Math.max(...[...firsts.keys()].map((role) => role.length))
  return () => [
    `This is a demonstration: nobody in it is real. On the first page choose whom to be, of ${people.length} people, such as`,
    ...[...firsts].map(([role, name]) => `  ${role.replaceAll('-', ' ').padEnd(width)}  ${name}`),
  ]
}

async function firstAdministrator(db: Db, now: Date): Promise<string> {
  const [authorityId, agencyId] = [newId(), newId()]
  await db
    .insertInto('authority')
    .values({ id: authorityId, name: 'Your authority', shortName: 'Your authority', code: '000' })
    .execute()
  await db
    .insertInto('agency')
    .values([
      { authorityId, id: agencyId, name: 'Council', kind: 'council' },
      { authorityId, id: newId(), name: 'Families and the public', kind: 'public' },
    ])
    .execute()
  await db
    .insertInto('locality')
    .values({ authorityId, id: newId(), name: 'Not placed yet', slug: 'not-placed-yet', placed: false })
    .execute()
  const template = templateRows(authorityId, newId(), londonDay(now))
  await db.insertInto('thresholdDocument').values(template.document).execute()
  await db.insertInto('thresholdLevel').values(template.levels).execute()
  await db.insertInto('thresholdClause').values(template.clauses).execute()
  await makeAccount(db, { authorityId, agencyId, name: 'Doorstep itself', email: 'service', role: 'service' })
  const { accountId } = await makeAccount(db, {
    authorityId,
    agencyId,
    name: 'First administrator',
    email: 'administrator',
    role: 'administrator',
  })
  return makeLink(db, accountId, now)
}
