import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type pg from 'pg'
import { keepDraft } from '../access/draft-store.ts'
import { type PermissionTable, tableOf } from '../access/permission-table.ts'
import { ReadLog } from '../access/read-log.ts'
import { csrfFor, isCsrf } from '../access/session.ts'
import type { Reply, Route } from '../access/visit.ts'
import { isOfAccess, isWrittenDown, openDoors, type WithActor } from '../access/with-actor.ts'
import type { Config } from '../config.ts'
import { type Db, isAway } from '../database/pool.ts'
import { answers } from '../database/serving.ts'
import { Refusal, refuse } from '../errors.ts'
import { assets, readForm, renderPage } from '../govuk/index.ts'
import type { Room } from '../room.ts'
import { takeForms } from './bodies.ts'
import { withoutWords } from './fault.ts'
import { cookieName, countsBeside, Framed, type Visitor, whoIsThere } from './frame.tsx'
import { limits } from './limits.ts'
import { isParcelOf, parcelName, sealParcel } from './parcel.ts'
import { refuseOnTheLine, sendPlain, unexpected } from './plain-page.tsx'
import { limitRate, Rate } from './rate.ts'
import { refusalPage, type Sent } from './refusals.tsx'
import { inside, isFromHere } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { signInDoor } from './sign-in-door.tsx'
import { startPage } from './start.tsx'
import { letGo, receiveFile } from './upload.ts'
import { keepWords, pathOf, putAside, visitOf } from './visits.tsx'

export type Building = {
  config: Config
  pool: pg.Pool
  db: Db
  secret: Buffer
  clock: () => Date
  demonstration: boolean
  rooms: readonly Room[]
  permissions: PermissionTable
  withActor: WithActor
  /** Aborted when the house closes, for what goes on after an answer. */
  closing: AbortController
  /** How an answer that must wait does so; a test says it otherwise. */
  pause?: (ms: number) => Promise<unknown>
}

/** Everything a door needs, over a pool of the app's role. */
export function build(
  config: Config,
  open: { pool: pg.Pool; db: Db; logPool: pg.Pool },
  secret: Buffer,
  demonstration: boolean,
  rooms: readonly Room[],
  clock = () => new Date(),
): Building {
  const log = new ReadLog(open.logPool, secret)
  const permissions = tableOf(rooms.flatMap((room) => room.permissions ?? []))
  const withActor = openDoors({ db: open.db, log, clock, permissions })
  const { pool, db } = open
  return { config, pool, db, secret, clock, demonstration, rooms, permissions, withActor, closing: new AbortController() }
}

