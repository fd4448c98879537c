import type { VNode } from 'preact'
import { type Gap, gapWords, holderOn, peopleWords, type TeamLine } from '../agencies/index.ts'
import { GapRow } from '../govuk/index.ts'
import { corePartners } from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'
import type { PlacesView, PlaceView } from './view.ts'

/** Somebody to ask about a gap: whoever runs the place. */
export function managerOf(place: PlaceView, today: Day) {
  const post = place.team.posts.find((each) => each.role === 'neighbourhood-manager' && holderOn(each, today))
  return post && holderOn(post, today)
}

/** Whom the reader is told to ask: whoever runs the place, unless that is the reader. */
export function askOf(place: PlaceView, { today, reader }: Pick<PlacesView, 'today' | 'reader'>) {
  const manager = managerOf(place, today)
  return manager?.workerId === reader ? undefined : manager
}

/** Team and partners in one table; a post or a core partner with nobody stands in its own place, in the colour of what is late. */
export function TeamTable({ place, view, phones }: { place: PlaceView; view: PlacesView; phones?: boolean }): VNode {
  const { today, reader } = view
  const { lines, gaps } = place.team
  const ask = askOf(place, view)
  const isOwn = managerOf(place, today)?.workerId === reader
  const gapOf = (gap: Gap) => {
    const words = gapWords(gap, today, isOwn ? 'yours' : ask)
    return <GapRow what={gap.what} say={words.say} ask={words.ask} columns={phones ? 3 : 2} />
  }
  const lineOf = (line: TeamLine) => (
    <tr>
      <th scope="row">{line.what}</th>
      <td>{peopleWords(line.people)}</td>
      <td>{line.agency.name}</td>
      {phones && <td class="ds-r ds-nowrap">{line.phone}</td>}
    </tr>
  )
  const parts = ['manager', ...corePartners.codes.map(({ code }) => code)]
  const isPart = ({ part }: TeamLine) => part !== null && parts.includes(part)
  return (
    <table class={phones ? 'ds-t ds-t--cards' : 'ds-t'}>
      <caption class="govuk-visually-hidden">{place.name}: the team</caption>
      <thead>
        <tr>
          <th scope="col">Team and partners</th>
          <th scope="col">Who</th>
          <th scope="col">Agency</th>
          {phones && (
            <th scope="col" class="ds-r">
              Phone
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {gaps.filter(({ partner, postId }) => !partner && !postId).map(gapOf)}
        {parts.flatMap((part) => [
          ...lines.filter((line) => line.part === part).map(lineOf),
          ...gaps.filter(({ partner }) => partner === part).map(gapOf),
        ])}
        {lines.filter((line) => !isPart(line)).map(lineOf)}
        {gaps.filter(({ partner, postId }) => !partner && postId).map(gapOf)}
      </tbody>
    </table>
  )
}

/** "5 of 7 posts held, 3 partners". */
export function teamWords(place: PlaceView): string {
  const { filled, posts, partners } = place.team
  const agencies = partners.length === 0 ? 'no partner yet' : partners.length === 1 ? '1 partner' : `${partners.length} partners`
  return `${filled} of ${posts.length} posts held, ${agencies}`
}
