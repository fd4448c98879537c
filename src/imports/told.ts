import { createHash } from 'node:crypto'
import type { Totals } from '../returns/index.ts'
import type { Day } from '../time/index.ts'

/** Something of a file that a person should know of: where, what it said, why, and what became of it. */
export type Problem = { place: string; value: string; why: string; kept: string }

/** What a file tells of one child. Null and empty: nothing was told. */
export type ToldChild = {
  place: string
  localId: string | null
  upn: string | null
  formerUpn: string | null
  unborn: boolean
  bornOn: Day | null
  /** Worked out from an age: used only where no birth date is known. */
  bornAboutOn: Day | null
  expectedOn: Day | null
  diedOn: Day | null
  sex: string | null
  ethnicity: string | null
  /** NONE: asked, and there is no disability. */
  disabilities: readonly string[]
}

export type ToldContact = { kind: 'contact'; place: string; on: Day; time: string | null; source: string | null }
export type ToldReferral = {
  kind: 'referral'
  place: string
  on: Day
  time: string | null
  source: string | null
  primaryNeed: string | null
  nfa: boolean | null
  closedOn: Day | null
  closedWhy: string | null
}
export type ToldEvent = ToldContact | ToldReferral

/** One piece of a file: a child with what happened. */
export type Told = {
  kind: 'told'
  child: ToldChild
  /**
   * The child's own row in the file, where it has one (a census): by it the row is known again. Without one, what is told of
   * the child belongs to the rows of the events.
   */
  row: string | null
  events: ToldEvent[]
}

export type FileItem =
  | Told
  | ({ kind: 'problem' } & Problem)
  /** A row that cannot be kept, its reason given by a problem before. */
  | { kind: 'set aside'; of: 'contacts' | 'referrals' | 'children' }
  /** What was understood and has no table yet. */
  | { kind: 'later'; what: string; count: number }
  /** The census closes in this year, as at this day. */
  | { kind: 'census'; year: number | null; referenceDate: Day | null }
  /** How far the reading is, where that can be said: bytes. */
  | { kind: 'end'; totals: Totals }

/** The same for equal values, whatever order their names were written in. */
export function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(canonical(value)).digest()
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, inner]) => `${name}:${canonical(inner)}`).join(',')}}`
}

/** A child's row without its place: what makes it the same row in another copy of the file. */
export const childHash = ({ place: _, ...told }: ToldChild) => hashOf(told)

/** An event's row without its place; a row that also told of the child is another when that changed. */
export function eventHash({ place: _, ...event }: ToldEvent, told: Told) {
  const { place: __, ...child } = told.child
  return hashOf(told.row === null ? [event, child] : event)
}
