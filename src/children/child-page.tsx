import type { Visit } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { clockOf, kindName } from '../front-door/index.ts'
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
import { thresholdInForce } from '../threshold/index.ts'
import { addMonths, type Day, formatLongDay, formatTableDay, londonDay } from '../time/index.ts'
import { decisionWords } from './contacts-page.tsx'
import { childPage } from './head.tsx'
import { HouseholdList } from './household-page.tsx'
import { lastWords } from './involved.ts'
import { beginningOf, marksOf, type Stage, stagesOf } from './journey.ts'
import { purposeOf } from './purpose.ts'
import { type ChildView, dayAsked, readChild } from './reading.ts'
import { openWork, WithWhom } from './with-whom.tsx'

/** Who is involved in one look, and the journey so far. Where the record is not open, the first alone, and whom to ring. */
export async function showChild(visit: Visit) {
  const { day: asAt, problems } = dayAsked(visit.query, visit.now)
  if (asAt && visit.query.asAt === undefined) return { to: `/children/${visit.params.id}?asAt=${asAt}` }
  const { view, threshold } = await visit.withActor(purposeOf(visit), (work) =>
    allOf({ view: readChild(work, visit.params.id!, asAt), threshold: thresholdInForce(work, asAt ?? londonDay(work.now)) }),
  )
  const levels = threshold?.levels.map((level) => level.name) ?? []
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
        <JourneySection view={view} levels={levels} asked={visit.query} problems={problems} />
      </Stack>
      <Side label={`Beside ${personName(view.record.person)}`}>
        <WhatComesNext view={view} now={visit.now} />
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
  levels: readonly string[]
  asked: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

function JourneySection({ view, levels, asked, problems }: JourneySectionProps) {
  const { day, today } = view
  const stages = stagesOf(view, day)
  const marks = marksOf(view, day)
  const from = beginningOf(view, day)
  const past = day < today
  return (
    <Section title="Journey so far" id="journey" end="The higher the step, the more help">
      {stages.length === 0 && marks.length === 0 ? (
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
          levels={levels.length > 0 ? levels : ['Level 1', 'Level 2', 'Level 3', 'Level 4']}
          episodes={stages}
          contacts={marks}
          list={listOf(view, stages)}
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

/** The picture in words: stages and contacts together, newest first. */
function listOf(view: ChildView, stages: readonly Stage[]): JourneyLine[] {
  const lines = [
    ...stages.map((stage) => ({
      day: stage.from,
      from: formatTableDay(stage.from),
      to: stage.to ? formatTableDay(stage.to) : 'Still open',
      what: (
        <>
          {stage.reference ? (
            <a class="govuk-link" href={`/referrals/${stage.reference}`}>
              {stage.name}
            </a>
          ) : (
            stage.name
          )}
          {stage.who && `, ${stage.who}`}
          {stage.ended && stage.ended !== 'ended' && `: ${stage.ended}`}
        </>
      ),
      level: stage.level,
    })),
    ...view.contacts
      .filter((contact) => londonDay(contact.receivedAt) <= view.day)
      .map((contact) => ({
        day: londonDay(contact.receivedAt),
        from: formatTableDay(londonDay(contact.receivedAt)),
        to: contact.closedAt && londonDay(contact.closedAt) <= view.day ? formatTableDay(londonDay(contact.closedAt)) : '',
        what: (
          <>
            <a class="govuk-link" href={`/contacts/${contact.reference}`}>
              {kindName(contact.kind)}
            </a>
            {contact.agency && `, ${contact.agency}`}: {decisionWords(contact, view.day)}
          </>
        ),
      })),
  ]
  return lines.sort((a, b) => b.day.localeCompare(a.day))
}

const monthWords = (day: Day) => formatLongDay(day).replace(/^\d+ /, '')

function WhatComesNext({ view, now }: { view: ChildView; now: Date }) {
  const { waiting, record } = view
  const undecided = waiting.filter((contact) => !contact.waitingDecidedAt)
  const unanswered = waiting.filter((contact) => contact.waitingDecidedAt)
  return (
    <SidePanel title="What comes next" look="filled">
      {waiting.length === 0 && <p>Nothing waits for a decision about {record.person.givenName || 'this child'}.</p>}
      {waiting.length > 0 && (
        <ul class="ds-list">
          {undecided.map((contact) => {
            const clock = clockOf(contact, now)
            return (
              <li class="ds-row">
                {clock && <Clock {...clock} />}
                <span class="ds-b">
                  <a class="govuk-link govuk-link--no-visited-state" href={`/contacts/${contact.reference}`}>
                    Decide: {kindName(contact.kind).toLowerCase()}
                  </a>
                  <span class="ds-b ds-meta">
                    {contact.agency}
                    {contact.withName ? `, with ${contact.withName}` : ', with nobody yet'}
                  </span>
                </span>
              </li>
            )
          })}
          {unanswered.map((contact) => (
            <li class="ds-row">
              <Icon name="letter" />{' '}
              <a class="govuk-link govuk-link--no-visited-state" href={`/contacts/${contact.reference}/answer`}>
                Answer {contact.agency ?? 'whoever brought it'}
              </a>
            </li>
          ))}
        </ul>
      )}
      <WithWhom view={view} />
      <p class="ds-p ds-meta">Plans are not kept here yet, so no review is shown.</p>
    </SidePanel>
  )
}
