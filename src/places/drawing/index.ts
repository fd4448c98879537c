export { type Drawing, type DrawnArea, type DrawOptions, drawAreas, outlineOf } from './draw.ts'
export type { OutlinedPlace, PlaceMap, PlaceMapOptions } from './map-types.ts'
export { openDataAttribution, shownWords } from './map-words.ts'
export { placeMap } from './place-map.ts'
export {
  noteOfRounding,
  rateOf,
  roundedNought,
  roundedWords,
  type Shown,
  smallestShown,
  toFive,
  type Withholding,
  withholdSmall,
} from './small-numbers.ts'
export { drawTiles, type TileDrawing, type TilePosition, tileProblems } from './tiles.ts'
