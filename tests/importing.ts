import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '../src/database/ids.ts'
import { createRun, type FileKind, findRun, importFiles, type Run } from '../src/imports/index.ts'
import { type NumberedProblem, problemsOf } from '../src/imports/runs-store.ts'
import type { TestHouse } from './house.ts'
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

/** Sends a form with a file as a browser would. */
export async function sendFile(
  house: TestHouse,
  actor: Town['people']['ruth'],
  answers: Record<string, string>,
  file: { name: string; content: Buffer } | undefined,
  extra: { key?: string; csrf?: string } = {},
) {
  const { cookie, csrf } = await house.session(actor)
  const edge = 'a-line-that-stands-in-no-file'
  const parts = Object.entries({ _csrf: extra.csrf ?? csrf, _key: extra.key ?? newId(), ...answers }).map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file?.name ?? ''}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    file?.content ?? Buffer.alloc(0),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  return house.web.inject({
    method: 'POST',
    url: '/imports',
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload,
  })
}
