import { type KnownCodes, kindOfCode } from './area-codes.ts'
import { knownWards, listEditions, readAreas, type StoredArea, saveAreas, saveDrawing, saveEdition } from './area-store.ts'
import { type Bringing, type Brought, everyRow } from './bringing.ts'
import { drawAreas } from './drawing/index.ts'
import { type EditionPlan, editionFor, sharedDays } from './edition.ts'
import { wardsWithoutPopulation } from './population-store.ts'
import { restampLater } from './re-stamp.ts'
import { type Boundary, FileRefused, type OwnArea, readBoundaries, readOwnAreas } from './reading/index.ts'

/** Brings boundaries: their areas join an edition and are drawn, once, a picture for each district. */
export async function importBoundaries(bringing: Bringing): Promise<Brought> {
  const { db, open, today, asAt, districts } = bringing
  const known = await endedBefore(bringing)
  const { rows, report } = readBoundaries(open(), { ...(known ? { known } : {}), ...(districts ? { districts } : {}) })
  const boundaries = await everyRow(rows)
  if (boundaries.length === 0) return nothing('boundaries', report)
  const plan = await planFor(bringing, boundaries, kindOf(boundaries))
  const ending = plan.ends ? (await readAreas(db)).filter(({ edition }) => edition === plan.ends?.id) : []
  const before = await currentOf(
    db,
    boundaries.map(({ code }) => code),
  )
  const areas = boundaries.map((boundary) => asArea(boundary, plan.edition.id, before.get(boundary.code)))
  const pictures = [...Map.groupBy(boundaries, districtOf)].map(([within, members]) => ({
    within: within ?? '',
    drawing: drawAreas(members),
  }))

  const { codes, changed } = await db.transaction().execute(async (tx) => {
    let changed = Number(await saveEdition(tx, plan))
    const codes = await saveAreas(tx, areas)
    for (const { within, drawing } of pictures) changed += Number(await saveDrawing(tx, plan.edition.id, within, drawing))
    if (codes.length > 0)
      await restampLater(tx, [...codes, ...ending.map(({ code }) => code)], {
        today: bringing.today,
        from: plan.edition.validFrom,
      })
    return { codes, changed: changed + codes.length }
  })
  const ours = new Set(areas.map(({ code }) => code))
  const lacking = await wardsWithoutPopulation(db, laterOf(plan.edition.validFrom, asAt ?? today))
  const missing = withoutPopulation(lacking.filter(({ code }) => ours.has(code)))
  return { kind: 'boundaries', report, changed, missing, moved: { areas: codes, from: plan.edition.validFrom } }
}

/** Brings an authority's own list of areas, to any depth. Areas that an edition of the same days holds already only get their parent. */
export async function importOwnAreas(bringing: Bringing): Promise<Brought> {
  const { db, open, asked, asAt, today } = bringing
  const { rows, report } = readOwnAreas(open())
  const listed = await everyRow(rows)
  if (listed.length === 0) return nothing('areas', report)
  const day = asked.from ?? asAt ?? today
  const standing = new Map(
    (await readAreas(db, { on: day, codes: listed.map(({ code }) => code) })).map((area) => [area.code, area]),
  )
  const fresh = listed.filter(({ code }) => !standing.has(code))
  const plan = fresh.length === 0 ? undefined : await planFor(bringing, fresh, kindOf(fresh))
  const areas = [
    ...(plan ? fresh.map((area) => ({ ...area, edition: plan.edition.id, district: districtAbove(area, listed) })) : []),
    ...listed.flatMap((area) => {
      const held = standing.get(area.code)
      return held ? [{ ...held, parentCode: area.parentCode ?? held.parentCode, tile: area.tile ?? held.tile }] : []
    }),
  ] satisfies StoredArea[]
  const { codes, changed } = await db.transaction().execute(async (tx) => {
    const begun = plan ? Number(await saveEdition(tx, plan)) : 0
    const codes = await saveAreas(tx, areas)
    if (codes.length > 0) await restampLater(tx, codes, plan && { today, from: plan.edition.validFrom })
    return { codes, changed: begun + codes.length }
  })
  return { kind: 'areas', report, changed, missing: [], moved: { areas: codes, from: plan?.edition.validFrom } }
}

