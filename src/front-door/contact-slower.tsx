import { type Answers, text } from '../govuk/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import type { ContactView } from './contact-view.ts'
import { whenWords } from './words.ts'

/** For the slower of two deciders: who was quicker, what they decided, and one's own words, also where the contact is closed by now. */
export function Slower({ view: { contact, decisions }, kept, now }: { view: ContactView; kept: Answers; now: Date }) {
  const [latest] = decisions
  const said = [
    ['What happens next', outcomeName(text(kept, 'outcome'))],
    ['Clause', text(kept, 'clause')],
    ['Why', text(kept, 'reason')],
    ['Your answer', text(kept, 'words')],
  ].filter(([, words]) => words)
  return (
    <div class="ds-danger" role="alert">
      <p>
        <b>
          {latest
            ? `${latest.decidedByName ?? 'Somebody'} decided this ${whenWords(latest.decidedAt, now)}: ${outcomeName(latest.outcome).toLowerCase()}.`
            : 'Somebody changed this contact while you were writing.'}
        </b>{' '}
        <a class="govuk-link" href={`/contacts/${contact.reference}#decided`}>
          Read what was decided
        </a>
        .{' '}
        {contact.closedAt
          ? 'The contact is closed, so yours was not saved as a decision. If you see it otherwise, say so under Disagreement.'
          : 'Yours was not saved as a decision. Your words are still in the form: decide again if it should be otherwise.'}
      </p>
      {contact.closedAt && said.length > 0 && (
        <>
          <h2 class="ds-h3">What you wrote</h2>
          <dl class="ds-facts ds-facts--down">
            {said.map(([term, words]) => (
              <div>
                <dt>{term}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  )
}

const outcomeName = (id: string) => (isOutcomeId(id) ? outcome(id).name : id)
