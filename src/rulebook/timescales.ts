import { careClocks } from './clocks/care.ts'
import type { Clock, ClockUnit } from './clocks/clock.ts'
import { frontDoorClocks } from './clocks/front-door.ts'
import { protectionClocks } from './clocks/protection.ts'
import { widerClocks } from './clocks/wider.ts'

export type { Clock, ClockUnit } from './clocks/clock.ts'

/** Every timescale there is, one row each. A due date, reminder or timeliness figure that is not from here is a bug. */
export const clockTable: readonly Clock[] = [...frontDoorClocks, ...protectionClocks, ...careClocks, ...widerClocks]

const byId = Map.groupBy(clockTable, (row) => row.id)

/**
 * The row with this id that stands on a day, or the newest where no day is given. An unknown id is a mistake in our code,
 * never in what somebody typed.
 */
export function clock(id: string, onDay?: string): Clock {
  const rows = byId.get(id)
  const found = onDay === undefined ? rows?.at(-1) : rows?.find((row) => standsOn(row, onDay))
  if (!found)
    throw new Error(onDay ? `No clock ${id} stood in the rule book on ${onDay}.` : `There is no clock ${id} in the rule book.`)
  return found
}

/** Whether a row is in force on a day; its last day still counts. */
export function standsOn({ validFrom, validTo }: Pick<Clock, 'validFrom' | 'validTo'>, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

/** A limit in words: '1 working day', '6 weeks before', 'no number given'. */
export function limitWords({ limit, unit, before }: Pick<Clock, 'limit' | 'unit' | 'before'>): string {
  if (limit === null) return 'no number given'
  const name = { WD: 'working day', CD: 'day', SD: 'school day', hour: 'hour', week: 'week', month: 'month', year: 'year' }[unit]
  return `${limit} ${name}${limit === 1 ? '' : 's'}${before ? ' before' : ''}`
}

/** The limit of a clock that has a number and that our calendar can count, ready for `dueOn` or `dueAt`. */
export function limitOf(id: string, onDay?: string): { limit: number; unit: Exclude<ClockUnit, 'SD'> } {
  const { limit, unit } = clock(id, onDay)
  if (limit === null) throw new Error(`Clock ${id} has no number in its source: a place must set one first.`)
  if (unit === 'SD') throw new Error(`Clock ${id} counts school days, which need the school's term dates.`)
  return { limit, unit }
}
