import type { Visit } from '../access/index.ts'
import { Said, Section, SidePanel } from '../govuk/index.ts'
import { type Person, personLabel, withWhom } from '../people/index.ts'
import { kindName } from '../rulebook/index.ts'
import { formatTableDay, londonDay, whenWords } from '../time/index.ts'
import type { ReferralView } from './referral-page.tsx'

export function Later({ contacts, now }: { contacts: ReferralView['linked']; now: Date }) {
  return (
    <ul class="ds-list">
      {contacts.map((contact) => (
        <li class="ds-row">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href={`/contacts/${contact.reference}`}>
              {kindName(contact.kind)}
            </a>
            <span class="ds-b ds-meta">
              {contact.agency}, {whenWords(contact.receivedAt, now)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

const told = [
  ['going well', 'What is going well'],
  ['agreed', 'What was agreed'],
  ['reason', 'Why it was taken forward'],
  ['note', 'Added later'],
] as const

export function TheWorry({ view: { referral, words }, visit }: { view: ReferralView; visit: Visit }) {
  const worry = words.get('worry')
  const from = `${kindName(referral.contactKind)} from ${referral.agency ?? 'somebody'}, ${whenWords(referral.contactReceivedAt, visit.now)}`
  return (
    <Section
      title="The worry"
      id="worry"
      end={
        <a class="govuk-link" href={`/contacts/${referral.contactReference}`}>
          The contact, {referral.contactReference}
        </a>
      }
    >
      {worry ? (
        <Said by={from}>{worry.words}</Said>
      ) : (
        <p>{referral.imported ? `Not recorded: this came from a file. ${from}.` : `The words are not yours to read. ${from}.`}</p>
      )}
      {worry?.notForFamily && (
        <p>
          <span class="govuk-tag govuk-tag--late">These words must not reach the family</span>
        </p>
      )}
      {told.map(
        ([part, title]) =>
          words.has(part) && (
            <>
              <h3 class="ds-h3">{title}</h3>
              <p class="ds-p">{words.get(part)!.words}</p>
            </>
          ),
      )}
    </Section>
  )
}

/** Who has the child for this referral now, and the way to give the child to somebody. */
export function WithWhomNow({ view: { referral, allocations, mayGive, mayTake } }: { view: ReferralView }) {
  if (referral.closedAt) return null
  return (
    <SidePanel title="With whom">
      {allocations.length === 0 ? <p>Nobody has this child yet.</p> : null}
      {allocations.map((row) => (
        <p>
          {withWhom(row)}
          <span class="ds-b ds-meta">Since {formatTableDay(row.validFrom)}</span>
        </p>
      ))}
      {(mayGive || mayTake) && (
        <p>
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`/children/${referral.personId}/allocation?why=${encodeURIComponent(referral.step)}`}
          >
            {!mayGive
              ? 'Take this child'
              : allocations.length === 0
                ? 'Give the child to somebody'
                : 'Give the child to somebody else'}
          </a>
        </p>
      )}
    </SidePanel>
  )
}

export function Siblings({ view: { family, people, referral }, today }: { view: ReferralView; today: string }) {
  const name = (person: Person | undefined) => (person ? personLabel(person, today) : 'A child')
  return (
    <SidePanel title={`Family ${referral.familyNumber}`} icon="house">
      {family.length === 0 ? (
        <p class="ds-meta">No other referral has this family number.</p>
      ) : (
        <ul class="ds-list">
          {family.map((row) => (
            <li class="ds-row">
              <p>
                <a class="govuk-link govuk-link--no-visited-state" href={`/referrals/${row.reference}`}>
                  {name(people.get(row.personId))}
                </a>
                <span class="ds-b ds-meta">
                  {row.reference}, {row.step},{' '}
                  {row.closedAt
                    ? `closed ${formatTableDay(londonDay(row.closedAt))}`
                    : `open since ${formatTableDay(londonDay(row.receivedAt))}`}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </SidePanel>
  )
}
