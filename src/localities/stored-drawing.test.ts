import { expect, test } from 'vitest'
import { drawAreas } from '../places/index.ts'
import { drawingOf, type StoredArea } from './stored-drawing.ts'

const area = (code: string, more: Partial<StoredArea> = {}): StoredArea => ({
  code,
  name: code,
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
const made = drawAreas([0, 1].map((x) => ({ code: `E${x + 1}`, name: `Ward ${x}`, polygons: [square(x)] })))
const tiles = [area('E1', { tileColumn: 0, tileRow: 0 }), area('E2', { tileColumn: 1, tileRow: 0 })]

test.each([
  [tiles, made, 'boundaries', 'what was drawn at import comes first'],
  [tiles, undefined, 'tiles', 'no boundaries: equal tiles'],
  [
    [...tiles, area('E3', { tileColumn: 2, tileRow: 0 })],
    made,
    'tiles',
    'one area is not in the drawing, so none is drawn by it',
  ],
  [[area('E1'), tiles[1]!], undefined, 'none', 'an area without a place'],
  [[], made, 'none', 'no areas'],
] as [StoredArea[], typeof made | undefined, string, string][])(
  'areas %# draw as boundaries, tiles or not at all',
  (areas, drawing, how, why) => {
    const found = drawingOf(areas, drawing)
    expect(found === undefined ? 'none' : 'tiles' in found ? 'tiles' : 'boundaries', why).toBe(how)
  },
)
