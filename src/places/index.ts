import type { Room } from '../room.ts'
import { placesCommands } from './commands.ts'
import { restampQueue } from './re-stamp.ts'

export * from './area.ts'
export { codeProblem, type KnownCodes, kindOfCode } from './area-codes.ts'
export { listEditions, readAreas, readDrawing, type StoredArea } from './area-store.ts'
export { checkPlaces, type PlacesFound } from './check.ts'
export { areasMeant, type Choosable, labelOf, notYetGiven, readChoosable } from './choose-areas.ts'
export { type Dated, type Day, holdsOn } from './dated.ts'
export * from './drawing/index.ts'
export * from './locality.ts'
export { areasOfPlaces, readLocalities, type StoredLocality } from './locality-store.ts'
export { changeLocality, type LocalityProblem, type LocalityWords, makeLocality } from './make-locality.ts'
export { PlaceMapFigure, PlaceMapTable, PlaceMapWithTable } from './map.tsx'
export { type PlaceOf, placeOf } from './place-of.ts'
export { normalPostcode, outwardOf, readPostcode, type TypedPostcode } from './postcode.ts'
export * from './reading/index.ts'
export { type AreasProblem, type AreasWanted, setAreas } from './set-areas.ts'

export const places: Room = {
  name: 'places',
  floor: 'ground',
  tables: ['area', 'areaDrawing', 'areaEdition', 'areaSuccessor', 'locality', 'localityArea', 'population', 'postcode'],
  jobs: [restampQueue],
  commands: placesCommands,
}
