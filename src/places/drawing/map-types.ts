import type { PlacedLabel } from './labels.ts'
import type { Box, Position } from './shape.ts'
import type { Shown } from './small-numbers.ts'
import type { Tint } from './tints.ts'

/** How an area is painted: one of the tints, or hatched because its figure is kept back, or dotted for want of one. */
export type Paint = { is: 'tint'; fill: string; dark: boolean } | { is: 'withheld' } | { is: 'none' }

/** Lettering on a tile: the name, in lines no wider than `room`, and the figure where one may be shown. */
export type TileLettering = { at: Position; room: number; lines: string[]; figure: string | null }

export type MapShape = { code: string; name: string; path: string; paint: Paint; words: string; lettering: TileLettering | null }
export type MapOutline = { name: string; path: string; label: PlacedLabel | null }
export type MapRow = { code: string; name: string; locality: string | null; cells: string[] }

/** Everything a page needs to show a place as a picture and as a table. */
export type PlaceMap = {
  id: string
  title: string
  description: string
  viewBox: Box
  shapes: MapShape[]
  outlines: MapOutline[]
  key: Tint[]
  caption: string
  attribution: string
  table: { headings: string[]; rows: MapRow[]; notes: string[] }
}

/** A place to outline, with its own figure where it has more areas than one. */
export type OutlinedPlace = { name: string; codes: readonly string[]; figure?: Shown }

export type PlaceMapOptions = {
  /** Unlike any other id on the page. */
  id: string
  title: string
  /** What the figures are: "Contacts in October 2026 per 1,000 children under 16". */
  measure: string
  /** The short heading of the figures' column: "Per 1,000". */
  heading: string
  /** The unit after a figure beside an outlined place: "per 1,000". */
  unit?: string
  decimals?: number
  edges?: readonly number[]
  figures: ReadonlyMap<string, Shown>
  localities?: readonly OutlinedPlace[]
  /** Columns that the table has and the picture has not, such as the count behind a rate. */
  columns?: readonly { heading: string; figures: ReadonlyMap<string, Shown>; decimals?: number }[]
  notes?: readonly string[]
  attribution: string
}
