import type { Day } from '../time/index.ts'
import type { AllocationRow } from './allocation-store.ts'

/** Who has a child on a day, latest first: rows that were corrected or taken back on their own day never held. */
export function standingOn(allocations: readonly AllocationRow[], day: Day): AllocationRow[] {
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  return allocations
    .filter(({ id, validFrom, validTo }) => !corrected.has(id) && validFrom <= day && (validTo === null || validTo >= day))
    .toReversed()
}

/** "Amina Yusuf, Assessment": the person first, then the team. */
export const withWhom = ({ worker, team }: Pick<AllocationRow, 'worker' | 'team'>) =>
  worker ? [worker, team].filter(Boolean).join(', ') : `${team ?? 'A team'}, nobody by name yet`
