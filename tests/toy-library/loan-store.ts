import { sql } from 'kysely'
import { newId } from '../../src/database/ids.ts'
import type { Day } from '../../src/time/index.ts'
import type { Work } from '../../src/work.ts'

// The table is not of the house's own schema, so its types are written here; a room of the house has them generated.
export type Loan = { id: string; personId: string; box: string; lentOn: Day; backBy: Day; backOn: Day | null }

/** The boxes that these records have, and had, oldest first. */
export async function loansTo(work: Work, records: readonly string[]): Promise<Loan[]> {
  const { rows } = await sql<Loan>`
    select id, person_id, box, lent_on, back_by, back_on from toy_loan where person_id = any (${records}::uuid[]) order by lent_on, id`.execute(
    work.db,
  )
  if (rows.length > 0)
    work.saw(
      'list',
      'toy loan',
      rows.map(({ id }) => id),
    )
  return rows
}

/** How many boxes are out in a place. */
export async function boxesOut(work: Work, localityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from toy_loan where locality_id = ${localityId} and back_on is null`.execute(work.db)
  return rows[0]!.n
}

export type About = { personId: string; localityId: string; agencyId: string; restriction: string }

export async function saveLoan(work: Work, about: About, loan: { box: string; lentOn: Day; backBy: Day }): Promise<string> {
  const id = newId(work.now.getTime())
  await sql`insert into toy_loan (authority_id, id, person_id, box, lent_on, back_by, recorded_at, recorded_by, locality_id, agency_id, restriction)
    values (${work.actor.authorityId}, ${id}, ${about.personId}, ${loan.box}, ${loan.lentOn}, ${loan.backBy}, ${work.now},
      ${work.actor.workerId}, ${about.localityId}, ${about.agencyId}, ${about.restriction})`.execute(work.db)
  return id
}

/** False where it came back before. */
export async function saveReturn(work: Work, id: string, backOn: Day): Promise<Loan | undefined> {
  const { rows } = await sql<Loan>`
    update toy_loan set back_on = ${backOn} where id = ${id} and back_on is null
    returning id, person_id, box, lent_on, back_by, back_on`.execute(work.db)
  return rows[0]
}
