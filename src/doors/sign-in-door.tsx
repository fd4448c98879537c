import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { addressHash } from '../access/device.ts'
import { csrfFor } from '../access/session.ts'
import { endSession } from '../access/session-store.ts'
import { accountsAt, checkPassword } from '../access/sign-in.ts'
import { SignIn } from '../access/sign-in-pages.tsx'
import { countTries, inventedPeople } from '../access/sign-in-store.ts'
import { Tries } from '../access/tries.ts'
import { Refusal, refuse } from '../errors.ts'
import { text, typed } from '../govuk/index.ts'
import { porchOf } from './porch.tsx'
import { placeOf } from './rate.ts'
import { inside } from './same-origin.ts'
import type { Building } from './web.tsx'
import { welcomeDoor } from './welcome-door.tsx'

/** Sign-in and sign-out: the only pages for somebody whom we do not know yet. */
export function signInDoor(web: FastifyInstance, house: Building) {
  const porch = porchOf(house)
  const { cookieOf, proved, show, enter } = porch
  // whoever waits when the house closes is told to try again
  const leaving = new AbortController()
  web.addHook('preClose', async () => leaving.abort())
  const pause = (ms: number) =>
    wait(ms, undefined, { signal: leaving.signal }).catch(() => Promise.reject(new Refusal('database-away')))
  const tries = new Tries(countTries(house.db), house.pause ?? pause)
  const people = async () => (house.demonstration ? inventedPeople(house.db) : [])

  web.get('/sign-in', async (request, reply) => {
    const token = porch.visitorToken(request, reply)
    const { next = '/' } = request.query as { next?: string }
    const all = await people()
    return show(
      reply,
      {
        title: all.length > 0 ? 'Who would you like to be?' : 'Sign in',
        body: <SignIn people={all} csrf={csrfFor(house.secret, token)} next={inside(next)} />,
      },
      token,
    )
  })

  web.post('/sign-in', async (request, reply) => {
    const form = proved(request)
    const [email, next] = [text(form.answers, 'email'), text(form.answers, 'next')]
    const address = addressHash(house.secret, email)
    const at = { address, accountIds: await accountsAt(house.db, email) }
    const from = { device: porch.device(request), place: placeOf(request.ip), browser: cookieOf(request) }
    const attempt = await tries.begin(at, from, house.clock())
    const accountIds = await checkPassword(house.db, email, typed(form.answers, 'password'))
    if (accountIds.length > 0) {
      await tries.right(attempt)
      porch.rememberDevice(request, reply, accountIds)
    }
    return (await porch.letIn(request, reply, accountIds, next)) ?? wrong(reply, email, next, cookieOf(request))
  })

  async function wrong(reply: FastifyReply, email: string, next: string, token: string) {
    const message = 'No account has this address and password. Check both, or ask whoever looks after Doorstep for a new link'
    const problems = [{ field: 'email', message }]
    const body = (
      <SignIn people={await people()} email={email} csrf={csrfFor(house.secret, token)} next={next} problems={problems} />
    )
    return show(reply, { title: 'Sign in', failed: true, body }, token)
  }

  web.post('/sign-in/membership', async (request, reply) => {
    const form = proved(request)
    const chosen = (await porch.choices(request)).find((each) => each.membershipId === text(form.answers, 'membership'))
    if (!chosen) refuse('not-found')
    if (!(await porch.choose(request))) refuse('not-signed-in')
    return enter(request, reply, chosen.accountId, chosen.membershipId, text(form.answers, 'next'))
  })

  web.post('/sign-in/demonstration', async (request, reply) => {
    const form = proved(request)
    const wanted = text(form.answers, 'membership')
    const person = (await inventedPeople(house.db)).find((p) => p.membershipId === wanted)
    if (!house.demonstration || !person) refuse('not-found')
    return enter(request, reply, person.accountId, person.membershipId, text(form.answers, 'next'))
  })

  welcomeDoor(web, house, porch)

  web.post('/sign-out', async (request, reply) => {
    proved(request)
    await Promise.all([endSession(house.db, cookieOf(request), house.clock()), porch.choose(request)])
    porch.leave(reply)
    return reply.redirect('/sign-in', 303)
  })
}
