import { Button, Empty, Facts, Section } from '../govuk/index.ts'
import { formatDay, formatInstant, londonDay } from '../time/index.ts'
import { roleName } from './account-views.tsx'
import type { OwnLink, RequestRow } from './requests-store.ts'
import type { Visit } from './visit.ts'

/** What is asked for, in words: "A new one-time link for Tom Hesketh". */
export function whatIsAsked({ kind, name, role, agency, validFrom, validTo }: RequestRow, today: string): string {
  const as = [role && roleName(role).toLowerCase(), agency].filter(Boolean).join(', ')
  const days = [validFrom && `from ${formatDay(validFrom, today)}`, validTo && `until ${formatDay(validTo, today)}`].filter(
    Boolean,
  )
  switch (kind) {
    case 'account':
      return `An account for ${name}, as ${as}`
    case 'membership':
      return `Another place of work for ${name}, as ${as}`
    case 'days':
      return `Other days of work for ${name}, as ${as}: ${days.join(' ')}`
    case 'reopening':
      return `To open the account of ${name} again`
    case 'link':
      return `A new one-time link for ${name}`
  }
}

/** Where a request stands, in words: who approved or declined it, whether its link was used. */
export function whereItStands(request: RequestRow, now: Date): string {
  const { answeredBy, answeredAt, approved, usedAt, stoppedAt, kind } = request
  const by =
    answeredAt && answeredBy && `${approved ? 'Approved' : 'Declined'} by ${answeredBy}, ${formatInstant(answeredAt, now)}`
  const then = stoppedAt
    ? `Stopped by the owner of the account ${formatInstant(stoppedAt, now)}`
    : usedAt
      ? `The link was used ${formatInstant(usedAt, now)}`
      : approved && (kind === 'link' || kind === 'account') && 'The link was not used yet'
  return [by, then].filter(Boolean).join('. ') || 'Waits for a second person'
}

const isOpen = ({ answeredAt, stoppedAt }: RequestRow) => answeredAt === null && stoppedAt === null

/** Requests, those that wait first, each with who asked and what became of it; the second person answers them here. */
export function Requests({ visit, requests }: { visit: Visit; requests: readonly RequestRow[] }) {
  const [open, over] = [requests.filter(isOpen), requests.filter((request) => !isOpen(request))]
  return (
    <>
      <Section title="Wait for a second person" id="waiting">
        {open.length === 0 ? <Empty>Nothing waits.</Empty> : <RequestList visit={visit} requests={open} />}
      </Section>
      {over.length > 0 && (
        <Section title="In the last four weeks" id="over">
          <RequestList visit={visit} requests={over} />
        </Section>
      )}
    </>
  )
}

export const RequestList = ({ visit, requests }: { visit: Visit; requests: readonly RequestRow[] }) => (
  <>
    {requests.map((request) => (
      <One visit={visit} request={request} />
    ))}
  </>
)

function One({ visit, request }: { visit: Visit; request: RequestRow }) {
  const here = `/access/requests/${request.requestId}`
  return (
    <div class="ds-row">
      <div>
        <h3 class="ds-row__name">{whatIsAsked(request, londonDay(visit.now))}</h3>
        <Facts
          items={[
            { term: 'Email address', value: request.email },
            { term: 'Asked for by', value: `${request.askedBy}, ${formatInstant(request.askedAt, visit.now)}` },
            { term: 'State', value: whereItStands(request, visit.now) },
          ]}
        />
        {request.mayAnswer && (
          <div class="ds-actions">
            <form method="post" action={`${here}/approval`}>
              {visit.fields()}
              <Button text="Approve" />
            </form>
            <form method="post" action={`${here}/refusal`}>
              {visit.fields()}
              <Button text="Decline" classes="govuk-button--secondary" />
            </form>
          </div>
        )}
      </div>
    </div>
  )
}

/** For the owner of an account: who asked for a new link, and how to stop it. */
export function OwnLinkView({ visit, link }: { visit: Visit; link: OwnLink }) {
  return (
    <>
      <Facts
        items={[
          { term: 'Asked for by', value: `${link.askedBy}, ${formatInstant(link.askedAt, visit.now)}` },
          {
            term: 'Approved by',
            value: link.approvedBy ? `${link.approvedBy}, ${formatInstant(link.approvedAt!, visit.now)}` : 'Nobody yet',
          },
        ]}
      />
      <p class="ds-p">
        Whoever has the link can choose a new password for your account and sign in as you. Until it is used, your password works
        as before. If you asked for it, there is nothing to do here.
      </p>
      <form method="post" action="/access/own-link">
        {visit.fields()}
        <Button text="I did not ask for this: stop it" classes="govuk-button--warning" />
      </form>
    </>
  )
}
