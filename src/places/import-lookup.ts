import { readAreas, saveDistricts, saveParents, saveSuccessors } from './area-store.ts'
import { type Bringing, type Brought, everyRow } from './bringing.ts'
import { ownTier } from './import-areas.ts'
import { restampLater } from './re-stamp.ts'
import { type AreaLink, readLookup } from './reading/index.ts'

type Within = Extract<AreaLink, { link: 'within' }>
type Became = Extract<AreaLink, { link: 'became' }>

/** Brings a lookup between areas: loaded areas go under their parents, and what became of older ones is kept. */
export async function importLookup({ db, open, districts }: Bringing): Promise<Brought> {
  const { rows, report } = readLookup(open())
  const links = await everyRow(rows)
  const tree = new Map(links.filter((each): each is Within => each.link === 'within').map((link) => [link.area.code, link]))
  const districtOf = (code: string): string | null => {
    for (let [at, steps] = [tree.get(code), 0]; at && steps < 12; at = tree.get(at.parent.code), steps += 1)
      if (at.parent.kind === 'district') return at.parent.code
    return null
  }
  const wanted = [...tree.values()].filter(({ area }) => !districts || districts.has(districtOf(area.code) ?? ''))
  const loaded = new Map((await readAreas(db, { codes: wanted.map(({ area }) => area.code) })).map((area) => [area.code, area]))
  const parents = wanted.filter(({ area }) => loaded.has(area.code) && ownTier(loaded.get(area.code)?.parentCode) === null)
  const became = links.filter((each): each is Became => each.link === 'became')

  const { codes, changed } = await db.transaction().execute(async (tx) => {
    const codes = await saveParents(
      tx,
      parents.map(({ area, parent }) => ({ code: area.code, parent: parent.code })),
    )
    const inDistricts = wanted.flatMap(({ area }) => {
      const district = districtOf(area.code)
      return district && loaded.has(area.code) ? [{ code: area.code, district }] : []
    })
    const placed = await saveDistricts(tx, inDistricts)
    const successors = await saveSuccessors(tx, became)
    if (codes.length > 0) await restampLater(tx, codes)
    return { codes, changed: codes.length + placed + successors }
  })
  const absent = wanted.length - wanted.filter(({ area }) => loaded.has(area.code)).length
  const missing =
    absent > 0
      ? [`${absent} of the areas that it places are not loaded: bring their boundaries or a list of areas, then this file again.`]
      : []
  return { kind: 'lookup', report, changed, missing, moved: { areas: codes, from: undefined } }
}
