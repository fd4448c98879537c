import type { ChildContact } from '../front-door/index.ts'
import type { allocationsOf, Involved } from '../people/index.ts'
import { codeName, involvementRoles } from '../rulebook/index.ts'
import { addDays, type Day, formatDay, londonDay } from '../time/index.ts'

export type InvolvedLine = { name: string; role: string; agency: string; phone: string; last: Day | null }

type Given = Pick<
  Awaited<ReturnType<typeof allocationsOf>>[number],
  'id' | 'why' | 'validFrom' | 'validTo' | 'corrects' | 'workerId' | 'worker' | 'workerPhone' | 'team' | 'teamPhone' | 'agency'
>

/**
 * Everybody involved in one look, most recent first: those who work with the child, those the child is given to, and who is
 * deciding now. Somebody who is there twice is named once.
 */
export function inOneLook(
  involved: readonly Pick<Involved, 'workerId' | 'workerName' | 'role' | 'agency' | 'phone' | 'lastInvolvedOn'>[],
  allocations: readonly Given[],
  deciding: readonly Pick<ChildContact, 'withWorkerId' | 'withName' | 'withPhone' | 'pickedUpAt' | 'waitingDecidedAt'>[],
  council: string,
  today: Day,
): InvolvedLine[] {
  const lines: (InvolvedLine & { worker: string | null })[] = involved.map((row) => ({
    worker: row.workerId,
    name: row.workerName,
    role: codeName(involvementRoles, row.role),
    agency: row.agency,
    phone: row.phone ?? '',
    last: row.lastInvolvedOn,
  }))
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  for (const row of allocations) {
    if (corrected.has(row.id) || row.validFrom > today || (row.validTo && row.validTo < today)) continue
    lines.push({
      worker: row.workerId,
      name: row.worker ?? row.team ?? 'Nobody named yet',
      role: row.worker ? `Has the ${row.why}` : `Team that has the ${row.why}`,
      agency: row.agency ?? council,
      phone: row.workerPhone ?? row.teamPhone ?? '',
      last: row.validFrom,
    })
  }
  for (const row of deciding) {
    if (!row.withName || row.waitingDecidedAt) continue
    lines.push({
      worker: row.withWorkerId,
      name: row.withName,
      role: 'Front door, deciding',
      agency: council,
      phone: row.withPhone ?? '',
      last: row.pickedUpAt ? londonDay(row.pickedUpAt) : today,
    })
  }
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
