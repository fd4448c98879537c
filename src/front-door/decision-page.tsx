import { get, post, type Route, type Visit } from '../access/index.ts'
import { isId } from '../database/ids.ts'
import { Refusal } from '../errors.ts'
import {
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  Input,
  list,
  type Problem,
  Radios,
  Textarea,
  Title,
  text,
} from '../govuk/index.ts'
import { answerWays } from '../rulebook/index.ts'
import { londonDay, londonInstant, whenWords } from '../time/index.ts'
import type { Work } from '../work.ts'
import { answerContact, howToTell, letterSent, tellingWords } from './answer-contact.ts'
import { readsAnswer } from './answer-store.ts'
import type { FamilyAgrees } from './contact.ts'
import { read, there } from './contact-acts.ts'
import { showContact } from './contact-page.tsx'
import { readContact } from './contact-store.ts'
import { contactAt } from './contact-view.ts'
import { confirmDecision, decideContact } from './decide-contact.ts'
import type { NewDecision } from './decision.ts'
import { isDecided } from './decision.ts'

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

async function decide(visit: Visit) {
  try {
    return await decideAndAnswer(visit)
  } catch (error) {
    // somebody was quicker: the same page, with who it was, and these words still there
    if (!(error instanceof Refusal) || !['changed-meanwhile', 'contact-closed'].includes(error.code)) throw error
    return { ...(await showContact(visit, { answers: visit.form.answers, slower: true })), status: 409 }
  }
}

async function decideAndAnswer(visit: Visit) {
  const reference = visit.params.reference!
  const words = text(visit.form.answers, 'words')
  const outcome = await visit.submit('decide contacts', async (work) => {
    const id = await contactAt(work, reference)
    const { problems } = await decideContact(work, id, Number(visit.form.version), readDecision(visit))
    if (problems) return { problems }
    if (words) await answerWith(work, id, words)
    const closed = (await readContact(work, id))?.closedAt
    return { to: closed ? `/contacts?decided=${reference}` : `/contacts/${reference}#decided` }
  })
  if (outcome.problems) {
    // two outcomes ask which children go forward, each in boxes of its own
    const strategy = text(visit.form.answers, 'outcome') === 'strategy-discussion'
    const problems = outcome.problems.map((problem) =>
      strategy && problem.field === 'children' ? { ...problem, field: 'strategyChildren' } : problem,
    )
    return showContact(visit, { problems, answers: visit.form.answers })
  }
  return { to: outcome.to }
}

/** The words of the form: an answer in writing, or why nobody can be told. */
async function answerWith(work: Work, id: string, words: string) {
  const way = howToTell((await readContact(work, id))!, await readsAnswer(work, id)) === 'nobody' ? 'not-possible' : 'written'
  await answerContact(work, id, { way, toWhom: '', toldAt: undefined, words })
}

const templateAnswer =
  'Thank you for telling us. We have read this beside what we know of the family, and have decided what happens next. Ring the front door if you want to talk it through.'

/** The answer by itself: written, by phone, from the template, or why none is possible. */
async function answerPage(visit: Visit, problems: readonly Problem[] = []) {
  const { contact, answers, decisions, readsIt } = await read(visit, 'decide contacts', 'answer contact')
  const waits = decisions[0] && !decisions[0].confirmedAt && isDecided(contact)
  const kept =
    problems.length > 0 ? visit.form.answers : ((await visit.draft(`/contacts/${contact.reference}/answer`))?.words ?? {})
  const notification = contact.kind === 'notification' || contact.kind === 'domestic-abuse'
  return {
    page: {
      title: 'Answer',
      section: 'contacts' as const,
      failed: problems.length > 0,
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

async function saveAnswer(visit: Visit) {
  const { answers } = visit.form
  const said = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text(answers, 'toldAt'))
  const toldAt = said ? londonInstant(londonDay(visit.now), `${said[1]!.padStart(2, '0')}:${said[2]}`) : undefined
  const outcome = await visit.submit('decide contacts', async (work) => {
    const id = await contactAt(work, visit.params.reference!)
    const { problems } = await answerContact(work, id, {
      way: text(answers, 'way'),
      toWhom: text(answers, 'toWhom'),
      toldAt,
      words: text(answers, 'words'),
    })
    return problems ? { problems } : { to: `/contacts/${visit.params.reference}` }
  })
  return outcome.problems ? answerPage(visit, outcome.problems) : { to: outcome.to }
}

export const decisionPages: Route[] = [
  post('/contacts/:reference/decision', decide, { drafts: true, looks: (visit) => showContact(visit) }),
  get('/contacts/:reference/decision', async (visit) => ({ to: `/contacts/${visit.params.reference}` })),
  get('/contacts/:reference/answer', (visit) => answerPage(visit)),
  post('/contacts/:reference/answer', saveAnswer, { drafts: true }),
  post('/contacts/:reference/confirmation', async (visit) => {
    const outcome = await visit.submit('decide contacts', async (work) => {
      await confirmDecision(work, await contactAt(work, visit.params.reference!), Number(visit.form.version) || undefined)
      return { to: `/contacts/${visit.params.reference}` }
    })
    return { to: outcome.to ?? '/contacts' }
  }),
  post('/contacts/:reference/answers/:id/letter', (visit) => there(visit, (work, id) => letterSent(work, id, visit.params.id!))),
]
