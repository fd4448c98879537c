import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { makeRoomForReads } from './access/read-log-store.ts'
import { sweep } from './access/session-store.ts'
import { readConfig, siteOf } from './config.ts'
import { type Db, openPool } from './database/pool.ts'
import { takeServingLock } from './database/serving.ts'
import { isDemonstration } from './demonstration/installation-store.ts'
import { clearUploads } from './doors/upload.ts'
import { build, openWeb } from './doors/web.tsx'
import { StartProblem } from './errors.ts'
import { fill } from './filling.ts'
import { prepareGround, readSecret } from './house.ts'
import { startJobs } from './jobs/index.ts'
import { steps } from './progress.ts'
import { rooms } from './rooms.ts'
import { addMonths, londonDay } from './time/index.ts'

/** Starts everything, prints where it is ready, and stops cleanly on SIGTERM and Ctrl-C. */
export async function serve() {
  const began = Date.now()
  const config = readConfig()
  await portIsFree(config.port, config.host)
  const step = steps(process.stderr)
  const ground = await prepareGround(config, step.say)
  const held = await holdFolder(ground.app, config.data)
  const { pool, db } = openPool(ground.app)
  const logPool = openPool({ ...ground.app, max: 2 }).pool
  const close = async () => {
    await Promise.allSettled([pool.end(), logPool.end(), held.end()])
    await ground.close()
  }
  try {
    const { lines } = await fill({ config, ground, now: new Date(), say: step.say, progress: step.progress })
    await makeRoom(db, new Date())
    await clearUploads(config)
    const demonstration = await isDemonstration(db)
    const house = build(config, { pool, db, logPool }, readSecret(config.secretFile), demonstration, rooms)
    const web = await openWeb(house)
    const jobs = await startJobs({
      settings: ground.jobs,
      db,
      withActor: house.withActor,
      clock: house.clock,
      queues: rooms.flatMap((room) => room.jobs ?? []),
      say: step.say,
    })
    const stop = async () => {
      const hard = setTimeout(() => process.exit(1), 10_000)
      hard.unref()
      await Promise.allSettled([web.close(), jobs.stop()])
      await close()
      process.exit(0)
    }
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void stop())
    // where signals do not pass (a shell that was not replaced), the end of the parent is the sign
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && void stop(), 1000).unref()

    await web.listen({ port: config.port, host: config.host })
    const everyDay = async () => {
      await makeRoom(db, house.clock())
      await sweep(db, house.clock())
    }
    const daily = setInterval(() => void everyDay().catch(() => {}), 86_400_000)
    daily.unref()
    void sweep(db, house.clock()).catch(() => {})
    const address = web.server.address() as AddressInfo | null
    const url = siteOf(config, address?.port)
    process.stdout.write(`\nDoorstep is ready at ${url}  (${((Date.now() - began) / 1000).toFixed(1)} seconds)\n`)
    for (const line of lines(url)) process.stdout.write(`${line}\n`)
    return { web, stop }
  } catch (error) {
    await close()
    throw error
  }
}

/** This month's part of the log of reads, and the next one in good time. */
async function makeRoom(db: Db, now: Date) {
  const today = londonDay(now)
  await makeRoomForReads(db, [today, addMonths(today, 1)])
}

/** Says it before anything is started: somebody else listens there. */
async function portIsFree(port: number, host: string) {
  if (port === 0) return
  const { createServer } = await import('node:net')
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartProblem(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use. Is Doorstep running already? Stop it, or set PORT to another number.`
            : `Doorstep cannot listen on port ${port} (${error.code}). Set PORT to another number.`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** One Doorstep to a data folder: the second is told so. The lock goes with the connection, so a killed one leaves none. */
async function holdFolder(app: pg.PoolConfig, data: string): Promise<pg.Client> {
  const client = new pg.Client(app)
  client.on('error', () => {})
  await client.connect()
  if (!(await takeServingLock(client))) {
    await client.end()
    throw new StartProblem(
      `Doorstep is running already on the data in ${data}. Stop it first, or set DOORSTEP_DATA to another folder.`,
    )
  }
  return client
}
