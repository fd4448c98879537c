import type { Basis, Sourced } from '../source.ts'

/** WD is a working day, SD a school day, CD a calendar day. School days need each school's own term dates. */
export type ClockUnit = 'WD' | 'CD' | 'SD' | 'hour' | 'week' | 'month' | 'year'

/**
 * One timescale: something starts it, something stops it, and so much may lie between. `before` counts back from the
 * trigger. A null limit has no number in any source: the row says so, and a place may set one.
 */
export interface Clock extends Sourced {
  id: string
  name: string
  trigger: string
  stop: string
  limit: number | null
  unit: ClockUnit
  basis: Basis
  validFrom: string | null
  validTo: string | null
  before?: true
  note?: string
}

type Cells = [id: string, name: string, trigger: string, stop: string, limit: number | null, unit: ClockUnit]
type Extra = Partial<Pick<Clock, 'validFrom' | 'validTo' | 'before' | 'note'>>

/** A table of clocks that share a basis and source, one clock a line. */
export function clocks(shared: Sourced & { basis: Basis }, rows: [...Cells, Extra?][]): Clock[] {
  return rows.map(([id, name, trigger, stop, limit, unit, extra]) => ({
    id,
    name,
    trigger,
    stop,
    limit,
    unit,
    ...shared,
    validFrom: null,
    validTo: null,
    ...extra,
  }))
}
