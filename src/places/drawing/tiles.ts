import { letteringWidth } from './lettering.ts'
import type { Box, Position } from './shape.ts'

/** Where an area's tile stands: columns and rows counted from 0, top left. `short` is its name where room is short. */
export type TilePosition = { code: string; name: string; column: number; row: number; short?: string }

export type Tile = { code: string; name: string; box: Box; lines: string[] }
export type TileDrawing = { width: number; height: number; tiles: Tile[] }

/** Lays equal tiles out on a grid, for a place whose boundaries have not been imported. */
export function drawTiles(
  positions: readonly TilePosition[],
  { width = 360, margin = 4 }: { width?: number; margin?: number } = {},
): TileDrawing {
  const columns = Math.max(1, ...positions.map((position) => position.column + 1))
  const rows = Math.max(1, ...positions.map((position) => position.row + 1))
  // Under 58 units not even a name of seven letters fits, so a wide grid makes a wide picture.
  const side = Math.max(58, Math.floor((width - margin * 2) / columns))
  const tiles = positions.map(({ code, name, column, row, short }) => ({
    code,
    name,
    box: { x: margin + column * side, y: margin + row * side, width: side, height: side },
    lines: nameLines(short ?? name, side - 6),
  }))
  return { width: side * columns + margin * 2, height: side * rows + margin * 2, tiles }
}

/** Two tiles in one place, or one area with two tiles, by name. */
export function tileProblems(positions: readonly TilePosition[]): string[] {
  const problems: string[] = []
  for (const [index, one] of positions.entries()) {
    for (const other of positions.slice(index + 1)) {
      if (one.code === other.code) problems.push(`${one.name} has two tiles`)
      else if (one.column === other.column && one.row === other.row)
        problems.push(`${one.name} and ${other.name} have the same tile`)
    }
  }
  return problems
}

/** The line round a set of tiles: the sides that have the set on one side only. */
export function tileOutline({ tiles }: TileDrawing, codes: ReadonlySet<string>): string {
  const sides = new Map<string, [Position, Position]>()
  for (const { code, box } of tiles) {
    if (!codes.has(code)) continue
    const { x, y, width, height } = box
    const corners: Position[] = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]
    for (const [index, from] of corners.entries()) {
      const to = corners[(index + 1) % 4] ?? from
      const key = [from.join(), to.join()].sort().join(' ')
      // A side met twice lies between two tiles of the set.
      if (!sides.delete(key)) sides.set(key, [from, to])
    }
  }
  return [...sides.values()].map(([from, to]) => `M${from.join(' ')}L${to.join(' ')}`).join('')
}

/**
 * A name in at most two lines. One joined by "&" that does not fit gives its first half, as people do when they say it;
 * a word still too long is cut. The whole name stands in the table.
 */
export function nameLines(name: string, width: number): string[] {
  const lines = wrapped(name, width)
  if (lines.length <= 2 && lines.every((line) => letteringWidth(line) <= width)) return lines
  const half = name.split(/\s+(?:&|and)\s+/)[0] ?? name
  return wrapped(half, width)
    .slice(0, 2)
    .map((line) => cut(line, width))
}

function wrapped(name: string, width: number): string[] {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && letteringWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function cut(line: string, width: number): string {
  // A name a little too long is squeezed when it is drawn; that reads better than a name without its end.
  if (letteringWidth(line) <= width * 1.2) return line
  let shorter = line
  while (shorter.length > 1 && letteringWidth(`${shorter}…`) > width) shorter = shorter.slice(0, -1)
  return `${shorter}…`
}
