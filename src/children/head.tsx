import type { ComponentChildren } from 'preact'
import { may, purposes, type Visit } from '../access/index.ts'
import { Button, type Fact, Facts, Purpose, Stack, SubNavigation, Tag, Title } from '../govuk/index.ts'
import { ageOf, personLabel, personName } from '../people/index.ts'
import { codeName, communicationNeeds, interpreterNeeds, languages } from '../rulebook/index.ts'
import { formatLongDay } from '../time/index.ts'
import { purposeOf } from './purpose.ts'
import type { ChildView } from './reading.ts'

/** A page of a child: why it is open, who it is, what to know at once, and where the rest stands. */
export function childPage(visit: Visit, view: ChildView, part: string, body: ComponentChildren) {
  const { record, id, day, told } = view
  const home = `/children/${id}`
  const label = personLabel(record.person, day)
  const who = { actor: visit.actor, purpose: purposeOf(visit) }
  const parts = [
    { text: view.open ? 'Involved and journey' : 'Who is involved', href: home, current: part === 'involved' },
    ...told.pages.map(({ name, text }) => ({ text, href: `${home}/${name}`, current: part === name })),
    view.open && { text: 'Household', href: `${home}/household`, current: part === 'household' },
    view.open && { text: 'Who has looked', href: `${home}/looked`, current: part === 'looked' },
  ].filter((item) => item !== false)
  const titles = new Map([...ownParts, ...told.pages.map(({ name, title }) => [name, title] as const)])
  return {
    page: {
      title: part === 'involved' ? label : `${titles.get(part)}: ${label}`,
      section: 'children' as const,
      body: (
        <>
          <Purpose why={purposes[purposeOf(visit)]} whyHref="/permissions" shut={!view.open} />
          <Title
            end={
              <>
                {told.acts.map(({ text, href }) => (
                  <Button text={text} href={href} />
                ))}
                {may(who, 'change person') && (
                  <Button
                    text={view.open ? 'Add or put right' : 'Add to this record'}
                    href={`/children/${id}/change`}
                    classes="govuk-button--secondary"
                  />
                )}
              </>
            }
            say={record.person.restriction !== 'none' && <Restricted id={id} mayLift={may(who, 'restrict record')} />}
          >
            {label}
          </Title>
          <Facts items={factsOf(view)} />
          {record.records.length > 1 && (
            <p class="ds-meta">{record.records.length} records of one child, read together here. Each stays as it was written.</p>
          )}
          <SubNavigation label={personName(record.person)} items={parts} />
          <Stack>{body}</Stack>
        </>
      ),
    },
  }
}

const Restricted = ({ id, mayLift }: { id: string; mayLift: boolean }) => (
  <>
    <Tag text="Restricted" classes="govuk-tag--late" /> Front door managers see this record, and whoever has the child by name.{' '}
    {mayLift && (
      <a class="govuk-link" href={`/children/${id}/restriction`}>
        Why, and until when
      </a>
    )}
  </>
)

const ownParts = [
  ['household', 'Household'],
  ['looked', 'Who has looked'],
] as const

/** What to know at once. Of a record that is not open: birth date and area, which the index shows. */
function factsOf({ record, open, place, told, day }: ChildView): Fact[] {
  const { person, address, language, interpreter, communication, facts } = record
  const items: Fact[] = []
  if (person.kind === 'unborn' && !person.bornOn)
    items.push({ term: 'Due', value: person.expectedOn ? formatLongDay(person.expectedOn) : 'Not known' })
  else
    items.push({
      term: 'Born',
      value: bornWords(person),
    })
  if (person.diedOn) items.push({ term: 'Died', value: `${formatLongDay(person.diedOn)}, ${ageOf(person, day)}` })
  const area = place?.placed ? place.name : notPlaced(address)
  items.push(
    address
      ? { term: 'Lives at', value: [address.lines, address.postcode, area].filter(Boolean).join(', ') }
      : { term: 'Area', value: capital(area) },
  )
  const school = facts.find(({ fact }) => fact === 'school')?.value
  if (school) items.push({ term: 'School', value: school })
  if (open || language) items.push({ term: 'Speaks', value: language ? codeName(languages, language) : 'Not recorded' })
  if (interpreter && interpreter !== 'none') items.push({ term: 'Interpreter', value: codeName(interpreterNeeds, interpreter) })
  if (communication.length > 0)
    items.push({ term: 'Good to know', value: communication.map((need) => codeName(communicationNeeds, need)).join('; ') })
  if (open) items.push({ term: 'Open now', value: capital(told.open.map(({ words }) => words).join(', ')) || 'Nothing' })
  return items
}

/** Why nobody's place is responsible yet, as far as the address says it. */
function notPlaced(address: ChildView['record']['address']): string {
  if (!address) return 'not placed yet'
  if (!address.postcode) return 'not placed yet: the address has no postcode'
  return address.wardCode
    ? 'not placed yet: no place here covers this postcode'
    : 'not placed yet: this postcode is not in the list, so check it'
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** '3 December 2018'; 'About 2019' where only an age was told, since a day would be made up. */
function bornWords({ bornOn, bornAbout }: { bornOn: string | null; bornAbout: boolean }): string {
  if (!bornOn) return 'Not known'
  return bornAbout ? `About ${bornOn.slice(0, 4)}` : formatLongDay(bornOn)
}
