import { areaOf, boxAround, contains, distanceToSegment, type Polygon, type Position } from './shape.ts'

/** The point deepest inside the largest part of an area: where a label's line should end. */
export function labelPoint(polygons: readonly Polygon[]): Position {
  const largest = polygons.reduce<Polygon | null>(
    (best, each) => (areaOf(each[0] ?? []) > areaOf(best?.[0] ?? []) ? each : best),
    null,
  )
  if (!largest) return [0, 0]
  const box = boxAround(largest[0] ?? [])
  let best: { point: Position; depth: number } = { point: [box.x + box.width / 2, box.y + box.height / 2], depth: -Infinity }
  // A coarse grid, then twice a finer one about the best: near enough for a label, and the same every time.
  let [left, top, width, height] = [box.x, box.y, box.width, box.height]
  for (let turn = 0; turn < 3; turn++) {
    for (let row = 0; row <= steps; row++) {
      for (let column = 0; column <= steps; column++) {
        const point: Position = [left + (width * column) / steps, top + (height * row) / steps]
        const depth = depthIn(largest, point)
        if (depth > best.depth) best = { point, depth }
      }
    }
    ;[width, height] = [(width * 2) / steps, (height * 2) / steps]
    ;[left, top] = [best.point[0] - width / 2, best.point[1] - height / 2]
  }
  return best.point
}

const steps = 12

/** How far inside the point lies; negative outside. */
function depthIn(polygon: Polygon, point: Position): number {
  let nearest = Infinity
  for (const ring of polygon) {
    for (const [index, from] of ring.entries())
      nearest = Math.min(nearest, distanceToSegment(point, from, ring[(index + 1) % ring.length] ?? from))
  }
  return contains(polygon, point) ? nearest : -nearest
}
