import { may, type Visit } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import {
  AnswerRow,
  Button,
  Empty,
  Section,
  Side,
  SidePanel,
  Stack,
  Tally,
  Title,
  Two,
  WorkList,
  WorkRow,
} from '../govuk/index.ts'
import { countOpenings } from '../people/index.ts'
import { kindName } from '../rulebook/index.ts'
import { addDays, clockState, formatTime, isWorkingDay, londonDay, whenWords } from '../time/index.ts'
import { countLetters } from './answer-store.ts'
import { peopleAtTheDoor } from './door-store.ts'
import { ManagerList } from './manager-list.tsx'
import { forManager } from './manager-store.ts'
import { grouped, type QueueGroup } from './queue.ts'
import { labelOf, queueRow } from './queue-page.tsx'
import { listQueue } from './queue-store.ts'
import { countWaiting, onTimeLately, onTimeWords } from './today-store.ts'

const count = (groups: readonly QueueGroup[], title: string) => groups.find((group) => group.title === title)?.rows.length ?? 0
const some = (n: number, one: string, many = `${one}s`) => (n === 0 ? `No ${many}` : n === 1 ? `One ${one}` : `${n} ${many}`)

const managersFirst = <T extends { role: string }>(people: readonly T[]) =>
  people.toSorted((a, b) => Number(b.role === 'front-door-manager') - Number(a.role === 'front-door-manager'))

