import type { Visit } from '../access/index.ts'
import {
  Button,
  Clock,
  DateInput,
  Details,
  dateErrors,
  dateValues,
  Empty,
  errorFor,
  Icon,
  InsetText,
  Journey,
  type JourneyLine,
  type Problem,
  Section,
  Side,
  SidePanel,
  Stack,
  Two,
  typedDate,
} from '../govuk/index.ts'
import { personName, WhyOpen } from '../people/index.ts'
import { addMonths, type Day, formatLongDay, formatTableDay } from '../time/index.ts'
import type { Next, Stage } from './chapter.ts'
import { childPage } from './head.tsx'
import { HouseholdList } from './household-page.tsx'
import { lastWords } from './involved.ts'
import { beginningOf, marksOf, stagesOf } from './journey.ts'
import { purposeOf } from './purpose.ts'
import { type ChildView, dayAsked, readChild } from './reading.ts'
import { openWork, WithWhom } from './with-whom.tsx'

/** Who is involved in one look, and the journey so far. Where the record is not open, the first alone, and whom to ring. */
export async function showChild(visit: Visit) {
  const { day: asAt, problems } = dayAsked(visit.query, visit.now)
  if (asAt && visit.query.asAt === undefined) return { to: `/children/${visit.params.id}?asAt=${asAt}` }
  const view = await visit.withActor(purposeOf(visit), (work) => readChild(work, visit.rooms, visit.params.id!, asAt))
  if (!view.open)
    return childPage(
      visit,
      view,
      'involved',
      <>
        {view.mayOpen && <WhyOpen visit={visit} id={view.id} />}
        <WhomToRing view={view} asker={visit.actor.name} />
        <InvolvedTable view={view} />
        {((view.mayGive && openWork(view).length > 0) || view.mayTake.length > 0) && (
          <SidePanel title="With whom">
            <WithWhom view={view} />
          </SidePanel>
        )}
      </>,
    )
  return childPage(
    visit,
    view,
    'involved',
    <Two>
      <Stack>
        {asAt && (
          <InsetText>
            The journey and the address as they stood on {formatLongDay(asAt)}, as far as we know now. All else is as it is today.{' '}
            <a class="govuk-link" href={`/children/${view.id}`}>
              Back to today
            </a>
          </InsetText>
        )}
        <InvolvedTable view={view} />
        <JourneySection view={view} asked={visit.query} problems={problems} />
      </Stack>
      <Side label={`Beside ${personName(view.record.person)}`}>
        <WhatComesNext view={view} />
        <SidePanel title="Household" icon="house">
          <HouseholdList view={view} />
        </SidePanel>
      </Side>
    </Two>,
  )
}

