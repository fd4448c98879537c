import { type Drawing, drawTiles, type TileDrawing } from '../places/index.ts'

/** An area as its table holds it: drawn once at import, or with the place of its tile. */
export type StoredArea = {
  code: string
  name: string
  path: string | null
  labelX: number | null
  labelY: number | null
  tileColumn: number | null
  tileRow: number | null
}

type Point = [number, number]
const cell = 6

/** The picture of these areas: boundaries where every one is drawn, else tiles where every one has a place, else none. */
export function drawingOf(areas: readonly StoredArea[], tileWidth?: number): Drawing | TileDrawing | undefined {
  if (areas.length === 0) return undefined
  if (areas.every(({ path }) => path)) return fromPaths(areas)
  const tiles = areas.flatMap(({ code, name, tileColumn, tileRow }) =>
    tileColumn === null || tileRow === null ? [] : [{ code, name, column: tileColumn, row: tileRow }],
  )
  return tiles.length === areas.length ? drawTiles(tiles, tileWidth ? { width: tileWidth } : {}) : undefined
}

/** Neighbours were simplified together, so a border is a line that two paths have in common, point for point. */
function fromPaths(areas: readonly StoredArea[]): Drawing {
  const shapes = areas.map((area) => ({ area, rings: ringsOf(area.path ?? '') }))
  const borders = new Map<string, { path: string; between: string[] }>()
  for (const { area, rings } of shapes) {
    for (const [from, to] of rings.flatMap(sidesOf)) {
      const key = [from.join(' '), to.join(' ')].sort().join('L')
      const border = borders.get(key)
      if (border) border.between.push(area.code)
      else borders.set(key, { path: `M${from.join(' ')}L${to.join(' ')}`, between: [area.code] })
    }
  }
  const points = shapes.flatMap(({ rings }) => rings.flat())
  const [width, height] = [0, 1].map((side) => Math.ceil(Math.max(...points.map((point) => point[side]!)) + cell)) as Point
  return {
    width,
    height,
    areas: shapes.map(({ area: { code, name, path, labelX, labelY }, rings }) => ({
      code,
      name,
      path: path ?? '',
      label: [labelX ?? 0, labelY ?? 0],
      box: boxOf(rings.flat()),
    })),
    borders: [...borders.values()],
    ground: {
      cell,
      rows: groundRows(
        shapes.map(({ rings }) => rings),
        width,
        height,
      ),
    },
  }
}

function ringsOf(path: string): Point[][] {
  return path
    .split('Z')
    .filter((ring) => ring.trim() !== '')
    .map((ring) => [...ring.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]))
}

const sidesOf = (ring: readonly Point[]): [Point, Point][] => ring.map((from, index) => [from, ring[(index + 1) % ring.length]!])

function boxOf(points: readonly Point[]) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Where there is land, cell by cell, so that labels keep off it: what lies between a row's crossings of the shores. */
function groundRows(shapes: readonly (readonly Point[][])[], width: number, height: number): string[] {
  const rows: string[] = []
  for (let y = cell / 2; y < height; y += cell) {
    const spans = shapes.flatMap((rings) => {
      const crossings = rings
        .flatMap(sidesOf)
        .filter(([from, to]) => from[1] <= y !== to[1] <= y)
        .map(([from, to]) => from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
        .sort((a, b) => a - b)
      return Array.from(
        { length: Math.floor(crossings.length / 2) },
        (_, index): Point => [crossings[index * 2]!, crossings[index * 2 + 1]!],
      )
    })
    let row = ''
    for (let x = cell / 2; x < width; x += cell) row += spans.some(([from, to]) => x >= from && x <= to) ? '#' : '.'
    rows.push(row)
  }
  return rows
}
