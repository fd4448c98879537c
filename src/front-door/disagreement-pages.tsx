import { get, post, type Route, type Visit } from '../access/index.ts'
import { Refusal } from '../errors.ts'
import {
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  Facts,
  type Problem,
  Radios,
  Table,
  Textarea,
  Title,
  text,
} from '../govuk/index.ts'
import { act, home, read, there } from './contact-acts.ts'
import { purposeOf } from './contact-view.ts'
import { disagreementOutcomes, raiseDisagreement, resolveDisagreement } from './disagreement.ts'
import { listDisagreements } from './disagreement-store.ts'
import { whenWords } from './words.ts'

async function disagreementPage(visit: Visit, problems: readonly Problem[] = []) {
  const purpose = purposeOf(visit)
  const { contact } = await read(visit, purpose)
  return {
    page: {
      title: 'Disagree with a decision',
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`${home(visit)}/disagreements`} novalidate data-keep="draft">
          {visit.fields()}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`About ${contact.reference}. The front door manager answers within five working days.`}>
            Say that you disagree
          </Title>
          <Textarea
            name="words"
            label={{ text: 'What do you think should happen, and why?' }}
            value={text(visit.form.answers, 'words')}
            errorMessage={errorFor(problems, 'words')}
          />
          <Button text="Send this to the manager" />
        </form>
      ),
    },
  }
}

async function saveDisagreement(visit: Visit) {
  const words = text(visit.form.answers, 'words')
  if (!words) return disagreementPage(visit, [{ field: 'words', message: 'Say what you think should happen' }])
  return { to: (await act(visit, purposeOf(visit), (work, id) => raiseDisagreement(work, id, words))).to ?? '/' }
}

async function settlePage(visit: Visit, problems: readonly Problem[] = []) {
  const { disagreements } = await read(visit)
  const row = disagreements.find((each) => each.id === visit.params.id)
  if (!row) throw new Refusal('not-found')
  return {
    page: {
      title: 'Settle a disagreement',
      section: 'contacts' as const,
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`${home(visit)}/disagreements/${row.id}`} novalidate data-keep="draft">
          {visit.fields(row.version)}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`Raised ${whenWords(row.raisedAt, visit.now)}, to be settled by ${whenWords(row.dueAt, visit.now)}.`}>
            Settle a disagreement
          </Title>
          <Facts items={[{ term: row.raisedByName, value: row.words }]} />
          <Radios
            name="outcome"
            fieldset={{ legend: { text: 'How does it end?' } }}
            errorMessage={errorFor(problems, 'outcome')}
            items={Object.entries(disagreementOutcomes).map(([value, name]) => ({ value, text: name }))}
          />
          <Textarea
            name="words"
            label={{ text: 'What did you agree?' }}
            rows={3}
            errorMessage={errorFor(problems, 'words')}
            value={text(visit.form.answers, 'words')}
          />
          <Button text="Settle it" />
        </form>
      ),
    },
  }
}

async function saveSettled(visit: Visit) {
  const { answers, version } = visit.form
  const [outcome, words] = [text(answers, 'outcome'), text(answers, 'words')]
  const problems: Problem[] = []
  if (!Object.hasOwn(disagreementOutcomes, outcome)) problems.push({ field: 'outcome', message: 'Choose how it ends' })
  if (!words) problems.push({ field: 'words', message: 'Say what you agreed' })
  if (problems.length > 0) return settlePage(visit, problems)
  return there(visit, (work) =>
    resolveDisagreement(work, visit.params.id!, Number(version), outcome as keyof typeof disagreementOutcomes, words),
  )
}

const daysWords = (days: number) => (days === 1 ? '1 day' : `${days} days`)

/** The log of disagreements, open ones first, with how long each took. */
async function logPage(visit: Visit) {
  const rows = await visit.withActor('decide contacts', listDisagreements)
  return {
    page: {
      title: 'Disagreements',
      section: 'contacts' as const,
      body: (
        <>
          <Title say={`${rows.filter((row) => !row.resolvedAt).length} of ${rows.length} are open.`}>Disagreements</Title>
          <Table
            classes="ds-t--cards"
            head={[{ text: 'Contact' }, { text: 'Raised by' }, { text: 'Raised' }, { text: 'Settled' }, { text: 'Took' }]}
            rows={rows.map((row) => [
              {
                html: (
                  <a class="govuk-link" href={`/contacts/${row.reference}#disagreement`}>
                    {row.reference}
                  </a>
                ),
              },
              { text: row.raisedByName },
              { text: whenWords(row.raisedAt, visit.now), attributes: { 'data-of': 'Raised' } },
              {
                text: row.resolvedAt ? whenWords(row.resolvedAt, visit.now) : row.dueAt < visit.now ? 'Open, late' : 'Open',
                attributes: row.resolvedAt ? { 'data-of': 'Settled' } : {},
              },
              {
                text: row.resolvedAt
                  ? daysWords(Math.max(1, Math.round((row.resolvedAt.getTime() - row.raisedAt.getTime()) / 86_400_000)))
                  : '',
              },
            ])}
          />
        </>
      ),
    },
  }
}

export const disagreementPages: Route[] = [
  get('/contacts/:reference/disagreements', (visit) => disagreementPage(visit)),
  post('/contacts/:reference/disagreements', saveDisagreement, { drafts: true }),
  get('/contacts/:reference/disagreements/:id', (visit) => settlePage(visit)),
  post('/contacts/:reference/disagreements/:id', saveSettled, { drafts: true }),
  get('/disagreements', logPage),
]
