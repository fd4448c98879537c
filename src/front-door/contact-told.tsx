import type { Visit } from '../access/index.ts'
import { Actions, Details, Said, Section, Stack, Table, Timeline } from '../govuk/index.ts'
import { codeName, familyAgrees, familyKnows, involvementRoles, kindName } from '../rulebook/index.ts'
import { formatTableDay, londonDay, whenWords } from '../time/index.ts'
import { type Part, parts } from './contact.ts'
import { Decided } from './contact-decided.tsx'
import { Hands } from './contact-hands.tsx'
import type { ContactView } from './contact-view.ts'
import { bringerOf } from './involved.ts'
import { firstWords } from './words.ts'

const ofDecisions: readonly Part[] = ['reason', 'late because']
/** All but the worry, which leads, and the words of a decision, which stand with it. */
const partsTold = (Object.keys(parts) as Part[]).filter((part) => part !== 'worry' && !ofDecisions.includes(part))

/** What was said: the newest words of each part, and older versions folded under them. */
export function Told({ view, visit }: { view: ContactView; visit: Visit }) {
  const { contact, words } = view
  const newest = new Map(words.map((row) => [row.part as Part, row]))
  // why a decision was taken stands with it, also where it was changed
  const older = words.filter((row) => newest.get(row.part as Part) !== row && !ofDecisions.includes(row.part as Part))
  const worry = newest.get('worry')
  const bringer = bringerOf(contact)
  const others = partsTold.filter((part) => newest.has(part))
  return (
    <Stack>
      <Section
        title="The worry"
        id="worry"
        end={contact.bringerName ? `As ${contact.bringerAnonymous ? 'somebody' : contact.bringerName} said it` : ''}
      >
        {worry ? (
          <Said
            by={`${[contact.bringerName, contact.bringerRole, contact.bringerPhone].filter(Boolean).join(', ')}. Written down by ${worry.recordedByName ?? 'an import'}.`}
          >
            {worry.words}
          </Said>
        ) : (
          <p>{contact.imported ? 'Not recorded: this came from a file.' : 'The words of this contact are not yours to read.'}</p>
        )}
        {worry?.notForFamily && (
          <p>
            <span class="govuk-tag govuk-tag--late">These words must not reach the family</span>
          </p>
        )}
        <dl class="ds-told">
          {others.map((part) => (
            <div>
              <dt>{parts[part]}</dt>
              <dd>{newest.get(part)!.words}</dd>
            </div>
          ))}
          <div>
            <dt>Does the family know?</dt>
            <dd>
              {codeName(familyKnows, contact.familyKnows)}.{' '}
              {contact.familyAgrees !== 'not-asked' && `${codeName(familyAgrees, contact.familyAgrees)}.`}
            </dd>
          </div>
        </dl>
        {older.length > 0 && (
          <Details summaryText={`Earlier versions, ${older.length}`}>
            {older.map((row) => (
              <p>
                <b>{parts[row.part as Part]}</b>, {whenWords(row.recordedAt, visit.now)}, {row.recordedByName}: {row.words}
              </p>
            ))}
          </Details>
        )}
        {view.canDecide && (
          <Actions>
            <a class="govuk-link" href={`/contacts/${contact.reference}/change`}>
              Add or change words
            </a>
            {view.children.length > 0 && (
              <a class="govuk-link" href={`/contacts/${contact.reference}/move`}>
                Wrong child
              </a>
            )}
          </Actions>
        )}
      </Section>
      {view.canDecide && <Hands view={view} visit={visit} />}
      {view.canDecide && view.decisions.length > 0 && <Decided view={view} visit={visit} />}
      <Before view={view} />
      {(view.children.length > 0 || bringer) && (
        <Section title="Who is involved" id="involved">
          {view.children.map((child) => (
            <p>
              <a class="govuk-link" href={`/children/${child.id}`}>
                {child.givenName} {child.familyName}
              </a>
            </p>
          ))}
          {view.involved.length === 0 && !bringer && <p>Nobody else is known to be involved yet.</p>}
          {(bringer || view.involved.length > 0) && (
            <Table
              head={[{ text: 'Name' }, { text: 'Role' }, { text: 'Phone' }]}
              rows={[
                ...(bringer
                  ? [[{ text: bringer.name }, { text: `Brought this. ${bringer.role}` }, { text: bringer.phone }]]
                  : []),
                ...view.involved.map((person) => [
                  { text: person.workerName },
                  { text: `${codeName(involvementRoles, person.role)}, ${person.agency}` },
                  { text: person.phone ?? '' },
                ]),
              ]}
            />
          )}
        </Section>
      )}
    </Stack>
  )
}

/** What was before, on the same household. */
function Before({ view: { beside } }: { view: ContactView }) {
  const earlier = beside.contacts.filter((other) => !other.waits)
  if (earlier.length === 0) return null
  return (
    <Section title="Before now" id="before">
      <Timeline
        items={earlier.map((other) => ({
          when: formatTableDay(londonDay(other.receivedAt)),
          what: (
            <a
              class="govuk-link"
              href={`/contacts/${other.reference}`}
            >{`${other.agency ?? ''}: ${firstWords(other.worry ?? kindName(other.kind), 80)}`}</a>
          ),
          note: kindName(other.kind),
        }))}
      />
    </Section>
  )
}
