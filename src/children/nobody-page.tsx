import { get, type Route, requirePermission, type Visit } from '../access/index.ts'
import { Empty, Section, Title } from '../govuk/index.ts'
import { childrenNobodyHas, personLabel, type WithNobody } from '../people/index.ts'
import { formatTableDay, londonDay } from '../time/index.ts'

/** Every child with open work whom nobody has by name, by team, longest first. */
async function showNobodyHas(visit: Visit) {
  const { rows, total } = await visit.withActor('work the queue', async (work) => {
    requirePermission(work, 'allocate')
    return childrenNobodyHas(work, 500)
  })
  const today = londonDay(visit.now)
  const teams = Map.groupBy(rows, (row) => row.team ?? 'With no team')
  return {
    page: {
      title: 'Children nobody has',
      section: 'children' as const,
      body: (
        <>
          <Title say="A referral or early help is open, and no worker has the child by name. Longest first.">
            Children nobody has, {total}
          </Title>
          {rows.length === 0 && <Empty>Every child with open work is with somebody.</Empty>}
          {[...teams].map(([team, some], index) => (
            <Section title={team} id={`team-${index}`} end={`${some.length}`}>
              <ul class="ds-list ds-list--few">
                {some.map((row) => (
                  <li class="ds-row">
                    <p class="ds-meta">Since {formatTableDay(londonDay(row.since))}</p>
                    <div>
                      <p class="ds-row__name">
                        <a href={giveTo(row)}>{personLabel(row, today)}</a>
                      </p>
                      <p class="ds-meta">
                        {row.why}, {row.locality}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          ))}
        </>
      ),
    },
  }
}

const giveTo = ({ personId, why }: WithNobody) => `/children/${personId}/allocation?why=${encodeURIComponent(why)}`

export const nobodyRoutes: Route[] = [get('/children/nobody-has', showNobodyHas)]
