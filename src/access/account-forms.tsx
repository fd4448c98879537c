import { isId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import {
  Button,
  DateInput,
  dateErrors,
  dateValues,
  ErrorSummary,
  errorFor,
  errorSummary,
  Input,
  InsetText,
  type Problem,
  Select,
  Title,
  text,
  typedDate,
} from '../govuk/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { roleName } from './account-views.tsx'
import { rolesOfPeople } from './accounts.ts'
import { agenciesInForce, listAccounts, listMemberships } from './accounts-store.ts'
import { mayGiveAlone } from './requests-store.ts'
import { requirePermission } from './require.ts'
import type { PageParts, Reply, Visit } from './visit.ts'

export const why = 'look after the system'
export const page = (parts: PageParts, status?: number): Reply => ({ page: { section: 'access', ...parts }, status })
export const back = { href: '/access', text: 'Accounts' }

export const manage = <T,>(visit: Visit, read: (work: Work) => Promise<T>) =>
  visit.withActor(why, (work) => {
    requirePermission(work, 'manage accounts', { kind: 'account' })
    return read(work)
  })

/** One account with its memberships, or nothing that this administrator can see. */
export async function oneAccount(visit: Visit) {
  const id = visit.params.id
  if (!isId(id)) refuse('not-found')
  return manage(visit, async (work) => {
    const account = (await listAccounts(work)).find((each) => each.accountId === id)
    if (!account) refuse('not-found', undefined, { kind: 'account', subject: id })
    return { account, memberships: await listMemberships(work, id) }
  })
}

export function linkPage(visit: Visit, name: string, token: string, to: string): Reply {
  const body = (
    <>
      <Title say="It is shown once, works once, and for seven days. Links made before have stopped working.">
        A one-time link for {name}
      </Title>
      <p class="ds-p">Pass it on by a way that reaches only them. It lets them choose a password and signs them in.</p>
      <Input name="link" label={{ text: 'The link' }} value={`${visit.site}/welcome/${token}`} attributes={{ readonly: true }} />
      {visit.site.startsWith('http://localhost:') && (
        <InsetText>
          This address is right on the machine that Doorstep runs on. For others to use the link, whoever runs Doorstep sets
          DOORSTEP_URL; until then, put the address at which you reach Doorstep in place of {visit.site}.
        </InsetText>
      )}
      <Button text="I have passed it on" href={to} classes="govuk-button--secondary" />
    </>
  )
  return page({ title: 'One-time link', body })
}

/** What every form about a membership asks: agency, role. */
function WorksAs({
  visit,
  agencies,
  problems,
}: {
  visit: Visit
  agencies: { id: string; name: string }[]
  problems: readonly Problem[]
}) {
  const value = (name: string) => text(visit.form.answers, name)
  return (
    <>
      <Select
        name="agency"
        label={{ text: 'Agency they work for' }}
        value={value('agency')}
        items={[{ value: '', text: 'Choose' }, ...agencies.map(({ id, name }) => ({ value: id, text: name }))]}
        errorMessage={errorFor(problems, 'agency')}
      />
      <Select
        name="role"
        label={{ text: 'What they do' }}
        hint={{ text: 'It decides what they see: look it up in “Who can see what”' }}
        value={value('role')}
        items={[{ value: '', text: 'Choose' }, ...rolesOfPeople.map((role) => ({ value: role, text: roleName(role) }))]}
        errorMessage={errorFor(problems, 'role')}
      />
    </>
  )
}

function DayBoxes({
  visit,
  name,
  label,
  hint,
  problems,
  shown,
}: {
  visit: Visit
  name: string
  label: string
  hint: string
  problems: readonly Problem[]
  shown?: string | null | undefined
}) {
  const [year = '', month = '', day = ''] = (shown ?? '').split('-')
  const sent = visit.form.answers[`${name}-day`] !== undefined
  const date = sent ? typedDate(visit.form.answers, name) : { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: hint }}
      values={dateValues(name, date)}
      errorMessage={errorFor(problems, name)}
      {...dateErrors(problems, name)}
    />
  )
}

export async function newAccountPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { agencies, alone } = await manage(visit, async (work) => ({
    agencies: await agenciesInForce(work, londonDay(visit.now)),
    alone: await mayGiveAlone(work, 'administrator'),
  }))
  const value = (name: string) => text(visit.form.answers, name)
  const body = (
    <form method="post" action="/access/accounts" novalidate>
      {visit.fields()}
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title
        say={
          alone
            ? 'You get a one-time link to pass on; they choose their own password.'
            : 'A second person approves it, unless what they do opens no record: whoever approves gets the one-time link to pass on.'
        }
      >
        Make an account
      </Title>
      <Input
        name="name"
        label={{ text: 'Name' }}
        autocomplete="off"
        classes="govuk-input--width-20"
        value={value('name')}
        errorMessage={errorFor(problems, 'name')}
      />
      <Input
        name="email"
        type="email"
        label={{ text: 'Email address' }}
        hint={{ text: 'They sign in with it' }}
        autocomplete="off"
        spellcheck={false}
        classes="govuk-input--width-20"
        value={value('email')}
        errorMessage={errorFor(problems, 'email')}
      />
      <WorksAs visit={visit} agencies={agencies} problems={problems} />
      <DayBoxes visit={visit} name="from" label="First day" hint="Leave it empty for today" problems={problems} />
      <Button text="Make the account" />
    </form>
  )
  return page({ title: 'Make an account', back, failed: problems.length > 0, body })
}

export async function newMembershipPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { account } = await oneAccount(visit)
  const agencies = await manage(visit, (work) => agenciesInForce(work, londonDay(visit.now)))
  const body = (
    <form method="post" action={`/access/accounts/${account.accountId}/memberships`} novalidate>
      {visit.fields()}
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say="At sign-in they choose where they are working.">Another place of work for {account.name}</Title>
      <WorksAs visit={visit} agencies={agencies} problems={problems} />
      <DayBoxes visit={visit} name="from" label="First day" hint="Leave it empty for today" problems={problems} />
      <DayBoxes visit={visit} name="to" label="Last day" hint="Leave it empty if there is none yet" problems={problems} />
      <Button text="Add" />
    </form>
  )
  return page({
    title: 'Another place of work',
    back: { href: `/access/accounts/${account.accountId}`, text: account.name },
    failed: problems.length > 0,
    body,
  })
}

export async function datesPage(visit: Visit, problems: readonly Problem[] = []): Promise<Reply> {
  const { account, memberships } = await oneAccount(visit)
  const membership = memberships.find((each) => each.membershipId === visit.params.membership) ?? refuse('not-found')
  const body = (
    <form method="post" action={visit.path} novalidate>
      {visit.fields()}
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title
        say={`${roleName(membership.role)}, ${membership.agency}. From the day after the last they see nothing here as that.`}
      >
        Days of work of {account.name}
      </Title>
      <DayBoxes
        visit={visit}
        name="from"
        label="First day"
        hint="For example, 1 9 2026"
        problems={problems}
        shown={membership.validFrom}
      />
      <DayBoxes
        visit={visit}
        name="to"
        label="Last day"
        hint="Leave it empty if there is none yet"
        problems={problems}
        shown={membership.validTo}
      />
      <Button text="Save the days" />
    </form>
  )
  return page({
    title: 'Days of work',
    back: { href: `/access/accounts/${account.accountId}`, text: account.name },
    failed: problems.length > 0,
    body,
  })
}
