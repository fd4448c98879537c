import { sql } from 'kysely'
import { inForce } from '../database/in-force.ts'
import type { Work } from '../work.ts'
import type { Area } from './area.ts'
import type { KnownCodes } from './area-codes.ts'
import type { Day } from './dated.ts'
import type { Drawing } from './drawing/index.ts'
import { type EditionPlan, lastDayOf, type StoredEdition, untilOf } from './edition.ts'
import type { AreaLink } from './reading/index.ts'

type Db = Work['db']

/** An area as it is kept: `district` is the local authority district that it lies in, where known. */
export type StoredArea = Area & { district: string | null; tile: { column: number; row: number } | null }

export async function listEditions(db: Db): Promise<StoredEdition[]> {
  const rows = await db.selectFrom('areaEdition').selectAll().orderBy('validFrom').orderBy('id').execute()
  return rows.map(({ id, name, kind, validFrom, validTo, source }) => ({
    id,
    name: name ?? id,
    kind,
    validFrom,
    validUntil: untilOf(validTo),
    source,
  }))
}

/** Areas of every edition, or of those that hold on a day. */
export async function readAreas(
  db: Db,
  { on, codes, kind }: { on?: Day; codes?: readonly string[]; kind?: string } = {},
): Promise<StoredArea[]> {
  const rows = await db
    .selectFrom('area as a')
    .innerJoin('areaEdition as e', 'e.id', 'a.editionId')
    .select(['a.code', 'a.name', 'a.kind', 'a.parentCode', 'a.editionId', 'a.authorityCode', 'a.tileColumn', 'a.tileRow'])
    .$if(on !== undefined, (query) => query.where(inForce(on!, 'e')))
    .$if(codes !== undefined, (query) => query.where(sql<boolean>`a.code = any(${[...(codes ?? [])]}::text[])`))
    .$if(kind !== undefined, (query) => query.where('a.kind', '=', kind!))
    .orderBy('a.code')
    .orderBy('e.validFrom')
    .execute()
  return rows.map(({ code, name, kind, parentCode, editionId, authorityCode, tileColumn, tileRow }) => ({
    code,
    name,
    kind,
    parentCode,
    edition: editionId,
    district: authorityCode,
    tile: tileColumn === null || tileRow === null ? null : { column: tileColumn, row: tileRow },
  }))
}

/** The wards of a day, against which a file is read; nothing where none are loaded for that day. */
export async function knownWards(db: Db, day: Day): Promise<KnownCodes | undefined> {
  const editions = new Map((await listEditions(db)).map((edition) => [edition.id, edition]))
  const wards = await readAreas(db, { kind: 'ward' })
  const holds = wards.filter(({ edition }) => {
    const { validFrom, validUntil } = editions.get(edition)!
    return validFrom <= day && (validUntil === null || day < validUntil)
  })
  if (holds.length === 0) return undefined
  const ended = new Map<string, { name: string; until: Day }>()
  for (const { code, name, edition } of wards) {
    const { validUntil } = editions.get(edition)!
    if (validUntil !== null && validUntil <= day) ended.set(code, { name, until: validUntil })
  }
  const names = [...new Set(holds.map(({ edition }) => editions.get(edition)!.name))]
  return {
    name: names.length === 1 ? `the areas of "${names[0]}"` : `the wards of ${day}`,
    inForce: new Map(holds.map(({ code, name }) => [code, name])),
    ended,
    covers: new Set(holds.flatMap(({ district }) => district ?? [])),
  }
}

/** Writes the edition of a plan. True when something changed. */
export async function saveEdition(db: Db, { edition, isNew, ends }: EditionPlan): Promise<boolean> {
  const { id, name, kind, validFrom, source = '' } = edition
  const validTo = lastDayOf(edition.validUntil)
  let changed = isNew
  if (isNew) await db.insertInto('areaEdition').values({ id, name, kind, validFrom, validTo, source }).execute()
  else {
    const kept =
      await sql`update area_edition set valid_to = ${validTo}::date where id = ${id} and valid_to is distinct from ${validTo}::date`.execute(
        db,
      )
    changed = Number(kept.numAffectedRows) > 0
  }
  if (ends) {
    const last = lastDayOf(ends.validUntil)
    const old =
      await sql`update area_edition set valid_to = ${last}::date where id = ${ends.id} and valid_to is distinct from ${last}::date`.execute(
        db,
      )
    changed ||= Number(old.numAffectedRows) > 0
  }
  return changed
}

