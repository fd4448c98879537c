import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import { asSuperuser, launch, onSocket, type Server } from './database/launcher.ts'
import { checkServer, migrate, prepareServer, waitingMigrations } from './database/migrate.ts'
import { StartProblem } from './errors.ts'

/** How each role reaches the database, and how to let go of a server that we started. */
export type Ground = {
  app: pg.PoolConfig
  owner: pg.PoolConfig | undefined
  jobs: pg.PoolConfig | undefined
  close: () => Promise<void>
}

/** A database that is up and in its newest shape: our own server on a Unix socket, or the one that DATABASE_URL names. */
export async function prepareGround(config: Config, say: (line: string) => void): Promise<Ground> {
  return config.databaseUrl ? elsewhere(config, config.databaseUrl, say) : ours(config, say)
}

async function ours(config: Config, say: (line: string) => void): Promise<Ground> {
  let server: Server
  try {
    server = await launch({ data: config.data, say })
  } catch (error) {
    throw asStartProblem(error, config)
  }
  try {
    const owner = onSocket(server, 'doorstep_owner')
    const fresh = await isFresh(owner)
    if (fresh) await prepareServer(asSuperuser(server))
    if ((await waitingMigrations(owner)).length > 0) {
      say('Bringing the database up to date')
      await migrate(owner, say)
    }
    return { app: onSocket(server, 'doorstep_app'), owner, jobs: onSocket(server, 'doorstep_jobs'), close: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw asStartProblem(error, config)
  }
}

async function elsewhere(config: Config, databaseUrl: string, say: (line: string) => void): Promise<Ground> {
  const app = { connectionString: databaseUrl }
  const owner = config.ownerUrl ? { connectionString: config.ownerUrl } : undefined
  try {
    await checkServer(app)
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw new StartProblem(
      `The database that DATABASE_URL names does not answer (${(error as { code?: string }).code ?? 'no reply'}). Check the address, the user and the network.`,
    )
  }
  const waiting = await waitingMigrations(owner ?? app).catch(() => [] as string[])
  if (waiting.length > 0 && !owner)
    throw new StartProblem(
      `These migrations wait: ${waiting.join(', ')}. Run "doorstep migrate" with DATABASE_OWNER_URL set, then start again.`,
    )
  if (waiting.length > 0 && owner) {
    say('Bringing the database up to date')
    await migrate(owner, say)
  }
  return { app, owner, jobs: config.jobsUrl ? { connectionString: config.jobsUrl } : undefined, close: async () => {} }
}

async function isFresh(owner: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client(owner)
  try {
    await client.connect()
    return false
  } catch (error) {
    if (['28000', '3D000'].includes((error as { code?: string }).code ?? '')) return true
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** The secret that signs forms and hashes search terms: made once, readable by its owner only. */
export function readSecret(file: string): Buffer {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (secret.length < 32)
    throw new StartProblem(
      `The secret in ${file} is too short. Remove the file to have a new one made; everybody signs in again.`,
    )
  return secret
}

function asStartProblem(error: unknown, config: Config): unknown {
  const { code } = error as { code?: string }
  if (code === 'ENOSPC' || code === '53100')
    return new StartProblem('The disk is full. Make space, then start again; nothing that was saved is lost.')
  if (code === 'EACCES' || code === 'EROFS')
    return new StartProblem(`Doorstep cannot write to ${config.data}. Set DOORSTEP_DATA to a folder that it may write to.`)
  return error
}
