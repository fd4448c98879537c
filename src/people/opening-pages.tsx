import { get, post, type Reply, type Route, requirePermission, type Visit } from '../access/index.ts'
import {
  Button,
  Empty,
  ErrorSummary,
  errorFor,
  errorSummary,
  type Problem,
  Section,
  Textarea,
  Title,
  text,
} from '../govuk/index.ts'
import { formatLongDay, formatTime, londonDay } from '../time/index.ts'
import { openRecord, reviewOpening } from './opening.ts'
import { type Opening, openingsToReview } from './opening-store.ts'
import { type PersonKind, personLabel } from './person.ts'
import { purposeOf } from './purpose.ts'
import { findPerson } from './store.ts'

/** Asks why somebody opens the record of a child whom they named in a contact themself. */
export function WhyOpen({ visit, id, problems = [] }: { visit: Visit; id: string; problems?: readonly Problem[] }) {
  return (
    <Section title="Open the record" id="open">
      <p>
        You named this child yourself in a contact that waits, and no contact of a colleague that waits names them. Say why you
        need the record, and it is open to you until the contact closes. A front door manager looks at it.
      </p>
      <form method="post" class="ds-form" action={`/children/${id}/opening`} novalidate>
        {visit.fields()}
        <Textarea
          name="why"
          label={{ text: 'Why do you open this record?' }}
          rows={2}
          value={text(visit.form.answers, 'why')}
          errorMessage={errorFor(problems, 'why')}
        />
        <Button text="Open the record" />
      </form>
    </Section>
  )
}

async function open(visit: Visit): Promise<Reply> {
  const id = visit.params.id!
  const purpose = purposeOf(visit)
  const outcome = await visit.submit(purpose, async (work) => {
    const { problems } = await openRecord(work, id, text(visit.form.answers, 'why'))
    return problems ? { problems } : { to: `/children/${id}` }
  })
  if (!outcome.problems) return { to: outcome.to }
  const label = personLabel(await visit.withActor(purpose, (work) => findPerson(work, id)), londonDay(visit.now))
  return {
    page: {
      title: `Open the record: ${label}`,
      section: 'children',
      failed: true,
      back: { href: `/children/${id}`, text: label },
      body: (
        <>
          <ErrorSummary {...errorSummary(outcome.problems)} />
          <Title>{label}</Title>
          <WhyOpen visit={visit} id={id} problems={outcome.problems} />
        </>
      ),
    },
  }
}

/** The openings that a manager has not looked at yet. */
async function list(visit: Visit): Promise<Reply> {
  const rows = await visit.withActor('decide contacts', async (work) => {
    requirePermission(work, 'review openings')
    return openingsToReview(work)
  })
  return {
    page: {
      title: 'Records opened with a reason',
      section: 'today',
      back: { href: '/', text: 'Your work today' },
      body: (
        <>
          <Title say="Each of these records was opened by somebody who had named the child in a contact themself, and who said why. It is open to them until the contact closes. Look whether they needed it for the contact. If you do not think so, speak with them before you say that you have looked.">
            Records opened with a reason
          </Title>
          {rows.length === 0 ? (
            <Empty>Everything was looked at.</Empty>
          ) : (
            <ul class="ds-list">
              {rows.map((row) => (
                <Line row={row} visit={visit} />
              ))}
            </ul>
          )}
        </>
      ),
    },
  }
}

function Line({ row, visit }: { row: Opening; visit: Visit }) {
  const label = personLabel({ ...row, kind: row.kind as PersonKind }, londonDay(visit.now))
  return (
    <li class="ds-row">
      <p class="ds-row__name">
        <a href={`/children/${row.personId}`}>{label}</a>
      </p>
      <p>
        {row.own ? 'You' : row.worker} opened this record on {formatLongDay(londonDay(row.openedAt))} at{' '}
        {formatTime(row.openedAt)}. {row.own ? 'Your' : 'Their'} reason: {row.why}
      </p>
      <p class="ds-meta">
        {row.own ? 'You' : 'They'} had named the child in {row.contacts.length === 1 ? 'contact' : 'contacts'}{' '}
        {row.contacts.map(({ reference, isClosed }, at) => (
          <>
            {at > 0 && '; '}
            <a class="govuk-link" href={`/contacts/${reference}`}>
              {reference}
            </a>
            , {isClosed ? 'which is closed' : 'which is open'}
          </>
        ))}
        .
      </p>
      {row.own ? (
        <p class="ds-meta">You opened this one, so another manager looks at it.</p>
      ) : (
        <form method="post" action={`/openings/${row.id}/review`}>
          {visit.fields()}
          <Button classes="govuk-button--secondary">
            I have looked at this<span class="govuk-visually-hidden">: {label}</span>
          </Button>
        </form>
      )}
    </li>
  )
}

export const openingPages: Route[] = [
  post('/children/:id/opening', open),
  get('/openings', list),
  post('/openings/:opening/review', async (visit): Promise<Reply> => {
    const outcome = await visit.submit('decide contacts', async (work) => {
      await reviewOpening(work, visit.params.opening!)
      return { to: '/openings' }
    })
    return { to: outcome.to ?? '/openings' }
  }),
]
