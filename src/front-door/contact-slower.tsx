import { type Answers, list, text } from '../govuk/index.ts'
import { familyAgrees, isOutcomeId, lateReasons, outcome } from '../rulebook/index.ts'
import { whenWords } from '../time/index.ts'
import { childrenLabel } from './contact.ts'
import type { ContactView } from './contact-view.ts'
import { asksWhyLate } from './decision-form.tsx'
import { aged } from './words.ts'

/** For the slower of two deciders: who was quicker, what they decided, and one's own words, also where the contact is closed by now. */
export function Slower({ view, kept, now }: { view: ContactView; kept: Answers; now: Date }) {
  const { contact, decisions } = view
  const [latest] = decisions
  const said = withoutBox(view, kept, now)
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
          : 'Yours was not saved as a decision. Decide again if it should be otherwise: what you wrote is still in the form, or here where the form asks for it no more.'}
      </p>
      {said.length > 0 && (
        <>
          <h2 class="ds-h3">What you wrote</h2>
          <dl class="ds-facts ds-facts--down">
            {said.map(({ term, words }) => (
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

/** What was sent that the form, as it stands now, has no box for: everything where there is no form any more. */
export function withoutBox(view: ContactView, kept: Answers, now: Date): { term: string; words: string }[] {
  const late = asksWhyLate(view, now)
  const going = [...list(kept, 'children'), ...list(kept, 'strategyChildren')]
  const named = view.children.filter(({ id }) => going.includes(id)).map((child) => childrenLabel([aged(child, now)]))
  const rows: [string, string, boolean][] = [
    ['What happens next', outcomeName(text(kept, 'outcome')), true],
    ['Clause', text(kept, 'clause'), view.threshold !== undefined],
    ['Why', text(kept, 'reason'), true],
    ['Which service', text(kept, 'service'), true],
    ['Does the family agree to help?', nameIn(familyAgrees.codes, text(kept, 'agrees')), true],
    ['Which team offers it', nameOf(view, text(kept, 'locality')), true],
    ['Which children go forward', named.join(', '), true],
    ['Why it is late', nameIn(lateReasons.codes, text(kept, 'lateReason')), late],
    ['Anything to add about why', text(kept, 'lateWords'), late],
    ['Your answer', text(kept, 'words'), true],
  ]
  return rows.flatMap(([term, words, box]) => (words && !(box && view.canDecide) ? [{ term, words }] : []))
}

const nameIn = (codes: readonly { code: string; name: string }[], said: string) =>
  codes.find(({ code }) => code === said)?.name ?? said

const nameOf = ({ places }: ContactView, said: string) => places.find(({ id }) => id === said)?.name ?? ''

const outcomeName = (id: string) => (isOutcomeId(id) ? outcome(id).name : id)