/** The web door: sessions, forms and their proof, drafts, refusals, headers. The rooms' pages are mounted as they stand. */
export async function openWeb(house: Building): Promise<FastifyInstance> {
  const { config } = house
  const level = process.env.DOORSTEP_LOG ?? (process.stdout.isTTY ? 'warn' : 'info')
  const web = Fastify({
    logger: { level, serializers: { err: withoutWords } },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.proxy ?? false,
    bodyLimit: limits.bytes.signedIn,
    requestTimeout: limits.seconds.whole * 1000,
    // Node would refuse a request without a host itself, and without our headers
    http: { headersTimeout: limits.seconds.headers * 1000, connectionsCheckingInterval: 5_000, requireHostHeader: false },
    clientErrorHandler: refuseOnTheLine(config),
    // before any hook: an address that cannot be read
    frameworkErrors: (error, _request, reply) => sendPlain(reply, config, error.statusCode === 414 ? 414 : 400),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
  const rate = new Rate(config.rate)
  await web.register(cookie)
  securityHeaders(web, config)
  limitRate(web, house, rate)
  takeForms(web, house)
  await web.register(multipart, { limits: { files: 1 }, throwFileSizeLimit: false })
  web.addHook('preClose', async () => house.closing.abort())
  // before the answer leaves, so that whoever has it knows that the file is gone
  web.addHook('onSend', letGo)

  // What is logged of a visit: the route's pattern, never its address (a search stands in it), never a name.
  web.addHook('onResponse', async (request, reply) => {
    web.log.info(
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'page',
    )
  })

  for (const asset of assets)
    web.get(asset.path, (request, reply) =>
      reply
        .type(asset.type)
        .header('cache-control', request.url.includes('?v=') ? 'public, max-age=31536000, immutable' : 'no-cache')
        .header('cross-origin-resource-policy', 'same-origin')
        .send(asset.body),
    )

  web.get('/health', async (_request, reply) => {
    const database = await answers(house.pool)
    return reply.code(database ? 200 : 503).send({ up: true, database, version: config.version })
  })

  signInDoor(web, house)
  for (const route of [startPage(house.rooms), ...house.rooms.flatMap(({ pages = [] }) => pages)]) mount(web, house, rate, route)

  web.server.on('checkExpectation', unexpected(config))
  web.setNotFoundHandler(async (request, reply) =>
    answerRefusal(house, reply, new Refusal('not-found'), await whoIsThere(house, request).catch(() => undefined)),
  )
  web.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const refusal = asRefusal(error)
    if (!refusal) web.log.error({ err: error, route: request.routeOptions.url }, 'a bug')
    return answerRefusal(house, reply, refusal)
  })
  return web
}

function mount(web: FastifyInstance, house: Building, rate: Rate, route: Route) {
  const isPost = route.method === 'POST'
  web.route({
    method: route.method,
    url: route.path,
    config: { visited: true, upload: route.upload !== undefined },
    handler: async (request, reply) => {
      const path = pathOf(request)
      // Another site's form: nothing is done with it, its words are not kept, and it is not offered again.
      if (isPost && !isFromHere(request, house.config))
        return answerRefusal(
          house,
          reply,
          new Refusal('not-allowed', 'This form came from another site, so nothing was done with it.'),
        )
      let visitor: Visitor | undefined
      let sent: Sent | undefined
      try {
        // before anybody is looked up: while the database is away, a form that comes back can be sent again as it came
        if (isPost) sent = { ...sentBy(house, request), labels: route.labels }
        visitor = await whoIsThere(house, request)
        rate.learn(visitor.token, visitor.alive ? visitor.actor?.accountId : undefined)
        const file = route.upload && (await receiveFile(house, request, visitor, route.upload))
        if (route.upload) sent = { ...sentBy(house, request), labels: route.labels }
        if (!visitor.alive || !visitor.actor) {
          if (!sent) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
          return answerRefusal(house, reply, new Refusal('signed-out'), visitor, signedOut(house, sent, visitor))
        }
        if (sent) {
          const parcel = sent.form.answers[parcelName]
          delete sent.form.answers[parcelName]
          sent.proved ||= isParcelOf(house.secret, visitor.actor.accountId, path, sent.form, parcel, house.clock())
          if (!sent.proved) refuse('not-proved')
          sent.csrf = visitor.csrf
        }
        const visit = { ...visitOf(house, request, visitor, sent?.form ?? readForm(undefined)), file }
        const aside = isPost ? await putAside(visit, route) : undefined
        if (aside === 'kept') return reply.code(204).send()
        if (aside) return await send(house, reply, visitor, aside)
        // a page changes nothing, so that what stands in its navigation is asked for beside it
        if (!isPost) visitor.counts = countsBeside(house, visitor.actor)
        const answer = await route.handle(visit)
        // a form that comes back to be put right keeps its words, also without script
        if (route.drafts && isPost && 'page' in answer) await keepWords(visit, visit.form.answers)
        return await send(house, reply, visitor, answer)
      } catch (error) {
        const refusal = asRefusal(error)
        if (!refusal) {
          web.log.error({ err: error, route: route.path }, 'a bug')
        }
        // a page that refused before it came to the database is written down as well
        if (refusal && visitor?.actor && visitor.alive && isOfAccess(refusal) && !isWrittenDown(refusal)) {
          const written = await house
            .withActor(visitor.actor, 'answer a question', async () => Promise.reject(refusal))
            .catch((error: unknown) => error)
          if (written !== refusal) return answerRefusal(house, reply, asRefusal(written), visitor, sent)
        }
        // a refused or timed-out form keeps its words, where it was ours and whoever sent it is there
        if (route.drafts && sent?.proved && visitor?.actor && visitor.alive && refusal?.code !== 'already-recorded') {
          const { answers } = sentBy(house, request).form
          delete answers[parcelName]
          await house.withActor(visitor.actor, 'keep words', (work) => keepDraft(work, path, answers)).catch(() => {})
        }
        return answerRefusal(house, reply, refusal, visitor, sent)
      }
    },
  })
}

