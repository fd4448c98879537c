import type { VNode } from 'preact'
import { Facts, Section, Side, SidePanel, Sparkline, Stack, Title, Two } from '../govuk/index.ts'
import { type PlaceMap, PlaceMapFigure, PlaceMapTable } from '../places/index.ts'
import { formatLongDay } from '../time/index.ts'
import { Chooser } from './beside-page.tsx'
import { spanWords } from './map.ts'
import { measuresOf } from './measures.ts'
import type { OpenContact } from './needs.ts'
import type { People } from './people-under.ts'
import { managerOf, TeamTable, teamWords } from './team-part.tsx'
import type { PlacesView, PlaceView } from './view.ts'
import { Waiting } from './waiting-part.tsx'

const link = 'govuk-link govuk-link--no-visited-state'
const number = new Intl.NumberFormat('en-GB')
const many = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${number.format(count)} ${more}`)

/** Every place of the authority: on the map, and in a table with what is missing. */
export function Places({ view, map, authority }: { view: PlacesView; map: PlaceMap | undefined; authority: string }): VNode {
  const gaps = view.places.reduce((sum, { team }) => sum + team.gaps.length, 0)
  const list = <PlaceTable view={view} />
  return (
    <>
      <Title
        say={`${many(view.places.length, 'place', 'places')} in ${authority}, ${gaps === 0 ? 'every post and core partner named' : many(gaps, 'post or partner with nobody', 'posts or partners with nobody')}.`}
      >
        Places
      </Title>
      {view.places.length === 0 && <p class="ds-empty">No locality is set up yet.</p>}
      {map ? (
        <>
          <Two split="place">
            <PlaceMapFigure map={map} tableAt="#map-table" />
            <div>
              {list}
              {view.places.length > 1 && (
                <div class="ds-head">
                  <h2 class="ds-h3">Two places beside each other</h2>
                  <Chooser view={view} first={view.places[0]!.slug} />
                </div>
              )}
            </div>
          </Two>
          <Section title="Every area" id="areas">
            <PlaceMapTable map={map} />
          </Section>
        </>
      ) : (
        <>
          {list}
          <Chooser view={view} first={view.places[0]?.slug ?? ''} />
        </>
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
            <td>
              {managerOf(place, view.today)?.name ?? (place.placed ? <span class="ds-late">Nobody</span> : 'The front door')}
            </td>
            <td class="ds-r">
              {place.children.under16 ? (
                number.format(place.children.under16.people)
              ) : (
                <span class="ds-meta">{place.placed ? 'no figure' : ''}</span>
              )}
            </td>
            {waits && <td class="ds-r">{place.seesContacts && place.figures ? place.figures.waiting : ''}</td>}
            <td class="ds-r">{place.placed ? place.team.gaps.length : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export type PlaceProps = {
  view: PlacesView
  place: PlaceView
  contacts: readonly OpenContact[]
  map: PlaceMap | undefined
  mayManage: boolean
}

/** One place: who works there, what waits, how many children, and the document that decisions are made by. */
export function PlacePage({ view, place, contacts, map, mayManage }: PlaceProps): VNode {
  return (
    <>
      <Title say={sayOf(place)} end={<Chooser view={view} first={place.slug} />}>
        {place.name}
      </Title>
      <Two split="place">
        <Stack>
          {map && <PlaceMapFigure map={map} tableAt="/places#map-table" />}
          <PlaceFigures view={view} place={place} />
        </Stack>
        <Stack>
          <Section title="Team and partners" id="team" end={teamWords(place)}>
            <TeamTable place={place} today={view.today} phones />
            {mayManage && (
              <p class="ds-p">
                <a class={link} href={`/places/${place.slug}/posts`}>
                  Posts, and who holds them
                </a>
              </p>
            )}
          </Section>
          {place.seesContacts && <Waiting place={place} contacts={contacts} level={2} />}
          <Side label="Beside this place">
            <SidePanel title="Threshold of need">
              <p class="ds-p">
                <a class={link} href="/threshold">
                  The document in force
                </a>
                : four levels, and the clauses that every contact is decided against. Ask{' '}
                {managerOf(place, view.today)?.name ?? 'the front door'} if anything in it is not plain.
              </p>
            </SidePanel>
          </Side>
        </Stack>
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
  const { under16, under18, missing } = place.children
  const measures = measuresOf(view, [place]).slice(2)
  const people = (found: People | undefined) => (found ? number.format(found.people) : 'No figure')
  const source = under16 ?? under18
  return (
    <section aria-labelledby="figures">
      <h2 class="ds-h3" id="figures">
        {measures.length > 0 ? spanWords(view.months) : 'Published figures'}
      </h2>
      <Facts
        down
        items={[
          { term: 'Children under 16', value: people(under16) },
          { term: 'Children under 18', value: people(under18) },
          ...measures.map(({ name, note, cells }) => ({
            term: (
              <>
                {name}
                <span class="ds-b ds-meta">{note}</span>
              </>
            ),
            value: (
              <>
                {cells[0]?.words}
                {cells[0]?.line && <Sparkline {...cells[0].line} />}
              </>
            ),
          })),
        ]}
      />
      <p class="ds-meta">
        {source ? `Population: ${source.source}, ${formatLongDay(source.asAt)}. ` : 'No population is loaded for this place. '}
        {missing.length > 0 && source === undefined && place.codes.length > 0 && `Without a figure: ${missing.join(', ')}. `}
      </p>
    </section>
  )
}
