import { aged, childrenLabel, clockProps, grouped, kindName, listQueue } from '../front-door/index.ts'
import type { ClockProps } from '../govuk/index.ts'
import type { Work } from '../work.ts'

/** What a place's page needs of the front door, and nothing else. */
export type OpenContact = { reference: string; name: string; kind: string; clock: ClockProps; late: boolean }

/**
 * The most pressing contacts of a place that wait for a decision. Those shown are written down as a list; names that the
 * actor may not see are not there.
 */
export async function openContactsIn(work: Work, localityId: string, most: number): Promise<OpenContact[]> {
  const { rows } = await listQueue(work, { place: localityId, undecided: true }, most)
  return grouped(rows, work.now).flatMap(({ rows }) =>
    rows.map((row) => ({
      reference: row.reference,
      name: `${row.danger === 'now' ? 'In danger: ' : ''}${childrenLabel(row.children.map((child) => aged(child, work.now)))}`,
      kind: kindName(row.kind),
      clock: clockProps(row.clock, { inList: row.clock.name !== 'late' }),
      late: row.clock.name === 'late',
    })),
  )
}
