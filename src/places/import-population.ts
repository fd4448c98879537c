import type { KnownCodes } from './area-codes.ts'
import { knownWards } from './area-store.ts'
import { type Bringing, type Brought, handfuls } from './bringing.ts'
import type { Day } from './dated.ts'
import { withoutPopulation } from './import-areas.ts'
import { savePopulation, wardsWithoutPopulation } from './population-store.ts'
import { type PopulationRow, readPopulation } from './reading/index.ts'

/** Brings figures by area. A ward that had ended by the day of its figure is refused by name. */
export async function importPopulation({ db, source, open, asAt, today }: Bringing): Promise<Brought> {
  const days = new Map<Day, KnownCodes | undefined>()
  const first = readPopulation(open('quietly'), { source, ...(asAt ? { asAt } : {}) })
  for await (const row of first.rows) if (!days.has(row.asAt)) days.set(row.asAt, undefined)
  for (const day of days.keys()) {
    const known = await knownWards(db, day)
    // a table of figures does not say its districts, so only codes known to have ended are stale
    days.set(day, known && { ...known, covers: new Set() })
  }
  const { rows, report } = readPopulation(open(), { source, known: (day) => days.get(day), ...(asAt ? { asAt } : {}) })
  const changed = await db.transaction().execute(async (tx) => {
    let changed = 0
    for await (const some of handfuls<PopulationRow>(rows, 10_000)) changed += await savePopulation(tx, some)
    return changed
  })
  const missing = withoutPopulation(await wardsWithoutPopulation(db, asAt && asAt > today ? asAt : today))
  return { kind: 'population', report, changed, missing, moved: { areas: [], from: undefined } }
}
