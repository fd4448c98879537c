import { geoMercator } from 'd3-geo'
import { labelPoint } from './label-point.ts'
import { areaOf, type Box, boxAround, contains, type Polygon, type Position, type Ring } from './shape.ts'
import { simplify } from './simplify.ts'
import { type RingOfStretches, type Stretch, topologyOf } from './topology.ts'

/** An area as it is drawn: made once, when boundaries are imported, and only painted on a page. */
export type DrawnArea = { code: string; name: string; path: string; label: Position; box: Box }

/** A stretch of border with the areas on either side; one area where it is the edge of the map. */
export type DrawnBorder = { path: string; between: string[] }

/** A whole set of areas drawn to one scale. `ground` says, cell by cell, where there is land, so labels keep off it. */
export type Drawing = { width: number; height: number; areas: DrawnArea[]; borders: DrawnBorder[]; ground: Ground }

/** Rows of cells, "#" for land and "." for none. */
export type Ground = { cell: number; rows: string[] }

export type DrawOptions = {
  /** How wide the picture is, and the highest that it may be. 360 units is a phone's width, so lettering of 14 stays 14. */
  width?: number
  height?: number
  /** Room round the edge, which outlines and labels use. */
  margin?: number
  /** The smallest corner worth keeping, in square units of the picture. */
  detail?: number
}

/** Simplifies and projects boundaries (longitude and latitude) into the paths of one picture. */
export function drawAreas(
  boundaries: readonly { code: string; name: string | null; polygons: readonly Polygon[] }[],
  { width = 360, height = 440, margin = 6, detail = 0.6 }: DrawOptions = {},
): Drawing {
  const topology = topologyOf(boundaries)
  const coordinates = topology.stretches.flatMap((stretch) => stretch.points)
  if (coordinates.length === 0) return { width, height, areas: [], borders: [], ground: { cell, rows: [] } }
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'MultiPoint', coordinates },
  )
  const place = (point: Position): Position => projection(point) ?? [0, 0]
  const extent = boxAround(coordinates.map(place))
  const size = { width, height: Math.ceil(extent.height + margin * 2) }
  const shift = ([x, y]: Position): Position => [tenth(x - extent.x + (width - extent.width) / 2), tenth(y - extent.y + margin)]

  const stretches = topology.stretches.map((stretch) =>
    simplify(stretch.points.map(place), detail, leastPoints(stretch)).map(shift),
  )
  const polygonsOf = (polygons: RingOfStretches[][]): Polygon[] =>
    withoutSpecks(polygons.map((polygon) => polygon.map((ring) => joined(ring, stretches))))
  const drawn = topology.areas.map(({ code, polygons }, index) => {
    const shapes = polygonsOf(polygons)
    return { code, name: boundaries[index]?.name ?? code, shapes }
  })
  return {
    ...size,
    areas: drawn.map(({ code, name, shapes }) => ({
      code,
      name,
      path: shapes.flatMap((polygon) => polygon.map((ring) => `${line(ring)}Z`)).join(''),
      label: labelPoint(shapes).map(tenth) as Position,
      box: boxAround(shapes.flat(2)),
    })),
    borders: topology.stretches.map(({ owners }, index) => ({ path: line(stretches[index] ?? []), between: owners })),
    ground: groundOf(
      drawn.flatMap((area) => area.shapes),
      size,
    ),
  }
}

/** The line round a set of areas: the borders that have the set on one side only. */
export function outlineOf(drawing: Drawing, codes: ReadonlySet<string>): string {
  return drawing.borders
    .filter(
      ({ between }) =>
        between.some((code) => codes.has(code)) && !(between.length > 1 && between.every((code) => codes.has(code))),
    )
    .map((border) => border.path)
    .join('')
}

const cell = 6

const tenth = (value: number) => Math.round(value * 10) / 10

/** An island keeps a triangle at least, and a ring of one or two stretches keeps a bend, so that no area vanishes. */
function leastPoints({ closed, inShortRing }: Stretch): number {
  if (closed) return 4
  return inShortRing ? 3 : 2
}

function joined(ring: RingOfStretches, stretches: readonly Position[][]): Ring {
  return ring.flatMap(({ stretch, backwards }) => {
    const points = stretches[stretch] ?? []
    return (backwards ? points.toReversed() : points).slice(0, -1)
  })
}

/** Islets too small to see are left out, unless they are all there is. */
function withoutSpecks(polygons: Polygon[]): Polygon[] {
  const seen = polygons.filter((polygon) => areaOf(polygon[0] ?? []) >= 1)
  return seen.length > 0 ? seen.map((polygon) => polygon.filter((ring, index) => index === 0 || areaOf(ring) >= 1)) : polygons
}

function line(points: readonly Position[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

function groundOf(polygons: readonly Polygon[], { width, height }: { width: number; height: number }): Ground {
  const boxed = polygons.map((polygon) => ({ polygon, box: boxAround(polygon[0] ?? []) }))
  const rows: string[] = []
  for (let y = cell / 2; y < height; y += cell) {
    let row = ''
    for (let x = cell / 2; x < width; x += cell) {
      const land = boxed.some(
        ({ polygon, box }) =>
          x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height && contains(polygon, [x, y]),
      )
      row += land ? '#' : '.'
    }
    rows.push(row)
  }
  return { cell, rows }
}
