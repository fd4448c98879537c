import { may, type Visit } from '../access/index.ts'
import { Actions, Button, Said, Section } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { isTold } from './answer-contact.ts'
import type { ReadsAnswer } from './answer-store.ts'
import type { ContactView } from './contact-view.ts'
import { isDecided } from './decision.ts'
import { notAnswered } from './not-answered.ts'

type Shown = { view: ContactView; visit: Visit }

/** A decision that waits for a second person, and the form for whoever may be one. */
export function Confirmation({ view, visit }: Shown) {
  const { contact, decisions } = view
  const [latest, before] = decisions
  const first = view.decidedBySelf
  const canConfirm = !first && may({ actor: visit.actor, purpose: 'decide contacts' }, 'confirm decision')
  const say = canConfirm
    ? 'Read it as if it were yours: with your name the answer goes and the contact may close. To decide otherwise, decide again.'
    : first
      ? 'You decided this, so somebody else confirms it: a front door manager. It is on their first page. Nobody is told before.'
      : 'A front door manager confirms it, other than whoever decided. It is on their first page. Nobody is told before.'
  return (
    <>
      <p>
        <b>Waits for a second person.</b> {say}
        {before && ' What the decision before it began goes on until then, and what this one brings begins then.'}
      </p>
      {canConfirm && (
        <form method="post" action={`/contacts/${contact.reference}/confirmation`}>
          {visit.fields(latest?.version)}
          <Button classes="govuk-button--secondary" text="Confirm this decision" />
        </form>
      )}
    </>
  )
}

/** What whoever brought it was told, what is held until somebody confirms, and letters that wait to be sent. */
export function Answers({ view, visit }: Shown) {
  const { answers, contact, decisions, held, readsIt } = view
  const given = new Set(answers.map((answer) => answer.id))
  const [latest] = decisions
  return (
    <Section title="The answer" id="answered">
      {!answers.some(({ stands }) => stands) && <p>{notAnswered(view)}</p>}
      {answers.map((answer) => (
        <>
          <Said
            small
            by={`To ${answer.toWhom}, ${whenWords(answer.toldAt ?? answer.answeredAt, visit.now)}, from ${answer.answeredByName}. ${
              answer.stands || isTold(answer, readsIt)
                ? whereItIs(answer, readsIt, visit.now)
                : 'Never sent: the decision changed.'
            }`}
          >
            {answer.words}
          </Said>
          {view.canDecide && answer.stands && !isTold(answer, readsIt) && (
            <form method="post" action={`/contacts/${contact.reference}/answers/${answer.id}/letter`}>
              {visit.fields()}
              <Actions>
                <Button
                  classes="govuk-button--secondary"
                  text="I sent this letter"
                  attributes={{ 'aria-label': `I sent this letter to ${answer.toWhom}` }}
                />
              </Actions>
            </form>
          )}
        </>
      ))}
      {held
        .filter(({ id }) => !given.has(id))
        .map((answer) => (
          <Said
            small
            by={`For ${answer.toWhom}, written ${whenWords(answer.writtenAt, visit.now)} by ${answer.writtenByName}. ${
              answer.decisionId === latest?.id && !latest.confirmedAt && isDecided(contact)
                ? 'Held: it goes when a second person confirms the decision.'
                : 'Never sent.'
            }`}
          >
            {answer.words}
          </Said>
        ))}
      {view.canDecide && decisions.length > 0 && isDecided(contact) && (
        <a class="govuk-link" href={`/contacts/${contact.reference}/answer`}>
          Write the answer
        </a>
      )}
    </Section>
  )
}

/** Where a written answer is read, or that it is a letter, and whether that went. */
function whereItIs(
  { queuedAt, sentAt }: { queuedAt: Date | null; sentAt: Date | null },
  readsIt: ReadsAnswer,
  now: Date,
): string {
  if (!queuedAt) return ''
  if (sentAt) return `Sent ${whenWords(sentAt, now)}.`
  if (readsIt === 'self') return 'They see it on their own page.'
  if (readsIt === 'agency') return 'People of their agency see it on their page.'
  return 'Not sent yet: they have no page here. Post it or read it to them, then say so.'
}
