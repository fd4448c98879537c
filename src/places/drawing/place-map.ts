import { type Drawing, outlineOf } from './draw.ts'
import { type PlacedLabel, placeLabels } from './labels.ts'
import type { MapRow, MapShape, OutlinedPlace, Paint, PlaceMap, PlaceMapOptions } from './map-types.ts'
import { describe, outlinedWords, patternWords, shownWords } from './map-words.ts'
import type { Box, Position } from './shape.ts'
import type { Shown } from './small-numbers.ts'
import { type TileDrawing, tileOutline } from './tiles.ts'
import { isDark, type Tinting, tintingOf } from './tints.ts'

const byName = new Intl.Collator('en-GB')
const noFigure: Shown = { is: 'none', words: 'no figure' }

/** A map from imported boundaries, or from tiles where there are none. */
export function placeMap(drawing: Drawing | TileDrawing, options: PlaceMapOptions): PlaceMap {
  const { decimals = 0, figures, edges } = options
  const areas: readonly { code: string; name: string }[] = 'tiles' in drawing ? drawing.tiles : drawing.areas
  const figureOf = (code: string) => figures.get(code) ?? noFigure
  const values = areas.flatMap(({ code }) => {
    const shown = figureOf(code)
    return shown.is === 'figure' ? [shown.value] : []
  })
  const tinting = tintingOf(values, edges ? { edges, decimals } : { decimals })
  const shapes = shapesOf(drawing, (code) => {
    const shown = figureOf(code)
    return { paint: paintOf(shown, tinting), words: shownWords(shown, decimals) }
  })

  const drawn = new Set(areas.map(({ code }) => code))
  const localities = (options.localities ?? []).filter(({ codes }) => codes.some((code) => drawn.has(code)))
  const labels = 'tiles' in drawing ? [] : labelsFor(drawing, localities, figureOf, options)
  return {
    id: options.id,
    title: options.title,
    description: describe(shapes, figureOf, options),
    viewBox: viewBoxOf(drawing, labels),
    shapes,
    outlines: localities.map(({ name, codes }, index) => ({
      name,
      path: 'tiles' in drawing ? tileOutline(drawing, new Set(codes)) : outlineOf(drawing, new Set(codes)),
      label: labels[index] ?? null,
    })),
    key: tinting.classes,
    caption: `${options.measure}.${outlinedWords(localities)}${patternWords(shapes)}`,
    attribution: options.attribution,
    table: {
      headings: [options.heading, ...(options.columns ?? []).map((column) => column.heading)],
      rows: rowsOf(areas, localities, options),
      notes: [...(options.notes ?? [])],
    },
  }
}

function paintOf(shown: Shown, { classes, classOf }: Tinting): Paint {
  if (shown.is !== 'figure') return { is: shown.is }
  const fill = classes[classOf(shown.value)]?.fill ?? 'none'
  return { is: 'tint', fill, dark: isDark(fill) }
}

function shapesOf(drawing: Drawing | TileDrawing, look: (code: string) => { paint: Paint; words: string }): MapShape[] {
  if (!('tiles' in drawing))
    return drawing.areas.map(({ code, name, path }) => ({ code, name, path, lettering: null, ...look(code) }))
  return drawing.tiles.map(({ code, name, box, lines }) => {
    const { paint, words } = look(code)
    const at: Position = [box.x + box.width / 2, box.y + box.height / 2]
    // On a tile there is room for a figure and not for a reason: the pattern and the key say it.
    const lettering = { at, room: box.width - 6, lines, figure: paint.is === 'tint' ? words : null }
    return { code, name, path: tilePath(box), paint, words, lettering }
  })
}

function tilePath({ x, y, width, height }: Box): string {
  const [left, top, right, bottom] = [x + 1, y + 1, x + width - 1, y + height - 1]
  return `M${left} ${top}H${right}V${bottom}H${left}Z`
}

function rowsOf(
  areas: readonly { code: string; name: string }[],
  localities: readonly OutlinedPlace[],
  { figures, decimals = 0, columns = [] }: PlaceMapOptions,
): MapRow[] {
  const all = [{ figures, decimals }, ...columns]
  return areas
    .map(({ code, name }) => ({
      code,
      name,
      locality: localities.find(({ codes }) => codes.includes(code))?.name ?? null,
      cells: all.map((column) => shownWords(column.figures.get(code) ?? noFigure, column.decimals ?? 0)),
    }))
    .sort((a, b) => byName.compare(a.name, b.name))
}

function labelsFor(
  drawing: Drawing,
  localities: readonly OutlinedPlace[],
  figureOf: (code: string) => Shown,
  { decimals = 0, unit }: PlaceMapOptions,
): (PlacedLabel | null)[] {
  const wanted = localities.map(({ name, codes, figure }) => {
    const shown = figure ?? (codes.length === 1 ? figureOf(codes[0] ?? '') : null)
    const words = shown && `${shownWords(shown, decimals)}${shown.is === 'figure' && unit ? ` ${unit}` : ''}`
    const points = drawing.areas.filter(({ code }) => codes.includes(code)).map(({ label }) => label)
    return { lines: words ? [name, words] : [name], at: middleOf(points) }
  })
  return placeLabels(wanted, drawing)
}

/** Of the areas' own label points, the one nearest the middle of them all: the middle itself may lie outside them. */
function middleOf(points: readonly Position[]): Position {
  const [x, y] = [0, 1].map((side) => points.reduce((sum, point) => sum + (point[side] ?? 0), 0) / points.length)
  const away = (point: Position) => Math.hypot(point[0] - (x ?? 0), point[1] - (y ?? 0))
  return points.toSorted((a, b) => away(a) - away(b))[0] ?? [0, 0]
}

function viewBoxOf({ width, height }: { width: number; height: number }, labels: readonly (PlacedLabel | null)[]): Box {
  const boxes = labels.flatMap((label) => label?.box ?? [])
  const left = Math.floor(Math.min(0, ...boxes.map((box) => box.x - 2)))
  const right = Math.ceil(Math.max(width, ...boxes.map((box) => box.x + box.width + 2)))
  return { x: left, y: 0, width: right - left, height }
}
