import { type Position, positionKind, toLonLat } from './national-grid.ts'

/** A closed line: its last position is its first. */
export type Ring = Position[]
/** One outer ring and the holes in it. */
export type Polygon = Ring[]

export type Outline = { polygons: Polygon[]; turned: boolean; converted: boolean }

/** Reads a polygon or multipolygon, or says in a sentence why it cannot be used. */
export function readOutline(geometry: unknown): Outline | string {
  if (!isGeometry(geometry)) return 'It has no outline'
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    return `Its outline is a ${String(geometry.type)}, not a polygon`
  const parts: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(parts) || parts.length === 0) return 'Its outline is empty'
  const outline: Outline = { polygons: [], turned: false, converted: false }
  for (const part of parts) {
    if (!Array.isArray(part) || part.length === 0) return 'A part of its outline is empty'
    const polygon: Polygon = []
    for (const [index, points] of part.entries()) {
      const ring = readRing(points)
      if (typeof ring === 'string') return ring
      outline.converted ||= ring.converted
      const anticlockwise = signedArea(ring.positions) > 0
      if (anticlockwise !== (index === 0)) {
        ring.positions.reverse()
        outline.turned = true
      }
      polygon.push(ring.positions)
    }
    outline.polygons.push(polygon)
  }
  return outline
}

function readRing(points: unknown): { positions: Ring; converted: boolean } | string {
  if (!Array.isArray(points)) return 'A ring of its outline is not a list of positions'
  if (points.length < 4) return `A ring of its outline has ${points.length} positions; a closed one needs four`
  const positions: Ring = []
  let converted = false
  for (const point of points) {
    if (!isPosition(point)) return `${JSON.stringify(point)} in its outline is not a position`
    const position: Position = [point[0], point[1]]
    switch (positionKind(position)) {
      case 'lon-lat':
        positions.push(position)
        break
      case 'grid':
        positions.push(toLonLat(position).map((degree) => Math.round(degree * 1e6) / 1e6) as Position)
        converted = true
        break
      case 'swapped':
        return `Its position ${position.join(', ')} has latitude first; GeoJSON puts longitude first`
      case 'web mercator':
        return `Its position ${position.join(', ')} is in Web Mercator; export it as WGS84 (EPSG:4326)`
      case 'elsewhere':
        return `Its position ${position.join(', ')} is not in Great Britain; export it as WGS84 (EPSG:4326)`
    }
  }
  const [first, last] = [positions[0], positions.at(-1)]
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1])
    return 'A ring of its outline is not closed: it does not end where it began'
  return signedArea(positions) === 0 ? 'A ring of its outline encloses nothing' : { positions, converted }
}

/** Positive when the ring runs anticlockwise, seen with north up. */
export function signedArea(ring: readonly Position[]): number {
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return twice / 2
}

function isGeometry(value: unknown): value is { type: unknown; coordinates?: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value
}

function isPosition(value: unknown): value is [number, number, ...unknown[]] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])
}
