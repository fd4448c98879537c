import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import type { PopulationRow } from './reading/index.ts'

type Db = Work['db']

/** Writes figures that are new or differ. Returns how many. */
export async function savePopulation(db: Db, rows: readonly PopulationRow[]): Promise<number> {
  const column = <T>(of: (row: PopulationRow) => T) => rows.map(of)
  const { numAffectedRows } = await sql`
    insert into population as p (area_code, as_at, age_from, age_to, sex, people, suppressed, source)
    select * from unnest(${column((row) => row.areaCode)}::text[], ${column((row) => row.asAt)}::date[], ${column((row) => row.ageFrom)}::int[],
      ${column((row) => row.ageTo)}::int[], ${column((row) => row.sex ?? 'all')}::text[], ${column((row) => row.count)}::int[],
      ${column((row) => row.symbol)}::text[], ${column((row) => row.source)}::text[])
    on conflict (area_code, as_at, age_from, age_to, sex, source) do update set people = excluded.people, suppressed = excluded.suppressed
    where (p.people, p.suppressed) is distinct from (excluded.people, excluded.suppressed)`.execute(db)
  return Number(numAffectedRows)
}

/** Wards of a day that no figure of any year counts anybody in: their rates cannot be shown. */
export async function wardsWithoutPopulation(db: Db, day: Day): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select a.code, a.name from area a join area_edition e on e.id = a.edition_id
    where a.kind = 'ward' and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to >= ${day}::date)
      and not exists (select 1 from population p where p.area_code = a.code and p.people is not null)
    order by a.name`.execute(db)
  return rows
}
