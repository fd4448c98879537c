import { Transform } from 'node:stream'
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify'
import { Refusal } from '../errors.ts'
import { whoIsThere } from './frame.tsx'
import { limits, parseForm } from './limits.ts'
import type { Building } from './web.tsx'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page of a room: whoever asks is looked up before the body is read. */
    visited?: boolean
    upload?: boolean
  }
}

/**
 * How forms are taken in. Nothing is parsed that is not a form of ours; how much is read goes by who sends it; what does not
 * arrive in time ends. Files have limits of their own (upload.ts).
 */
export function takeForms(web: FastifyInstance, house: Building) {
  web.removeAllContentTypeParsers()
  web.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => parseForm(body),
  )
  web.addHook('preParsing', async (request, _reply, payload) => {
    if (!hasBody(request) || request.method === 'GET' || request.method === 'HEAD') return payload
    if (request.headers['content-type']?.startsWith('multipart/')) {
      if (!request.routeOptions.config.upload) throw new Refusal('form-not-ours')
      return payload
    }
    const bytes = request.routeOptions.config.visited ? await bytesFor(house, request) : limits.bytes.others
    if (Number(request.headers['content-length'] ?? 0) > bytes) throw new Refusal('form-too-large')
    return bounded(payload, bytes, limits.seconds.form)
  })
  // what comes after a refusal is not waited for: a body that is still on its way ends with the answer
  web.addHook('onSend', async (request, reply) => {
    if (hasBody(request) && !request.raw.complete) reply.header('connection', 'close')
  })
}

const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Somebody whose session ended has their words to keep as well; while the database is away, a cookie is believed. */
async function bytesFor(house: Building, request: FastifyRequest): Promise<number> {
  const known = await whoIsThere(house, request).then(
    ({ actor }) => actor !== undefined,
    () => true,
  )
  return known ? limits.bytes.signedIn : limits.bytes.others
}

/** As much of a body as may be read, in the time that it may take. */
function bounded(body: RequestPayload, bytes: number, seconds: number): RequestPayload {
  let read = 0
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      read += piece.length
      if (read > bytes) done(new Refusal('form-too-large'))
      else done(null, piece)
    },
  })
  // whoever reads has had the answer already, or never began
  through.on('error', () => {})
  const late = setTimeout(() => through.destroy(new Refusal('form-too-slow')), seconds * 1000)
  through.once('close', () => clearTimeout(late))
  body.once('error', (error) => through.destroy(error))
  body.once('close', () => clearTimeout(late))
  return body.pipe(through)
}
