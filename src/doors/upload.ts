import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Action, UploadedFile } from '../access/index.ts'
import { may } from '../access/require.ts'
import { isCsrf } from '../access/session.ts'
import { newId } from '../database/ids.ts'
import { Refusal } from '../errors.ts'
import { readForm } from '../govuk/index.ts'
import type { Visitor } from './frame.tsx'
import type { Building } from './web.tsx'

const received = new WeakMap<FastifyRequest, { path: string; kept: boolean }>()
const dayMs = 86_400_000

/**
 * Takes a form with a file: the answers become the request's body, the file goes to the data folder as it comes. The proof and the
 * key stand before the file in the form, so a file of somebody who may not bring it is not stored.
 */
export async function receiveFile(
  house: Building,
  request: FastifyRequest,
  visitor: Visitor,
  needed: Action,
): Promise<UploadedFile | undefined> {
  if (!request.isMultipart()) return undefined
  const folder = join(house.config.data, 'uploads')
  const answers = new URLSearchParams()
  let refusal = visitor.alive ? undefined : new Refusal('not-signed-in')
  if (visitor.actor && !may({ actor: visitor.actor, purpose: 'import' }, needed)) refusal = new Refusal('not-allowed')
  let file: UploadedFile | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      answers.append(part.fieldname, String(part.value))
      continue
    }
    if (!refusal && !isCsrf(house.secret, visitor.token, readForm(answers).csrf)) refusal = new Refusal('words-expired')
    // an empty box sends a file without a name
    if (refusal || part.filename === '') part.file.resume()
    else {
      file = await store(request, folder, part.filename, part.file)
      if (part.file.truncated) refusal = new Refusal('file-too-large')
    }
  }
  if (refusal) throw refusal
  request.body = answers
  return file
}

async function store(
  request: FastifyRequest,
  folder: string,
  name: string,
  stream: NodeJS.ReadableStream,
): Promise<UploadedFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const id = newId()
  const path = join(folder, id)
  const held = { path, kept: false }
  received.set(request, held)
  await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  const keep = () => {
    held.kept = true
  }
  return { id, name: name.split(/[\\/]/).at(-1)!.slice(0, 200), size: (await stat(path)).size, path, keep }
}

/** What nobody kept goes with the answer. */
export async function letGo(request: FastifyRequest) {
  const held = received.get(request)
  if (held && !held.kept) await rm(held.path, { force: true })
}

/** A process that died left its file behind. */
async function sweep(folder: string) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const old = await stat(path).catch(() => undefined)
    if (old && Date.now() - old.mtimeMs > dayMs) await rm(path, { force: true })
  }
}
