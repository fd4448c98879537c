import { may, type Visit } from '../access/index.ts'
import { Button, Section } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { londonDay } from '../time/index.ts'
import type { MayBe } from './compare-children.ts'
import type { ContactRow } from './contact-store.ts'
import { whichPerson } from './words.ts'

/** For the front door alone: the children of this contact who may have a record already, which whoever brought it could not see. */
export function MayBeKnown({ children, contact, visit }: { children: readonly MayBe[]; contact: ContactRow; visit: Visit }) {
  if (children.length === 0) return null
  const path = `/contacts/${contact.reference}`
  const mayJoin = may({ actor: visit.actor, purpose: 'decide contacts' }, 'merge people')
  return (
    <Section title="May be known already" id="may-be-known">
      {children.map(({ child, found }) => {
        const name = child.givenName || 'This child'
        return (
          <div class="ds-panel ds-panel--line">
            <p>
              <b>{`${name} ${child.familyName}`.trim()}</b> was recorded as new. {name} may be the same as:
            </p>
            <ul class="ds-list">
              {found.map((match) => (
                <li class="ds-row">
                  <div>
                    <p class="ds-row__name">
                      <a href={`/children/${match.person.id}`}>{personLabel(match.person, londonDay(visit.now))}</a>
                    </p>
                    <p class="ds-meta">{whichPerson(match)}</p>
                    {mayJoin ? (
                      <p>
                        <a class="govuk-link" href={`/children/${match.person.id}/join?with=${child.id}`}>
                          Hold the two records side by side, and join them
                        </a>
                      </p>
                    ) : (
                      <form method="post" action={`${path}/move`}>
                        {visit.fields(contact.version)}
                        <input type="hidden" name="from" value={child.id} />
                        <input type="hidden" name="to" value={match.person.id} />
                        <input
                          type="hidden"
                          name="why"
                          value="Recorded as somebody new, by people who could not see this record"
                        />
                        <Button
                          classes="govuk-button--secondary"
                          text={`It is ${match.person.givenName || 'this child'}: move the contact`}
                        />
                      </form>
                    )}
                  </div>
                </li>
              ))}
            </ul>
            <form method="post" action={`${path}/compared`}>
              {visit.fields()}
              <input type="hidden" name="child" value={child.id} />
              <Button
                classes="govuk-button--secondary"
                text={found.length === 1 ? `${name} is somebody else` : `${name} is none of these`}
              />
            </form>
          </div>
        )
      })}
    </Section>
  )
}
