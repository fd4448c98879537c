import type { Polygon, Position } from './shape.ts'

/**
 * A stretch of border between two points where borders meet. Neighbours hold the same stretch, so whatever is done
 * to it (simplified, projected) is done to both and no gap opens between them.
 */
export type Stretch = { points: Position[]; closed: boolean; owners: string[]; inShortRing: boolean }

/** A ring as the stretches it runs along, some of them backwards. */
export type RingOfStretches = { stretch: number; backwards: boolean }[]

export type Topology = { stretches: Stretch[]; areas: { code: string; polygons: RingOfStretches[][] }[] }

/** Cuts outlines into shared stretches of border. Borders are shared where neighbours hold the same positions. */
export function topologyOf(outlines: readonly { code: string; polygons: readonly Polygon[] }[]): Topology {
  const ids = new Map<string, number>()
  const points: Position[] = []
  const idOf = (point: Position) => {
    // A tenth of a metre: closer than any survey, wider than the rounding of any export.
    const key = `${point[0].toFixed(6)},${point[1].toFixed(6)}`
    const known = ids.get(key)
    if (known !== undefined) return known
    ids.set(key, points.length)
    return points.push(point) - 1
  }
  const areas = outlines.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(idOf))).filter((ring) => ring.length >= 3)),
  }))
  const meeting = meetingPoints(areas.flatMap((area) => area.polygons.flat()))

  const stretches: (Stretch & { key: string })[] = []
  const byKey = new Map<string, number>()
  const addStretch = (code: string, run: number[], closed: boolean) => {
    const backwards = runsBackwards(run, closed)
    const way = backwards ? [...run].reverse() : run
    const key = way.join()
    let index = byKey.get(key)
    if (index === undefined) {
      index = stretches.push({ key, closed, owners: [], inShortRing: false, points: way.map((id) => points[id] as Position) }) - 1
      byKey.set(key, index)
    }
    const stretch = stretches[index]
    if (stretch && !stretch.owners.includes(code)) stretch.owners.push(code)
    return { stretch: index, backwards }
  }
  const cut = areas.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((polygon) =>
      polygon.map((ring) => {
        const runs = runsOf(ring, meeting)
        const parts = runs.map((run) => addStretch(code, run.ids, run.closed))
        for (const { stretch } of parts) if (parts.length < 3 && stretches[stretch]) stretches[stretch].inShortRing = true
        return parts
      }),
    ),
  }))
  return { areas: cut, stretches: stretches.map(({ key: _, ...stretch }) => stretch) }
}

/** The ring without its closing point and without a point repeated in a row. */
function withoutRepeats(ids: number[]): number[] {
  return ids.filter((id, index) => id !== ids[(index + 1) % ids.length])
}

/** Points where borders part: their neighbours are not the same two in every ring that passes. */
function meetingPoints(rings: readonly number[][]): Set<number> {
  const neighbours = new Map<number, string>()
  const meeting = new Set<number>()
  for (const ring of rings) {
    for (const [index, id] of ring.entries()) {
      const before = ring[(index + ring.length - 1) % ring.length] ?? id
      const after = ring[(index + 1) % ring.length] ?? id
      const pair = before < after ? `${before} ${after}` : `${after} ${before}`
      const known = neighbours.get(id)
      if (known === undefined) neighbours.set(id, pair)
      else if (known !== pair) meeting.add(id)
    }
  }
  return meeting
}

/** The ring cut at its meeting points. An island, or an enclave, has none and stays whole. */
function runsOf(ring: number[], meeting: ReadonlySet<number>): { ids: number[]; closed: boolean }[] {
  const cuts = ring.flatMap((id, index) => (meeting.has(id) ? [index] : []))
  if (cuts.length === 0) {
    // Begin at the same point whoever owns the ring, so that an enclave and the hole round it are one stretch.
    const least = ring.indexOf(Math.min(...ring))
    const turned = [...ring.slice(least), ...ring.slice(0, least)]
    return [{ ids: [...turned, turned[0] as number], closed: true }]
  }
  return cuts.map((cut, index) => {
    const next = cuts[index + 1]
    const ids = next === undefined ? [...ring.slice(cut), ...ring.slice(0, (cuts[0] ?? 0) + 1)] : ring.slice(cut, next + 1)
    return { ids, closed: ids[0] === ids.at(-1) }
  })
}

/** Whether the other way along is the one to keep, so that two neighbours name a stretch alike. */
function runsBackwards(run: readonly number[], closed: boolean): boolean {
  const [first = 0, second = 0] = run
  const [last = 0, beforeLast = 0] = [run.at(-1), run.at(-2)]
  return closed ? second > beforeLast : first > last || (first === last && second > beforeLast)
}