const nothing = (kind: Brought['kind'], report: Brought['report']): Brought => ({
  kind,
  report,
  changed: 0,
  missing: [],
  moved: { areas: [], from: undefined },
})

/** A new edition names its own areas, so only codes known to have ended before it begins are stale. */
async function endedBefore({ db, asked, today }: Bringing): Promise<KnownCodes | undefined> {
  const joins = (await listEditions(db)).find(({ id, name }) => id === asked.name || name === asked.name)
  const known = await knownWards(db, asked.from ?? joins?.validFrom ?? today)
  return known && { ...known, covers: new Set() }
}

async function planFor({ db, asked, source }: Bringing, areas: readonly { code: string }[], kind: string): Promise<EditionPlan> {
  const editions = await listEditions(db)
  const codes = areas.map(({ code }) => code)
  const held = await readAreas(db, { codes })
  const holdingAll = editions
    .map(({ id }) => id)
    .filter((id) => {
      const within = new Set(held.filter(({ edition }) => edition === id).map(({ code }) => code))
      return codes.every((code) => within.has(code))
    })
  const plan = editionFor(asked, kind, source, editions, holdingAll)
  const ending = (id: string) => (plan.ends?.id === id ? { validUntil: plan.ends.validUntil } : {})
  const others = held.map(({ code, name, edition }) => ({
    code,
    name,
    edition: { ...editions.find(({ id }) => id === edition)!, ...ending(edition) },
  }))
  const clash = sharedDays(plan.edition, others)
  if (clash) throw new FileRefused(clash)
  return plan
}

async function currentOf(db: Bringing['db'], codes: readonly string[]): Promise<Map<string, StoredArea>> {
  return new Map((await readAreas(db, { codes })).map((area) => [area.code, area]))
}

function asArea(boundary: Boundary, edition: string, before: StoredArea | undefined): StoredArea {
  const [finest] = boundary.within.filter(({ kind }) => kind !== boundary.kind)
  return {
    code: boundary.code,
    name: boundary.name ?? before?.name ?? boundary.code,
    kind: boundary.kind,
    parentCode: ownTier(before?.parentCode) ?? finest?.code ?? null,
    edition,
    district: districtOf(boundary),
    tile: null,
  }
}

/** A parent of an authority's own making stays, whatever a national file says: it lies between. */
export const ownTier = (parent: string | null | undefined): string | null =>
  parent && kindOfCode(parent) === null ? parent : null

const districtOf = ({ within }: Boundary): string | null => within.find(({ kind }) => kind === 'district')?.code ?? null

/** The district at the top of an own list, when its areas lead there. */
function districtAbove(area: OwnArea, listed: readonly OwnArea[]): string | null {
  for (let [at, steps] = [area as OwnArea | undefined, 0]; at && steps < 12; steps += 1) {
    if (kindOfCode(at.code) === 'district') return at.code
    const parent: string | null = at.parentCode
    if (parent && kindOfCode(parent) === 'district') return parent
    at = listed.find(({ code }) => code === parent)
  }
  return null
}

const kindOf = (areas: readonly { kind: string }[]) =>
  areas.every(({ kind }) => kind === areas[0]?.kind) ? (areas[0]?.kind ?? 'several') : 'several'

const laterOf = (a: string, b: string) => (a > b ? a : b)

/** A sentence that names the wards without a population; where there are many, how many. */
export function withoutPopulation(wards: readonly { code: string; name: string }[]): string[] {
  if (wards.length === 0) return []
  if (wards.length > 24)
    return [`${wards.length} wards are without a population, so without rates: "doorstep places check" names each.`]
  return [`Without a population, so without rates: ${wards.map(({ code, name }) => `${name} (${code})`).join(', ')}.`]
}
