import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBoundaries } from '../reading/boundaries.ts'
import { allRows, sharedDataIsHere, sharedFile, unlessShared } from '../reading/shared-data.ts'
import { type Drawing, drawAreas, outlineOf } from './draw.ts'
import { contains, overlap, type Position } from './shape.ts'
import { simplify } from './simplify.ts'
import { topologyOf } from './topology.ts'

const ring = (...points: Position[]): Position[] => [...points, points[0] as Position]
const square = (x: number, y: number, side: number) => ring([x, y], [x + side, y], [x + side, y + side], [x, y + side])

/** The rings of a path, read back from its letters. */
function ringsOf(path: string): Position[][] {
  return path
    .split('M')
    .slice(1)
    .map((part) =>
      part
        .replace('Z', '')
        .split('L')
        .map((pair) => pair.split(' ').map(Number) as Position),
    )
}

/** Points inside the outer border that are not in exactly one area, or outside it and in some. */
function gapsAndOverlaps(drawing: Drawing, step: number) {
  const areas = drawing.areas.map((area) => ringsOf(area.path))
  const border = ringsOf(outlineOf(drawing, new Set(drawing.areas.map((area) => area.code)))).flatMap((line) =>
    line.slice(0, -1).map((from, index) => [from, line[index + 1] ?? from] as const),
  )
  const wrong: string[] = []
  let inside = 0
  for (let x = 0.37; x < drawing.width; x += step) {
    for (let y = 0.37; y < drawing.height; y += step) {
      const crossings = border.filter(
        ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax,
      ).length
      const within = areas.filter((rings) => contains(rings, [x, y])).length
      inside += crossings % 2
      if (within !== crossings % 2) wrong.push(`${x}, ${y}: in ${within} areas`)
    }
  }
  return { wrong, inside }
}

test('neighbours share one stretch of border, and the outline of both leaves it out', () => {
  const west = { code: 'W', name: 'West', polygons: [[square(-1.2, 54.5, 0.1)]] }
  const east = { code: 'E', name: 'East', polygons: [[square(-1.1, 54.5, 0.1)]] }
  const { stretches } = topologyOf([west, east])
  expect(stretches.map((stretch) => stretch.owners.join())).toEqual(expect.arrayContaining(['W', 'E', 'W,E']))
  expect(stretches).toHaveLength(3)
  const drawing = drawAreas([west, east])
  const shared = drawing.borders.find((border) => border.between.length === 2)
  expect(outlineOf(drawing, new Set(['W']))).toContain(shared?.path)
  expect(outlineOf(drawing, new Set(['W', 'E']))).not.toContain(shared?.path)
})

test('an enclave fills its hole: one closed stretch, owned by both', () => {
  const inner = square(-1.16, 54.54, 0.02)
  const outer = { code: 'O', name: 'Outer', polygons: [[square(-1.2, 54.5, 0.1), inner.toReversed()]] }
  const enclave = { code: 'I', name: 'Inner', polygons: [[[...inner.slice(2), ...inner.slice(1, 3)]]] }
  const { stretches } = topologyOf([outer, enclave])
  expect(stretches.filter((stretch) => stretch.owners.length === 2 && stretch.closed)).toHaveLength(1)
  expect(gapsAndOverlaps(drawAreas([outer, enclave]), 9).wrong).toEqual([])
})

test('whatever line two areas share, simplifying opens no gap between them', () => {
  const wiggles = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 3, maxLength: 60 })
  fc.assert(
    fc.property(wiggles, (offsets) => {
      const shared = offsets.map(
        (offset, index): Position => [-1.1 + offset / 1e4, 54.5 + (0.1 * (index + 1)) / (offsets.length + 1)],
      )
      const west = ring([-1.2, 54.5], [-1.1, 54.5], ...shared, [-1.1, 54.6], [-1.2, 54.6])
      const east = ring([-1.1, 54.5], [-1, 54.5], [-1, 54.6], [-1.1, 54.6], ...shared.toReversed())
      const drawing = drawAreas(
        [
          { code: 'W', name: 'West', polygons: [[west]] },
          { code: 'E', name: 'East', polygons: [[east]] },
        ],
        { width: 120, height: 160, detail: 2 },
      )
      expect(gapsAndOverlaps(drawing, 7).wrong).toEqual([])
    }),
    { numRuns: 40, seed: 7 },
  )
})

test.skipIf(!sharedDataIsHere).each([
  ['middlesbrough_wards_2024', 20],
  ['manchester_wards_2023', 32],
])(`%s: %i areas drawn without a gap, each labelled inside itself${unlessShared}`, async (name, count) => {
  const drawing = drawAreas(await allRows(readBoundaries(sharedFile(`boundaries/${name}.geojson`))))
  expect(drawing.areas).toHaveLength(count)
  const { wrong, inside } = gapsAndOverlaps(drawing, 8)
  expect(inside).toBeGreaterThan(400)
  // The derived outlines touch at a few points that the two sides do not share: less than one in two hundred.
  expect(wrong).toEqual([])
  expect(drawing.areas.filter((area) => !contains(ringsOf(area.path), area.label))).toEqual([])
  const page = { x: 0, y: 0, width: drawing.width, height: drawing.height }
  expect(drawing.areas.every((area) => overlap(area.box, page))).toBe(true)
  expect(drawing.areas.reduce((letters, area) => letters + area.path.length, 0)).toBeLessThan(20_000)
})

test('points that bend a line least go first, and its ends never', () => {
  const line: Position[] = [
    [0, 0],
    [10, 0.1],
    [20, 0],
    [30, 9],
    [40, 0],
  ]
  expect(simplify(line, 5)).toEqual([
    [0, 0],
    [20, 0],
    [30, 9],
    [40, 0],
  ])
  expect(simplify(line, 1000)).toEqual([
    [0, 0],
    [40, 0],
  ])
  expect(simplify(line, 1000, 3)).toContainEqual([30, 9])
})

test('an island smaller than the detail stays a shape when it is all there is of an area', () => {
  const drawing = drawAreas([
    { code: 'L', name: 'Land', polygons: [[square(-1.2, 54.5, 0.2)]] },
    { code: 'S', name: 'Speck', polygons: [[square(-0.95, 54.5, 0.0004)]] },
  ])
  expect(ringsOf(drawing.areas[1]?.path ?? '')[0]?.length).toBeGreaterThanOrEqual(3)
})

test('no areas, no picture and no failure', () => {
  expect(drawAreas([])).toMatchObject({ areas: [], borders: [] })
})
