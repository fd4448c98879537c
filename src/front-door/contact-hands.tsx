import { post, type Route, type Visit } from '../access/index.ts'
import { Actions, Button, Section, text } from '../govuk/index.ts'
import { whenWords } from '../time/index.ts'
import { askForInformation, handBack, informationCame, pickUp } from './change-contact.ts'
import { there } from './contact-acts.ts'
import type { ContactView } from './contact-view.ts'

/** Whose contact it is now, and what it waits for. */
export function Hands({ view: { contact, requests }, visit }: { view: ContactView; visit: Visit }) {
  const mine = contact.withWorkerId === visit.actor.workerId
  const waits = requests.filter((request) => !request.cameAt)
  return (
    <Section title="Who has this" id="hands">
      <p>
        {mine
          ? 'You have this contact.'
          : contact.withName
            ? `${contact.withName} has this contact.`
            : 'Nobody has picked this up yet.'}
      </p>
      <form method="post" action={`/contacts/${contact.reference}/with`}>
        {visit.fields()}
        <input type="hidden" name="from" value={contact.withWorkerId ?? ''} />
        <Actions>
          <Button
            classes="govuk-button--secondary"
            name="do"
            value={mine ? 'back' : 'take'}
            text={mine ? 'Hand it back' : contact.withName ? 'Take it over' : 'Pick it up'}
          />
        </Actions>
      </form>
      {waits.map((request) => (
        <form method="post" action={`/contacts/${contact.reference}/information/${request.id}`}>
          {visit.fields()}
          <p>
            <b>Asked and waiting:</b> {request.askedOf}, since {whenWords(request.askedAt, visit.now)}. The clock does not stop.
          </p>
          <Actions>
            <Button classes="govuk-button--secondary" text="It came" />
          </Actions>
        </form>
      ))}
      <form method="post" class="ds-to-press" action={`/contacts/${contact.reference}/information`}>
        {visit.fields()}
        <label class="govuk-label ds-over" for="of">
          Ask somebody for what is missing
        </label>
        <div class="ds-search">
          <input class="govuk-input" id="of" name="of" placeholder="Police, missing from home" />
          <Button classes="govuk-button--secondary" text="Note that we asked" />
        </div>
      </form>
    </Section>
  )
}

/** Small acts from a contact's page, each back to it. */
export const handsRoutes: Route[] = [
  post('/contacts/:reference/with', (visit) =>
    there(visit, (work, id) =>
      text(visit.form.answers, 'do') === 'back' ? handBack(work, id) : pickUp(work, id, text(visit.form.answers, 'from') || null),
    ),
  ),
  post('/contacts/:reference/information', (visit) =>
    there(visit, async (work, id) => {
      const of = text(visit.form.answers, 'of')
      if (of) await askForInformation(work, id, of)
    }),
  ),
  post('/contacts/:reference/information/:id', (visit) =>
    there(visit, (work, id) => informationCame(work, id, visit.params.id!)),
  ),
]
