import { refuse } from '../errors.ts'
import { Button, readDate, Title, text } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { back, datesPage, linkPage, manage, newAccountPage, newMembershipPage, oneAccount, page, why } from './account-forms.tsx'
import { Account, Accounts } from './account-views.tsx'
import { addMembership, closeAccount, dateMembership, giveLink, openAccount, reopenAccount } from './accounts.ts'
import { listAccounts, listMemberships } from './accounts-store.ts'
import { listRequests, mayLinkAlone } from './requests-store.ts'
import { get, post, type Reply, type Route, type Visit } from './visit.ts'

export const accountPages: Route[] = [
  get('/access', async (visit) => {
    const { accounts, memberships } = await manage(visit, async (work) => ({
      accounts: await listAccounts(work),
      memberships: await listMemberships(work),
    }))
    return page({
      title: 'Accounts',
      body: <Accounts accounts={accounts} memberships={memberships} now={visit.now} />,
    })
  }),

  get('/access/accounts/new', (visit) => newAccountPage(visit)),
  post('/access/accounts', async (visit) => {
    const first = readDate(visit.form.answers, { field: 'from', called: 'The first day', optional: true })
    const answers = visit.form.answers
    const given = {
      name: text(answers, 'name'),
      email: text(answers, 'email'),
      agencyId: text(answers, 'agency'),
      role: text(answers, 'role'),
      from: first.day,
    }
    let token: string | undefined
    const outcome = await visit.submit(why, async (work) => {
      const made = await openAccount(work, given)
      const problems = [...(made.problems ?? []), ...first.problems]
      if (made.problems || problems.length > 0) return { problems }
      if ('asked' in made) return { to: '/access/requests' }
      token = made.token
      return { to: `/access/accounts/${made.accountId}` }
    })
    if (outcome.problems) return newAccountPage(visit, outcome.problems)
    return token ? linkPage(visit, given.name, token, outcome.to) : { to: outcome.to }
  }),

  get('/access/accounts/:id', async (visit) => {
    const { account, memberships } = await oneAccount(visit)
    const { requests, alone } = await manage(visit, async (work) => ({
      requests: await listRequests(work, account.accountId),
      alone: await mayLinkAlone(work, account.accountId),
    }))
    const body = <Account visit={visit} account={account} memberships={memberships} requests={requests} alone={alone} />
    return page({ title: account.name, back, body })
  }),

  post('/access/accounts/:id/link', async (visit) => {
    const { account } = await oneAccount(visit)
    let token: string | undefined
    const to = `/access/accounts/${account.accountId}`
    const outcome = await visit.submit(why, async (work) => {
      const made = await giveLink(work, account.accountId)
      if ('token' in made) token = made.token
      return { to }
    })
    // the same press a second time made no second link, and the first is told nowhere again
    return token ? linkPage(visit, account.name, token, to) : { to: outcome.to ?? '/access' }
  }),

  get('/access/accounts/:id/closing', async (visit) => {
    const { account } = await oneAccount(visit)
    const body = (
      <form method="post" action={visit.path}>
        {visit.fields()}
        <Title say="They are signed out at once, everywhere, and their one-time links stop working. All that they wrote stays.">
          Close the account of {account.name}
        </Title>
        <Button text="Close this account" classes="govuk-button--warning" />
      </form>
    )
    return page({ title: 'Close an account', back: { href: `/access/accounts/${account.accountId}`, text: account.name }, body })
  }),
  post('/access/accounts/:id/closing', (visit) => changed(visit, closeAccount)),
  post('/access/accounts/:id/reopening', (visit) => changed(visit, reopenAccount)),

  get('/access/accounts/:id/memberships/new', (visit) => newMembershipPage(visit)),
  post('/access/accounts/:id/memberships', async (visit) => {
    const { account } = await oneAccount(visit)
    const { answers } = visit.form
    const days = readDays(visit)
    const outcome = await visit.submit(why, async (work) => {
      const problems = [
        ...(await addMembership(work, account.accountId, {
          agencyId: text(answers, 'agency'),
          role: text(answers, 'role'),
          ...days,
        })),
        ...days.problems,
      ]
      return problems.length > 0 ? { problems } : { to: `/access/accounts/${account.accountId}` }
    })
    return outcome.problems ? newMembershipPage(visit, outcome.problems) : { to: outcome.to }
  }),

  get('/access/accounts/:id/memberships/:membership', (visit) => datesPage(visit)),
  post('/access/accounts/:id/memberships/:membership', async (visit) => {
    const { account, memberships } = await oneAccount(visit)
    const membership = memberships.find((each) => each.membershipId === visit.params.membership) ?? refuse('not-found')
    const days = readDays(visit)
    const outcome = await visit.submit(why, async (work) => {
      const problems = [
        ...days.problems,
        ...(days.problems.length > 0 ? [] : await dateMembership(work, membership, days.from, days.to)),
      ]
      return problems.length > 0 ? { problems } : { to: `/access/accounts/${account.accountId}` }
    })
    return outcome.problems ? datesPage(visit, outcome.problems) : { to: outcome.to }
  }),
]

async function changed(visit: Visit, act: (work: Work, accountId: string) => Promise<void>): Promise<Reply> {
  const { account } = await oneAccount(visit)
  const to = `/access/accounts/${account.accountId}`
  const outcome = await visit.submit(why, async (work) => {
    await act(work, account.accountId)
    return { to }
  })
  return { to: outcome.to ?? to }
}

function readDays(visit: Visit) {
  const from = readDate(visit.form.answers, { field: 'from', called: 'The first day', optional: true })
  const to = readDate(visit.form.answers, { field: 'to', called: 'The last day', optional: true })
  return { from: from.day, to: to.day, problems: [...from.problems, ...to.problems] }
}
