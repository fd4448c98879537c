import { standingOn, withWhom } from '../people/index.ts'
import type { Why } from './chapter.ts'
import type { ChildView } from './reading.ts'

/** The work that is open for a child: what somebody can be given it for. */
export const openWork = ({ told }: Pick<ChildView, 'told'>): Why[] => [...new Set(told.open.flatMap(({ works = [] }) => works))]

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
