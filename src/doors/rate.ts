import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieName } from './frame.tsx'
import { sendPlain } from './plain-page.tsx'
import type { Building } from './web.tsx'

type Held = { left: number; at: number }

/** Buckets that fill again with time, one to a key. The key that was quiet longest is let go of when there are too many. */
export class Buckets {
  readonly #held = new Map<string, Held>()
  readonly #perSecond: number
  readonly #whole: number
  readonly #most: number

  constructor(perSecond: number, whole: number, most = 20_000) {
    this.#perSecond = perSecond
    this.#whole = whole
    this.#most = most
  }

  /** Takes so much, and says 0; or takes nothing, and says after how many seconds it is there. */
  take(key: string, cost: number, now: number): number {
    const before = this.#held.get(key)
    const since = before ? Math.max(0, now - before.at) / 1000 : 0
    const there = before ? Math.min(this.#whole, before.left + since * this.#perSecond) : this.#whole
    const enough = there >= cost
    this.#held.delete(key)
    this.#held.set(key, { left: enough ? there - cost : there, at: now })
    if (this.#held.size > this.#most) this.#held.delete(this.#held.keys().next().value!)
    return enough ? 0 : Math.ceil((cost - there) / this.#perSecond)
  }

  has = (key: string) => this.#held.has(key)
}

/** So many cookies are known to be somebody's at a time; the one that was quiet longest is looked up again. */
const mostSessions = 20_000

/** A password and a one-time link cost a hash, a form of somebody unknown a little, a picture or a style next to nothing. */
const cost = { password: 20, form: 5, page: 1, asset: 0.1 }

/**
 * How much each may ask, in this process's memory: what is refused costs a look into a map and a page that was made before. A whole
 * council may come from one address, so that whoever is signed in is counted alone, by their account: however many sessions they begin,
 * they ask no more. Only the others are counted by where they come from.
 * Those who bring a cookie that is not known yet (signed in just now, or before a restart) are not in the way of those without.
 */
export class Rate {
  readonly #signedIn: Buckets
  /** Whose session a cookie is, as the database said last. */
  readonly #accountOf = new Map<string, string>()
  readonly #withCookie: Buckets
  readonly #others: Buckets
  readonly #health: Buckets

  constructor(perSecond: number) {
    const shared = () => new Buckets(perSecond * 4, perSecond * 80)
    this.#signedIn = new Buckets(perSecond, perSecond * 20)
    this.#withCookie = shared()
    this.#others = shared()
    this.#health = shared()
  }

  /** Seconds to wait, or 0. */
  ask(request: Pick<FastifyRequest, 'method' | 'ip'>, path: string, token: string, now: number): number {
    const isForm = request.method !== 'GET' && request.method !== 'HEAD'
    const isPassword = /^\/welcome(\/|$)/.test(path) || (isForm && /^\/sign-in(\/|$)/.test(path))
    const plain = path.startsWith('/assets/') ? cost.asset : cost.page
    const account = this.#accountOf.get(token)
    if (account && !isPassword) {
      this.#hold(token, account)
      return this.#signedIn.take(account, plain, now)
    }
    const from = placeOf(request.ip)
    if (path === '/health') return this.#health.take(from, cost.page, now)
    const price = isPassword ? cost.password : isForm ? cost.form : plain
    return (token ? this.#withCookie : this.#others).take(from, price, now)
  }

  /** Whose session the cookie is while it stands, as the database said just now. */
  learn(token: string, account: string | undefined) {
    if (token && account) this.#hold(token, account)
    else this.#accountOf.delete(token)
  }

  #hold(token: string, account: string) {
    this.#accountOf.delete(token)
    this.#accountOf.set(token, account)
    if (this.#accountOf.size > mostSessions) this.#accountOf.delete(this.#accountOf.keys().next().value!)
  }
}

/** A house has one address of the old kind, and the half of a long one of the new. */
export function placeOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (mapped) return mapped[1]!
  if (!isIPv6(ip)) return ip
  const [before = '', after] = ip.split('%')[0]!.split('::')
  const [head, tail] = [before, after ?? ''].map((half) => half.split(':').filter(Boolean)) as [string[], string[]]
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array(gap).fill('0'), ...tail]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

/** Counts before anything else is done for a request: before its body is read, before anybody is looked up. */
export function limitRate(web: FastifyInstance, house: Building, rate: Rate) {
  web.addHook('onRequest', async (request, reply) => {
    // Node would refuse it without our headers
    if (request.raw.httpVersion === '1.1' && !request.headers.host) return sendPlain(reply, house.config, 400)
    const token = request.cookies[cookieName(house.config.secure)] ?? ''
    // what was matched, not how it was written: %73ign-in is /sign-in, and an asset that is not there costs a page
    const wait = rate.ask(request, request.routeOptions.url ?? '', token, house.clock().getTime())
    if (wait === 0) return
    return sendPlain(reply.header('retry-after', String(wait)), house.config, 429)
  })
}
