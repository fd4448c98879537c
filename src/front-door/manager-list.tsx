import type { VNode } from 'preact'
import type { Visit } from '../access/index.ts'
import { AnswerRow, Empty, Section } from '../govuk/index.ts'
import { personLabel } from '../people/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import { clockState, londonDay, whenWords } from '../time/index.ts'
import type { forManager } from './manager-store.ts'
import { labelOf, queueRow } from './queue-page.tsx'

type Found = Awaited<ReturnType<typeof forManager>>
type Shown = { found: Found; visit: Visit }

/** One list of what waits for a manager: danger now first, then what is due soonest; children whom nobody has are due on no day. */
export function ManagerList({ found, visit }: Shown) {
  const { confirm, disagreements, contacts, children } = found
  const total = confirm.total + disagreements.total + contacts.total + children.total
  const rows = [
    ...confirmations(found, visit),
    ...toSettle(found, visit),
    ...nobodyHas(found, visit),
    ...nobodysChildren(found, visit),
  ]
  return (
    <Section title="Waits for a manager" id="manager" end={total > 0 ? `${total}` : ''}>
      {total === 0 && <Empty>Nothing to confirm or settle, and every contact and child is with somebody.</Empty>}
      <ul class="ds-list">
        {rows.sort(mostPressing).map(({ row }) => row)}
        <More of={confirm} href="/contacts?confirm=yes" all={`All ${confirm.total} decisions to confirm`} />
        <More of={disagreements} href="/disagreements" all="All disagreements" />
        <More of={contacts} href="/contacts?with=nobody" all="All contacts nobody has" />
        <More of={children} href="/children/nobody-has" all={`All ${children.total} children nobody has`} />
      </ul>
    </Section>
  )
}

type Pressing = { inDanger: boolean; due: Date | null; row: VNode }

const mostPressing = (a: Pressing, b: Pressing) =>
  Number(b.inDanger) - Number(a.inDanger) || (a.due?.getTime() ?? never) - (b.due?.getTime() ?? never)
const never = Number.MAX_SAFE_INTEGER

const dangerFirst = (inDanger: boolean, label: string) => (inDanger ? `In danger: ${label}` : label)
const nobodyHasIt = ' Nobody has this contact.'

/** Contacts that nobody has. */
const nobodyHas = ({ contacts }: Found, visit: Visit): Pressing[] =>
  contacts.rows.map((row) => {
    const inDanger = row.danger === 'now'
    const label = dangerFirst(inDanger, labelOf(row, visit.now))
    return {
      inDanger,
      due: row.dueAt,
      row: (
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
      ),
    }
  })

/** Disagreements to settle, a row for each contact. */
const toSettle = ({ disagreements }: Found, visit: Visit): Pressing[] =>
  disagreements.rows.map((row) => {
    const label = labelOf(row, visit.now)
    const href = `/contacts/${row.reference}#disagreement`
    return {
      inDanger: false,
      due: row.dueAt,
      row: (
        <AnswerRow name={label} href={href} action={{ text: 'Settle', hidden: `the disagreement about ${label}`, href }}>
          {row.several > 1 ? `${row.several} disagreements, the first by` : 'Disagreement by'} {row.raisedByName},{' '}
          {whenWords(row.raisedAt, visit.now)}. {clockState(row.dueAt, visit.now).words}.{row.nobodyHas && nobodyHasIt}
        </AnswerRow>
      ),
    }
  })

/** Decisions to confirm: those of one's own wait for somebody else, and say so. */
const confirmations = ({ confirm, own }: Found, visit: Visit): Pressing[] =>
  confirm.rows.map((row) => {
    const inDanger = row.danger === 'now'
    const label = dangerFirst(inDanger, labelOf(row, visit.now))
    const byThem = own.has(row.decidedBy)
    const name = row.outcome && isOutcomeId(row.outcome) ? outcome(row.outcome).name : 'Decided'
    const href = `/contacts/${row.reference}#decided`
    return {
      inDanger,
      due: row.dueAt,
      row: (
        <AnswerRow
          name={label}
          href={href}
          action={{ text: byThem ? 'Read' : 'Confirm', hidden: `the decision about ${label}`, href }}
        >
          {name}, {byThem ? 'by you: another manager confirms it' : `by ${row.decidedByName ?? 'somebody'}`},{' '}
          {whenWords(row.decidedAt!, visit.now)}. Nobody is told before.{row.withWorkerId === null && nobodyHasIt}
          {row.disagreed && ' Somebody disagrees with it.'}
        </AnswerRow>
      ),
    }
  })

const nobodysChildren = ({ children }: Found, visit: Visit): Pressing[] =>
  children.rows.map((row) => {
    const label = personLabel(row, londonDay(visit.now))
    const href = `/children/${row.personId}/allocation?why=${encodeURIComponent(row.why)}`
    return {
      inDanger: false,
      due: null,
      row: (
        <AnswerRow
          name={label}
          href={`/children/${row.personId}`}
          action={{ text: 'Give', hidden: `${label} to somebody`, href }}
        >
          Nobody has this child by name, for {row.why} since {whenWords(row.since, visit.now)}. {row.team ?? 'With no team'}.
        </AnswerRow>
      ),
    }
  })

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
