import { get, post, type Route, type Visit } from '../access/index.ts'
import { refuse } from '../errors.ts'
import {
  type Answers,
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  Facts,
  Input,
  type Problem,
  Radios,
  Textarea,
  Title,
  text,
} from '../govuk/index.ts'
import { limitOf } from '../rulebook/index.ts'
import { whenWords } from '../time/index.ts'
import { home, read, there } from './contact-acts.ts'
import { type ContactRow, readContact } from './contact-store.ts'
import { contactAt, purposeOf } from './contact-view.ts'
import { disagreementOutcomes, raiseDisagreement, resolveDisagreement } from './disagreement.ts'
import { logOfDisagreements } from './disagreement-log.tsx'

const ownName = ({ actor }: Visit) => actor.role === 'partner'

async function disagreementPage(visit: Visit, problems: readonly Problem[] = []) {
  const purpose = purposeOf(visit)
  const { contact } = await read(visit, purpose, 'raise disagreement')
  const kept = problems.length > 0 ? visit.form.answers : ((await visit.draft(`${home(visit)}/disagreements`))?.words ?? {})
  const { limit } = limitOf('F03')
  return {
    page: {
      title: ownName(visit) ? 'Say that you disagree' : 'Record a disagreement',
      section: ownName(visit) ? undefined : ('contacts' as const),
      failed: problems.length > 0,
      back: { href: home(visit), text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`${home(visit)}/disagreements`} novalidate data-keep="draft">
          {visit.fields()}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`About ${contact.reference}. A front door manager settles it within ${limit} working days.`}>
            {ownName(visit) ? 'Say that you disagree' : 'Record a disagreement'}
          </Title>
          {!ownName(visit) && <WhoDisagrees contact={contact} kept={kept} problems={problems} />}
          <Textarea
            name="words"
            label={{
              text: ownName(visit) ? 'What do you think should happen, and why?' : 'What should happen instead, and why?',
            }}
            value={text(kept, 'words')}
            errorMessage={errorFor(problems, 'words')}
          />
          <Button text="Send this to the manager" />
        </form>
      ),
    },
  }
}

/** At the front door, whoever writes a disagreement down is seldom the one who disagrees. */
function WhoDisagrees({ contact, kept, problems }: { contact: ContactRow; kept: Answers; problems: readonly Problem[] }) {
  const bringer = contact.bringerAnonymous ? null : contact.bringerName
  return (
    <Radios
      name="who"
      classes="govuk-radios--small"
      fieldset={{ legend: { text: 'Who disagrees?' } }}
      value={text(kept, 'who')}
      errorMessage={errorFor(problems, 'who')}
      items={[
        bringer && {
          value: 'bringer',
          text: [bringer, contact.agency].filter(Boolean).join(', '),
          hint: { text: 'Who brought it' },
        },
        { value: 'me', text: 'I do' },
        {
          value: 'other',
          text: 'Somebody else',
          conditional: {
            html: (
              <Input
                name="name"
                label={{ text: 'Their name, and where they are from' }}
                value={text(kept, 'name')}
                errorMessage={errorFor(problems, 'name')}
              />
            ),
          },
        },
      ]}
    />
  )
}

async function saveDisagreement(visit: Visit) {
  const { answers } = visit.form
  const purpose = purposeOf(visit)
  const outcome = await visit.submit(purpose, async (work) => {
    const id = await contactAt(work, visit.params.reference!)
    const contact = await readContact(work, id)
    const [who, name, words] = [text(answers, 'who'), text(answers, 'name'), text(answers, 'words')]
    const problems: Problem[] = []
    if (!ownName(visit)) {
      if (!['bringer', 'me', 'other'].includes(who)) problems.push({ field: 'who', message: 'Choose who disagrees' })
      if (who === 'other' && !name) problems.push({ field: 'name', message: 'Write who disagrees' })
    }
    if (!words) problems.push({ field: 'words', message: 'Say what should happen instead' })
    if (problems.length > 0) return { problems }
    const { actor } = work
    const by =
      who === 'bringer' && contact?.bringerName
        ? { name: contact.bringerName, agencyId: contact.agencyId }
        : { name: who === 'other' ? name : actor.name, agencyId: actor.agencyId }
    await raiseDisagreement(work, id, words, ownName(visit) ? actor : by)
    return { to: `${home(visit)}#disagreement` }
  })
  return outcome.problems ? disagreementPage(visit, outcome.problems) : { to: outcome.to }
}

async function settlePage(visit: Visit, problems: readonly Problem[] = []) {
  const { disagreements } = await read(visit, 'decide contacts', 'resolve disagreement')
  const row = disagreements.find((each) => each.id === visit.params.id)
  if (!row) refuse('not-found')
  if (row.resolvedAt) return { to: `${home(visit)}#disagreement` }
  const kept =
    problems.length > 0 ? visit.form.answers : ((await visit.draft(`${home(visit)}/disagreements/${row.id}`))?.words ?? {})
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
            value={text(kept, 'outcome')}
            items={Object.entries(disagreementOutcomes).map(([value, name]) => ({
              value,
              text: name,
              hint:
                value === 'changes'
                  ? { text: 'The contact is opened again, and waits for a new decision and a new answer' }
                  : undefined,
            }))}
          />
          <Textarea
            name="words"
            label={{ text: 'What did you agree?' }}
            hint={{ text: `${row.raisedByName} sees this` }}
            rows={3}
            errorMessage={errorFor(problems, 'words')}
            value={text(kept, 'words')}
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

export const disagreementPages: Route[] = [
  get('/contacts/:reference/disagreements', (visit) => disagreementPage(visit)),
  post('/contacts/:reference/disagreements', saveDisagreement, { drafts: true }),
  get('/contacts/:reference/disagreements/:id', (visit) => settlePage(visit)),
  post('/contacts/:reference/disagreements/:id', saveSettled, { drafts: true }),
  get('/disagreements', logOfDisagreements),
]
