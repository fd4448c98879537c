export { localityPages } from './pages.tsx'
export { type PlacesView, type PlaceView, readPlaces } from './view.ts'
