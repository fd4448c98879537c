import { formPage, get, may, type PageParts, type Reply, type Route } from '../access/index.ts'
import { placesFor, reaches } from '../agencies/index.ts'
import { allOf } from '../database/together.ts'
import { refuse } from '../errors.ts'
import { areasOfPlace } from './areas-page.tsx'
import { Beside } from './beside-page.tsx'
import { mapsOf } from './map.ts'
import type { PanelShown } from './panel.ts'
import { panelsOf } from './panel-part.tsx'
import { changePlace, newPlace } from './place-form.tsx'
import { PlacePage, Places } from './place-pages.tsx'
import { type PlacesView, type PlaceView, readPlaces } from './view.ts'

const purpose = 'run a place'

/** Places: every one on a map, each by itself, and two beside each other. */
export const localityPages: Route[] = [
  get('/places', async (visit) => {
    const authority = visit.actor.authorityShort
    const view = await visit.withActor(purpose, (work) => readPlaces(work, visit.rooms))
    return page(
      'Places',
      <Places
        view={view}
        map={mapsOf(view, view.places, authority)}
        authority={authority}
        mayAdd={may({ actor: visit.actor, purpose }, 'manage places')}
      />,
    )
  }),

  // the chooser asks here, so that its form needs no script to lead to the pair's own address
  get('/places/beside', async (visit) => {
    const view = await visit.withActor(purpose, (work) => readPlaces(work, visit.rooms))
    const [first, second] = [placeIn(view, visit.query.first), placeIn(view, visit.query.second)]
    return { to: first === second ? `/places/${first.slug}` : `/places/${first.slug}/beside/${second.slug}` }
  }),

  ...formPage('/places/new', newPlace),
  ...formPage('/places/:slug/change', changePlace),
  ...formPage('/places/:slug/areas', areasOfPlace),

  get('/places/:slug', async (visit) => {
    const { view, place, panels, mayManage } = await visit.withActor(purpose, async (work) => {
      const view = await readPlaces(work, visit.rooms)
      const place = placeIn(view, visit.params.slug)
      const { panels, manages } = await allOf({
        panels: panelsOf(work, visit.rooms, place, 8),
        manages: placesFor(work, 'manage posts'),
      })
      return { view, place, panels, mayManage: reaches(manages, place.id) }
    })
    const body = (
      <PlacePage
        view={view}
        place={place}
        panels={panels}
        map={mapsOf(view, [place], visit.actor.authorityShort)}
        mayManage={mayManage}
        mayChange={may({ actor: visit.actor, purpose }, 'manage places')}
      />
    )
    return page(place.name, body, { href: '/places', text: 'Places' })
  }),

  get('/places/:slug/beside/:other', async (visit) => {
    const { view, pair, panels } = await visit.withActor(purpose, async (work) => {
      const view = await readPlaces(work, visit.rooms)
      const pair = [placeIn(view, visit.params.slug), placeIn(view, visit.params.other)] as const
      const panels = new Map<string, readonly PanelShown[]>()
      for (const place of pair) panels.set(place.id, await panelsOf(work, visit.rooms, place, 3))
      return { view, pair, panels }
    })
    const [a, b] = pair
    if (a === b) return { to: `/places/${a.slug}` }
    const authority = visit.actor.authorityShort
    const body = <Beside view={view} pair={pair} panels={panels} map={mapsOf(view, pair, authority)} authority={authority} />
    return page(`${a.name} beside ${b.name}`, body, { href: '/places', text: 'Places' })
  }),
]

function placeIn(view: PlacesView, slug: string | undefined): PlaceView {
  return view.places.find((place) => place.slug === slug) ?? refuse('not-found', undefined, { kind: 'place' })
}

const page = (title: string, body: PageParts['body'], back?: PageParts['back']): Reply => ({
  page: { title, body, back, section: 'places' },
})
