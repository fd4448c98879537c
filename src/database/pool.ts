import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'
import type { DB } from './schema.gen.ts'

// Days are text: the driver would shift them into the machine's own zone.
pg.types.setTypeParser(1082, (day) => day)
// Counts fit a number; nothing here counts past 2^53.
pg.types.setTypeParser(20, Number)

export type Db = Kysely<DB>

/** Kysely over a pool whose idle clients may lose their server without taking the process down. */
export function openPool(settings: pg.PoolConfig): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    max: 10,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5000,
    Client: PreparingClient,
    // statements asked for together are sent together (`together`)
    pipeline: true,
    ...settings,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    db: new Kysely<DB>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    }),
  }
}

/** True when the error says that the database cannot be reached or is shutting down, rather than that we asked badly. */
export function isAway(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(message)
  )
}
