import type { Visit } from '../access/index.ts'
import { AnswerRow, Empty, Section } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import { clockState, londonDay, whenWords } from '../time/index.ts'
import type { forManager } from './manager-store.ts'
import { labelOf, queueRow } from './queue-page.tsx'

type Found = Awaited<ReturnType<typeof forManager>>
type Shown = { found: Found; visit: Visit }

/** One list of what waits for a manager: danger now that nobody has, then the most pressing kind first. */
export function ManagerList({ found, visit }: Shown) {
  const { confirm, disagreements, contacts, children } = found
  const total = confirm.total + disagreements.total + contacts.total + children.total
  return (
    <Section title="Waits for a manager" id="manager" end={total > 0 ? `${total}` : ''}>
      {total === 0 && <Empty>Nothing to confirm or settle, and every contact and child is with somebody.</Empty>}
      <ul class="ds-list">
        <NobodyHas rows={contacts.rows.filter(isUrgent)} visit={visit} />
        <Confirmations found={found} visit={visit} />
        <More of={confirm} href="/contacts?confirm=yes" all={`All ${confirm.total} decisions to confirm`} />
        <ToSettle rows={disagreements.rows} visit={visit} />
        <More of={disagreements} href="/disagreements" all="All disagreements" />
        <NobodyHas rows={contacts.rows.filter((row) => !isUrgent(row))} visit={visit} />
        <More of={contacts} href="/contacts?with=nobody" all="All contacts nobody has" />
        {children.rows.map((row) => {
          const label = personLabel(row, londonDay(visit.now))
          return (
            <AnswerRow
              name={label}
              href={`/children/${row.personId}`}
              action={{
                text: 'Give',
                hidden: `${label} to somebody`,
                href: `/children/${row.personId}/allocation?why=${encodeURIComponent(row.why)}`,
              }}
            >
              Nobody has this child by name, for {row.why} since {whenWords(row.since, visit.now)}. {row.team ?? 'With no team'}.
            </AnswerRow>
          )
        })}
        <More of={children} href="/children/nobody-has" all={`All ${children.total} children nobody has`} />
      </ul>
    </Section>
  )
}

const isUrgent = ({ danger, decidedAt }: Found['contacts']['rows'][number]) => danger === 'now' && !decidedAt

/** Contacts that nobody has; danger now is said, and stands before everything else. */
function NobodyHas({ rows, visit }: { rows: Found['contacts']['rows']; visit: Visit }) {
  return (
    <>
      {rows.map((row) => {
        const label = isUrgent(row) ? `In danger: ${labelOf(row, visit.now)}` : labelOf(row, visit.now)
        return (
          <AnswerRow
            name={label}
            href={`/contacts/${row.reference}`}
            action={{ text: 'Read', hidden: `the contact about ${label}`, href: `/contacts/${row.reference}#hands` }}
          >
            Nobody has this contact, from {row.agency}.{' '}
            {row.decidedAt ? 'Decided, and not answered' : clockState(row.dueAt, visit.now).words}.{' '}
            {queueRow(row, clockState(row.dueAt, visit.now), visit).note}{' '}
            {row.disagreed && 'Somebody disagrees with a decision before.'}
          </AnswerRow>
        )
      })}
    </>
  )
}

const nobodyHasIt = ' Nobody has this contact.'

/** Disagreements to settle, a row for each contact. */
function ToSettle({ rows, visit }: { rows: Found['disagreements']['rows']; visit: Visit }) {
  return (
    <>
      {rows.map((row) => {
        const label = labelOf(row, visit.now)
        const href = `/contacts/${row.reference}#disagreement`
        return (
          <AnswerRow name={label} href={href} action={{ text: 'Settle', hidden: `the disagreement about ${label}`, href }}>
            {row.several > 1 ? `${row.several} disagreements, the first by` : 'Disagreement by'} {row.raisedByName},{' '}
            {whenWords(row.raisedAt, visit.now)}. {clockState(row.dueAt, visit.now).words}.{row.nobodyHas && nobodyHasIt}
          </AnswerRow>
        )
      })}
    </>
  )
}

/** Decisions to confirm: those of one's own wait for somebody else, and say so. */
function Confirmations({ found: { confirm, own }, visit }: Shown) {
  return (
    <>
      {confirm.rows.map((row) => {
        const label = labelOf(row, visit.now)
        const byThem = own.has(row.decidedBy)
        const name = row.outcome && isOutcomeId(row.outcome) ? outcome(row.outcome).name : 'Decided'
        return (
          <AnswerRow
            name={label}
            href={`/contacts/${row.reference}#decided`}
            action={{
              text: byThem ? 'Read' : 'Confirm',
              hidden: `the decision about ${label}`,
              href: `/contacts/${row.reference}#decided`,
            }}
          >
            {name}, {byThem ? 'by you: another manager confirms it' : `by ${row.decidedByName ?? 'somebody'}`},{' '}
            {whenWords(row.decidedAt!, visit.now)}. Nobody is told before.{row.withWorkerId === null && nobodyHasIt}
            {row.disagreed && ' Somebody disagrees with it.'}
          </AnswerRow>
        )
      })}
    </>
  )
}

/** The way to a whole list. It says how many only where that list holds the same: not where some of it stands above for another reason. */
function More({ of, href, all }: { of: { rows: readonly unknown[]; total: number }; href: string; all: string }) {
  if (of.total <= of.rows.length) return null
  return (
    <li class="ds-row">
      <a class="govuk-link govuk-link--no-visited-state" href={href}>
        {all}
      </a>
    </li>
  )
}
