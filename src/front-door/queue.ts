import { limitOf } from '../rulebook/index.ts'
import { addWorkingDays, type ClockState, clockState, dueAt, londonDay } from '../time/index.ts'
import type { Unsettled } from './contact.ts'

export type QueueFilter = {
  place?: string | undefined
  kind?: string | undefined
  agency?: string | undefined
  with?: string | undefined
  /** Only what a second person has to confirm. */
  confirm?: boolean | undefined
  /** Only what waits for a decision, not for its answer. */
  undecided?: true
  /** Not what a manager's list has for a more pressing reason: to be confirmed, or to be settled. Danger now stays. */
  otherwise?: true
}

export type QueueRow = {
  id: string
  reference: string
  kind: string
  danger: 'now' | 'today' | 'no'
  receivedAt: Date
  dueAt: Date
  decidedAt: Date | null
  withWorkerId: string | null
  withName: string | null
  locality: string
  agency: string
  bringerName: string | null
  bringerRole: string | null
  worry: string | null
  waitingFor: string | null
  /** Decided, and a second person has not confirmed it. */
  toConfirm: boolean
  decidedBy: string | null
  decidedByName: string | null
  outcome: string | null
  /** Somebody disagrees with a decision of it, and nobody has settled that. */
  disagreed: boolean
  /** An answer to the decision that stands was written: where the contact waits all the same, it is a letter that nobody has sent. */
  answered: boolean
  nobodyNamed: boolean
  /** Children named whose record nobody has settled yet. */
  unsettled: Unsettled[]
  children: { id: string; givenName: string; familyName: string; bornOn: string | null; kind: string }[]
  /** Other contacts waiting, and open work, on the same household. */
  also: { waiting: number; referrals: number; offers: number }
}

export type QueueGroup = { title: string; rows: (QueueRow & { clock: ClockState })[] }

const headings = [
  'In danger now',
  'Late',
  'Due today',
  'Due tomorrow',
  'Due next working day',
  'Due later',
  'Decided, to be confirmed',
  'Decided, to be answered',
] as const

/** The queue under its headings, in the order they are worked. What is decided waits for its answer, by a clock of its own (F02). */
export function grouped(rows: readonly QueueRow[], now: Date): QueueGroup[] {
  const next = addWorkingDays(londonDay(now), 1)
  const groups = new Map<string, QueueGroup>(headings.map((title) => [title, { title, rows: [] }]))
  for (const row of rows) {
    const clock = clockState(row.decidedAt ? dueAt(row.decidedAt, limitOf('F02')) : row.dueAt, now)
    groups.get(headingOf(row, clock, next))!.rows.push({ ...row, clock })
  }
  return [...groups.values()].filter((group) => group.rows.length > 0)
}

function headingOf(row: QueueRow, clock: ClockState, nextWorkingDay: string): (typeof headings)[number] {
  if (row.decidedAt) return row.toConfirm ? 'Decided, to be confirmed' : 'Decided, to be answered'
  if (row.danger === 'now') return 'In danger now'
  if (clock.name === 'late') return 'Late'
  if (clock.name === 'soon' || clock.name === 'today') return 'Due today'
  if (clock.name === 'tomorrow') return 'Due tomorrow'
  return londonDay(row.dueAt) === nextWorkingDay ? 'Due next working day' : 'Due later'
}
