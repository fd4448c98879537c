import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartProblem } from './errors.ts'

/** The folder that holds package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export type Config = ReturnType<typeof readConfig>

/** Settings come from the environment alone; the README's table lists each with its default. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartProblem(`PORT is "${env.PORT}": give a number up to 65535.`)
  const data = resolve(root, env.DOORSTEP_DATA ?? 'var')
  const databaseUrl = env.DATABASE_URL || undefined
  const url = env.DOORSTEP_URL || undefined
  if (url && !URL.canParse(url))
    throw new StartProblem(`DOORSTEP_URL is "${url}": give a whole address, such as https://doorstep.example.org.`)
  const rate = Number(env.DOORSTEP_RATE ?? 10)
  if (!(rate >= 1 && rate <= 100_000))
    throw new StartProblem(
      `DOORSTEP_RATE is "${env.DOORSTEP_RATE}": give the pages a second that one person may ask for, such as 10.`,
    )
  const demoDay = env.DOORSTEP_DEMO_DAY || undefined
  if (demoDay && !/^\d{4}-\d{2}-\d{2}$/.test(demoDay))
    throw new StartProblem(`DOORSTEP_DEMO_DAY is "${demoDay}": give a day such as 2026-11-24.`)
  return {
    port,
    /** Loopback only, unless somebody asks for more by name. */
    host: env.HOST ?? '127.0.0.1',
    data,
    databaseUrl,
    ownerUrl: env.DATABASE_OWNER_URL || undefined,
    jobsUrl: env.DATABASE_JOBS_URL || undefined,
    /** A demonstration is the default only where the database is our own. */
    demo: env.DOORSTEP_DEMO === undefined ? !databaseUrl : env.DOORSTEP_DEMO !== '0',
    demoDay,
    url,
    secure: url?.startsWith('https:') ?? false,
    proxy: env.DOORSTEP_PROXY || undefined,
    /** Pages a second for one person, over time. What others may ask follows from it (doors/rate.ts). */
    rate,
    secretFile: resolve(root, env.DOORSTEP_SECRET_FILE ?? join(data, 'secret')),
    version: version(),
  }
}

/** Where this house is reached: its public address, or this machine's. Never what a request says: whoever asks could have written it. */
export const siteOf = ({ url, port }: Pick<Config, 'url' | 'port'>, listensOn = port) =>
  url?.replace(/\/$/, '') ?? `http://localhost:${listensOn}`

function version(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}
