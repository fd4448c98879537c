import type { VNode } from 'preact'
import type { Telling } from '../access/index.ts'
import { Sparkline, Title, Two } from '../govuk/index.ts'
import { smallestShown } from '../places/index.ts'
import { spanWords } from './map.ts'
import { MapPart, type Maps } from './map-part.tsx'
import { type Cell, measuresOf, sizeWords } from './measures.ts'
import type { PanelShown } from './panel.ts'
import { PanelPart } from './panel-part.tsx'
import { managerOf, TeamTable, teamWords } from './team-part.tsx'
import type { PlacesView, PlaceView } from './view.ts'

export type BesideProps = {
  view: PlacesView
  pair: readonly [PlaceView, PlaceView]
  panels: ReadonlyMap<string, readonly PanelShown[]>
  map: Maps | undefined
  /** "Middlesbrough": the head of the column for the whole. */
  authority: string
}

/** Two places beside each other: map and figures, then team and what waits in each. */
export function Beside({ view, pair, panels, map, authority }: BesideProps): VNode {
  const [a, b] = pair
  const [sizeA, sizeB] = [a.children.under16, b.children.under16]
  return (
    <>
      <Title
        say={
          sizeA && sizeB ? sizeWords({ name: a.name, people: sizeA.people }, { name: b.name, people: sizeB.people }) : undefined
        }
        end={<Chooser view={view} first={a.slug} second={b.slug} />}
      >
        {a.name} beside {b.name}
      </Title>
      {map ? (
        <Two split="place">
          <MapPart maps={map} tableAt="/places#map-table" />
          <Comparison view={view} pair={pair} authority={authority} />
        </Two>
      ) : (
        <Comparison view={view} pair={pair} authority={authority} />
      )}
      <Two split="even">
        {pair.map((place, index) => (
          <section class="ds-stack" aria-label={place.name}>
            <div class={index === 0 ? 'ds-place' : 'ds-place ds-place--b'}>
              <div class="ds-title">
                <h2 class="ds-h2">
                  <a class="govuk-link govuk-link--no-visited-state" href={`/places/${place.slug}`}>
                    {place.name}
                  </a>
                </h2>
                <span class="ds-meta">{teamWords(place)}</span>
              </div>
              <TeamTable place={place} view={view} />
            </div>
            {panels.get(place.id)?.map((panel) => (
              <PanelPart place={place} panel={panel} />
            ))}
          </section>
        ))}
      </Two>
    </>
  )
}

function Comparison({ view, pair, authority }: { view: PlacesView; pair: readonly [PlaceView, PlaceView]; authority: string }) {
  const measures = measuresOf(view, pair)
  const [a, b] = pair
  return (
    <div>
      <table class="ds-t ds-cmp">
        <caption class="govuk-visually-hidden">
          {a.name} and {b.name} compared
        </caption>
        <thead>
          <tr>
            <th scope="col">{measures.length > 2 ? spanWords(view.months) : 'Published figures'}</th>
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
            <th scope="col">All of {authority}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ name, note, cells, whole }) => (
            <tr>
              <th scope="row">
                {name}
                <span class="ds-b ds-meta">{note}</span>
              </th>
              {cells.map((cell, index) => (
                <FigureCell cell={cell} of={pair[index]!.name} />
              ))}
              <td data-of="All">{isFigure(whole) ? whole.words : <span class="ds-meta">{whole.words}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {measures.length > 2 && <p class="ds-meta">Each line starts at nought and has its own height. {notes[view.telling]}</p>}
    </div>
  )
}

const notes: Readonly<Record<Telling, string>> = {
  exact: '',
  // each row says it of itself, because exact counts stand beside them
  rounded: '',
  published: `Counts of 1 to ${smallestShown - 1} are not shown below town level.`,
}

const isFigure = ({ words }: Cell) => /^\d/.test(words)

/** A figure, with the line of its months under it; words in its place stand back. */
export function FigureCell({ cell, of }: { cell: Cell; of?: string }): VNode {
  return (
    <td data-of={of}>
      {isFigure(cell) ? <b>{cell.words}</b> : <span class="ds-meta">{cell.words}</span>}
      {cell.line && <Sparkline {...cell.line} />}
    </td>
  )
}

/** Which two places: asked by address, so that the page can be linked. Places that somebody runs come first. */
export function Chooser({ view, first, second }: { view: PlacesView; first?: string; second?: string }): VNode | null {
  if (view.places.length < 2) return null
  const live = [...view.places.filter((place) => managerOf(place, view.today)), ...view.places].map(({ slug }) => slug)
  const one = first ?? live[0]
  const other = second ?? live.find((slug) => slug !== one)
  const choose = (name: string, label: string, value: string | undefined) => (
    <div>
      <label class="govuk-visually-hidden" for={name}>
        {label}
      </label>
      <select class="govuk-select" id={name} name={name}>
        {view.places.map((place) => (
          <option value={place.slug} selected={place.slug === value}>
            {place.name}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form class="ds-search ds-search--two" method="get" action="/places/beside" aria-label="Two places beside each other">
      {choose('first', 'First place', one)}
      {choose('second', 'Second place', other)}
      <button type="submit" class="govuk-button govuk-button--secondary">
        Compare
      </button>
    </form>
  )
}
