import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type pg from 'pg'
import { ReadLog } from '../access/read-log.ts'
import { csrfFor, isCsrf } from '../access/session.ts'
import { findDraft, keepDraft, type Outcome, once, type Reply, type Route, Undone, type Visit } from '../access/visit.ts'
import { isOfAccess, isWrittenDown, openDoors, type WithActor } from '../access/with-actor.ts'
import { type Config, siteOf } from '../config.ts'
import { newId } from '../database/ids.ts'
import { type Db, isAway } from '../database/pool.ts'
import { Refusal, refuse } from '../errors.ts'
import { assets, HiddenFields, readForm, renderPage } from '../govuk/index.ts'
import { withoutWords } from './fault.ts'
import { cookieName, Framed, type Visitor, whoIsThere } from './frame.tsx'
import { refusalPage } from './refusals.tsx'
import { rooms } from './rooms.ts'
import { isFromHere } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'
import { signInDoor } from './sign-in-door.tsx'
import { letGo, receiveFile } from './upload.ts'

export type Building = {
  config: Config
  pool: pg.Pool
  db: Db
  secret: Buffer
  clock: () => Date
  demonstration: boolean
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
  clock = () => new Date(),
): Building {
  const log = new ReadLog(open.logPool, secret)
  const withActor = openDoors({ db: open.db, log, clock })
  return { config, pool: open.pool, db: open.db, secret, clock, demonstration, withActor, closing: new AbortController() }
}

/** The web door: sessions, forms and their proof, drafts, refusals, headers. The rooms' pages are mounted as they stand. */
export async function openWeb(house: Building, routes: readonly Route[] = rooms): Promise<FastifyInstance> {
  const { config } = house
  const level = process.env.DOORSTEP_LOG ?? (process.stdout.isTTY ? 'warn' : 'info')
  const web = Fastify({
    logger: { level, serializers: { err: withoutWords } },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.proxy ?? false,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
  await web.register(cookie)
  await web.register(formbody, { bodyLimit: 1024 * 1024 })
  await web.register(multipart, { limits: { files: 1 }, throwFileSizeLimit: false })
  await web.register(rateLimit, { global: false })
  securityHeaders(web, config)
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
    const database = await house.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.code(database ? 200 : 503).send({ up: true, database, version: config.version })
  })

  signInDoor(web, house)
  for (const route of routes) mount(web, house, route)

  web.setNotFoundHandler(async (request, reply) =>
    answerRefusal(house, request, reply, new Refusal('not-found'), await whoIsThere(house, request).catch(() => undefined)),
  )
  web.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const refusal = asRefusal(error)
    if (!refusal) web.log.error({ err: error, route: request.routeOptions.url }, 'a bug')
    return answerRefusal(house, request, reply, refusal, undefined)
  })
  return web
}

function mount(web: FastifyInstance, house: Building, route: Route) {
  web.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      let visitor: Visitor | undefined
      // Another site's form: nothing is done with it, its words are not kept, and it is not offered again.
      if (route.method === 'POST' && !isFromHere(request, house.config)) {
        request.body = undefined
        return answerRefusal(
          house,
          request,
          reply,
          new Refusal('not-allowed', 'This form came from another site, so nothing was done with it.'),
          undefined,
        )
      }
      try {
        visitor = await whoIsThere(house, request)
        if (!visitor.actor) {
          if (route.method === 'GET') return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
          return reply.redirect('/sign-in', 303)
        }
        const file = route.upload ? await receiveFile(house, request, visitor, route.upload) : undefined
        const visit = { ...visitOf(house, request, visitor), file }
        if (route.method === 'POST') {
          if (!isCsrf(house.secret, visitor.token, visit.form.csrf)) refuse('words-expired')
          if (!visitor.alive) return await keepForLater(visit, reply, route)
          const wanted = visit.form.answers
          if (wanted._draft !== undefined) {
            delete wanted._draft
            if (route.drafts)
              await visit.withActor('keep words', (work) => keepDraft(work, visit.path, wanted, visit.form.idempotencyKey))
            return reply.code(204).send()
          }
          if (wanted._look !== undefined) {
            const to = placeToLook(wanted._look, wanted.find)
            delete wanted._look
            delete wanted.find
            if (route.drafts) await visit.withActor('keep words', (work) => keepDraft(work, visit.path, wanted))
            return reply.redirect(to, 303)
          }
          if (wanted._later !== undefined) {
            delete wanted._later
            await visit.withActor('keep words', (work) => keepDraft(work, visit.path, wanted))
            return reply.redirect('/', 303)
          }
        } else if (!visitor.alive) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
        const answer = await route.handle(visit)
        // a form that comes back to be put right keeps its words, also without script
        if (route.drafts && route.method === 'POST' && 'page' in answer)
          await visit.withActor('keep words', (work) => keepDraft(work, visit.path, visit.form.answers))
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
          if (written !== refusal) return answerRefusal(house, request, reply, asRefusal(written), visitor)
        }
        // a refused or timed-out form keeps its words
        if (route.drafts && route.method === 'POST' && visitor?.actor && refusal?.code !== 'already-recorded') {
          const form = readForm(request.body)
          await house
            .withActor(visitor.actor, 'keep words', (work) => keepDraft(work, pathOf(request), form.answers))
            .catch(() => {})
        }
        return answerRefusal(house, request, reply, refusal, visitor)
      }
    },
  })
}