/** The first page of somebody at the front door: what is theirs in due order, what is owed, and what lies about. */
export async function todayAtTheDoor(visit: Visit) {
  const today = visit.withActor('work the queue', (work) =>
    allOf({
      mine: listQueue(work, { with: work.actor.workerId }),
      free: listQueue(work, { with: 'nobody' }, 8),
      people: peopleAtTheDoor(work),
      lately: onTimeLately(work),
      all: countWaiting(work),
      letters: countLetters(work),
      openings: may(work, 'review openings') ? countOpenings(work) : 0,
      manager: may(work, 'confirm decision') ? forManager(work) : undefined,
    }),
  )
  const [found, drafts] = await Promise.all([today, visit.unfinished()])
  const groups = grouped(found.mine.rows, visit.now)
  const waiting = groups.filter((group) => !group.title.startsWith('Decided'))
  const unconfirmed = count(groups, 'Decided, to be confirmed')
  const owed = groups.find((group) => group.title === 'Decided, to be answered')?.rows ?? []
  const { inQueue, toDecide, late } = found.all
  return {
    page: {
      title: 'Your work today',
      section: 'today' as const,
      body: (
        <>
          <Title
            say={`${some(found.mine.total, 'contact')} with you. ${late === 0 ? 'Nothing at the front door is late.' : `${late} of ${toDecide} to decide at the front door ${late === 1 ? 'is' : 'are'} late.`}`}
            end={<Button text="Record a conversation" href="/contacts/new" />}
          >
            Your work today
          </Title>
          <Tally
            items={[
              { number: count(groups, 'Late'), of: 'late', state: 'late' },
              {
                number: groups.flatMap((group) => group.rows).filter((row) => !row.decidedAt && row.clock.name === 'soon').length,
                of: 'due within the hour',
                state: 'soon',
              },
              {
                number: groups.flatMap((group) => group.rows).filter((row) => !row.decidedAt && row.clock.name === 'today')
                  .length,
                of: 'due later today',
                state: 'due',
              },
              {
                number: count(groups, 'Due tomorrow') + count(groups, 'Due next working day'),
                of: isWorkingDay(addDays(londonDay(visit.now), 1)) ? 'due tomorrow' : 'due the next working day',
                state: 'later',
              },
              { number: owed.length, of: owed.length === 1 ? 'answer to write' : 'answers to write', icon: 'letter' },
            ]}
          />
          <Two>
            <Stack>
              {found.manager && <ManagerList found={found.manager} visit={visit} />}
              <Section
                title="Decide, soonest first"
                id="decide"
                end={
                  <a class="govuk-link" href="/contacts">
                    Whole queue, {inQueue}
                  </a>
                }
              >
                {waiting.length === 0 ? (
                  <Empty>
                    {found.mine.total > 0 ? 'Nothing with you waits for a decision.' : 'Nothing is with you.'} Pick up a contact
                    {found.manager ? '' : ' below, or'} from the whole queue.
                  </Empty>
                ) : (
                  <WorkList>
                    {waiting.flatMap((group) =>
                      group.rows.map((row) => {
                        const { name, href, worry, note, kind, source } = queueRow(row, row.clock, visit)
                        return (
                          <WorkRow
                            name={name}
                            href={href}
                            worry={worry}
                            note={note}
                            kind={kind}
                            source={source}
                            clock={{ ...queueRow(row, row.clock, visit).clock, word: row.clock.words }}
                          />
                        )
                      }),
                    )}
                  </WorkList>
                )}
              </Section>
              {unconfirmed > 0 && (
                <p class="govuk-inset-text">
                  {unconfirmed === 1 ? 'One decision' : `${unconfirmed} decisions`} on contacts with you{' '}
                  {unconfirmed === 1 ? 'waits' : 'wait'} for a second person. Nobody is told before.{' '}
                  <a class="govuk-link" href="/contacts?confirm=yes">
                    See what waits
                  </a>
                </p>
              )}
              {owed.length > 0 && (
                <Section title="Answers to write or send" id="owed" end="Decided, but the person who asked has not heard">
                  <ul class="ds-list">
                    {owed.map((row) => (
                      <AnswerRow
                        name={labelOf(row, visit.now)}
                        href={`/contacts/${row.reference}`}
                        action={{
                          text: row.answered ? 'Send' : 'Write',
                          hidden: `the answer about ${labelOf(row, visit.now)}`,
                          href: row.answered ? `/contacts/${row.reference}#answered` : `/contacts/${row.reference}/answer`,
                        }}
                      >
                        {row.bringerName ?? 'Somebody'}, {row.agency}, asked {whenWords(row.receivedAt, visit.now)}.
                        {row.answered && ' The letter is written, and not sent.'}
                      </AnswerRow>
                    ))}
                  </ul>
                </Section>
              )}
              {!found.manager && (
                <Section
                  title="Nobody has these yet"
                  id="free"
                  end={
                    found.free.total > found.free.rows.length ? (
                      <a class="govuk-link" href="/contacts?with=nobody">
                        All {found.free.total}
                      </a>
                    ) : (
                      ''
                    )
                  }
                >
                  {found.free.rows.length === 0 ? (
                    <Empty>Every contact is with somebody.</Empty>
                  ) : (
                    <WorkList>
                      {found.free.rows.map((row) => {
                        const clock = clockState(row.dueAt, visit.now)
                        return (
                          <WorkRow
                            name={labelOf(row, visit.now)}
                            href={`/contacts/${row.reference}`}
                            worry={row.worry ?? ''}
                            kind={kindName(row.kind)}
                            source={row.agency}
                            clock={{ ...queueRow(row, clock, visit).clock, word: clock.words }}
                          />
                        )
                      })}
                    </WorkList>
                  )}
                </Section>
              )}
            </Stack>
            <Side label="Beside your work">
              {drafts.length > 0 && (
                <SidePanel title="Unfinished" look="filled">
                  {drafts.map((draft) => (
                    <p>
                      <a class="govuk-link" href={draft.href}>
                        {draft.name}
                      </a>
                      . Kept as you typed it, {formatTime(draft.at)}.
                    </p>
                  ))}
                </SidePanel>
              )}
              {found.letters > 0 && (
                <SidePanel title="To send">
                  <p>
                    <a class="govuk-link" href="/letters">
                      {some(found.letters, 'letter')}
                    </a>{' '}
                    to people who have no page here.
                  </p>
                </SidePanel>
              )}
              {found.openings > 0 && (
                <SidePanel title="To look at">
                  <p>
                    <a class="govuk-link" href="/openings">
                      {some(found.openings, 'record')} opened with a reason
                    </a>
                    , by whoever named the child in a contact.
                  </p>
                </SidePanel>
              )}
              <SidePanel title="How the front door is doing">
                <p>
                  <b>{onTimeWords(found.lately)}</b>, of those due in the last fourteen days.{' '}
                  <a class="govuk-link" href="/figures/FD1">
                    Open the figures
                  </a>
                </p>
                <p>
                  <a class="govuk-link" href="/disagreements">
                    Disagreements with decisions
                  </a>
                </p>
              </SidePanel>
              <SidePanel title="On duty with you">
                <ul class="ds-clear ds-numbers">
                  {managersFirst(found.people)
                    .slice(0, 6)
                    .map((person) => (
                      <li>
                        <span>
                          <b>{person.name}</b>
                          <span class="ds-b ds-meta">{person.title}</span>
                        </span>
                        <span class="ds-nowrap">{person.phone}</span>
                      </li>
                    ))}
                </ul>
              </SidePanel>
            </Side>
          </Two>
        </>
      ),
    },
  }
}
