import { type Drawing, drawTiles, type TileDrawing } from '../places/index.ts'

/** An area as its table holds it, with the place of its tile where it has one. */
export type StoredArea = {
  code: string
  name: string
  tileColumn: number | null
  tileRow: number | null
}

/** The picture of these areas: the one made from boundaries at import, else tiles where every one has a place, else none. */
export function drawingOf(
  areas: readonly StoredArea[],
  made: Drawing | undefined,
  tileWidth?: number,
): Drawing | TileDrawing | undefined {
  if (areas.length === 0) return undefined
  const drawn = new Set(made?.areas.map(({ code }) => code))
  if (made && areas.every(({ code }) => drawn.has(code))) return made
  const tiles = areas.flatMap(({ code, name, tileColumn, tileRow }) =>
    tileColumn === null || tileRow === null ? [] : [{ code, name, column: tileColumn, row: tileRow }],
  )
  return tiles.length === areas.length ? drawTiles(tiles, tileWidth ? { width: tileWidth } : {}) : undefined
}
