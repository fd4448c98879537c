import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** For tests only: a PostgreSQL server in a folder of its own, gone when closed; undefined where none is installed. */
export async function throwawayPostgres(): Promise<{ client: pg.Client; close(): Promise<void> } | undefined> {
  const bin = binaries()
  if (bin === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'ds-pg-'))
  const data = join(folder, 'data')
  const made = run(bin, 'initdb', ['-D', data, '--locale=C.UTF-8', '--encoding=UTF8', '--auth=trust', '-U', 'tester'])
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const [command, args] = asOther(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'])
  const server = spawn(command, args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: folder, user: 'tester', database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      return {
        client,
        async close() {
          await client.end()
          server.kill('SIGINT')
          await ended
          rmSync(folder, { recursive: true, force: true })
        },
      }
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  if (!existsSync(debian)) return undefined
  return readdirSync(debian)
    .map((version) => join(debian, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

function run(bin: string, name: string, args: string[]) {
  const [command, all] = asOther(join(bin, name), args)
  return spawnSync(command, all, { encoding: 'utf8' })
}

// The server refuses to run as root; in a user namespace it is somebody else.
function asOther(command: string, args: string[]): [string, string[]] {
  return process.getuid?.() === 0 ? ['unshare', ['-U', '--map-user=1', '--map-group=1', command, ...args]] : [command, args]
}
