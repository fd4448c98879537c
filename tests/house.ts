import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Actor } from '../src/access/actor.ts'
import type { Purpose, Role } from '../src/access/permissions.ts'
import { csrfFor } from '../src/access/session.ts'
import { beginSession } from '../src/access/session-store.ts'
import { readConfig } from '../src/config.ts'
import { newId } from '../src/database/ids.ts'
import { asSuperuser, onSocket } from '../src/database/launcher.ts'
import { closeTemporary } from '../src/database/migrate.ts'
import { type Db, openPool } from '../src/database/pool.ts'
import { type Building, build, openWeb } from '../src/doors/web.tsx'
import type { Room } from '../src/room.ts'
import { rooms } from '../src/rooms.ts'
import type { Work } from '../src/work.ts'
import { type Town, town } from './town.ts'

/** A database of this file's own, with two small invented authorities in it, and doors onto it. */
export type TestHouse = {
  town: Town
  other: Town
  /** As the owner: sees and writes everything. Only for arranging and for checking what is there. */
  owner: Db
  building: Building
  web: FastifyInstance
  /** The day and time it is in the house; a test may move it. */
  clock: { now: Date }
  as: <T>(actor: Actor, purpose: Purpose, run: (work: Work) => Promise<T>) => Promise<T>
  /** A browser's cookie and form proof for a new session of this actor. */
  session: (actor: Actor) => Promise<{ cookie: string; csrf: string }>
  /** Opens the web door on a free port of this machine, for a browser, and says its address. */
  listen: () => Promise<string>
  settings: { app: pg.PoolConfig; owner: pg.PoolConfig }
}

/** Copies the template for this test file, and lets go of it at the end. Days are fixed: it is Tuesday 24 November 2026, 09:20. */
export function useHouse(
  options: {
    demonstration?: boolean /** With nobody in it: `town` and `other` are not there. */
    empty?: boolean /** Rooms of the test's own. */
    more?: readonly Room[]
  } = {},
): TestHouse {
  const house = {} as TestHouse
  const name = `t_${randomBytes(6).toString('hex')}`
  const closing: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const server = { socket: inject('socket') }
    const admin = new pg.Client(asSuperuser(server))
    await admin.connect()
    await admin.query(`create database ${name} template doorstep_template owner doorstep_owner strategy file_copy`)
    await admin.end()
    const settings = { app: onSocket(server, 'doorstep_app', name), owner: onSocket(server, 'doorstep_owner', name) }
    const owner = openPool({ ...settings.owner, max: 3 })
    await closeTemporary(owner.db)
    const app = openPool({ ...settings.app, max: 6 })
    const log = openPool({ ...settings.app, max: 2 })
    const clock = { now: new Date('2026-11-24T09:20:00Z') }
    const secret = Buffer.alloc(32, 7)
    if (options.demonstration) await owner.db.insertInto('installation').values({ key: 'demonstration', value: 'test' }).execute()
    await owner.db.executeQuery((await import('kysely')).CompiledQuery.raw("select access.make_read_partition('2026-11-01')"))
    const building = build(
      // the house's clock stands still in a test, so that what was asked for would never be forgiven
      { ...readConfig({ DOORSTEP_DEMO: '0', DOORSTEP_RATE: '1000' }) },
      { pool: app.pool, db: app.db, logPool: log.pool },
      secret,
      options.demonstration ?? false,
      [...rooms, ...(options.more ?? [])],
      () => clock.now,
    )
    process.env.DOORSTEP_LOG ??= 'silent'
    const web = await openWeb(building)
    Object.assign(house, {
      ...(options.empty
        ? ({} as Pick<TestHouse, 'town' | 'other'>)
        : {
            town: await town(owner.db, { name: 'Middlesbrough', code: '806' }),
            other: await town(owner.db, { name: 'Elsewhere', code: '999' }),
          }),
      owner: owner.db,
      building,
      web,
      clock,
      settings,
      as: building.withActor,
      session: async (actor: Actor) => {
        const token = await beginSession(app.db, actor.accountId, actor.membershipId, clock.now)
        return { cookie: `doorstep=${token}`, csrf: csrfFor(secret, token) }
      },
      listen: () => web.listen({ port: 0, host: '127.0.0.1' }),
    } satisfies TestHouse)
    closing.push(
      () => web.close(),
      () => app.db.destroy(),
      () => log.db.destroy(),
      () => owner.db.destroy(),
    )
  })
  afterAll(async () => {
    for (const close of closing) await close()
    const admin = new pg.Client(asSuperuser({ socket: inject('socket') }))
    await admin.connect()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  return house
}

/** Sends a form as a browser would: session, proof, a fresh key unless one is given. */
export async function sendForm(
  house: TestHouse,
  actor: Actor,
  path: string,
  answers: Record<string, string | string[]>,
  extra: { key?: string; version?: number; csrf?: string } = {},
) {
  const { cookie, csrf } = await house.session(actor)
  const body = new URLSearchParams()
  body.set('_csrf', extra.csrf ?? csrf)
  body.set('_key', extra.key ?? newId())
  if (extra.version !== undefined) body.set('_version', String(extra.version))
  for (const [name, value] of Object.entries(answers)) for (const one of [value].flat()) body.append(name, one)
  return house.web.inject({
    method: 'POST',
    url: path,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: body.toString(),
  })
}

export async function openPage(house: TestHouse, actor: Actor, path: string) {
  const { cookie } = await house.session(actor)
  return house.web.inject({ method: 'GET', url: path, headers: { cookie } })
}

export type { Role }
