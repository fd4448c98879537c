import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { AuthorityWords } from './authority.ts'

export type AuthorityRow = AuthorityWords & { version: number }

/** The authority's own row; held until the end of the transaction where it is about to change. */
export async function readAuthority(work: Work, { hold = false } = {}): Promise<AuthorityRow> {
  const row = await work.db
    .selectFrom('authority')
    .select(['name', 'shortName', 'code', 'phone', 'opensAt', 'closesAt', 'version'])
    .where('id', '=', work.actor.authorityId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  return { ...row, phone: row.phone ?? '', opensAt: row.opensAt.slice(0, 5), closesAt: row.closesAt.slice(0, 5) }
}

/** As the owner: the row of an authority that is made with the house. */
export async function insertAuthority(owner: Work['db'], row: { id: string; name: string; shortName: string; code: string }) {
  await owner.insertInto('authority').values(row).execute()
}

export async function updateAuthority(work: Work, { version, phone, ...words }: AuthorityRow) {
  await work.db
    .updateTable('authority')
    .set({ ...words, phone: phone || null, version: version + 1 })
    .where('id', '=', work.actor.authorityId)
    .execute()
}

/** Whether another authority of this database has the code, and whether files came in under the one we have. */
export async function codeStanding(work: Work, code: string): Promise<{ taken: boolean; imported: boolean }> {
  const { rows } = await sql<{
    taken: boolean
    imported: boolean
  }>`select taken, imported from access.code_standing(${code})`.execute(work.db)
  return rows[0]!
}

/** Whether reference tables hold anything, without counting them. */
export async function whatIsLoaded(work: Work): Promise<{ areas: boolean; postcodes: boolean }> {
  const { rows } = await sql<{ areas: boolean; postcodes: boolean }>`
    select exists (select 1 from area) as areas, exists (select 1 from postcode) as postcodes`.execute(work.db)
  return rows[0]!
}

/** The places, and the teams, in whose posts somebody is on a day. */
export async function wherePostsAreHeld(work: Work, day: Day): Promise<{ places: Set<string>; teams: Set<string> }> {
  const rows = await work.db
    .selectFrom('postHolding as h')
    .innerJoin('post as p', (join) => join.onRef('p.authorityId', '=', 'h.authorityId').onRef('p.id', '=', 'h.postId'))
    .select(['p.localityId', 'p.teamId'])
    .distinct()
    .where(inForce(day, 'h'))
    .execute()
  return { places: new Set(rows.flatMap((row) => row.localityId ?? [])), teams: new Set(rows.flatMap((row) => row.teamId ?? [])) }
}
