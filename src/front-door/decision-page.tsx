import {
  type FormPage,
  formPage,
  get,
  type Outcome,
  post,
  type Route,
  type Start,
  submitForm,
  type Visit,
} from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { Button, ErrorSummary, errorFor, errorSummary, Input, list, Radios, Textarea, Title, text } from '../govuk/index.ts'
import { answerWays } from '../rulebook/index.ts'
import { londonDay, londonInstant, whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { answerContact, howToTell, letterSent, tellingWords } from './answer-contact.ts'
import { readsAnswer } from './answer-store.ts'
import type { FamilyAgrees } from './contact.ts'
import { home, read, there } from './contact-acts.ts'
import { showContact } from './contact-page.tsx'
import { readContact } from './contact-store.ts'
import { contactAt } from './contact-view.ts'
import { confirmDecision, decideContact } from './decide-contact.ts'
import type { NewDecision } from './decision.ts'
import { isDecided } from './decision.ts'
import { answerLabels, decisionLabels } from './form-labels.ts'

function readDecision({ form: { answers } }: Visit): NewDecision {
  const outcome = text(answers, 'outcome')
  return {
    outcome,
    level: undefined,
    clause: text(answers, 'clause'),
    reason: text(answers, 'reason'),
    agrees: (text(answers, 'agrees') || 'not-asked') as FamilyAgrees,
    localityId: isId(text(answers, 'locality')) ? text(answers, 'locality') : '',
    service: text(answers, 'service'),
    children: list(answers, outcome === 'strategy-discussion' ? 'strategyChildren' : 'children'),
    lateReason: text(answers, 'lateReason'),
    lateWords: text(answers, 'lateWords'),
  }
}

/** The contact's page holds the form of the decision; whoever is slower sees who was quicker, and their words. */
const decision: FormPage<unknown> = {
  purpose: 'decide contacts',
  shownAgain: ['changed-meanwhile', 'contact-closed'],
  show: (visit, { kept, problems, refusal }) => {
    // two outcomes ask which children go forward, each in boxes of its own
    const strategy = text(kept ?? {}, 'outcome') === 'strategy-discussion'
    return showContact(visit, {
      answers: kept ?? {},
      problems: problems.map((problem) =>
        strategy && problem.field === 'children' ? { ...problem, field: 'strategyChildren' } : problem,
      ),
      slower: refusal !== undefined,
    })
  },
  act: async (work, visit) => {
    const reference = visit.params.reference!
    const words = text(visit.form.answers, 'words')
    const id = await contactAt(work, reference)
    const { problems } = await decideContact(work, id, Number(visit.form.version), readDecision(visit))
    if (problems) return { problems }
    if (words) await answerWith(work, id, words)
    const closed = (await readContact(work, id))?.closedAt
    return { to: closed ? `/contacts?decided=${reference}` : `/contacts/${reference}#decided` }
  },
}

/** The words of the form: an answer in writing, or why nobody can be told. */
async function answerWith(work: Work, id: string, words: string) {
  const way = howToTell((await readContact(work, id))!, await readsAnswer(work, id)) === 'nobody' ? 'not-possible' : 'written'
  await answerContact(work, id, { way, toWhom: '', toldAt: undefined, words })
}

const templateAnswer =
  'Thank you for telling us. We have read this beside what we know of the family, and have decided what happens next. Ring the front door if you want to talk it through.'

/** The answer by itself: written, by phone, from the template, or why none is possible. */
async function answerPage(visit: Visit, { kept = {}, problems }: Start) {
  const { contact, answers, decisions, readsIt } = await read(visit, 'decide contacts', 'answer contact')
  const waits = decisions[0] && !decisions[0].confirmedAt && isDecided(contact)
  const notification = contact.kind === 'notification' || contact.kind === 'domestic-abuse'
  return {
    page: {
      title: 'Answer',
      section: 'contacts' as const,
      back: { href: `/contacts/${contact.reference}`, text: 'The contact' },
      body: (
        <form method="post" class="ds-form" action={`/contacts/${contact.reference}/answer`} novalidate data-keep="draft">
          {visit.fields()}
          {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
          <Title say={`${contact.bringerName ?? 'Whoever brought this'}, ${contact.agency}. ${contact.bringerPhone ?? ''}`}>
            Answer whoever brought this
          </Title>
          <p class="govuk-inset-text">
            {tellingWords(contact, readsIt)}
            {waits &&
              ' A second person has not confirmed the decision yet: nobody is told before, and what you write here is held.'}
          </p>
          {answers.map((answer) => (
            <p class="ds-meta">
              Answered before, {whenWords(answer.answeredAt, visit.now)}: {answer.words}
            </p>
          ))}
          <Radios
            name="way"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'How do you answer?' } }}
            value={text(kept, 'way') || (howToTell(contact, readsIt) === 'nobody' ? 'not-possible' : 'written')}
            errorMessage={errorFor(problems, 'way')}
            items={answerWays.codes
              .filter(({ code }) => code !== 'template' || notification)
              .map(({ code, name }) => ({
                value: code,
                text: name,
                conditional:
                  code === 'phone'
                    ? {
                        html: (
                          <>
                            <Input
                              name="toWhom"
                              label={{ text: 'Whom did you speak to?' }}
                              value={text(kept, 'toWhom') || (contact.bringerName ?? '')}
                              errorMessage={errorFor(problems, 'toWhom')}
                            />
                            <Input
                              name="toldAt"
                              label={{ text: 'When today?' }}
                              hint={{ text: 'For example, 10:40' }}
                              classes="govuk-input--width-5"
                              value={text(kept, 'toldAt')}
                              errorMessage={errorFor(problems, 'toldAt')}
                            />
                          </>
                        ),
                      }
                    : undefined,
              }))}
          />
          <Textarea
            name="words"
            label={{ text: 'What did you tell them, or why is no answer possible?' }}
            rows={5}
            value={text(kept, 'words') || (notification ? templateAnswer : '')}
            errorMessage={errorFor(problems, 'words')}
          />
          <Button text="Save the answer" />
        </form>
      ),
    },
  }
}

