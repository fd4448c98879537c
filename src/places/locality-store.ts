import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import { addDays } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Day } from './dated.ts'
import { untilOf } from './edition.ts'
import type { Locality } from './locality.ts'

/** A locality as it is kept: `version` counts the changes of its areas. */
export type StoredLocality = Locality & { slug: string; version: number }

/** The authority's localities with all their areas, past and to come. "Not placed yet" is none of them. */
export async function readLocalities(work: Work): Promise<StoredLocality[]> {
  const { db } = work
  const localities = await db.selectFrom('locality').selectAll().where('placed', '=', true).orderBy('name').execute()
  const areas = await db.selectFrom('localityArea').selectAll().orderBy('areaCode').orderBy('validFrom').execute()
  return localities.map(({ id, name, slug, version, validFrom, validTo }) => ({
    id,
    name,
    slug,
    version,
    validFrom,
    validUntil: untilOf(validTo),
    areas: areas
      .filter(({ localityId }) => localityId === id)
      .map(({ areaCode, validFrom, validTo }) => ({ areaCode, validFrom, validUntil: untilOf(validTo) })),
  }))
}

/** Every locality's name and address, also of "not placed yet". */
export async function readSlugs(work: Work) {
  return work.db.selectFrom('locality').select(['id', 'name', 'slug', 'placed', 'version']).orderBy('name').execute()
}

export async function insertLocality(work: Work, row: { id: string; name: string; slug: string }) {
  await work.db
    .insertInto('locality')
    .values({ authorityId: work.actor.authorityId, ...row })
    .execute()
}

/** As the owner: the locality of what has no place yet. */
export async function insertUnplaced(owner: Work['db'], row: { authorityId: string; id: string; name: string; slug: string }) {
  await owner
    .insertInto('locality')
    .values({ ...row, placed: false })
    .execute()
}

export async function renameLocality(work: Work, id: string, { name, slug }: { name: string; slug: string }) {
  await work.db.updateTable('locality').set({ name, slug, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** Makes other changes of this authority's localities wait until the end of the transaction. */
export async function holdLocalities(work: Work) {
  await sql`select pg_advisory_xact_lock(hashtextextended('localities ' || ${work.actor.authorityId}, 0))`.execute(work.db)
}

/** Ends what a locality holds of these areas on the day before; one that would only have begun then or later never begins. */
export async function endAreas(work: Work, localityId: string, codes: readonly string[], from: Day) {
  const last = addDays(from, -1)
  await sql`
    update locality_area set valid_to = greatest(${last}::date, valid_from - 1)
    where locality_id = ${localityId}::uuid and area_code = any(${[...codes]}::text[]) and (valid_to is null or valid_to > ${last}::date)`.execute(
    work.db,
  )
}

/** Gives areas to a locality from a day, with no end. */
export async function beginAreas(work: Work, localityId: string, codes: readonly string[], from: Day) {
  await sql`
    insert into locality_area (authority_id, locality_id, area_code, valid_from)
    select ${work.actor.authorityId}::uuid, ${localityId}::uuid, code, ${from}::date from unnest(${[...codes]}::text[]) code
    on conflict (authority_id, locality_id, area_code, valid_from) do update set valid_to = null`.execute(work.db)
}

export async function countVersion(work: Work, ids: readonly string[]) {
  await sql`update locality set version = version + 1 where id = any(${[...ids]}::uuid[])`.execute(work.db)
}

/** Which areas belong to which locality on a day. */
export function areasOfPlaces(work: Work, day: Day): Promise<{ localityId: string; areaCode: string }[]> {
  return work.db.selectFrom('localityArea').select(['localityId', 'areaCode']).where(inForce(day)).execute()
}