function InvolvedTable({ view: { involved, record, today } }: { view: ChildView }) {
  return (
    <Section title="Who is involved" id="involved" end="Shared with every agency named here">
      {involved.length === 0 ? (
        <Empty>
          Nobody is recorded as working with {record.person.givenName || 'this child'}. Whoever records a contact or takes on work
          is named here.
        </Empty>
      ) : (
        <table class="ds-t ds-t--cards">
          <caption class="govuk-visually-hidden">Everyone involved with {personName(record.person)}, most recent first</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Agency</th>
              <th scope="col">Phone</th>
              <th scope="col">Last involved</th>
            </tr>
          </thead>
          <tbody>
            {involved.map((line) => (
              <tr>
                <th scope="row">{line.name}</th>
                <td>{line.role}</td>
                <td>{line.agency}</td>
                <td class="ds-nowrap">{line.phone || 'No number'}</td>
                <td>{lastWords(line.last, today)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** For somebody to whom the record is not open: who can say more. */
function WhomToRing({ view: { involved, frontDoor, record }, asker }: { view: ChildView; asker: string }) {
  const name = record.person.givenName || 'this child'
  const somebody = involved.find((line) => line.phone && line.name !== asker)
  return (
    <InsetText>
      You can see who is involved with {name}. The record itself is open to those who work with {name} now.{' '}
      {somebody ? (
        <>
          To talk about {name}, ring {somebody.name} on <span class="ds-nowrap">{somebody.phone}</span>
          {frontDoor && (
            <>
              , or the front door on <span class="ds-nowrap">{frontDoor}</span>
            </>
          )}
          .
        </>
      ) : (
        frontDoor && (
          <>
            To talk about {name}, ring the front door on <span class="ds-nowrap">{frontDoor}</span>.
          </>
        )
      )}
    </InsetText>
  )
}

interface JourneySectionProps {
  view: ChildView
  asked: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

function JourneySection({ view, asked, problems }: JourneySectionProps) {
  const { day, today, told, allocations } = view
  const stages = stagesOf(told, allocations, day)
  const marks = marksOf(told, day)
  const list = listOf(view, stages)
  const from = beginningOf(told, allocations, day)
  const past = day < today
  return (
    <Section title="Journey so far" id="journey" end="The higher the step, the more help">
      {list.length === 0 && marks.length === 0 ? (
        <Empty>
          {past
            ? `Nothing was recorded by ${formatLongDay(day)}.`
            : 'Nothing is recorded yet. The first contact begins the picture.'}
        </Empty>
      ) : (
        <Journey
          from={{ day: from, words: monthWords(from) }}
          asAt={{
            day,
            words: past ? formatTableDay(day) : 'today',
            yearBefore: monthWords(addMonths(day, -12)).replace(/^(\w{3})\w*/, '$1'),
          }}
          levels={told.levelNames.length > 0 ? told.levelNames : ['Level 1', 'Level 2', 'Level 3', 'Level 4']}
          episodes={stages}
          contacts={marks}
          list={list}
          caption={past ? `As it stood on ${formatLongDay(day)}.` : `As known today, ${formatLongDay(day)}.`}
        />
      )}
      <Details summaryText="See it as at another day" open={past || problems.length > 0}>
        <form method="get" action={`/children/${view.id}`} novalidate>
          <DateInput
            id="asAt"
            namePrefix="asAt"
            fieldset={{ legend: { text: 'Which day?' } }}
            hint={{ text: 'For example, 1 3 2026' }}
            values={problems.length > 0 ? dateValues('asAt', typedDate({ ...asked }, 'asAt')) : undefined}
            errorMessage={errorFor(problems, 'asAt')}
            {...dateErrors(problems, 'asAt')}
          />
          <Button classes="govuk-button--secondary" text="Show that day" />
        </form>
      </Details>
    </Section>
  )
}

/** The picture in words: stages and entries together, newest first. */
function listOf({ told, day }: ChildView, stages: readonly Stage[]): JourneyLine[] {
  const lines = [
    ...stages.map(({ from, to, name, href, who, ended, level }) => ({
      day: from,
      from: formatTableDay(from),
      to: to ? formatTableDay(to) : 'Still open',
      what: (
        <>
          <Linked href={href} words={name} />
          {who && `, ${who}`}
          {ended && ended !== 'ended' && `: ${ended}`}
        </>
      ),
      level,
    })),
    ...told.entries
      .filter((entry) => entry.day <= day)
      .map(({ day: on, end, words, href, after }) => ({
        day: on,
        from: formatTableDay(on),
        to: end && end <= day ? formatTableDay(end) : '',
        what: (
          <>
            <Linked href={href} words={words} />
            {after}
          </>
        ),
      })),
  ]
  return lines.sort((a, b) => b.day.localeCompare(a.day))
}

const Linked = ({ href, words }: { href: string | undefined; words: string }) =>
  href === undefined ? (
    words
  ) : (
    <a class="govuk-link" href={href}>
      {words}
    </a>
  )

const monthWords = (day: Day) => formatLongDay(day).replace(/^\d+ /, '')

function WhatComesNext({ view }: { view: ChildView }) {
  const { told, record } = view
  return (
    <SidePanel title="What comes next" look="filled">
      {told.next.length === 0 && <p>Nothing waits for a decision about {record.person.givenName || 'this child'}.</p>}
      {told.next.length > 0 && (
        <ul class="ds-list">
          {told.next.map((next) => (
            <li class="ds-row">
              <NextThing next={next} />
            </li>
          ))}
        </ul>
      )}
      <WithWhom view={view} />
      <p class="ds-p ds-meta">Plans are not kept here yet, so no review is shown.</p>
    </SidePanel>
  )
}

function NextThing({ next: { words, href, clock, icon, about } }: { next: Next }) {
  const link = (
    <a class="govuk-link govuk-link--no-visited-state" href={href}>
      {words}
    </a>
  )
  return (
    <>
      {clock && <Clock {...clock} />}
      {icon && <Icon name={icon} />}{' '}
      {about ? (
        <span class="ds-b">
          {link}
          <span class="ds-b ds-meta">{about}</span>
        </span>
      ) : (
        link
      )}
    </>
  )
}
