import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Route, UploadedFile } from '../access/index.ts'
import { may } from '../access/require.ts'
import { isCsrf } from '../access/session.ts'
import type { Config } from '../config.ts'
import { idFrom, isId, newId } from '../database/ids.ts'
import { Refusal } from '../errors.ts'
import { hiddenNames, readForm } from '../govuk/index.ts'
import type { Visitor } from './frame.tsx'
import { checkName, kept, limits } from './limits.ts'
import type { Building } from './web.tsx'

const received = new WeakMap<FastifyRequest, { path: string; kept: boolean }>()
const folderOf = ({ data }: Config) => join(data, 'uploads')
const words = { fields: 50, fieldSize: 10_000 }

/**
 * Takes a form with a file: the answers become the request's body, the file goes to the data folder as it comes, never whole into
 * memory. The proof and the key stand before the file in the form, so a file of somebody who may not bring it is not stored.
 */
export async function receiveFile(
  house: Building,
  request: FastifyRequest,
  visitor: Visitor,
  upload: NonNullable<Route['upload']>,
): Promise<UploadedFile | undefined> {
  if (!request.isMultipart()) return undefined
  const watch = watchArrival(request, upload.bytes)
  try {
    return await Promise.race([takeParts(house, request, visitor, upload, watch), watch.late])
  } finally {
    watch.end()
  }
}

async function takeParts(
  house: Building,
  request: FastifyRequest,
  visitor: Visitor,
  upload: NonNullable<Route['upload']>,
  watch: Watch,
): Promise<UploadedFile | undefined> {
  const answers = new URLSearchParams()
  let refusal = visitor.alive ? undefined : new Refusal('not-signed-in')
  if (visitor.actor && !may({ actor: visitor.actor, purpose: upload.purpose, permissions: house.permissions }, upload.action))
    refusal = new Refusal('not-allowed')
  if (refusal) watch.most = limits.bytes.signedIn
  let file: UploadedFile | undefined
  // a file that is too large is cut, not thrown: what stands after it is read, and the browser gets its answer
  for await (const part of request.parts({ limits: { ...words, fileSize: upload.bytes } })) {
    checkName(part.fieldname)
    if (part.type === 'field') {
      answers.append(part.fieldname, kept(String(part.value)))
      continue
    }
    if (!refusal && !isCsrf(house.secret, visitor.token, readForm(answers).csrf))
      refusal = new Refusal(
        'words-expired',
        'This page was open for too long, or came from another site. Open it again and choose the file again.',
      )
    // an empty box sends a file without a name
    if (refusal || part.filename === '') part.file.resume()
    else {
      const { hash, ...stored } = await store(folderOf(house.config), request, part.filename, part.file)
      // somebody who goes back and chooses another file sends another form, though it was rendered once
      if (isId(answers.get(hiddenNames.idempotencyKey))) answers.set(hiddenNames.idempotencyKey, idFrom(`${answers}\n${hash}`))
      file = { ...stored, cut: part.file.truncated }
    }
  }
  if (refusal) throw refusal
  request.body = answers
  return file
}

type Watch = { most: number; late: Promise<never>; end: () => void }

/**
 * Looks at the line every second, so that a form with a file is let go of when nothing comes any more, or when far more comes than
 * the file may be. Of somebody who may not bring one, no more than a form's worth is read.
 */
function watchArrival(request: FastifyRequest, bytes: number): Watch {
  const { socket } = request.raw
  const read = () => socket.bytesRead ?? 0
  const began = read()
  const { promise: late, reject } = Promise.withResolvers<never>()
  let last = { read: began, at: Date.now() }
  const watch: Watch = { most: bytes * 2, late, end: () => clearInterval(timer) }
  const timer = setInterval(() => {
    if (read() !== last.read) last = { read: read(), at: Date.now() }
    if (read() - began > watch.most) reject(new Refusal('file-too-large'))
    else if (Date.now() - last.at > limits.seconds.still * 1000 && !request.raw.complete) reject(new Refusal('form-too-slow'))
  }, 1000)
  return watch
}

async function store(
  folder: string,
  request: FastifyRequest,
  name: string,
  stream: NodeJS.ReadableStream,
): Promise<Omit<UploadedFile, 'cut'> & { hash: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = newId()
  const path = join(folder, id)
  const held = { path, kept: false }
  received.set(request, held)
  const hash = createHash('sha256')
  stream.on('data', (piece: Buffer) => hash.update(piece))
  await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  const keep = () => {
    held.kept = true
  }
  const plain = name.split(/[\\/]/).at(-1)!.slice(0, 200)
  return { id, name: plain, size: (await stat(path)).size, path, keep, hash: hash.digest('hex') }
}

/** What nobody kept goes with the answer. */
export async function letGo(request: FastifyRequest) {
  const held = received.get(request)
  if (held && !held.kept) await rm(held.path, { force: true })
}

/** A Doorstep that died left files behind. Only whoever alone has this data folder may know that nobody reads them any more. */
export const clearUploads = (config: Config) => rm(folderOf(config), { recursive: true, force: true })
