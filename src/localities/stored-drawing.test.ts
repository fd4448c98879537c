import { expect, test } from 'vitest'
import { drawAreas, outlineOf } from '../places/index.ts'
import { drawingOf, type StoredArea } from './stored-drawing.ts'

const area = (code: string, more: Partial<StoredArea>): StoredArea => ({
  code,
  name: code,
  path: null,
  labelX: null,
  labelY: null,
  tileColumn: null,
  tileRow: null,
  ...more,
})
const square = (x: number) =>
  [
    [
      [x, 0],
      [x + 1, 0],
      [x + 1, 1],
      [x, 1],
      [x, 0],
    ],
  ] as [number, number][][]

test('a drawing that was stored as paths outlines the same places as the one that was made', () => {
  const made = drawAreas([0, 1, 2].map((x) => ({ code: `E${x}`, name: `Ward ${x}`, polygons: [square(x)] })))
  const stored = drawingOf(
    made.areas.map(({ code, name, path, label }) => area(code, { name, path, labelX: label[0], labelY: label[1] })),
  )
  if (!stored || 'tiles' in stored) throw new Error('not drawn')
  const corners = (path: string) => new Set(path.match(/[\d.]+ [\d.]+/g))
  for (const codes of [['E0'], ['E0', 'E1'], ['E0', 'E1', 'E2'], ['E0', 'E2']]) {
    const chosen = new Set(codes)
    for (const corner of corners(outlineOf(stored, chosen)))
      expect(corners(outlineOf(made, chosen)), codes.join()).toContain(corner)
  }
  const inner = (drawing: typeof made) => drawing.borders.filter(({ between }) => between.length === 2).length
  expect(inner(stored), 'the two borders between three squares').toBe(inner(made))
  expect(stored.ground.rows.some((row) => row.includes('#')) && stored.ground.rows.some((row) => row.includes('.'))).toBe(true)
})

test.each([
  [[area('E1', { tileColumn: 0, tileRow: 0 }), area('E2', { tileColumn: 1, tileRow: 0 })], 'tiles', 'no boundaries: equal tiles'],
  [
    [area('E1', { path: 'M0 0L9 0L9 9Z' }), area('E2', { tileColumn: 1, tileRow: 0 })],
    'none',
    'half with boundaries and half without cannot be drawn together',
  ],
  [[area('E1', {}), area('E2', { tileColumn: 1, tileRow: 0 })], 'none', 'an area without a place'],
  [[], 'none', 'no areas'],
] as [StoredArea[], string, string][])('areas %# draw as %s: %s', (areas, how, _why) => {
  const drawing = drawingOf(areas)
  expect(drawing === undefined ? 'none' : 'tiles' in drawing ? 'tiles' : 'boundaries').toBe(how)
})
