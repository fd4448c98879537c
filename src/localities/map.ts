import {
  noteOfRounding,
  openDataAttribution,
  type PlaceMap,
  placeMap,
  rateOf,
  roundedNought,
  type Shown,
  toFive,
  withholdSmall,
} from '../places/index.ts'
import { type Day, formatLongDay } from '../time/index.ts'
import { drawingOf } from './stored-drawing.ts'
import type { PlacesView, PlaceView } from './view.ts'

/**
 * The map of the whole authority with some places outlined: contacts of the last whole month per 1,000 children for those who
 * see every place's figures, published numbers of children for everybody else. None where no area can be drawn.
 */
export function mapsOf(view: PlacesView, outlined: readonly PlaceView[], authority: string): Maps | undefined {
  const drawing = drawingOf(view.areas, view.drawing)
  if (!drawing) return undefined
  const map = mapOn(drawing, 'map', view, outlined, authority)
  // on a phone a tile that is wide enough for every name would have lettering too small to read
  return 'tiles' in drawing
    ? {
        map: mapOn(drawingOf(view.areas, view.drawing, 480) ?? drawing, 'map', view, outlined, authority),
        narrow: mapOn(drawing, 'map-narrow', view, outlined, authority),
      }
    : { map }
}

/** A map, and for tiles another one for narrow screens. */
export type Maps = { map: PlaceMap; narrow?: PlaceMap }

function mapOn(
  drawing: NonNullable<ReturnType<typeof drawingOf>>,
  id: string,
  view: PlacesView,
  outlined: readonly PlaceView[],
  authority: string,
): PlaceMap {
  const children = new Map(
    view.areas.map(({ code }): [string, Shown] => {
      const found = view.childrenIn.get(code)
      return [code, found ? { is: 'figure', value: found.people } : { is: 'none', words: 'no figure' }]
    }),
  )
  const asAt = [...view.childrenIn.values()]
    .map((each) => each.asAt)
    .sort()
    .at(-1)
  const common = {
    id,
    localities: outlined.map(({ name, codes }) => ({ name, codes })),
    attribution: openDataAttribution(Number(view.today.slice(0, 4))),
  }
  const estimate = asAt ? `, ${formatLongDay(asAt)}` : ''
  if (!view.byWard) {
    return placeMap(drawing, {
      ...common,
      title: `${authority}: children under 16`,
      measure: `Children under 16${estimate}`,
      heading: 'Under 16',
      unit: 'under 16',
      figures: children,
    })
  }
  const { counts, note } = countsShown(view)
  const rates = new Map(
    [...counts].map(([code, count]): [string, Shown] => [code, rateOf(count, view.childrenIn.get(code)?.people, 1000)]),
  )
  const month = monthWords(view.months[11]!)
  return placeMap(drawing, {
    ...common,
    title: `${authority}: contacts per 1,000 children`,
    measure: `Contacts in ${month} per 1,000 children under 16${asAt ? ` (${formatLongDay(asAt)})` : ''}`,
    heading: 'Per 1,000',
    unit: 'per 1,000',
    figures: rates,
    columns: [
      { heading: 'Contacts', figures: counts },
      { heading: 'Under 16', figures: children },
    ],
    notes: note ? [note] : [],
  })
}

function countsShown(view: PlacesView): { counts: ReadonlyMap<string, Shown>; note: string | null } {
  const raw = new Map(view.areas.map(({ code }) => [code, view.byWard?.get(code) ?? 0]))
  if (view.telling === 'exact')
    return { counts: new Map([...raw].map(([code, value]): [string, Shown] => [code, { is: 'figure', value }])), note: null }
  if (view.telling === 'rounded') {
    const rounded = ([code, value]: [string, number]): [string, Shown] => [
      code,
      toFive(value) > 0 ? { is: 'figure', value: toFive(value) } : { is: 'none', words: roundedNought },
    ]
    return { counts: new Map([...raw].map(rounded)), note: noteOfRounding }
  }
  const { shown, note } = withholdSmall(raw, { totalShown: true })
  return { counts: shown, note }
}

/** 'October 2026'. */
export const monthWords = (month: Day): string => formatLongDay(month).replace(/^\d+ /, '')

/** The months of a year back, in words: 'November 2025 to October 2026'. */
export const spanWords = (months: readonly Day[]): string => `${monthWords(months[0]!)} to ${monthWords(months.at(-1)!)}`
