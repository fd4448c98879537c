import { expect, test } from 'vitest'
import { drawTiles, nameLines, tileOutline, tileProblems } from './tiles.ts'

const at = (code: string, column: number, row: number, name = code) => ({ code, name, column, row })

test('tiles stand on their grid, all the same size', () => {
  const drawing = drawTiles([at('a', 0, 0), at('b', 1, 0), at('c', 4, 2)])
  expect(new Set(drawing.tiles.map((tile) => tile.box.width))).toEqual(new Set([70]))
  expect(drawing.tiles.map(({ box }) => [box.x, box.y])).toEqual([
    [4, 4],
    [74, 4],
    [284, 144],
  ])
  expect([drawing.width, drawing.height]).toEqual([358, 218])
})

test('a wide grid makes a wide picture, not tiles too small to name', () => {
  expect(drawTiles([at('a', 9, 0)])).toMatchObject({ width: 588 })
})

test.each([
  [['a'], 4, 'one tile has four sides'],
  [['a', 'b'], 6, 'two neighbours lose the side between them'],
  [['a', 'c'], 8, 'two apart keep all'],
  [['a', 'b', 'c', 'd'], 8, 'a square of four has eight'],
  [[], 0, 'none'],
])('the outline of %j has %i sides: %s', (codes, sides, _why) => {
  const drawing = drawTiles([at('a', 0, 0), at('b', 1, 0), at('c', 1, 1), at('d', 0, 1)])
  expect(tileOutline(drawing, new Set(codes)).split('M').length - 1).toBe(sides)
})

test.each([
  ['Newport', ['Newport'], 'a short name'],
  ['North Ormesby', ['North', 'Ormesby'], 'two words'],
  ['Berwick Hills & Pallister', ['Berwick', 'Hills'], 'the first half of a double name'],
  ['Longlands & Beechwood', ['Longlands'], 'and of one whose first half is one word'],
  ['Woodhouse Park', ['Woodhouse', 'Park'], 'squeezed a little when drawn'],
  ['Burton-in-Lonsdale', ['Burton-i…'], 'a word far too long is cut'],
])('%s on a tile is %j: %s', (name, lines, _why) => {
  expect(nameLines(name, 64)).toEqual(lines)
})

test('two tiles in one place are a problem by name', () => {
  expect(tileProblems([at('a', 0, 0, 'Acklam'), at('b', 0, 0, 'Kader'), at('a', 1, 1, 'Acklam')])).toEqual([
    'Acklam and Kader have the same tile',
    'Acklam has two tiles',
  ])
})