async function saveAnswer(work: Work, visit: Visit): Promise<Outcome> {
  const { answers } = visit.form
  const said = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text(answers, 'toldAt'))
  const { problems } = await answerContact(work, await contactAt(work, visit.params.reference!), {
    way: text(answers, 'way'),
    toWhom: text(answers, 'toWhom'),
    toldAt: said ? londonInstant(londonDay(visit.now), `${said[1]!.padStart(2, '0')}:${said[2]}`) : undefined,
    words: text(answers, 'words'),
  })
  return problems ? { problems } : { to: home(visit) }
}

export const decisionPages: Route[] = [
  post('/contacts/:reference/decision', (visit) => submitForm(visit, decision), {
    drafts: true,
    labels: decisionLabels,
    looks: (visit) => showContact(visit),
  }),
  get('/contacts/:reference/decision', async (visit) => ({ to: `/contacts/${visit.params.reference}` })),
  ...formPage(
    '/contacts/:reference/answer',
    { purpose: 'decide contacts', show: answerPage, act: saveAnswer },
    { drafts: true, labels: answerLabels },
  ),
  post('/contacts/:reference/confirmation', async (visit) => {
    const outcome = await visit.submit('decide contacts', async (work) => {
      await confirmDecision(work, await contactAt(work, visit.params.reference!), Number(visit.form.version) || undefined)
      return { to: `/contacts/${visit.params.reference}` }
    })
    return { to: outcome.to ?? '/contacts' }
  }),
  post('/contacts/:reference/answers/:id/letter', (visit) => there(visit, (work, id) => letterSent(work, id, visit.params.id!))),
]
