import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../src/database/ids.ts'
import { newFolder, type Running, start, stop } from './running.ts'

// kill -9 of the app, of the database, of both, while drafts are written through the pages: nothing acknowledged is lost, and
// each time it comes up by itself. Fifty kills; a few seconds for each ten.
const kills = 51
const data = newFolder()
// one writer sends as fast as it can, far above what one person may ask for
const house = { DOORSTEP_DATA: data, DOORSTEP_RATE: '10000' }
let running: Running | undefined
afterAll(async () => {
  if (running && running.child.exitCode === null) await stop(running)
  rmSync(data, { recursive: true, force: true })
})

const serverPid = () => {
  try {
    return Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return -1
  }
}

/** The server's own process; its children end when they notice. */
function killServer() {
  try {
    const pid = serverPid()
    if (pid > 1) process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended already
  }
}

/** The session's cookie, of the several that a sign-in sets. */
const sessionIn = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('doorstep='))!
    .split(';')[0]!

async function signIn(url: string, kept: { cookie: string }) {
  if (kept.cookie) return
  // the first administrator's link stands in a file of the user's own
  const link = readFileSync(join(data, 'first-administrator'), 'utf8')
    .trim()
    .replace(/^http:\/\/localhost:\d+/, url)
  const page = await fetch(link)
  const cookie = sessionIn(page)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())![1]!
  const entered = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: csrf, password: 'three plain words', next: '/' }),
  })
  expect(entered.status).toBe(303)
  kept.cookie = sessionIn(entered)
}

test(`no acknowledged write is lost over ${kills} kills`, { timeout: 400_000 }, async () => {
  const kept = { cookie: '' }
  let acknowledged = 0
  const last = new Map<string, number>()
  let restarts = 0
  for (let kill = 0; kill < kills; kill++) {
    if (!running || running.child.exitCode !== null || running.child.signalCode !== null) {
      running = await start(house)
      expect(running.output(), 'comes up by itself').toContain('Doorstep is ready')
      restarts++
    }
    await signIn(running.url, kept)
    const page = await fetchUntil(`${running.url}/threshold`, kept.cookie)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page)![1]!
    let writing = true
    const url = running.url
    const writer = async (name: string) => {
      while (writing) {
        const next = (last.get(name) ?? 0) + 1
        const answer = await fetch(`${url}/contacts`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie: kept.cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ _csrf: csrf, _key: newId(), _draft: '1', writer: name, number: String(next) }),
        }).catch(() => undefined)
        if (answer?.status === 204) {
          last.set(name, next)
          acknowledged++
        }
      }
    }
    const writers = [writer('only')]
    await new Promise((resolve) => setTimeout(resolve, 60 + (kill % 7) * 20))
    if (kill % 3 !== 1) running.child.kill('SIGKILL')
    if (kill % 3 !== 0) killServer()
    writing = false
    await Promise.all(writers)
    if (kill % 3 !== 1) await running.ended
  }
  if (running!.child.exitCode === null && running!.child.signalCode === null) await stop(running!)
  running = await start(house)
  expect(running.output()).toContain('Doorstep is ready')
  const { socketOf } = await import('./socket.ts')
  const client = new pg.Client({ host: socketOf(data), user: 'doorstep_owner', database: 'doorstep', port: 5432 })
  await client.connect()
  const { rows } = await client.query<{ number: string }>(
    "select words->>'number' as number from draft where words->>'writer' = 'only'",
  )
  await client.end()
  expect(acknowledged).toBeGreaterThan(kills)
  // the one draft holds the last acknowledged number, or one that was written but not acknowledged in time
  expect(Number(rows[0]?.number)).toBeGreaterThanOrEqual(last.get('only')!)
  expect(restarts).toBeGreaterThan(kills / 2)
})

/** The page, as soon as the database is back. */
async function fetchUntil(url: string, cookie: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(url, { headers: { cookie } }).catch(() => undefined)
    if (answer?.status === 200) return answer.text()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The page did not come back within ten seconds')
}
