import type { Visit } from '../access/index.ts'
import {
  Actions,
  type Answers,
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  errorSummary,
  Input,
  list,
  type Problem,
  Radios,
  Select,
  Step,
  Textarea,
  text,
} from '../govuk/index.ts'
import { codeName, familyAgrees, lateReasons, outcomes } from '../rulebook/index.ts'
import { ClausePicker } from '../threshold/index.ts'
import { howToTell, isTold, tellingWords } from './answer-contact.ts'
import { childrenLabel } from './contact.ts'
import type { ContactView } from './contact-view.ts'
import { aged } from './words.ts'

const deciding = {
  page: 'Decide, and send the answer',
  letter: 'Decide, and keep the letter to be sent',
  nobody: 'Decide',
} as const

export type DecisionView = ContactView & { kept: Answers; problems: readonly Problem[] }

/** Only a first decision can be late. */
export const asksWhyLate = ({ contact, decisions }: Pick<ContactView, 'contact' | 'decisions'>, now: Date) =>
  decisions.length === 0 && contact.dueAt !== null && now > contact.dueAt

/** What becomes of what the decision before began and of what was written, when it is changed. */
function decidingAgain({ answers, readsIt }: DecisionView): string {
  const unsent = answers.some((answer) => answer.stands && !isTold(answer, readsIt))
  return `This contact has a decision. Deciding again keeps both.${unsent ? ' The letter that was not sent is never sent then: say again below what they should hear.' : ''}`
}

/** Clause, what happens next and why, and the answer: one form, in the order it is thought. */
export function DecisionForm({ view, visit }: { view: DecisionView; visit: Visit }) {
  const { contact, decisions, kept, problems } = view
  const [latest] = decisions
  const path = `/contacts/${contact.reference}`
  const late = asksWhyLate(view, visit.now)
  const value = (name: string, otherwise = '') => text(kept, name) || otherwise
  const asker = contact.bringerAnonymous ? 'whoever rang' : (contact.bringerName ?? 'whoever brought this')
  const telling = howToTell(contact, view.readsIt)
  return (
    <div class="ds-panel ds-to-press">
      <form method="post" action={`${path}/decision`} novalidate data-keep="draft">
        {visit.fields(decisions.length)}
        {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
        {latest && <p class="govuk-inset-text">{decidingAgain(view)}</p>}
        <Step number={1} title="Which clause of the threshold fits?">
          {view.threshold ? (
            <ClausePicker
              threshold={view.threshold}
              action={`${path}/decision`}
              query={visit.query}
              value={value('clause', latest?.clauseNumber ?? '')}
              problems={problems}
            />
          ) : (
            <p>
              No threshold of need is in force.{' '}
              <a class="govuk-link" href="/threshold">
                Publish one first
              </a>
              .
            </p>
          )}
        </Step>
        <Step number={2} title="What happens next?">
          <Radios
            name="outcome"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'What happens next?', classes: 'govuk-visually-hidden' } }}
            value={value('outcome')}
            errorMessage={errorFor(problems, 'outcome')}
            items={outcomes.map((row) => ({
              value: row.id,
              text: row.name,
              hint: { text: row.means },
              conditional: conditional(row.id, view, visit),
            }))}
          />
          <Textarea
            name="reason"
            label={{ text: 'Why' }}
            hint={{ text: 'Kept with the clause. The family can read it.' }}
            rows={3}
            value={value('reason')}
            errorMessage={errorFor(problems, 'reason')}
          />
          {late && (
            <>
              <Select
                name="lateReason"
                label={{ text: 'Why is this late?' }}
                value={value('lateReason')}
                errorMessage={errorFor(problems, 'lateReason')}
                items={[
                  { text: 'Choose', value: '' },
                  ...lateReasons.codes.map(({ code, name }) => ({ text: name, value: code })),
                ]}
              />
              <Input
                name="lateWords"
                label={{ text: 'Anything to add about why' }}
                value={value('lateWords')}
                errorMessage={errorFor(problems, 'lateWords')}
              />
            </>
          )}
        </Step>
        <Step number={3} title={`Your answer to ${asker}`}>
          <Textarea
            name="words"
            label={{ text: telling === 'nobody' ? 'Why nobody can be told' : 'In your own words' }}
            hint={{
              text: `${tellingWords(contact, view.readsIt)} If a second person must confirm the decision, it is held until they have. Leave it empty to answer later.`,
            }}
            rows={3}
            value={value('words')}
            errorMessage={errorFor(problems, 'words')}
          />
        </Step>
        <Actions>
          <Button text={deciding[telling]} />
          <Button classes="govuk-button--secondary" name="_later" value="1" text="Keep for later" />
        </Actions>
      </form>
    </div>
  )
}

/** What one outcome asks beside its reason; shown under it, and always there without script. */
function conditional(id: string, view: DecisionView, visit: Visit) {
  const { kept, problems, contact, children, places } = view
  if (id === 'signposted')
    return {
      html: (
        <Input
          name="service"
          label={{ text: 'Which service' }}
          value={text(kept, 'service')}
          errorMessage={errorFor(problems, 'service')}
        />
      ),
    }
  if (id === 'early-help-offered')
    return {
      html: (
        <>
          <Radios
            name="agrees"
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'Does the family agree to help?' } }}
            value={text(kept, 'agrees') || contact.familyAgrees}
            errorMessage={errorFor(problems, 'agrees')}
            items={familyAgrees.codes.map(({ code }) => ({ value: code, text: codeName(familyAgrees, code) }))}
          />
          <Select
            name="locality"
            label={{ text: 'Which team offers it' }}
            value={text(kept, 'locality') || (places.find((place) => place.id === contact.localityId && place.placed)?.id ?? '')}
            errorMessage={errorFor(problems, 'locality')}
            items={[
              { text: 'Choose', value: '' },
              ...places.filter((place) => place.placed).map(({ id: value, name }) => ({ text: name, value })),
            ]}
          />
        </>
      ),
    }
  if (id === 'referral-to-assessment' || id === 'strategy-discussion') {
    const group = id === 'strategy-discussion' ? 'strategyChildren' : 'children'
    const ticked = list(kept, group)
    return {
      html: (
        <Checkboxes
          name={group}
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: 'Which children go forward?' } }}
          values={ticked.length > 0 ? ticked : children.map((child) => child.id)}
          errorMessage={errorFor(problems, group)}
          items={children.map((child) => ({
            value: child.id,
            text: childrenLabel([aged(child, visit.now)]),
          }))}
        />
      ),
    }
  }
  return undefined
}
