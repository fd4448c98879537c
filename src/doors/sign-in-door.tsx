import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, beginSession, csrfFor, endSession, isCsrf } from '../access/session.ts'
import { checkPassword, inventedPeople, isLinkGood, membershipsOf, passwordProblem, useLink } from '../access/sign-in.ts'
import { ChooseMembership, FirstPassword, SignIn } from '../access/sign-in-pages.tsx'
import { Tries } from '../access/tries.ts'
import type { PageParts } from '../access/visit.ts'
import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { readForm, renderPage, Street, text, typed } from '../govuk/index.ts'
import { cookieName, Framed } from './frame.tsx'
import { inside, isFromHere } from './same-origin.ts'
import { type Building, newToken } from './web.tsx'

/** Sign-in and sign-out: the only pages for somebody whom we do not know yet. */
export function signInDoor(web: FastifyInstance, house: Building) {
  const name = cookieName(house.config.secure)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: house.config.secure } as const
  // a whole council may come from one address at nine in the morning; wrong passwords are counted by account (tries.ts)
  const few = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }
  const tries = new Tries(house.clock)

  // A visitor gets a token before any session, so that the sign-in form can be proved ours as well.
  const visitorToken = (request: FastifyRequest, reply: FastifyReply) => {
    const token = request.cookies[name] || newToken()
    if (!request.cookies[name]) reply.setCookie(name, token, options)
    return token
  }
  const proved = (request: FastifyRequest) => {
    if (!isFromHere(request, house.config))
      refuse('not-allowed', 'This form came from another site, so nothing was done with it.')
    const form = readForm(request.body)
    const token = request.cookies[name] ?? ''
    if (!token || !isCsrf(house.secret, token, form.csrf))
      refuse('words-expired', 'This page was open for too long. Go back to sign in and try again.')
    return form
  }
  const show = async (reply: FastifyReply, parts: PageParts, token: string) =>
    reply
      .code(parts.failed ? 422 : 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        renderPage(
          await Framed(house, { token, csrf: csrfFor(house.secret, token), alive: false }, { porch: <Street />, ...parts }),
        ),
      )
  // A new token at every sign-in, and the end of the session that this browser had: nobody can plant one or leave one behind.
  const enter = async (request: FastifyRequest, reply: FastifyReply, accountId: string, membershipId: string, next: string) => {
    await endSession(house.db, request.cookies[name] ?? '', house.clock())
    reply.setCookie(name, await beginSession(house.db, accountId, membershipId, house.clock()), options)
    return reply.redirect(inside(next), 303)
  }

  web.get('/sign-in', async (request, reply) => {
    const token = visitorToken(request, reply)
    const { next = '/', kept } = request.query as { next?: string; kept?: string }
    const people = house.demonstration ? await inventedPeople(house.db) : []
    return show(
      reply,
      {
        title: people.length > 0 ? 'Who would you like to be?' : 'Sign in',
        body: <SignIn people={people} csrf={csrfFor(house.secret, token)} next={inside(next)} kept={kept !== undefined} />,
      },
      token,
    )
  })

  web.post('/sign-in', few, async (request, reply) => {
    const form = proved(request)
    const [email, next] = [text(form.answers, 'email'), text(form.answers, 'next')]
    tries.check(email, request.ip)
    const accountId = await checkPassword(house.db, email, typed(form.answers, 'password'))
    if (accountId) tries.right(email, request.ip)
    else tries.wrong(email, request.ip)
    const memberships = accountId ? await membershipsOf(house.db, accountId, house.clock()) : []
    if (!accountId || memberships.length === 0) {
      const people = house.demonstration ? await inventedPeople(house.db) : []
      const problems = [
        {
          field: 'email',
          message: 'No account has this address and password. Check both, or ask whoever looks after Doorstep for a new link',
        },
      ]
      return show(
        reply,
        {
          title: 'Sign in',
          failed: true,
          body: <SignIn people={people} email={email} csrf={form.csrf} next={next} problems={problems} />,
        },
        request.cookies[name]!,
      )
    }
    if (memberships.length === 1) return enter(request, reply, accountId, memberships[0]!.membershipId, next)
    await endSession(house.db, request.cookies[name] ?? '', house.clock())
    const chooser = await beginSession(house.db, accountId, memberships[0]!.membershipId, house.clock())
    reply.setCookie(name, chooser, options)
    return show(
      reply,
      {
        title: 'Where are you working today?',
        body: <ChooseMembership memberships={memberships} csrf={csrfFor(house.secret, chooser)} next={next} />,
      },
      chooser,
    )
  })

  web.post('/sign-in/membership', few, async (request, reply) => {
    const form = proved(request)
    const found = await actorOf(house.db, request.cookies[name] ?? '', house.clock())
    const membership = text(form.answers, 'membership')
    if (!found?.alive || !isId(membership)) refuse('not-signed-in')
    const theirs = await membershipsOf(house.db, found.actor.accountId, house.clock())
    if (!theirs.some((m) => m.membershipId === membership)) refuse('not-found')
    return enter(request, reply, found.actor.accountId, membership, text(form.answers, 'next'))
  })

  web.post('/sign-in/demonstration', few, async (request, reply) => {
    const form = proved(request)
    const wanted = text(form.answers, 'membership')
    const person = (await inventedPeople(house.db)).find((p) => p.membershipId === wanted)
    if (!house.demonstration || !person) refuse('not-found')
    return enter(request, reply, person.accountId, person.membershipId, text(form.answers, 'next'))
  })

  const spent = 'This link was used already, or is too old. Ask whoever looks after Doorstep for a new one.'

  web.get('/welcome/:token', few, async (request, reply) => {
    const token = visitorToken(request, reply)
    const link = (request.params as { token: string }).token
    if (!(await isLinkGood(house.db, link, house.clock()))) refuse('not-found', spent)
    return show(
      reply,
      { title: 'Choose your password', body: <FirstPassword token={link} csrf={csrfFor(house.secret, token)} next="/" /> },
      token,
    )
  })

  web.post('/welcome/:token', few, async (request, reply) => {
    const form = proved(request)
    const link = (request.params as { token: string }).token
    const password = typed(form.answers, 'password')
    const problem = passwordProblem(password)
    if (problem) {
      const body = <FirstPassword token={link} csrf={form.csrf} next="/" problems={[{ field: 'password', message: problem }]} />
      return show(reply, { title: 'Choose your password', failed: true, body }, request.cookies[name]!)
    }
    const accountId = await useLink(house.db, link, password, house.clock())
    if (!accountId) refuse('not-found', spent)
    const [first] = await membershipsOf(house.db, accountId, house.clock())
    return first ? enter(request, reply, accountId, first.membershipId, '/') : reply.redirect('/sign-in', 303)
  })

  web.post('/sign-out', async (request, reply) => {
    proved(request)
    await endSession(house.db, request.cookies[name] ?? '', house.clock())
    reply.clearCookie(name, options)
    return reply.redirect('/sign-in', 303)
  })
}
