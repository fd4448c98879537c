import type { VNode } from 'preact'
import { Clock, Empty } from '../govuk/index.ts'
import type { OpenContact } from './needs.ts'
import type { PlaceView } from './view.ts'

const link = 'govuk-link govuk-link--no-visited-state'

/** The most pressing contacts of a place, each with its clock; for those who see the contacts of that place. */
export function Waiting({
  place,
  contacts,
  level = 3,
}: {
  place: PlaceView
  contacts: readonly OpenContact[]
  level?: 2 | 3
}): VNode {
  const waiting = place.figures?.waiting ?? contacts.length
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={`waiting-${place.slug}`}>
      <div class="ds-head">
        <Heading class={level === 2 ? 'ds-h2' : 'ds-h3'} id={`waiting-${place.slug}`}>
          Waiting for a decision<span class="govuk-visually-hidden"> in {place.name}</span>
        </Heading>
        {waiting > 0 && (
          <a class={link} href={`/contacts?place=${place.id}`}>
            All {waiting}
            <span class="govuk-visually-hidden"> in {place.name}</span>
          </a>
        )}
      </div>
      {contacts.length === 0 ? (
        <Empty>Nothing waits for a decision in {place.name}.</Empty>
      ) : (
        <ul class="ds-list ds-list--few">
          {contacts.map((contact) => (
            <li class={contact.late ? 'ds-row ds-row--late' : 'ds-row'}>
              <div>
                <Clock {...contact.clock} detail={undefined} />
              </div>
              <p>
                <a class={link} href={`/contacts/${contact.reference}`}>
                  {contact.name}
                </a>{' '}
                <span class="ds-meta">{contact.kind}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
