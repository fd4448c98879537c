import type { Allocating, AllocationRow } from '../people/index.ts'
import type { Day } from '../time/index.ts'
import type { ChildView } from './reading.ts'

export type Given = AllocationRow
export type Why = Allocating['why']

/** The work that is open for a child: what somebody can be given it for. */
export function openWork({ referrals, offers }: Pick<ChildView, 'referrals' | 'offers'>): Why[] {
  const steps = referrals.filter(({ closedAt }) => !closedAt).map(({ step }) => step as Why)
  return [...new Set<Why>([...steps, ...(offers.some(({ endedAt }) => !endedAt) ? (['early help'] as const) : [])])]
}

/** Who has a child on a day, latest first: rows that were corrected or taken back on their own day never held. */
export function standingOn(allocations: readonly Given[], day: Day): Given[] {
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  return allocations
    .filter(({ id, validFrom, validTo }) => !corrected.has(id) && validFrom <= day && (validTo === null || validTo >= day))
    .toReversed()
}

/** "Amina Yusuf, Assessment": the person first, then the team. */
export const withWhom = ({ worker, team }: Pick<Given, 'worker' | 'team'>) =>
  worker ? [worker, team].filter(Boolean).join(', ') : `${team ?? 'A team'}, nobody by name yet`

/** Who has the child now, where anything is open for them. */
export function WithWhom({ view }: { view: ChildView }) {
  if (openWork(view).length === 0 && view.mayTake.length === 0) return null
  const now = standingOn(view.allocations, view.today)
  return (
    <p class="ds-p">
      {now.length === 0 ? 'With nobody yet' : `With ${now.map((row) => `${withWhom(row)}, for ${row.why}`).join('; ')}`}.{' '}
      {view.mayTake.length > 0 && !view.mayGive && (
        <a class="govuk-link govuk-link--no-visited-state" href={`/children/${view.id}/allocation`}>
          Take this child
        </a>
      )}
      {view.mayGive && (
        <a class="govuk-link govuk-link--no-visited-state" href={`/children/${view.id}/allocation`}>
          {now.length === 0 ? 'Give the child to somebody' : 'Give the child to somebody else'}
        </a>
      )}
    </p>
  )
}
