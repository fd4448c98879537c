import type { Visit } from '../access/index.ts'
import { Empty, Section, Tag, WorkList, WorkRow } from '../govuk/index.ts'
import { type Person, personLabel, relationshipWords } from '../people/index.ts'
import type { Room } from '../room.ts'
import { formatTableDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { childPage } from './head.tsx'
import { purposeOf } from './purpose.ts'
import { type ChildView, openOnly, readChild } from './reading.ts'

type Member = { person: Person; relation: string; here: boolean }

/** Who lives there and who else belongs to the child, each with what they are to the child. Brothers and sisters too. */
export function membersOf({ record }: ChildView): Member[] {
  const self = new Set(record.records.map((row) => row.id))
  const relation = new Map(record.relationships.map((row) => [row.other?.identityId ?? row.otherId, row]))
  const here = (record.household?.members ?? []).filter((member) => !self.has(member.id))
  const members: Member[] = here.map((person) => ({ person, relation: wordsFor(relation.get(person.identityId)), here: true }))
  const named = new Set([...here.map((person) => person.identityId), record.person.identityId])
  for (const row of record.relationships)
    if (row.other && !named.has(row.other.identityId)) members.push({ person: row.other, relation: wordsFor(row), here: false })
  return members
}

const wordsFor = (row: ChildView['record']['relationships'][number] | undefined) =>
  row
    ? `${relationshipWords(row.kind)}${row.parentalResponsibility === 'yes' ? ', has parental responsibility' : ''}`
    : 'How they are related is not recorded'

/** The short list beside the journey. */
export function HouseholdList({ view }: { view: ChildView }) {
  const members = membersOf(view)
  if (members.length === 0) return <p class="ds-meta">Nobody else is recorded at this address.</p>
  return (
    <ul class="ds-list">
      {members.map(({ person, relation, here }) => (
        <li class="ds-row">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href={`/children/${person.id}`}>
              {personLabel(person, view.day)}
            </a>
            <span class="ds-b ds-meta">
              {relation}
              {!here && ', lives elsewhere'}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The home: its address, who is in it, and what else waits about it. */
export async function showHousehold(visit: Visit) {
  const { view, waiting } = await visit.withActor(purposeOf(visit), async (work) => {
    const view = openOnly(await readChild(work, visit.rooms, visit.params.id!))
    const household = view.record.household
    return { view, waiting: household ? await waitingOn(work, visit.rooms, household.id) : [] }
  })
  const { record } = view
  const others = waiting.filter(({ children }) => !children.some((child) => record.records.some((row) => row.id === child)))
  const members = membersOf(view)
  const nameOf = (ids: readonly string[]) => {
    const named = (record.household?.members ?? []).filter((member) => ids.includes(member.id))
    return named.length > 0 ? named.map((person) => personLabel(person, view.day)).join(' and ') : 'Nobody named'
  }
  return childPage(
    visit,
    view,
    'household',
    <>
      {others.length > 0 && (
        <Section title="Also waiting on this household" id="waiting" end="Read them together">
          <WorkList>
            {others.map(({ children, href, says, clock, kind, source }) => (
              <WorkRow name={nameOf(children)} href={href} worry={says} clock={clock} kind={kind} source={source} />
            ))}
          </WorkList>
        </Section>
      )}
      <Section title="Who lives there" id="members" end={record.household ? `Family ${record.household.familyNumber}` : ''}>
        {members.length === 0 ? (
          <Empty>Nobody else is recorded at this address.</Empty>
        ) : (
          <table class="ds-t ds-t--cards">
            <caption class="govuk-visually-hidden">Household and family</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">To {record.person.givenName || 'the child'}</th>
                <th scope="col">Lives</th>
              </tr>
            </thead>
            <tbody>
              {members.map(({ person, relation, here }) => (
                <tr>
                  <th scope="row">
                    <a class="govuk-link govuk-link--no-visited-state" href={`/children/${person.id}`}>
                      {personLabel(person, view.day)}
                    </a>
                    {waiting.some(({ children }) => children.includes(person.id)) && (
                      <>
                        {' '}
                        <Tag text="Contact waiting" classes="govuk-tag--soon" />
                      </>
                    )}
                  </th>
                  <td>{relation}</td>
                  <td>{here ? 'Here' : 'Elsewhere'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title="Addresses" id="addresses" end="Newest first">
        {record.addresses.length === 0 ? (
          <Empty>No address is recorded.</Empty>
        ) : (
          <table class="ds-t ds-t--cards">
            <caption class="govuk-visually-hidden">Addresses over time</caption>
            <thead>
              <tr>
                <th scope="col">Address</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
              </tr>
            </thead>
            <tbody>
              {record.addresses.map((row) => (
                <tr>
                  <th scope="row">{[row.lines, row.postcode].filter(Boolean).join(', ')}</th>
                  <td>{row.validFrom ? formatTableDay(row.validFrom) : 'Not recorded'}</td>
                  <td>{row.validTo ? formatTableDay(row.validTo) : row.id === record.address?.id ? 'Now' : 'Not recorded'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>,
  )
}

/** What waits about a household, in every room. */
const waitingOn = async (work: Work, rooms: readonly Room[], householdId: string) =>
  (
    await Promise.all(
      rooms.flatMap(({ chapters = [] }) => chapters).map(({ onHousehold }) => onHousehold?.(work, householdId) ?? []),
    )
  ).flat()
