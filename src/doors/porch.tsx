import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deviceDays, knownFromNow, readDevice } from '../access/device.ts'
import { seal, unseal } from '../access/sealed.ts'
import { csrfFor, isCsrf } from '../access/session.ts'
import { beginSession, endSession, useChoice } from '../access/session-store.ts'
import { ChooseMembership } from '../access/sign-in-pages.tsx'
import { type Membership, membershipsOf } from '../access/sign-in-store.ts'
import type { PageParts } from '../access/visit.ts'
import { refuse } from '../errors.ts'
import { readForm, renderPage, Street } from '../govuk/index.ts'
import { cookieName, Framed } from './frame.tsx'
import { inside, isFromHere } from './same-origin.ts'
import { type Building, newToken } from './web.tsx'

/** How long somebody may take to say where they are working. */
const choosing = 10 * 60_000

export type Porch = ReturnType<typeof porchOf>

/** What the pages for somebody whom we do not know yet have in common: the visitor's cookie, the proof of a form, the way in. */
export function porchOf(house: Building) {
  const { secret, config, clock } = house
  const name = cookieName(config.secure)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secure } as const
  const deviceName = `${name}-device`

  const cookieOf = (request: FastifyRequest) => request.cookies[name] ?? ''

  // A visitor gets a token before any session, so that the sign-in form can be proved ours as well.
  const visitorToken = (request: FastifyRequest, reply: FastifyReply) => {
    const token = cookieOf(request) || newToken()
    if (!cookieOf(request)) reply.setCookie(name, token, options)
    return token
  }

  const proved = (request: FastifyRequest) => {
    if (!isFromHere(request, config)) refuse('not-allowed', 'This form came from another site, so nothing was done with it.')
    const form = readForm(request.body)
    const token = cookieOf(request)
    if (!token || !isCsrf(secret, token, form.csrf))
      refuse('words-expired', 'This page was open for too long. Go back to sign in and try again.')
    return form
  }

  const show = async (reply: FastifyReply, parts: PageParts, token: string) =>
    reply
      .code(parts.failed ? 422 : 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        renderPage(await Framed(house, { token, csrf: csrfFor(secret, token), alive: false }, { porch: <Street />, ...parts })),
      )

  // A new token at every sign-in, and the end of the session that this browser had: nobody can plant one or leave one behind.
  const enter = async (request: FastifyRequest, reply: FastifyReply, accountId: string, membershipId: string, next: string) => {
    await endSession(house.db, cookieOf(request), clock())
    reply.setCookie(name, await beginSession(house.db, accountId, membershipId, clock()), options)
    return reply.redirect(inside(next), 303)
  }

  /** All that these accounts may work as today. */
  const worksAs = async (accountIds: readonly string[]): Promise<(Membership & { accountId: string })[]> => {
    const each = await Promise.all(accountIds.map((accountId) => membershipsOf(house.db, accountId, clock())))
    return each.flatMap((some, index) => some.map((membership) => ({ ...membership, accountId: accountIds[index]! })))
  }

  /**
   * Lets somebody in whose password was right. With more than one membership there is no session before they chose: the cookie says
   * only whose password it was, for ten minutes.
   */
  const letIn = async (request: FastifyRequest, reply: FastifyReply, accountIds: readonly string[], next: string) => {
    const memberships = await worksAs(accountIds)
    const [only] = memberships
    if (!only) return undefined
    if (memberships.length === 1) return enter(request, reply, only.accountId, only.membershipId, next)
    await endSession(house.db, cookieOf(request), clock())
    const choice = { accountIds, once: randomBytes(16).toString('base64url') }
    const token = seal(secret, 'choice', choice, new Date(clock().getTime() + choosing))
    reply.setCookie(name, token, options)
    const body = <ChooseMembership memberships={memberships} csrf={csrfFor(secret, token)} next={next} />
    return show(reply, { title: 'Where are you working today?', body }, token)
  }

  const choiceOf = (request: FastifyRequest) =>
    unseal<{ accountIds: string[]; once: string }>(secret, 'choice', cookieOf(request), clock())

  /** What somebody may choose from who has given their password and not yet said as what they are here. */
  const choices = async (request: FastifyRequest) => {
    const choice = choiceOf(request)
    return choice ? worksAs(choice.accountIds) : refuse('not-signed-in')
  }
  /** Takes the choice away, once it was made or nobody wants to make it: a copy of the cookie opens nothing. */
  const choose = async (request: FastifyRequest) => {
    const choice = choiceOf(request)
    return choice !== undefined && useChoice(house.db, choice.once, clock())
  }

  const device = (request: FastifyRequest) => readDevice(secret, request.cookies[deviceName], clock())
  const rememberDevice = (request: FastifyRequest, reply: FastifyReply, accountIds: readonly string[]) => {
    const cookie = knownFromNow(secret, device(request), accountIds, clock())
    reply.setCookie(deviceName, cookie, { ...options, maxAge: deviceDays * 86_400 })
  }
  const leave = (reply: FastifyReply) => reply.clearCookie(name, options)

  return { cookieOf, visitorToken, proved, show, enter, letIn, choices, choose, device, rememberDevice, leave }
}
