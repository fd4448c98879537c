import { get, may, post, type Route, requirePermission, type Visit } from '../access/index.ts'
import { allOf } from '../database/together.ts'
import { Actions, Button, Empty, Filters, Queue, Select, Title } from '../govuk/index.ts'
import { Unlisted, WordsRecorded } from '../people/index.ts'
import { contactKinds, kindName } from '../rulebook/index.ts'
import { formatTime } from '../time/index.ts'
import type { About } from './about-store.ts'
import { handBack } from './change-contact.ts'
import { childrenLabel } from './contact.ts'
import { Decided } from './decided-now.tsx'
import { lastDecision } from './decision-store.ts'
import { agenciesOf, localitiesOf, peopleAtTheDoor } from './door-store.ts'
import { grouped, type QueueFilter, type QueueRow } from './queue.ts'
import { listQueue } from './queue-store.ts'
import { aged, clockProps } from './words.ts'

async function showQueue(visit: Visit) {
  const { place, kind, agency, with: who } = visit.query
  const filter: QueueFilter = { place, kind, agency, with: who, confirm: visit.query.confirm === 'yes' }
  const found = await visit.withActor('work the queue', async (work) => {
    requirePermission(work, 'see contacts')
    const shown = await allOf({
      queue: listQueue(work, filter),
      places: localitiesOf(work),
      agencies: agenciesOf(work),
      people: peopleAtTheDoor(work),
    })
    return { ...shown, last: shown.queue.total === 0 ? await lastDecision(work) : undefined }
  })
  const { rows, total } = found.queue
  const mine = rows.filter((row) => row.withWorkerId === visit.actor.workerId && !row.decidedAt).length
  const filtered = Object.values(filter).some(Boolean)
  const canWork = may({ actor: visit.actor, purpose: 'decide contacts' }, 'work the queue')
  return {
    page: {
      title: 'Contacts waiting for a decision',
      section: 'contacts' as const,
      body: (
        <>
          <Title
            end={
              may({ actor: visit.actor, purpose: 'record a contact' }, 'record contact') && (
                <Button text="Record a conversation" href="/contacts/new" />
              )
            }
          >
            Contacts waiting for a decision
          </Title>
          <WordsRecorded reference={visit.query.recorded} decides={canWork} />
          <Unlisted visit={visit} />
          <Decided reference={visit.query.decided} />
          <Filters action="/contacts" label="Show fewer contacts">
            <Select
              name="place"
              label={{ text: 'Place' }}
              value={place ?? ''}
              items={[{ text: 'All places', value: '' }, ...found.places.map(({ id, name }) => ({ text: name, value: id }))]}
            />
            <Select
              name="kind"
              label={{ text: 'Kind' }}
              value={kind ?? ''}
              items={[
                { text: 'All kinds', value: '' },
                ...contactKinds.codes.map(({ code, name }) => ({ text: name, value: code })),
              ]}
            />
            <Select
              name="agency"
              label={{ text: 'From' }}
              value={agency ?? ''}
              items={[{ text: 'Anyone', value: '' }, ...found.agencies.map(({ id, name }) => ({ text: name, value: id }))]}
            />
            <Select
              name="with"
              label={{ text: 'With' }}
              value={who ?? ''}
              items={[
                { text: 'Anyone', value: '' },
                { text: 'Nobody yet', value: 'nobody' },
                ...found.people.map(({ id, name }) => ({
                  text: id === visit.actor.workerId ? `${name} (you)` : name,
                  value: id,
                })),
              ]}
            />
          </Filters>
          {rows.length === 0 ? (
            <Empty>
              {filtered ? 'Nothing that you asked for is waiting. ' : 'Nothing is waiting. '}
              {found.last && `The last contact was decided at ${formatTime(found.last)}.`}{' '}
              {filtered && (
                <a class="govuk-link" href="/contacts">
                  Show all contacts
                </a>
              )}
            </Empty>
          ) : (
            <Queue
              caption={
                <>
                  <b>{countWords(rows, total)}</b> Danger first, then what is due soonest. One working day to decide, one hour
                  where danger is now; an edit never gives more time.
                </>
              }
              groups={grouped(rows, visit.now).map((group) => ({
                name: group.title,
                rows: group.rows.map((row) => queueRow(row, row.clock, visit)),
              }))}
            />
          )}
          {canWork && mine > 0 && (
            <form method="post" action="/contacts/shift-end">
              {visit.fields()}
              <Actions>
                <Button
                  classes="govuk-button--secondary"
                  text={`End of your shift: put ${mine === 1 ? 'your contact' : `your ${mine} contacts`} back for others`}
                />
              </Actions>
            </form>
          )}
        </>
      ),
    },
  }
}

/** "20 to decide, 13 to answer." */
function countWords(rows: readonly QueueRow[], total: number): string {
  if (rows.length < total) return `The first ${rows.length} of ${total}.`
  const decided = rows.filter((row) => row.decidedAt).length
  const toConfirm = rows.filter((row) => row.toConfirm).length
  const parts = [
    rows.length > decided && `${rows.length - decided} to decide`,
    toConfirm > 0 && `${toConfirm} to confirm`,
    decided > toConfirm && `${decided - toConfirm} to answer`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

export function queueRow(row: QueueRow, clock: Parameters<typeof clockProps>[0], visit: Visit) {
  const others = row.also.waiting
  const open = [
    row.also.referrals > 0 && `Open: ${row.also.referrals === 1 ? 'a referral' : `${row.also.referrals} referrals`}`,
    row.also.offers > 0 && 'Open: early help',
  ].filter(Boolean)
  const note = [
    row.unsettled.length > 0 && 'Children not settled yet',
    row.waitingFor && `Asked and waiting: ${row.waitingFor}`,
    row.decidedAt && row.answered && 'A letter to send',
  ]
    .filter(Boolean)
    .join('. ')
  const also = [others > 0 && `${others} more on this household`, ...open].filter(Boolean).join('. ')
  return {
    clock: clockProps(clock, { inList: clock.name !== 'late' }),
    name: row.danger === 'now' ? <>In danger: {labelOf(row, visit.now)}</> : labelOf(row, visit.now),
    href: `/contacts/${row.reference}`,
    ...(also ? { also: { text: also, href: `/contacts/${row.reference}#besides` } } : {}),
    worry: row.worry ?? 'You may not read the words of this contact',
    ...(note ? { note } : {}),
    kind: kindName(row.kind),
    source: row.bringerRole && row.bringerName ? `${row.bringerRole}, ${row.agency}` : row.agency,
    place: row.locality,
    holder:
      row.withWorkerId === null ? undefined : row.withWorkerId === visit.actor.workerId ? 'You' : (row.withName ?? 'Somebody'),
  }
}

export function labelOf(row: About, now: Date): string {
  return childrenLabel(
    row.children.map((child) => aged(child, now)),
    row,
  )
}

export const queuePages: Route[] = [
  get('/contacts', showQueue),
  post('/contacts/shift-end', async (visit) => {
    const outcome = await visit.submit('decide contacts', async (work) => {
      await handBack(work)
      return { to: '/contacts' }
    })
    return { to: outcome.to ?? '/contacts' }
  }),
]
