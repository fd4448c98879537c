import { type AllocationRow, type Involved, standingOn } from '../people/index.ts'
import { codeName, involvementRoles } from '../rulebook/index.ts'
import { addDays, type Day, formatDay } from '../time/index.ts'
import type { InvolvedLine } from './chapter.ts'

/**
 * Everybody involved in one look, most recent first: those who work with the child, those the child is given to, and whom the
 * chapters name. Somebody who is there twice is named once.
 */
export function inOneLook(
  involved: readonly Pick<Involved, 'workerId' | 'workerName' | 'role' | 'agency' | 'phone' | 'lastInvolvedOn'>[],
  allocations: readonly AllocationRow[],
  told: readonly InvolvedLine[],
  council: string,
  today: Day,
): InvolvedLine[] {
  const lines: InvolvedLine[] = involved.map((row) => ({
    worker: row.workerId,
    name: row.workerName,
    role: codeName(involvementRoles, row.role),
    agency: row.agency,
    phone: row.phone ?? '',
    last: row.lastInvolvedOn,
  }))
  // the earlier given is the one who is named
  for (const row of standingOn(allocations, today).toReversed())
    lines.push({
      worker: row.workerId,
      name: row.worker ?? row.team ?? 'Nobody named yet',
      role: row.worker ? `Has the ${row.why}` : `Team that has the ${row.why}`,
      agency: row.agency ?? council,
      phone: row.workerPhone ?? row.teamPhone ?? '',
      last: row.validFrom,
    })
  lines.push(...told)
  const seen = new Set<string>()
  return lines
    .filter(({ worker, name, agency }) => {
      const key = worker ?? `${name}, ${agency}`
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => (b.last ?? '').localeCompare(a.last ?? '') || a.name.localeCompare(b.name))
}

/** 'Today', 'Yesterday', 'Fri 18 Sept'. */
export function lastWords(day: Day | null, today: Day): string {
  if (!day) return 'Not recorded'
  if (day === today) return 'Today'
  return day === addDays(today, -1) ? 'Yesterday' : formatDay(day, today)
}
