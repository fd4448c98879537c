import type { Work } from '../work.ts'
import { editionProblems, treeOf } from './area.ts'
import { listEditions, readAreas } from './area-store.ts'
import type { Day } from './dated.ts'
import { gapsIn, overlapsIn, unknownIn } from './locality.ts'
import { readLocalities } from './locality-store.ts'
import { wardsWithoutPopulation } from './population-store.ts'

/** What is wrong or missing in an authority's places on a day, each as a sentence. */
export type PlacesFound = { overlaps: string[]; unknown: string[]; gaps: string[]; tree: string[]; withoutPopulation: string[] }

export async function checkPlaces(work: Work, day: Day): Promise<PlacesFound> {
  const [editions, every, inForce, localities] = [
    await listEditions(work.db),
    await readAreas(work.db),
    await readAreas(work.db, { on: day }),
    await readLocalities(work),
  ]
  const tree = treeOf(inForce)
  const held = new Set(localities.flatMap(({ areas }) => areas.map(({ areaCode }) => tree.byCode.get(areaCode)?.area.kind)))
  // Gaps are told at the grain that localities are drawn in: a ward that is held has no gaps among its LSOAs.
  const grain = inForce.filter(({ kind }) => held.has(kind))
  const districts = new Set(
    grain
      .filter(({ code }) => localities.some(({ areas }) => areas.some(({ areaCode }) => areaCode === code)))
      .map(({ district }) => district),
  )
  const ours = treeOf(inForce.filter(({ kind, district }) => (kind === 'ward' || held.has(kind)) && districts.has(district)))
  const missing = new Map((await wardsWithoutPopulation(work.db, day)).map(({ code, name }) => [code, name]))
  return {
    overlaps: overlapsIn(localities, tree).map(({ why }) => why),
    unknown: unknownIn(localities, day, tree),
    gaps: gapsIn(localities, day, ours).map(({ code, name }) => `${name} (${code})`),
    tree: [...editionProblems(every, editions), ...tree.problems.filter((problem) => !problem.includes('which is not listed'))],
    withoutPopulation: [...missing].map(([code, name]) => `${name} (${code})`),
  }
}
