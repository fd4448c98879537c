import type { FastifyInstance } from 'fastify'
import { csrfFor } from '../access/session.ts'
import { passwordProblem, useLink } from '../access/sign-in.ts'
import { FirstPassword } from '../access/sign-in-pages.tsx'
import { linkAddress } from '../access/sign-in-store.ts'
import { refuse } from '../errors.ts'
import { typed } from '../govuk/index.ts'
import type { Porch } from './porch.tsx'
import type { Building } from './web.tsx'

const spent = 'This link was used already, or is too old. Ask whoever looks after Doorstep for a new one.'

/** The one-time link: choose a password, and you are in. */
export function welcomeDoor(web: FastifyInstance, house: Building, porch: Porch) {
  const title = 'Choose your password'

  web.get('/welcome/:token', async (request, reply) => {
    const token = porch.visitorToken(request, reply)
    const link = (request.params as { token: string }).token
    if (!(await linkAddress(house.db, link, house.clock()))) refuse('not-found', spent)
    const body = <FirstPassword token={link} csrf={csrfFor(house.secret, token)} next="/" />
    return porch.show(reply, { title, body }, token)
  })

  web.post('/welcome/:token', async (request, reply) => {
    const form = porch.proved(request)
    const link = (request.params as { token: string }).token
    const password = typed(form.answers, 'password')
    const message = passwordProblem(password)
    if (message) {
      const body = <FirstPassword token={link} csrf={form.csrf} next="/" problems={[{ field: 'password', message }]} />
      return porch.show(reply, { title, failed: true, body }, porch.cookieOf(request))
    }
    const accountId = await useLink(house.db, link, password, house.clock())
    if (!accountId) refuse('not-found', spent)
    porch.rememberDevice(request, reply, [accountId])
    return (await porch.letIn(request, reply, [accountId], '/')) ?? reply.redirect('/sign-in', 303)
  })
}
