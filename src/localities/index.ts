import type { Visit } from '../access/index.ts'
import type { Room } from '../room.ts'
import { localityPages } from './pages.tsx'
import { placeOfManager } from './store.ts'

export type { Panel, PanelShown, PlaceAsked } from './panel.ts'
export { type PlacesView, type PlaceView, readPlaces } from './view.ts'

/** The page of the place that a neighbourhood manager runs. */
async function ownPlace(visit: Visit) {
  const place = await visit.withActor('run a place', placeOfManager)
  return { to: place ? `/places/${place}` : '/places' }
}

export const localities: Room = {
  name: 'localities',
  floor: 'work',
  pages: localityPages,
  word: { section: 'places', text: 'Places', href: '/places', shownTo: () => true },
  firstPages: { 'neighbourhood-manager': ownPlace },
}