/** A form as it came, and whether it carries the proof of the cookie that it came with. */
function sentBy(house: Building, request: FastifyRequest): Sent {
  const form = readForm(request.body)
  const token = request.cookies[cookieName(house.config.secure)] ?? ''
  return {
    form,
    path: pathOf(request),
    csrf: csrfFor(house.secret, token),
    proved: token !== '' && isCsrf(house.secret, token, form.csrf),
  }
}

/** Words of somebody who is signed out: marked as theirs where they proved who they were, so that they can send them when they are back. */
function signedOut(house: Building, sent: Sent, { actor }: Visitor): Sent {
  const from = sent.form.answers._page
  delete sent.form.answers[parcelName]
  const parcel = sent.proved && actor ? sealParcel(house.secret, actor.accountId, sent.path, sent.form, house.clock()) : undefined
  return { ...sent, signIn: { next: inside(typeof from === 'string' ? from : sent.path), parcel } }
}

async function send(house: Building, reply: FastifyReply, visitor: Visitor, answer: Reply) {
  if ('to' in answer) return reply.redirect(answer.to, 303)
  if ('download' in answer)
    return reply
      .type(answer.type)
      .header('content-disposition', `attachment; filename="${answer.fileName}"`)
      .header('cache-control', 'no-store')
      .send(answer.download)
  const page = await Framed(house, visitor, answer.page)
  if (answer.refresh) reply.header('refresh', String(answer.refresh))
  return reply
    .code(answer.status ?? (answer.page.failed ? 422 : 200))
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(page))
}

async function answerRefusal(
  house: Building,
  reply: FastifyReply,
  refusal: Refusal | undefined,
  visitor: Visitor = { token: '', csrf: '', alive: false },
  sent?: Sent,
) {
  const { status, parts } = refusalPage(refusal, sent)
  if (status === 503) reply.header('retry-after', '3')
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(await Framed(house, visitor, parts)))
}

/** What the reader of forms with files says of one that ends too early, or never was one. */
const brokenForm = /^(Unexpected end of (form|multipart data)|\w+ terminated early|Multipart: Boundary not found)/

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isAway(error)) return new Refusal('database-away')
  const { statusCode, code = '', constraint, message = '' } = error as Error & Partial<pg.DatabaseError> & { statusCode?: number }
  // not an id, or a zero byte: PostgreSQL takes neither, and nothing here has such an address
  if (['22P02', '22021'].includes(code)) return new Refusal('not-found')
  // the key of a form that somebody else sent: it may be sent with a key of its own
  if (code === '23505' && constraint === 'submission_pkey') return new Refusal('words-expired', undefined, { keyIsTaken: true })
  if (brokenForm.test(message)) return new Refusal('form-broken')
  if (['FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT', 'FST_ERR_CTP_INVALID_MEDIA_TYPE'].includes(code))
    return new Refusal('form-not-ours')
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('form-too-large')
  if (statusCode === 413) return new Refusal('file-too-large')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal('not-found')
  return undefined
}

export const newToken = () => randomBytes(32).toString('base64url')
