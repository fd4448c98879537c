import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openPage, useHouse } from '../../tests/house.ts'
import { ended, environmentOf, formWithFile } from '../../tests/importing.ts'
import { type Running, start, stop } from '../../tests/running.ts'
import { wholeDatabase } from '../../tests/whole-database.ts'
import { csrfFor } from '../access/session.ts'
import { generateCin } from '../returns/index.ts'

// Doorstep as it runs, on the database of this house: killed while it writes, and started again.
const house = useHouse()
const secret = randomBytes(32)
let folder = ''
let running: Running | undefined

const begin = () => start({ ...environmentOf(house, folder), DOORSTEP_SECRET_FILE: join(folder, 'secret') })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-killed-'))
  await writeFile(join(folder, 'secret'), secret.toString('hex'))
})
afterAll(async () => {
  if (running?.child.exitCode === null && running.child.signalCode === null) await stop(running)
  await rm(folder, { recursive: true, force: true })
})

test('an import whose server was killed is shown as stopped, with nothing of it kept, and goes in when it is brought again', {
  timeout: 240_000,
}, async () => {
  const { ruth } = house.town.people
  const path = join(folder, 'census.xml')
  const { children } = await generateCin(createWriteStream(path), {
    seed: 3,
    authority: '806',
    year: 2025,
    size: { children: 1500 },
  })
  const file = { name: 'census.xml', content: await readFile(path) }
  // the server's own clock: how long a run has waited, and whether a session still stands, is seen by it
  house.clock.now = new Date()
  const { cookie } = await house.session(ruth)
  const csrf = csrfFor(secret, cookie.split('=')[1]!)
  const bring = async ({ url }: Running) => {
    const { body, type } = formWithFile({ kind: 'cin' }, file, csrf)
    const headers = { cookie, 'content-type': type }
    const sent = await fetch(`${url}/imports`, { method: 'POST', headers, body: new Uint8Array(body), redirect: 'manual' })
    expect(sent.status, await sent.text()).toBe(303)
    return new URL(sent.headers.get('location')!, url).pathname
  }
  const stateOf = async (address: string) =>
    (await house.owner.selectFrom('importRun').select('state').where('id', '=', address.slice(-36)).executeTakeFirstOrThrow())
      .state

  const before = await wholeDatabase(house.owner)
  running = await begin()
  const first = await bring(running)
  await vi.waitFor(async () => expect(await stateOf(first)).toBe('writing'), { timeout: 30_000, interval: 20 })
  running.child.kill('SIGKILL')
  await running.ended

  // the database ends what the dead server had begun as soon as it notices
  const page = await vi.waitFor(() => ended(house, ruth, first), { timeout: 90_000 })
  expect(page.body).toContain('Stopped')
  expect(page.body).toContain('The import was stopped before it ended, so nothing of the file was kept. Import it again.')
  expect(await wholeDatabase(house.owner)).toEqual(before)
  expect((await openPage(house, ruth, '/imports')).body).toContain('Stopped')
  expect(await readdir(join(folder, 'uploads')), 'what the dead server left').toHaveLength(1)

  running = await begin()
  expect(await readdir(folder), 'goes when the next one starts').not.toContain('uploads')
  const second = await bring(running)
  expect((await ended(house, ruth, second)).body).toContain('Done')
  expect((await wholeDatabase(house.owner)).person!.rows - before.person!.rows).toBe(children)
})
