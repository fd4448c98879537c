import { sql } from 'kysely'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import type { PostcodeRow } from './reading/index.ts'

type Db = Work['db']

/** Makes a private table that lasts as long as the connection, so that a file can be checked to its end before anything is written. */
export async function makeStaging(db: Db) {
  await sql`drop table if exists incoming_postcode`.execute(db)
  await sql`create temporary table incoming_postcode (postcode text not null, ward_code text, lsoa_code text, authority_code text,
    lon double precision, lat double precision, ended_on date)`.execute(db)
}

/** A month of ending is kept as its first day; an unreadable one as the day that the file is for. */
export async function stagePostcodes(db: Db, rows: readonly PostcodeRow[], asAt: Day) {
  const column = <T>(of: (row: PostcodeRow) => T) => rows.map(of)
  const ended = ({ terminated }: PostcodeRow) => (terminated === 'unknown' ? asAt : terminated && `${terminated}-01`)
  await sql`insert into incoming_postcode select * from unnest(${column((row) => row.postcode)}::text[], ${column((row) => row.ward)}::text[],
    ${column((row) => row.lsoa)}::text[], ${column((row) => row.district)}::text[], ${column((row) => row.lon)}::double precision[],
    ${column((row) => row.lat)}::double precision[], ${column(ended)}::date[])`.execute(db)
}

/**
 * Writes what was staged and differs. A file without LSOAs leaves those that an earlier one brought. Returns how many postcodes
 * changed, and the wards and LSOAs that any of them left or joined.
 */
export async function mergePostcodes(db: Db, source: string): Promise<{ changed: number; areas: string[] }> {
  await sql`analyze incoming_postcode`.execute(db)
  await sql`create temporary table changed_postcode on commit drop as
    select i.postcode, i.ward_code, coalesce(i.lsoa_code, p.lsoa_code) as lsoa_code, i.authority_code, i.lon, i.lat, i.ended_on, p.ward_code as old_ward, p.lsoa_code as old_lsoa
    from incoming_postcode i left join postcode p on p.postcode = i.postcode
    where p.postcode is null or (p.ward_code, p.lsoa_code, p.authority_code, p.lon, p.lat, p.ended_on) is distinct from
      (i.ward_code, coalesce(i.lsoa_code, p.lsoa_code), i.authority_code, i.lon, i.lat, i.ended_on)`.execute(db)
  const { rows } = await sql<{ code: string }>`
    select distinct code from (
      select unnest(array[ward_code, old_ward]) as code from changed_postcode where ward_code is distinct from old_ward
      union select unnest(array[lsoa_code, old_lsoa]) from changed_postcode where lsoa_code is distinct from old_lsoa) c
    where code is not null order by code`.execute(db)
  const { numAffectedRows } = await sql`
    insert into postcode (postcode, ward_code, lsoa_code, authority_code, lon, lat, ended_on, source)
    select postcode, ward_code, lsoa_code, authority_code, lon, lat, ended_on, ${source} from changed_postcode
    on conflict (postcode) do update set ward_code = excluded.ward_code, lsoa_code = excluded.lsoa_code, authority_code = excluded.authority_code,
      lon = excluded.lon, lat = excluded.lat, ended_on = excluded.ended_on, source = excluded.source`.execute(db)
  return { changed: Number(numAffectedRows), areas: rows.map(({ code }) => code) }
}

/** What the directory and the authority's localities say of a postcode; no row where the directory lacks it. */
export async function findPlace(work: Work, postcode: string, day: Day) {
  const { rows } = await sql<{
    wardCode: string | null
    wardName: string | null
    localityId: string
    placed: boolean
  }>`
    select p.ward_code, l.id as locality_id, l.placed,
      (select a.name from area a join area_edition e on e.id = a.edition_id where a.code = p.ward_code
       order by (e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to >= ${day}::date)) desc, e.valid_from desc limit 1) as ward_name
    from postcode p
    join locality l on l.authority_id = ${work.actor.authorityId}::uuid and l.id = scope.locality_of(${work.actor.authorityId}::uuid, p.lsoa_code, p.ward_code, ${day}::date)
    where p.postcode = ${postcode}`.execute(work.db)
  return rows[0]
}
