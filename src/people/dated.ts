import { addDays, type Day } from '../time/index.ts'

/** A dated fact as it is stored: when it holds, when it was written and which earlier row it corrects. */
export type DatedRow = { id: string; validFrom: Day | null; validTo: Day | null; recordedAt: Date; corrects: string | null }

/** Rows that still stand: those that a later row corrects are left out, and those withdrawn (which end before they begin). */
export function standing<Row extends DatedRow>(rows: readonly Row[], knownAt?: Date): Row[] {
  const known = knownAt ? rows.filter((row) => row.recordedAt <= knownAt) : rows
  const corrected = new Set(known.flatMap(({ corrects }) => corrects ?? []))
  return known.filter((row) => !corrected.has(row.id) && !isWithdrawn(row))
}

export const isWithdrawn = ({ validFrom, validTo }: Pick<DatedRow, 'validFrom' | 'validTo'>) =>
  validFrom !== null && validTo !== null && validTo < validFrom

/** The period of a row that says "this was never so". */
export function never(today: Day): { validFrom: Day; validTo: Day } {
  return { validFrom: today, validTo: addDays(today, -1) }
}

const begins = (row: DatedRow) => row.validFrom ?? '0001-01-01'

/** Newest first: by the day from which it holds, then by when it was written. */
export function newestFirst<Row extends DatedRow>(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (a, b) => begins(b).localeCompare(begins(a)) || b.recordedAt.getTime() - a.recordedAt.getTime() || b.id.localeCompare(a.id),
  )
}

/**
 * Of a fact that has one value at a time (an address, a household): the row that holds on a day. A new row ends the one before
 * it, so that somebody who may not open the record can still write down a move.
 */
export function holdingOn<Row extends DatedRow>(rows: readonly Row[], day: Day, knownAt?: Date): Row | undefined {
  return newestFirst(standing(rows, knownAt)).find((row) => begins(row) <= day && (row.validTo === null || row.validTo >= day))
}

/** Of a fact that may have several values at once (a relationship, a language): the rows that hold on a day. */
export function allHoldingOn<Row extends DatedRow>(rows: readonly Row[], day: Day, knownAt?: Date): Row[] {
  return newestFirst(standing(rows, knownAt)).filter((row) => begins(row) <= day && (row.validTo === null || row.validTo >= day))
}
