import { type Area, type AreaTree, walk, withAncestors } from './area.ts'
import { type Dated, type Day, daysInCommon, holdsOn } from './dated.ts'

/** An area that belongs to a locality between two days. It may be a ward, or a part of one. */
export type LocalityArea = Dated & { areaCode: string }

/** A place that a team works in: its own dated set of areas, which need not follow ward lines. */
export type Locality = Dated & { id: string; name: string; areas: LocalityArea[] }

/** The areas that belong to a locality on the day; none before it opened or after it closed. */
export function areasOf(locality: Locality, day: Day): string[] {
  if (!holdsOn(day, locality)) return []
  return locality.areas.filter((area) => holdsOn(day, area)).map((area) => area.areaCode)
}

/**
 * The locality of an area on a day, or null when it is in none. Give the area's whole line, finest first
 * (its LSOA, then its ward), and the finest that is placed decides.
 */
export function localityOf(areaCode: string | readonly string[], day: Day, localities: Iterable<Locality>): Locality | null {
  const all = [...localities]
  for (const code of typeof areaCode === 'string' ? [areaCode] : areaCode) {
    const found = all.find((locality) => areasOf(locality, day).includes(code))
    if (found) return found
  }
  return null
}

/** An area that two localities hold on the same days. `inside` names the larger area, when that is how they meet. */
export type LocalityOverlap = Dated & { areaCode: string; inside: string | null; localities: [string, string]; why: string }

/** Areas in two localities on the same day, also a part of a ward in one while the whole ward is in the other. */
export function overlapsIn(localities: readonly Locality[], tree: AreaTree): LocalityOverlap[] {
  const held = localities.flatMap((locality) =>
    locality.areas.flatMap((area) => {
      const days = daysInCommon(locality, area)
      return days ? [{ locality, code: area.areaCode, days }] : []
    }),
  )
  const overlaps: LocalityOverlap[] = []
  for (const [index, one] of held.entries()) {
    for (const other of held.slice(index + 1)) {
      const finer = finerOf(one.code, other.code, tree)
      const days = finer && daysInCommon(one.days, other.days)
      if (!finer || !days || one.locality.id === other.locality.id) continue
      const wider = finer === one.code ? other.code : one.code
      const inside = wider === finer ? null : wider
      const where = inside ? `${nameOf(finer, tree)}, inside ${nameOf(inside, tree)},` : nameOf(finer, tree)
      const why = `${where} is in both ${one.locality.name} and ${other.locality.name} ${inWords(days)}`
      overlaps.push({ ...days, areaCode: finer, inside, localities: [one.locality.name, other.locality.name], why })
    }
  }
  return overlaps
}

/** The finest areas that no locality holds on the day: "not placed yet". A pilot leaves most of a town here. */
export function gapsIn(localities: readonly Locality[], day: Day, tree: AreaTree): Area[] {
  const leaves = [...walk(tree.roots)].filter((node) => node.children.length === 0).map((node) => node.area)
  return leaves.filter((area) => !localityOf(withAncestors(area.code, tree), day, localities))
}

/** Areas named by a locality that are in no edition that holds on the day. */
export function unknownIn(localities: readonly Locality[], day: Day, tree: AreaTree): string[] {
  return localities.flatMap((locality) =>
    areasOf(locality, day)
      .filter((code) => !tree.byCode.has(code))
      .map((code) => `${locality.name} holds ${code}, which is not an area on ${day}`),
  )
}

function finerOf(a: string, b: string, tree: AreaTree): string | null {
  if (withAncestors(a, tree).includes(b)) return a
  return withAncestors(b, tree).includes(a) ? b : null
}

function nameOf(code: string, tree: AreaTree): string {
  const area = tree.byCode.get(code)?.area
  return area ? `${area.name} (${code})` : code
}

const inWords = (days: Dated) => `from ${days.validFrom}${days.validUntil ? ` until ${days.validUntil}` : ''}`
