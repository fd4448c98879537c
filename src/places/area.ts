import { type Dated, type Day, holdsOn } from './dated.ts'

/** One publication of a set of areas: "Wards, May 2023". */
export type Edition = Dated & { id: string; name: string; source?: string }

/**
 * A place on the map. `kind` is the authority's own word (ward, neighbourhood, locality, city), so a tree may be
 * as deep as the authority's working is: two levels in one town, four in another.
 */
export type Area = { code: string; name: string; kind: string; parentCode: string | null; edition: string }

/** An area with everything inside it. Depth counts from 0 at the top. */
export type AreaNode = { area: Area; depth: number; parent: AreaNode | null; children: AreaNode[] }

export type AreaTree = { roots: AreaNode[]; byCode: ReadonlyMap<string, AreaNode>; problems: string[] }

/** The areas of every edition that holds on the day. */
export function areasAsAt(day: Day, areas: Iterable<Area>, editions: Iterable<Edition>): Area[] {
  const inForce = new Set([...editions].filter((edition) => holdsOn(day, edition)).map((edition) => edition.id))
  return [...areas].filter((area) => inForce.has(area.edition))
}

/** Two editions of the same areas may not hold on the same day: an address would have two homes. */
export function editionProblems(areas: Iterable<Area>, editions: Iterable<Edition>): string[] {
  const editionById = new Map([...editions].map((edition) => [edition.id, edition]))
  const held = new Map<string, Area[]>()
  const problems = new Set<string>()
  for (const area of areas) {
    const edition = editionById.get(area.edition)
    if (!edition) {
      problems.add(`${area.name} (${area.code}) belongs to edition "${area.edition}", which is not listed`)
      continue
    }
    const same = held.get(area.code) ?? []
    for (const other of same) {
      const before = editionById.get(other.edition)
      if (!before) continue
      if (before.id === edition.id) problems.add(`${area.name} (${area.code}) is in ${edition.name} twice`)
      else if (holdsOn(edition.validFrom, before) || holdsOn(before.validFrom, edition))
        problems.add(`${area.name} (${area.code}) is in ${before.name} and ${edition.name} on the same days`)
    }
    held.set(area.code, [...same, area])
  }
  return [...problems]
}

/** Puts areas under their parents. An area whose parent is missing, or which would be inside itself, stands at the top. */
export function treeOf(areas: Iterable<Area>): AreaTree {
  const byCode = new Map<string, AreaNode>()
  const problems: string[] = []
  for (const area of areas) {
    if (byCode.has(area.code)) problems.push(`${area.name} (${area.code}) is listed twice`)
    else byCode.set(area.code, { area, depth: 0, parent: null, children: [] })
  }
  const roots: AreaNode[] = []
  for (const node of byCode.values()) {
    const { name, code, parentCode } = node.area
    const parent = parentCode === null ? undefined : byCode.get(parentCode)
    if (parentCode !== null && !parent) problems.push(`${name} (${code}) is inside ${parentCode}, which is not listed`)
    if (parent && isInside(parent, node)) {
      problems.push(`${name} (${code}) and ${parent.area.name} (${parent.area.code}) are each inside the other`)
      roots.push(node)
    } else if (parent) {
      node.parent = parent
      parent.children.push(node)
    } else roots.push(node)
  }
  const byName = (a: AreaNode, b: AreaNode) => a.area.name.localeCompare(b.area.name, 'en-GB')
  for (const node of walk(roots)) {
    node.depth = node.parent ? node.parent.depth + 1 : 0
    node.children.sort(byName)
  }
  return { roots: roots.sort(byName), byCode, problems }
}

function isInside(node: AreaNode, ancestor: AreaNode): boolean {
  for (let at: AreaNode | null = node; at; at = at.parent) if (at === ancestor) return true
  return false
}

/** Every node, parents before their children. */
export function* walk(nodes: Iterable<AreaNode>): Generator<AreaNode> {
  for (const node of nodes) {
    yield node
    yield* walk(node.children)
  }
}

/** The area itself and all that it is inside, finest first; only the code itself when the tree does not know it. */
export function withAncestors(code: string, tree: AreaTree): string[] {
  const codes: string[] = []
  for (let at = tree.byCode.get(code) ?? null; at; at = at.parent) codes.push(at.area.code)
  return codes.length > 0 ? codes : [code]
}

/** The areas inside this one that hold no others; itself when it holds none. */
export function leavesUnder(code: string, tree: AreaTree): Area[] {
  const node = tree.byCode.get(code)
  if (!node) return []
  return [...walk([node])].filter((each) => each.children.length === 0).map((each) => each.area)
}
