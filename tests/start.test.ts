import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { freePort, newFolder, type Running, start, stop } from './running.ts'

const folders: string[] = []
const running: Running[] = []
const folder = () => {
  const made = newFolder()
  folders.push(made)
  return made
}
const begin = async (env: Record<string, string>) => {
  const one = await start(env)
  running.push(one)
  return one
}

afterEach(async () => {
  for (const one of running.splice(0)) if (one.child.exitCode === null) await stop(one)
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

test('starts from nothing, answers, stops cleanly on SIGTERM and leaves nothing running', async () => {
  const data = folder()
  const first = await begin({ DOORSTEP_DATA: data })
  expect(first.output()).toContain('Doorstep is ready at http://localhost:')
  // the link is the first administrator: it stands in a file of the user's own, and not in what a service's log keeps
  expect(first.output()).not.toContain('/welcome/')
  const link = join(data, 'first-administrator')
  expect(first.output()).toContain(`The first administrator's one-time link is in ${link}`)
  expect(statSync(link).mode & 0o777).toBe(0o600)
  const welcome = readFileSync(link, 'utf8').trim()
  expect((await fetch(welcome.replace('localhost', '127.0.0.1'))).status).toBe(200)
  const health = await fetch(`${first.url}/health`).then((answer) => answer.json())
  expect(health).toMatchObject({ up: true, database: true })
  const server = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  expect(server).toBeGreaterThan(0)
  expect(await stop(first)).toBe(0)
  expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)

  const second = await begin({ DOORSTEP_DATA: data })
  expect(second.output()).not.toContain('Making')
  expect(second.output()).toContain(`The first administrator has not signed in yet: the link is in ${link}`)
  expect(second.output()).toMatch(/ready .*\(\d\.\d seconds\)/)
})

test('a port in use is one sentence', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  const refused = await begin({ DOORSTEP_DATA: folder(), PORT: String(port) })
  expect(await refused.ended).toBe(1)
  expect(refused.output().trim()).toBe(
    `Port ${port} is in use. Is Doorstep running already? Stop it, or set PORT to another number.`,
  )
  other.close()
})

test('a second start on the same folder is one sentence, and the first goes on', async () => {
  const data = folder()
  const first = await begin({ DOORSTEP_DATA: data })
  const second = await begin({ DOORSTEP_DATA: data })
  expect(await second.ended).toBe(1)
  expect(second.output().trim()).toBe(
    `Doorstep is running already on the data in ${data}. Stop it first, or set DOORSTEP_DATA to another folder.`,
  )
  expect((await fetch(`${first.url}/health`)).status).toBe(200)
})

test('a database server that dies alone is started again, and pages say so meanwhile', async () => {
  const data = folder()
  const one = await begin({ DOORSTEP_DATA: data })
  process.kill(Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  const seen: number[] = []
  for (let tries = 0; tries < 300 && !(seen.includes(503) && seen.at(-1) === 200); tries++) {
    seen.push(
      await fetch(`${one.url}/health`).then(
        (answer) => answer.status,
        () => 0,
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(
    seen.filter((status) => status !== 200 && status !== 503),
    'answers all the time',
  ).toEqual([])
  expect(seen.at(-1), 'is back by itself').toBe(200)
})

test('a folder too deep for a socket still starts', async () => {
  const deep = join(
    folder(),
    'a-rather-long-name-of-a-folder',
    'and-another-one-below-it-that-is-long',
    'and-a-last-one-for-the-data',
  )
  mkdirSync(deep, { recursive: true })
  const one = await begin({ DOORSTEP_DATA: deep })
  expect(one.output()).toContain('Doorstep is ready')
})

test.each([
  [{ PORT: 'many' }, 'PORT is "many": give a number up to 65535.', 'a port is a number'],
  [{ DOORSTEP_URL: 'doorstep' }, 'DOORSTEP_URL is "doorstep": give a whole address', 'an address is whole'],
  [
    { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    'The database that DATABASE_URL names does not answer',
    'nobody listens there',
  ],
  [{ DOORSTEP_DEMO_DAY: 'today' }, 'DOORSTEP_DEMO_DAY is "today"', 'a day is written as one'],
])('a wrong setting %o is one sentence: %s', async (env, sentence, _why) => {
  const one = await begin({ DOORSTEP_DATA: folder(), ...env } as Record<string, string>)
  expect(await one.ended).toBe(1)
  expect(one.output()).toContain(sentence)
  expect(one.output().trim().split('\n')).toHaveLength(1)
})

test('an older Node is told what it needs, by plain JavaScript that it can read', () => {
  const script = readFileSync(new URL('../bin/start.mjs', import.meta.url), 'utf8')
    .replace("process.versions.node.split('.')", "'18.20.4'.split('.')")
    .replace(/\$\{process\.versions\.node\}/, '18.20.4')
  const file = join(folder(), 'start.mjs')
  writeFileSync(file, script)
  expect(() => execFileSync(process.execPath, [file], { stdio: 'pipe' })).toThrow(
    /Doorstep needs Node 20.19 or newer to start, and this is 18.20.4/,
  )
})
