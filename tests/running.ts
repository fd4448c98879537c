import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../src/config.ts'

/** Doorstep as it really runs: its own process, its own data folder, its own database server. */
export type Running = { child: ChildProcess; url: string; output: () => string; ended: Promise<number | null> }

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'doorstep-run-'))

/** Starts it and waits until it says that it is ready, or has ended. */
export async function start(env: Record<string, string>): Promise<Running> {
  const port = env.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, DOORSTEP_DEMO: '0', DOORSTEP_LOG: 'silent', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk
        if (output.includes('Doorstep is ready')) setTimeout(resolve, 50) // the lines after it come with it
      })
  })
  await Promise.race([ready, ended])
  return { child, url: `http://127.0.0.1:${port}`, output: () => output, ended }
}

export async function stop({ child, ended }: Running): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}
