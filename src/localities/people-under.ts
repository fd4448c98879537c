import type { Day } from '../time/index.ts'

/** A published count of people between two ages, both included; no count where it was kept back. */
export type AgeBand = {
  areaCode: string
  asAt: Day
  ageFrom: number
  ageTo: number | null
  people: number | null
  source: string
}

export type People = { people: number; asAt: Day; source: string }

/**
 * How many people under an age live in an area, from the newest figures that say so: a band of just these ages, or bands
 * that fill them without a gap. Bands that straddle the age are never shared out.
 */
export function peopleUnder(age: number, bands: readonly AgeBand[]): People | undefined {
  const sets = Map.groupBy(bands, ({ asAt, source }) => `${asAt} ${source}`)
  const newest = [...sets.values()].sort(([a], [b]) => (a!.asAt < b!.asAt ? 1 : -1))
  for (const set of newest) {
    const people = filled(0, age, set)
    if (people !== undefined) return { people, asAt: set[0]!.asAt, source: set[0]!.source }
  }
  return undefined
}

function filled(from: number, to: number, bands: readonly AgeBand[]): number | undefined {
  if (from === to) return 0
  const next = bands.filter(({ ageFrom, ageTo, people }) => ageFrom === from && ageTo !== null && ageTo < to && people !== null)
  for (const band of next.sort((a, b) => b.ageTo! - a.ageTo!)) {
    const rest = filled(band.ageTo! + 1, to, bands)
    if (rest !== undefined) return band.people! + rest
  }
  return undefined
}

/** The sum over areas, or none with the areas that have no figure: half a sum would be read as a whole one. */
export function sumOver(
  codes: readonly string[],
  of: (code: string) => People | undefined,
): { people: People | undefined; missing: string[] } {
  const found = codes.map((code) => ({ code, people: of(code) }))
  const missing = found.filter(({ people }) => !people).map(({ code }) => code)
  const first = found[0]?.people
  if (missing.length > 0 || !first) return { people: undefined, missing }
  const oldest = found.map(({ people }) => people!).sort((a, b) => (a.asAt < b.asAt ? -1 : 1))[0]!
  return { people: { ...oldest, people: found.reduce((sum, { people }) => sum + people!.people, 0) }, missing }
}
