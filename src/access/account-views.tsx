import { Button, Facts, InsetText, Section, Table, Title } from '../govuk/index.ts'
import { codeName, workerRoles } from '../rulebook/index.ts'
import { formatInstant, formatTableDay, londonDay } from '../time/index.ts'
import type { AccountRow, MembershipRow } from './accounts-store.ts'
import { RequestList } from './request-views.tsx'
import type { RequestRow } from './requests-store.ts'
import type { Visit } from './visit.ts'

const link = 'govuk-link govuk-link--no-visited-state'
export const roleName = (role: string) => codeName(workerRoles, role)

function stateOf({ closedAt, hasPassword, linkEndsAt, shared }: AccountRow, now: Date): string {
  if (closedAt) return `Closed ${formatInstant(closedAt, now)}`
  if (linkEndsAt && !hasPassword) return `Waits for a password; the link works until ${formatInstant(linkEndsAt, now)}`
  if (!hasPassword) return 'No password yet'
  return shared ? 'Open; works for another authority as well' : 'Open'
}

export function Accounts({ accounts, memberships, now }: { accounts: AccountRow[]; memberships: MembershipRow[]; now: Date }) {
  const today = londonDay(now)
  const current = Map.groupBy(
    memberships.filter(({ validTo }) => !validTo || validTo >= today),
    (membership) => membership.accountId,
  )
  const open = accounts.filter((account) => !account.closedAt).length
  return (
    <>
      <Title
        say={`${open} open, ${accounts.length - open} closed.`}
        end={<Button text="Make an account" href="/access/accounts/new" />}
      >
        Accounts
      </Title>
      <Table
        classes="ds-t--cards"
        caption="Who has an account here"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Name' }, { text: 'Works as' }, { text: 'Account' }]}
        rows={accounts.map((account) => [
          { html: <AccountLink account={account} /> },
          {
            text:
              (current.get(account.accountId) ?? []).map((m) => `${roleName(m.role)}, ${m.agency}`).join('; ') || 'Nothing now',
          },
          { text: stateOf(account, now) },
        ])}
      />
      <p class="ds-p">
        <a class={link} href="/access/requests">
          Requests that wait for a second person, and what became of them
        </a>
      </p>
      <p class="ds-p">
        <a class={link} href="/access/explain">
          Ask why somebody can or cannot see a record
        </a>
      </p>
      <p class="ds-p">
        <a class={link} href="/permissions">
          Who can see what
        </a>
      </p>
    </>
  )
}

const AccountLink = ({ account }: { account: AccountRow }) => (
  <a class={link} href={`/access/accounts/${account.accountId}`}>
    {account.name}
  </a>
)

type OneAccount = {
  visit: Visit
  account: AccountRow
  memberships: MembershipRow[]
  requests: readonly RequestRow[]
  /** Whether this administrator makes a link for it without a second person. */
  alone: boolean
}

export function Account({ visit, account, memberships, requests, alone }: OneAccount) {
  const here = `/access/accounts/${account.accountId}`
  const { now } = visit
  const own = account.accountId === visit.actor.accountId
  const theirs = !own && !account.shared
  return (
    <>
      <Title>{account.name}</Title>
      <Facts
        items={[
          { term: 'Email address', value: account.email },
          { term: 'Account', value: stateOf(account, now) },
        ]}
      />
      {!theirs && (
        <InsetText>
          {own
            ? 'This is your own account: another administrator changes it.'
            : 'This account works for another authority as well. Whoever runs Doorstep makes its links and closes it.'}
        </InsetText>
      )}
      <Section
        title="Where they work, and as what"
        id="memberships"
        end={
          theirs && !account.closedAt ? (
            <a class={link} href={`${here}/memberships/new`}>
              Add another
            </a>
          ) : undefined
        }
      >
        <Table
          classes="ds-t--cards"
          head={[
            { text: 'As' },
            { text: 'Agency' },
            { text: 'From' },
            { text: 'Last day' },
            { html: <span class="govuk-visually-hidden">Change</span> },
          ]}
          rows={memberships.map((m) => [
            { text: roleName(m.role) },
            { text: m.agency },
            { text: formatTableDay(m.validFrom), attributes: { 'data-of': 'From' } },
            {
              text: m.validTo ? formatTableDay(m.validTo) : 'No last day',
              attributes: m.validTo ? { 'data-of': 'Last day' } : {},
            },
            own
              ? { text: '' }
              : {
                  html: (
                    <a class={link} href={`${here}/memberships/${m.membershipId}`}>
                      Change the days<span class="govuk-visually-hidden"> as {roleName(m.role).toLowerCase()}</span>
                    </a>
                  ),
                },
          ])}
        />
      </Section>
      {requests.length > 0 && (
        <Section title="Asked for, and by whom" id="requests">
          <RequestList visit={visit} requests={requests} />
        </Section>
      )}
      {theirs && !account.closedAt && (
        <div class="ds-actions">
          <form method="post" action={`${here}/link`}>
            {visit.fields()}
            <Button text={alone ? 'Make a one-time link' : 'Ask for a new one-time link'} classes="govuk-button--secondary" />
          </form>
          <a class={link} href={`${here}/closing`}>
            Close this account
          </a>
        </div>
      )}
      {theirs && account.closedAt && (
        <form method="post" action={`${here}/reopening`}>
          {visit.fields()}
          <Button text="Open this account again" classes="govuk-button--secondary" />
        </form>
      )}
    </>
  )
}