/** Adds areas, or puts right those that differ; a parent or a tile that the file does not name stays. Returns the codes that changed. */
export async function saveAreas(db: Db, areas: readonly StoredArea[]): Promise<string[]> {
  const column = <T>(of: (area: StoredArea) => T) => areas.map(of)
  const { rows } = await sql<{ code: string }>`
    insert into area as a (code, edition_id, name, kind, parent_code, authority_code, tile_column, tile_row)
    select * from unnest(${column((area) => area.code)}::text[], ${column((area) => area.edition)}::text[], ${column((area) => area.name)}::text[],
      ${column((area) => area.kind)}::text[], ${column((area) => area.parentCode)}::text[], ${column((area) => area.district)}::text[],
      ${column((area) => area.tile?.column ?? null)}::int[], ${column((area) => area.tile?.row ?? null)}::int[])
    on conflict (code, edition_id) do update set name = excluded.name, kind = excluded.kind,
      parent_code = coalesce(excluded.parent_code, a.parent_code), authority_code = coalesce(excluded.authority_code, a.authority_code),
      tile_column = coalesce(excluded.tile_column, a.tile_column), tile_row = coalesce(excluded.tile_row, a.tile_row)
    where (a.name, a.kind, a.parent_code, a.authority_code, a.tile_column, a.tile_row) is distinct from
      (excluded.name, excluded.kind, coalesce(excluded.parent_code, a.parent_code), coalesce(excluded.authority_code, a.authority_code),
       coalesce(excluded.tile_column, a.tile_column), coalesce(excluded.tile_row, a.tile_row))
    returning code`.execute(db)
  return rows.map(({ code }) => code)
}

export async function saveDrawing(db: Db, editionId: string, within: string, drawing: Drawing): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into area_drawing as d (edition_id, within_code, drawing) values (${editionId}, ${within}, ${JSON.stringify(drawing)}::jsonb)
    on conflict (edition_id, within_code) do update set drawing = excluded.drawing where d.drawing <> excluded.drawing`.execute(
    db,
  )
  return Number(numAffectedRows) > 0
}

/** The picture of an edition's areas, of one district or, where the file named none, of all. Nothing: tiles draw the map. */
export async function readDrawing(db: Db, editionId: string, within = ''): Promise<Drawing | undefined> {
  const row = await db
    .selectFrom('areaDrawing')
    .select('drawing')
    .where('editionId', '=', editionId)
    .where('withinCode', 'in', [within, ''])
    .orderBy('withinCode', 'desc')
    .executeTakeFirst()
  return row && (row.drawing as unknown as Drawing)
}

/** Puts areas under their parents, on every day on which both are loaded. Returns the codes that changed. */
export async function saveParents(db: Db, links: readonly { code: string; parent: string }[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    update area a set parent_code = l.parent from unnest(${links.map(({ code }) => code)}::text[], ${links.map(({ parent }) => parent)}::text[]) l (code, parent)
    where a.code = l.code and a.parent_code is distinct from l.parent returning a.code`.execute(db)
  return rows.map(({ code }) => code)
}

/** A district of areas that say not which they lie in. */
export async function saveDistricts(db: Db, links: readonly { code: string; district: string }[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update area a set authority_code = l.district from unnest(${links.map(({ code }) => code)}::text[], ${links.map(({ district }) => district)}::text[]) l (code, district)
    where a.code = l.code and a.authority_code is distinct from l.district`.execute(db)
  return Number(numAffectedRows)
}

/** What became of areas that ended, as files that were brought in say it. */
export async function readSuccessors(db: Db): Promise<{ code: string; successorCode: string }[]> {
  return db.selectFrom('areaSuccessor').select(['code', 'successorCode']).orderBy('code').orderBy('successorCode').execute()
}

export async function saveSuccessors(db: Db, links: readonly Extract<AreaLink, { link: 'became' }>[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into area_successor as s (code, successor_code, change)
    select * from unnest(${links.map(({ area }) => area.code)}::text[], ${links.map(({ successor }) => successor.code)}::text[], ${links.map(({ change }) => change)}::text[])
    on conflict (code, successor_code) do update set change = excluded.change where s.change is distinct from excluded.change`.execute(
    db,
  )
  return Number(numAffectedRows)
}

/** What is loaded, for a list. */
export async function listLoaded(db: Db) {
  const editions = await listEditions(db)
  const { rows: held } = await sql<{ editionId: string; areas: number; districts: string[]; drawn: boolean }>`
    select a.edition_id, count(*)::int as areas, coalesce(array_agg(distinct a.authority_code) filter (where a.authority_code is not null), '{}') as districts,
      exists (select 1 from area_drawing d where d.edition_id = a.edition_id) as drawn
    from area a group by a.edition_id`.execute(db)
  const { rows: postcodes } = await sql<{ all: number; ended: number }>`
    select count(*)::int as all, count(ended_on)::int as ended from postcode`.execute(db)
  const { rows: populations } = await sql<{ source: string; asAt: Day; areas: number }>`
    select source, as_at, count(distinct area_code)::int as areas from population group by source, as_at order by source, as_at`.execute(
    db,
  )
  return {
    editions: editions.map((edition) => {
      const { areas = 0, districts = [], drawn = false } = held.find(({ editionId }) => editionId === edition.id) ?? {}
      return { ...edition, areas, districts, drawn }
    }),
    postcodes: postcodes[0]!,
    populations,
  }
}
