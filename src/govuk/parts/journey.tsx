import type { ComponentChildren } from 'preact'
import { Details } from '../components/details.tsx'
import { JourneyPicture } from './journey-picture.tsx'
import type { ContactMark, Day, Episode } from './journey-scale.ts'
import { narrow, wide } from './journey-scale.ts'

export interface JourneyProps {
  /** The first day shown where there is room, and how to write it: "June 2024". A phone shows the last year. */
  from: { day: Day; words: string }
  /** The day the picture is true for, how to write it at the edge ("today"), and how to write a year before it. */
  asAt: { day: Day; words: string; yearBefore: string }
  /** What each level is called, lowest first. */
  levels: readonly string[]
  /** Stretches of help, in the order they began. */
  episodes: readonly Episode[]
  contacts: readonly ContactMark[]
  /** The same as rows, written out by the page that knows its words for dates and outcomes. */
  list: readonly JourneyLine[]
  caption: ComponentChildren
}

export interface JourneyLine {
  from: ComponentChildren
  to: ComponentChildren
  what: ComponentChildren
  /** Left out for a contact. */
  level?: ComponentChildren | undefined
}

/** The help a child has had, as steps over time with contacts as marks above, and as a list under the picture. */
export function Journey({ from, asAt, levels, episodes, contacts, list, caption }: JourneyProps) {
  const yearAgo = `${Number(asAt.day.slice(0, 4)) - 1}${asAt.day.slice(4)}`
  const near = from.day > yearAgo ? from : { day: yearAgo, words: asAt.yearBefore }
  const shared = { to: asAt.day, end: asAt.words, levels, episodes, contacts }
  const label = (since: string) =>
    `Since ${since}: the level of help as steps, with contacts above. The list below says the same in words.`
  return (
    <>
      <figure class="ds-fig">
        <div class="ds-wide">
          <JourneyPicture {...shared} frame={wide} from={from.day} start={from.words} label={label(from.words)} />
        </div>
        <div class="ds-narrow">
          <JourneyPicture {...shared} frame={narrow} from={near.day} start={near.words} label={label(near.words)} />
        </div>
        <figcaption>Each mark is a contact: filled waits, hollow is closed, a diamond became a referral. {caption}</figcaption>
      </figure>
      <Details summaryText="The same journey as a list">
        <table class="ds-t">
          <caption class="govuk-visually-hidden">Journey as dated lines</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">What</th>
              <th scope="col">Level</th>
            </tr>
          </thead>
          <tbody>
            {list.map((line) => (
              <tr>
                <td>{line.from}</td>
                <td>{line.to}</td>
                <td>{line.what}</td>
                <td>{line.level}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </>
  )
}
