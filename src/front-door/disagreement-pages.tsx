import { formPage, get, type Outcome, type Reply, type Route, type Start, type Visit } from '../access/index.ts'
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
import type { Work } from '../work.ts'
import { home, read } from './contact-acts.ts'
import { type ContactRow, readContact } from './contact-store.ts'
import { type ContactView, contactAt, purposeOf } from './contact-view.ts'
import { isDecided } from './decision.ts'
import { disagreementOutcomes, notOnesOwn, raiseDisagreement, resolveDisagreement } from './disagreement.ts'
import { logOfDisagreements } from './disagreement-log.tsx'
import { disagreementLabels, settlementLabels } from './form-labels.ts'

const ownName = ({ actor }: Visit) => actor.role === 'partner'

async function disagreementPage(visit: Visit, { kept = {}, problems }: Start): Promise<Reply> {
  const purpose = purposeOf(visit)
  const { contact } = await read(visit, purpose, 'raise disagreement')
  // there is no decision to disagree with: the contact says so, and words that were kept wait for one
  if (!isDecided(contact)) return { to: `${home(visit)}#decided` }
  const { limit } = limitOf('F03')
  return {
    page: {
      title: ownName(visit) ? 'Say that you disagree' : 'Record a disagreement',
      section: ownName(visit) ? undefined : ('contacts' as const),
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

async function saveDisagreement(work: Work, visit: Visit): Promise<Outcome> {
  const { answers } = visit.form
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
}

async function settlePage(visit: Visit, { kept = {}, problems }: Start) {
  const view = await read(visit, 'decide contacts', 'resolve disagreement')
  const row = view.disagreements.find((each) => each.id === visit.params.id)
  if (!row) refuse('not-found')
  if (row.resolvedAt) return { to: `${home(visit)}#disagreement` }
  if (view.decidedBySelf) refuse('not-allowed', notOnesOwn)
  return {
    page: {
      title: 'Settle a disagreement',
      section: 'contacts' as const,
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
            hint={{ text: whoReadsIt(row, view) }}
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

/** Whether whoever disagreed reads on a page how it ended, or has to be told. */
function whoReadsIt(
  { raisedByName, raisedByAgency }: { raisedByName: string; raisedByAgency: string | null },
  { contact, readsIt }: Pick<ContactView, 'contact' | 'readsIt'>,
): string {
  if (readsIt === 'self' && raisedByAgency === contact.agencyId) return `${raisedByName} reads this on their own page`
  if (readsIt && raisedByAgency === contact.agencyId) return `People of ${contact.agency} read this on their page`
  return `It stands on the contact. Unless ${raisedByName} works with it here, ring or write to them how it ended`
}

async function saveSettled(work: Work, visit: Visit): Promise<Outcome> {
  const { answers, version } = visit.form
  const [outcome, words] = [text(answers, 'outcome'), text(answers, 'words')]
  const problems: Problem[] = []
  if (!Object.hasOwn(disagreementOutcomes, outcome)) problems.push({ field: 'outcome', message: 'Choose how it ends' })
  if (!words) problems.push({ field: 'words', message: 'Say what you agreed' })
  if (problems.length > 0) return { problems }
  await contactAt(work, visit.params.reference!)
  await resolveDisagreement(work, visit.params.id!, Number(version), outcome as keyof typeof disagreementOutcomes, words)
  return { to: home(visit) }
}

export const disagreementPages: Route[] = [
  ...formPage(
    '/contacts/:reference/disagreements',
    { purpose: purposeOf, show: disagreementPage, act: saveDisagreement },
    { drafts: true, labels: disagreementLabels },
  ),
  ...formPage(
    '/contacts/:reference/disagreements/:id',
    { purpose: 'decide contacts', show: settlePage, act: saveSettled },
    { drafts: true, labels: settlementLabels },
  ),
  get('/disagreements', logOfDisagreements),
]
