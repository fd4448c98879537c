import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import { InsetText, Stack, Title } from '../govuk/index.ts'
import { back, linkPage, page, why } from './account-forms.tsx'
import { OwnLinkView, Requests } from './request-views.tsx'
import { approve, decline, stopOwnLink } from './requests.ts'
import { listRequests, ownLink } from './requests-store.ts'
import { may, requirePermission } from './require.ts'
import { get, post, type Route, type Visit } from './visit.ts'

const list = '/access/requests'

function idOf(visit: Visit): string {
  const { id } = visit.params
  return isId(id) ? id : refuse('not-found')
}

/** What administrators ask a second person for, for that person; and, for everybody, the link that was asked for their own account. */
export const requestPages: Route[] = [
  get(list, async (visit) => {
    const requests = await visit.withActor(why, (work) => {
      requirePermission(work, 'approve accounts', { kind: 'account request' })
      return listRequests(work)
    })
    const manages = may({ actor: visit.actor, purpose: why }, 'manage accounts')
    return page({
      title: 'Requests about accounts',
      section: manages ? 'access' : undefined,
      back: manages ? back : undefined,
      body: (
        <Stack>
          <div>
            <Title say="What opens records, and a new link for an account in use, is asked for by one person and approved by another.">
              Requests about accounts
            </Title>
            <InsetText>
              Approve a new link only after you have spoken to the person whose account it is. You get the link, and pass it on to
              them yourself.
            </InsetText>
          </div>
          <Requests visit={visit} requests={requests} />
        </Stack>
      ),
    })
  }),

  post(`${list}/:id/approval`, async (visit) => {
    const id = idOf(visit)
    let made: Awaited<ReturnType<typeof approve>> | undefined
    const outcome = await visit.submit(why, async (work) => {
      made = await approve(work, id)
      return { to: list }
    })
    return made?.token ? linkPage(visit, made.request.name, made.token, list) : { to: outcome.to ?? list }
  }),

  post(`${list}/:id/refusal`, async (visit) => {
    const id = idOf(visit)
    const outcome = await visit.submit(why, async (work) => {
      await decline(work, id)
      return { to: list }
    })
    return { to: outcome.to ?? list }
  }),

  get('/access/own-link', async (visit) => {
    const link = await visit.withActor(why, ownLink)
    const body = (
      <>
        <Title>A new link for your account</Title>
        {link ? <OwnLinkView visit={visit} link={link} /> : <p class="ds-p">No new link for your account waits or works now.</p>}
      </>
    )
    return page({ title: 'A new link for your account', section: undefined, body })
  }),
  post('/access/own-link', async (visit) => {
    const outcome = await visit.submit(why, async (work) => {
      await stopOwnLink(work)
      return { to: '/access/own-link' }
    })
    return { to: outcome.to ?? '/' }
  }),
]
