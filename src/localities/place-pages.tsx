import type { VNode } from 'preact'
import { Button, Section, Side, SidePanel, Stack, Title, Two } from '../govuk/index.ts'
import { PlaceMapFigure, PlaceMapTable } from '../places/index.ts'
import { Chooser, FigureCell } from './beside-page.tsx'
import { spanWords } from './map.ts'
import { MapPart, type Maps } from './map-part.tsx'
import { measuresOf } from './measures.ts'
import type { PanelShown } from './panel.ts'
import { PanelPart } from './panel-part.tsx'
import { askOf, managerOf, TeamTable, teamWords } from './team-part.tsx'
import type { PlacesView, PlaceView } from './view.ts'

const link = 'govuk-link govuk-link--no-visited-state'
const number = new Intl.NumberFormat('en-GB')
const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${number.format(count)} ${more}`)

/** Every place of the authority: on the map, and in a table with what is missing. */
export function Places({
  view,
  map,
  authority,
  mayAdd,
}: {
  view: PlacesView
  map: Maps | undefined
  authority: string
  mayAdd: boolean
}): VNode {
  const gaps = view.places.reduce((sum, { team }) => sum + team.gaps.length, 0)
  return (
    <>
      <Title
        say={
          view.places.length > 0 &&
          `${many(view.places.length, 'place', 'places')} in ${authority}, ${gaps === 0 ? 'every post and core partner named' : many(gaps, 'post or partner with nobody', 'posts or partners with nobody')}.`
        }
        end={
          <>
            {view.places.length > 1 && <Chooser view={view} />}
            {mayAdd && <Button text="Add a place" href="/places/new" classes="govuk-button--secondary" />}
          </>
        }
      >
        Places
      </Title>
      {view.places.length === 0 ? (
        <p class="ds-empty">No place is here yet. {mayAdd ? 'Add the first one.' : 'Whoever looks after Doorstep adds them.'}</p>
      ) : map ? (
        <Stack>
          <Two split="place">
            <MapPart maps={map} tableAt="#map-table" />
            <PlaceTable view={view} />
          </Two>
          <Section title="Every area" id="areas">
            <PlaceMapTable map={map.map} />
          </Section>
        </Stack>
      ) : (
        <PlaceTable view={view} />
      )}
    </>
  )
}

function PlaceTable({ view }: { view: PlacesView }) {
  const waits = [...view.places, ...(view.notPlaced ? [view.notPlaced] : [])].some(
    ({ figures, seesContacts }) => figures && seesContacts,
  )
  const rows = [...view.places, ...(view.notPlaced?.seesContacts ? [view.notPlaced] : [])]
  return (
    <table class="ds-t">
      <caption class="govuk-visually-hidden">Places</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Run by</th>
          <th scope="col" class="ds-r">
            Under 16
          </th>
          {waits && (
            <th scope="col" class="ds-r">
              Waiting
            </th>
          )}
          <th scope="col" class="ds-r">
            Gaps
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((place) => (
          <tr>
            <th scope="row">
              <a class={link} href={place.placed ? `/places/${place.slug}` : `/contacts?place=${place.id}`}>
                {place.name}
              </a>
            </th>
            <td data-of="Run by">
              {managerOf(place, view.today)?.name ?? (place.placed ? <span class="ds-late">Nobody</span> : 'The front door')}
            </td>
            <td class="ds-r" data-of="Under 16">
              {place.children.under16 ? (
                number.format(place.children.under16.people)
              ) : (
                <span class="ds-meta">{place.placed ? 'no figure' : ''}</span>
              )}
            </td>
            {waits && (
              <td class="ds-r" data-of="Waiting">
                {place.seesContacts && place.figures ? place.figures.waiting : ''}
              </td>
            )}
            <td class="ds-r" data-of="Gaps">
              {place.placed ? place.team.gaps.length : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export type PlaceProps = {
  view: PlacesView
  place: PlaceView
  panels: readonly PanelShown[]
  map: Maps | undefined
  mayManage: boolean
  mayChange: boolean
}

/** One place: who works there, what waits, how many children, and the document that decisions are made by. */
export function PlacePage({ view, place, panels, map, mayManage, mayChange }: PlaceProps): VNode {
  return (
    <>
      <Title say={sayOf(place)} end={<Chooser view={view} first={place.slug} />}>
        {place.name}
      </Title>
      <Two>
        <Stack>
          {panels.map((panel) => (
            <PanelPart place={place} panel={panel} level={2} />
          ))}
          <Section
            title="Team and partners"
            id="team"
            end={
              <span class="ds-meta">
                {teamWords(place)}
                {mayManage && (
                  <>
                    .{' '}
                    <a class={link} href={`/places/${place.slug}/posts`}>
                      Posts, and who holds them
                    </a>
                  </>
                )}
              </span>
            }
          >
            <TeamTable place={place} view={view} phones />
          </Section>
        </Stack>
        <Side label="Map, figures and the threshold of need">
          <SidePanel title="Threshold of need">
            <p class="ds-p">
              <a class={link} href="/threshold">
                The document in force
              </a>
              : four levels, and the clauses that every contact is decided against. Ask{' '}
              {askOf(place, view)?.name ?? 'the front door'} if anything in it is not plain.
            </p>
          </SidePanel>
          {mayChange && (
            <SidePanel title="This place">
              <p class="ds-p">
                <a class={link} href={`/places/${place.slug}/areas`}>
                  Its areas, from which day
                </a>
              </p>
              <p class="ds-p">
                <a class={link} href={`/places/${place.slug}/change`}>
                  Its name and address
                </a>
              </p>
            </SidePanel>
          )}
          {map && <PlaceMapFigure map={map.narrow ?? map.map} tableAt="/places#map-table" />}
          <PlaceFigures view={view} place={place} />
        </Side>
      </Two>
    </>
  )
}

function sayOf(place: PlaceView): string {
  const { children, figures, team, seesContacts } = place
  const parts = [
    children.under16 && `${number.format(children.under16.people)} children under 16`,
    figures &&
      seesContacts &&
      `${many(figures.waiting, 'contact waits', 'contacts wait')} for a decision${figures.late > 0 ? `, ${figures.late} of them late` : ''}`,
    team.gaps.length > 0 && `${many(team.gaps.length, 'gap', 'gaps')} in the team`,
  ].filter((part) => typeof part === 'string')
  return parts.length > 0 ? `${parts.join('. ')}.` : 'Every post and core partner is named.'
}

function PlaceFigures({ view, place }: { view: PlacesView; place: PlaceView }) {
  const measures = measuresOf(view, [place])
  const { missing } = place.children
  return (
    <Section title={measures.length > 2 ? spanWords(view.months) : 'Published figures'} id="figures">
      <table class="ds-t ds-cmp">
        <caption class="govuk-visually-hidden">Figures of {place.name}</caption>
        <tbody>
          {measures.map(({ name, note, cells: [cell] }) => (
            <tr>
              <th scope="row">
                {name}
                <span class="ds-b ds-meta">{note}</span>
              </th>
              {cell && <FigureCell cell={cell} />}
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && <p class="ds-meta">No population is loaded for {missing.join(', ')}.</p>}
    </Section>
  )
}
