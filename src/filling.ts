import { makeLink } from './access/sign-in.ts'
import { inventedPeople, linkAddress, makeAccount } from './access/sign-in-store.ts'
import { insertAgencies } from './agencies/agency-store.ts'
import type { Config } from './config.ts'
import { newId } from './database/ids.ts'
import { type Db, openPool } from './database/pool.ts'
import { isDemonstration, isFilled } from './demonstration/installation-store.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { keepFirstLink, lookAfterFirstLink } from './first-link.ts'
import type { Ground } from './house.ts'
import { insertUnplaced } from './places/locality-store.ts'
import { insertAuthority } from './setting-up/store.ts'
import { templateRows } from './threshold/index.ts'
import { insertTemplate } from './threshold/store.ts'
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
    if (await isDemonstration(db)) return { lines: await demonstrationLines(db) }
    if (await isFilled(db)) {
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
  await insertAuthority(db, { id: authorityId, name: 'Your authority', shortName: 'Your authority', code: '000' })
  await insertAgencies(db, [
    { authorityId, id: agencyId, name: 'Council', kind: 'council' },
    { authorityId, id: newId(), name: 'Families and the public', kind: 'public' },
  ])
  await insertUnplaced(db, { authorityId, id: newId(), name: 'Not placed yet', slug: 'not-placed-yet' })
  await insertTemplate(db, templateRows(authorityId, newId(), londonDay(now)))
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
