import { may, type Visit } from '../access/index.ts'
import { Said, Section } from '../govuk/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import { whenWords } from '../time/index.ts'
import type { Part } from './contact.ts'
import { Answers, Confirmation } from './contact-answers.tsx'
import type { ContactView } from './contact-view.ts'
import { isDecided } from './decision.ts'
import { Disagreements } from './disagreements-told.tsx'

/** Why no decision stands here: there is none yet, or it is not this reader's to see. */
function withoutDecision({ contact, answers }: ContactView, { actor }: Visit): string {
  if (contact.imported) return 'Not recorded: this came from a file.'
  if (actor.role !== 'partner') return 'Nobody has decided this yet.'
  if (answers.length > 0 && !isDecided(contact))
    return 'It was opened again, and waits for a new decision. The new answer comes to you here.'
  return contact.closedAt || answers.length > 0
    ? 'The front door has decided. What that means for you is in the answer below.'
    : 'What the front door makes of it comes to you as an answer.'
}

/** How it was decided, whom we answered, and who sees it otherwise. */
export function Decided({ view, visit }: { view: ContactView; visit: Visit }) {
  const { decisions, words, referrals, ended } = view
  const [latest] = decisions
  return (
    <>
      <Section title="The decision" id="decided">
        {decisions.length === 0 && <p>{withoutDecision(view, visit)}</p>}
        {decisions.map((decision, index) => {
          const said = (part: Part) => words.find((row) => row.part === part && row.version === decision.version)
          const [reason, lateBecause] = [said('reason'), said('late because')]
          return (
            <>
              <p>
                <b>{isOutcomeId(decision.outcome) ? outcome(decision.outcome).name : decision.outcome}</b>
                {index > 0 && ' (changed later)'}, level {decision.level ?? 'not recorded'}, clause{' '}
                {decision.clauseNumber ? (
                  <a class="govuk-link" href={`/threshold/${decision.clauseNumber}?version=${decision.thresholdVersion}`}>
                    {decision.clauseNumber}
                  </a>
                ) : (
                  'not recorded'
                )}
                {decision.thresholdVersion && ` of version ${decision.thresholdVersion}`}. {decision.decidedByName ?? ''},{' '}
                {whenWords(decision.decidedAt, visit.now)}. {decision.late && <span class="govuk-tag govuk-tag--late">Late</span>}
              </p>
              {decision.service && <p>Pointed to {decision.service}.</p>}
              {decision.offeredInName && <p>Offered in {decision.offeredInName}.</p>}
              {reason && <Said small>{reason.words}</Said>}
              {decision.confirmedByName && decision.confirmedBy !== decision.decidedBy && (
                <p>
                  Confirmed by {decision.confirmedByName}, {whenWords(decision.confirmedAt!, visit.now)}.
                </p>
              )}
              {lateBecause && <p>Late because: {lateBecause.words}</p>}
            </>
          )
        })}
        {ended.map(({ what, child, place, at }) => (
          <p>
            {what === 'referral' ? `The referral of ${child || 'a child'}` : `Early help for ${child || 'a child'} in ${place}`}{' '}
            ended with the change, {whenWords(at, visit.now)}.
          </p>
        ))}
        {latest && !latest.confirmedAt && isDecided(view.contact) && <Confirmation view={view} visit={visit} />}
        {referrals.map((referral) => (
          <p>
            Referral{' '}
            <a class="govuk-link" href={`/referrals/${referral.reference}`}>
              {referral.reference}
            </a>
            : {referral.step}.
          </p>
        ))}
        {latest?.outcome === 'early-help-offered' &&
          may({ actor: visit.actor, purpose: 'decide contacts' }, 'allocate') &&
          view.children.map((child) => (
            <p>
              <a class="govuk-link" href={`/children/${child.id}/allocation?why=early+help`}>
                Who has {child.givenName || 'the child'}, and giving the child to somebody
              </a>
            </p>
          ))}
      </Section>
      <Answers view={view} visit={visit} />
      <Disagreements view={view} visit={visit} />
    </>
  )
}
