import type { Visit } from '../access/index.ts'
import { Empty, Facts, Section } from '../govuk/index.ts'
import { codeName, sexes } from '../rulebook/index.ts'
import { type Day, formatInstant, formatTableDay } from '../time/index.ts'
import { shownIdentifier } from './identifiers.ts'
import type { WrittenRow } from './merging-store.ts'
import { personLabel } from './person.ts'
import type { PersonRecord } from './reading.ts'

/** One of two records, to be held against the other. */
export function Beside({ record, today, leads = false }: { record: PersonRecord; today: Day; leads?: boolean }) {
  const { person, address, identifiers, names, open } = record
  return (
    <section class="ds-panel ds-panel--line">
      <h2 class="ds-h3">{personLabel(person, today)}</h2>
      <p class="ds-meta">{leads ? 'This record leads' : 'This record joins it'}</p>
      <Facts
        down
        items={[
          {
            term: 'Born',
            value: person.bornOn ? `${person.bornAbout ? 'About ' : ''}${formatTableDay(person.bornOn)}` : 'Not known',
          },
          { term: 'Sex', value: codeName(sexes, person.sex ?? 'U') },
          open && {
            term: 'Lives at',
            value: address ? [address.lines, address.postcode].filter(Boolean).join(', ') : 'Not recorded',
          },
          open && {
            term: 'Names',
            value: [...new Set(names.map(({ givenName, familyName }) => `${givenName} ${familyName}`))].join('; ') || 'As above',
          },
          open && {
            term: 'Numbers',
            value: identifiers.map(({ scheme, value }) => shownIdentifier(scheme, value)).join('; ') || 'None',
          },
          !open && { term: 'The record', value: 'You see the index only' },
          person.restriction !== 'none' && { term: 'Restricted', value: 'Both will be, once they are joined' },
        ]}
      />
    </section>
  )
}

const kindWords: Readonly<Record<string, string>> = {
  person_name: 'a name',
  person_address: 'an address',
  person_identifier: 'a number',
  person_fact: 'a fact',
  relationship: 'a relationship',
  household_member: 'a household',
  involvement: 'who is involved',
  allocation: 'an allocation',
  contact_child: 'a contact',
}

/** What was written while two records were one, for somebody to look at. */
export function Review({ rows, visit }: { rows: readonly WrittenRow[]; visit: Visit }) {
  return (
    <Section title="Written while they were joined" id="review" end={`${rows.length} to look at`}>
      {rows.length === 0 ? (
        <Empty>They are parted. Nothing was written on either while they were joined.</Empty>
      ) : (
        <>
          <p class="govuk-body">
            They are parted. Whoever wrote these may have meant the other person: look at each, and put right what is on the wrong
            record.
          </p>
          <ul class="ds-list">
            {rows.map(({ kind, personId, at }) => (
              <li class="ds-row">
                <p>
                  <a class="govuk-link" href={`/children/${personId}`}>
                    {kindWords[kind] ?? kind}
                  </a>{' '}
                  <span class="ds-meta">{formatInstant(at, visit.now)}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
