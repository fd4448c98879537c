import { Clock, Empty } from '../govuk/index.ts'
import type { Panel } from '../localities/index.ts'
import { kindName } from '../rulebook/index.ts'
import { grouped } from './queue.ts'
import { labelOf } from './queue-page.tsx'
import { listQueue } from './queue-store.ts'
import { waitingListed } from './waiting-store.ts'
import { clockProps } from './words.ts'

const link = 'govuk-link govuk-link--no-visited-state'

/** The most pressing contacts of a place that wait for a decision, each with its clock. Names that the reader may not see are not there. */
export const waitingPanel: Panel = {
  sight: 'see contacts',
  waiting: waitingListed,
  read: async (work, { id, name, most }) => {
    const { rows, total } = await listQueue(work, { place: id, undecided: true }, most)
    const pressing = grouped(rows, work.now).flatMap((group) => group.rows)
    return {
      id: 'waiting',
      title: 'Waiting for a decision',
      all: total > 0 ? { text: `All ${total}`, href: `/contacts?place=${id}` } : undefined,
      body:
        pressing.length === 0 ? (
          <Empty>Nothing waits for a decision in {name}.</Empty>
        ) : (
          <ul class="ds-list ds-list--few">
            {pressing.map((row) => (
              <li class={row.clock.name === 'late' ? 'ds-row ds-row--late' : 'ds-row'}>
                <div>
                  <Clock {...clockProps(row.clock, { inList: row.clock.name !== 'late' })} detail={undefined} />
                </div>
                <p>
                  <a class={link} href={`/contacts/${row.reference}`}>
                    {row.danger === 'now' && 'In danger: '}
                    {labelOf(row, work.now)}
                  </a>{' '}
                  <span class="ds-meta">{kindName(row.kind)}</span>
                </p>
              </li>
            ))}
          </ul>
        ),
    }
  },
}
