import { Clock, Empty, Section, Tag } from '../govuk/index.ts'
import { isOutcomeId, kindName, outcome } from '../rulebook/index.ts'
import { type Day, formatTableDay, formatTime, londonDay, whenWords } from '../time/index.ts'
import type { ChildContact } from './about-child-store.ts'
import { clockOf } from './words.ts'

/** What was decided, as it stood on a day. */
export function decisionWords(
  contact: Pick<ChildContact, 'decisions' | 'closedAt' | 'imported' | 'waitingId'>,
  asAt: Day,
): string {
  const decided = contact.decisions.filter((decision) => londonDay(decision.decidedAt) <= asAt).at(-1)
  if (decided) return isOutcomeId(decided.outcome) ? outcome(decided.outcome).name : decided.outcome
  if (contact.imported && !contact.waitingId) return 'outcome not recorded'
  return contact.closedAt && londonDay(contact.closedAt) <= asAt ? 'closed' : 'waiting for a decision'
}

type ContactsProps = { contacts: readonly ChildContact[]; open: boolean; name: string; now: Date }

/** Every contact that names the child and that the reader may see, newest first, with how it ended. */
export function ContactsOfChild({ contacts, open, name, now }: ContactsProps) {
  return (
    <Section title="Contacts" id="contacts" end={open ? 'Newest first' : 'Those that you may see, newest first'}>
      {contacts.length === 0 ? (
        <Empty>No contact names {name} yet.</Empty>
      ) : (
        <ol class="ds-list ds-list--work">
          {contacts.map((contact) => (
            <li class="ds-row">
              <div>
                <a class="govuk-link govuk-link--no-visited-state" href={`/contacts/${contact.reference}`}>
                  {formatTableDay(londonDay(contact.receivedAt))}
                </a>
                <span class="ds-b ds-meta">{formatTime(contact.receivedAt)}</span>
              </div>
              <div>
                {contact.worry ? (
                  <p>{excerpt(contact.worry)}</p>
                ) : (
                  <p class="ds-meta">{contact.imported ? 'Words not recorded' : 'Not yours to read'}</p>
                )}
                <Ending contact={contact} now={now} />
              </div>
              <p class="ds-meta">
                {kindName(contact.kind)}
                <br />
                {contact.agency}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function Ending({ contact, now }: { contact: ChildContact; now: Date }) {
  const latest = contact.decisions.at(-1)
  if (contact.waitingId && !contact.waitingDecidedAt) {
    const clock = clockOf(contact, now)
    return (
      <p>
        {clock && <Clock {...clock} />}{' '}
        <span class="ds-meta">{contact.withName ? `With ${contact.withName}` : 'With nobody yet'}</span>
      </p>
    )
  }
  return (
    <p>
      <b>{capital(decisionWords(contact, londonDay(now)))}</b> {latest?.late && <Tag text="Late" classes="govuk-tag--late" />}{' '}
      <span class="ds-meta">
        {latest?.level && `Level ${latest.level}, clause ${latest.clauseNumber ?? 'not recorded'}. `}
        {contact.waitingId ? 'Not answered yet.' : contact.closedAt ? `Closed ${whenWords(contact.closedAt, now)}.` : ''}
      </span>
    </p>
  )
}

function excerpt(words: string): string {
  if (words.length <= 160) return words
  return `${words.slice(0, 160).replace(/\s+\S*$/, '')} …`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
