import { may, type Visit } from '../access/index.ts'
import { Said, Section } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import type { ContactView } from './contact-view.ts'
import { isDecided } from './decision.ts'
import { notOnesOwn, outcomeOfDisagreement } from './disagreement.ts'

/** Who disagreed with the decision and how it ended, in both sides' words; and the way to say so. A partner sees what their own agency said. */
export function Disagreements({
  view: { contact, decisions, answers, disagreements, decidedBySelf },
  visit,
}: {
  view: ContactView
  visit: Visit
}) {
  const { actor, now } = visit
  const can = (action: 'raise disagreement' | 'resolve disagreement') => may({ actor, purpose: 'decide contacts' }, action)
  const partner = actor.role === 'partner'
  const shown = partner ? disagreements.filter((row) => row.raisedByAgency === actor.agencyId) : disagreements
  const decided = isDecided(contact) && (decisions.length > 0 || (partner && (contact.closedAt !== null || answers.length > 0)))
  if (shown.length === 0 && !decided) return null
  return (
    <Section title="Disagreement" id="disagreement">
      {shown.map((row) => (
        <>
          <Said small by={`${row.raisedByName}, ${whenWords(row.raisedAt, now)}`}>
            {row.words}
          </Said>
          {row.resolvedAt ? (
            <>
              <p>
                <b>{outcomeOfDisagreement(row.outcome)}.</b>
                {row.outcome === 'changes' && ' The contact was reopened for a new decision.'}
              </p>
              <Said small by={`${row.resolvedByName ?? 'The front door'}, ${whenWords(row.resolvedAt, now)}`}>
                {row.outcomeWords}
              </Said>
            </>
          ) : (
            <p>
              Open, to be settled by {whenWords(row.dueAt, now)}. {can('resolve disagreement') && decidedBySelf && notOnesOwn}
              {can('resolve disagreement') && !decidedBySelf && (
                <a class="govuk-link" href={`/contacts/${contact.reference}/disagreements/${row.id}`}>
                  Settle it
                </a>
              )}
            </p>
          )}
        </>
      ))}
      {decided && can('raise disagreement') && (
        <a class="govuk-link" href={`/contacts/${contact.reference}/disagreements`}>
          {partner ? 'Say that you disagree' : 'Somebody disagrees with this decision'}
        </a>
      )}
    </Section>
  )
}