/** Where a form looks something up before it is sent, its words kept: '/contacts/ABC?level=3', or '?find=' with what was looked for. */
function placeToLook(asked: unknown, find: unknown): string {
  if (typeof asked !== 'string' || !/^(\/[\w-]+)+\?(level=\d|find=)$/.test(asked)) refuse('not-found')
  return `${asked}${asked.endsWith('find=') ? encodeURIComponent(typeof find === 'string' ? find.trim() : '') : ''}#clauses`
}

async function keepForLater(visit: Visit, reply: FastifyReply, route: Route) {
  if (route.drafts) await visit.withActor('keep words', (work) => keepDraft(work, visit.path, visit.form.answers))
  const back = visit.form.answers._page
  return reply.redirect(`/sign-in?kept=1&next=${encodeURIComponent(typeof back === 'string' ? back : visit.path)}`, 303)
}

function visitOf(house: Building, request: FastifyRequest, visitor: Visitor): Visit {
  const actor = visitor.actor!
  const form = readForm(request.body)
  const path = pathOf(request)
  const visit: Visit = {
    actor,
    now: house.clock(),
    path,
    site: siteOf(house.config, request.socket.localPort),
    params: request.params as Record<string, string>,
    query: Object.fromEntries(new URLSearchParams(request.url.split('?')[1] ?? '')),
    form,
    withActor: (purpose, run) => house.withActor(actor, purpose, run),
    submit: async (purpose, act): Promise<Outcome> => {
      try {
        return await house.withActor(actor, purpose, (work) => once(work, form, path, act))
      } catch (error) {
        if (!(error instanceof Undone)) throw error
        return { problems: error.problems }
      }
    },
    afterwards: (run) => {
      const { closing } = house
      setImmediate(() =>
        run(house.withActor, closing.signal).catch((error) => request.log.error({ err: error }, 'a bug, afterwards')),
      )
    },
    draft: (action) => house.withActor(actor, 'keep words', (work) => findDraft(work, action)),
    fields: (version) => (
      <>
        <HiddenFields csrf={visitor.csrf} idempotencyKey={newId()} version={version} />
        <input type="hidden" name="_page" value={request.url} />
      </>
    ),
  }
  return visit
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
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal | undefined,
  visitor: Visitor | undefined,
) {
  // even when nobody can be looked up, the form that comes back can be sent again with the cookie it came with
  const token = request.cookies[cookieName(house.config.secure)] ?? ''
  const anyone: Visitor = visitor ?? { token, csrf: token && csrfFor(house.secret, token), alive: false }
  const { status, parts } = refusalPage(refusal, readForm(request.body), pathOf(request), request.method, anyone.csrf)
  if (status === 503) reply.header('retry-after', '3')
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(await Framed(house, anyone, parts)))
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
  if (statusCode === 429) return new Refusal('too-many-tries')
  if (statusCode === 413) return new Refusal('file-too-large')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal('not-found')
  return undefined
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0]!

export const newToken = () => randomBytes(32).toString('base64url')
