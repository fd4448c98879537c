import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Actor } from '../src/access/index.ts'
import { newId } from '../src/database/ids.ts'
import { createRun, type FileKind, findRun, importFiles, type Run } from '../src/imports/index.ts'
import { type NumberedProblem, problemsOf } from '../src/imports/runs-store.ts'
import { openPage, sendForm, type TestHouse } from './house.ts'
import type { Town } from './town.ts'

/** Imports a file as the authority's service does for the front door's manager, and gives back what the report says. */
export async function bringIn(
  house: TestHouse,
  town: Town,
  kind: FileKind,
  file: { path: string; name: string },
  onProgress?: () => void,
): Promise<Run & { problems: NumberedProblem[] }> {
  const { ruth, service } = town.people
  const id = newId()
  await house.as(ruth, 'import', (work) => createRun(work, { id, kind, fileName: file.name }))
  await importFiles(house.as, { runId: id, kind, files: [file], asker: ruth, service }, onProgress)
  return reportOf(house, town, id)
}

export async function reportOf(house: TestHouse, town: Town, id: string) {
  return house.as(town.people.ruth, 'import', async (work) => ({
    ...(await findRun(work, id))!,
    problems: await problemsOf(work, id, { most: 1000 }),
  }))
}

/** Writes text to a file of its own, for as long as `use` takes. */
export async function inFile<T>(
  name: string,
  content: string | Buffer,
  use: (file: { path: string; name: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-import-'))
  try {
    const path = join(folder, name)
    await writeFile(path, content)
    return await use({ path, name })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A form with a file as a browser writes it: the proof and the key first, then the answers, then the file. */
export function formWithFile(
  answers: Record<string, string>,
  file: { name: string; content: Buffer } | undefined,
  csrf: string,
  { key = newId(), last = false }: { key?: string | undefined; last?: boolean | undefined } = {},
) {
  const edge = 'a-line-that-stands-in-no-file'
  const parts = Object.entries({ _csrf: csrf, _key: key, ...answers }).map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file?.name ?? ''}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const bytes = [Buffer.from(head), file?.content ?? Buffer.alloc(0), Buffer.from('\r\n')]
  const words = Buffer.from(parts.join(''))
  const body = Buffer.concat([...(last ? [...bytes, words] : [words, ...bytes]), Buffer.from(`--${edge}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${edge}` }
}

/** Sends a form with a file. */
export async function sendFile(
  house: TestHouse,
  actor: Actor,
  answers: Record<string, string>,
  file: { name: string; content: Buffer } | undefined,
  extra: { key?: string; csrf?: string; cookie?: string; origin?: string; last?: boolean } = {},
) {
  const session = await house.session(actor)
  const { body, type } = formWithFile(answers, file, extra.csrf ?? session.csrf, extra)
  const headers = { cookie: extra.cookie ?? session.cookie, 'content-type': type }
  return house.web.inject({
    method: 'POST',
    url: '/imports',
    headers: { ...headers, ...(extra.origin ? { origin: extra.origin } : {}) },
    payload: body,
  })
}

/** The id under which a file waits now. */
export async function waitingIdOf(house: TestHouse, fileName: string) {
  const waits = house.owner.selectFrom('importWaiting').select('id').where('fileName', '=', fileName)
  return (await waits.where('takenAt', 'is', null).where('refusedAt', 'is', null).orderBy('id').executeTakeFirstOrThrow()).id
}

/** Takes in one file that waits, and gives back the page of that import once it has ended. */
export async function takeIn(house: TestHouse, actor: Actor, fileName: string) {
  const taken = await sendForm(house, actor, `/imports/waiting/${await waitingIdOf(house, fileName)}/taking`, {})
  if (taken.statusCode !== 303) throw new Error(`${taken.statusCode} ${taken.body}`)
  return { address: String(taken.headers.location), ...(await ended(house, actor, String(taken.headers.location))) }
}

/** The page of a run, once it does not ask for itself again. */
export async function ended(house: TestHouse, actor: Actor, address: string) {
  return vi.waitFor(
    async () => {
      const page = await openPage(house, actor, address)
      if (page.statusCode !== 200) throw new Error(`${address}: ${page.statusCode} ${page.body}`)
      if (page.headers.refresh !== undefined) throw new Error(`${address} has not ended`)
      return page
    },
    { timeout: 60_000, interval: 50 },
  )
}

/** What a process of its own needs to work on this house's database. */
export function environmentOf(house: TestHouse, data: string) {
  const { host, database } = house.settings.app
  const server = (role: string) => `postgresql://${role}@${encodeURIComponent(host!)}/${database}`
  return { DATABASE_URL: server('doorstep_app'), DATABASE_OWNER_URL: server('doorstep_owner'), DOORSTEP_DATA: data }
}
