import { Pagination, Section } from '../govuk/index.ts'
import type { NumberedProblem, Run } from './runs-store.ts'
import { number } from './words.ts'

type Shown = { run: Run; problems: readonly NumberedProblem[]; after: number; most: number; perDownload: number }

/** Dates, codes and numbers stay on one line. */
const longWord = 20

/** Everything of the file that a person should look at, in the file's own order, with its place in the file. */
export function ProblemTable({ run: { id, counts }, problems, after, most, perDownload }: Shown) {
  const last = problems.at(-1)?.number ?? after
  const part = problems.length < counts.problems
  return (
    <Section title={`To look at: ${number(counts.problems)}`} id="problems" end={<Downloads {...{ id, counts, perDownload }} />}>
      {part && (
        <p class="ds-meta">
          {number(after + 1)} to {number(last)} of {number(counts.problems)}
        </p>
      )}
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">What was not understood or should be checked, with its place</caption>
        <thead>
          <tr>
            <th scope="col">Where in the file</th>
            <th scope="col">What it says</th>
            <th scope="col">Why it is listed</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ place, value, why, kept }) => (
            <tr>
              <th scope="row" class="ds-anywhere">
                <Where place={place} />
              </th>
              <td data-of="It says" class={value.length > longWord ? 'ds-anywhere' : 'ds-nowrap'}>
                {value}
              </td>
              <td data-of="Why">{why}</td>
              <td data-of="Became" class="ds-nowrap">
                {kept}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {part && (
        <Pagination
          landmarkLabel="More to look at"
          previous={after > 0 ? { href: `/imports/${id}?after=${Math.max(0, after - most)}` } : undefined}
          next={last < counts.problems ? { href: `/imports/${id}?after=${last}` } : undefined}
        />
      )}
    </Section>
  )
}

/** One file with all of them, or several where there are more than a spreadsheet holds well. */
function Downloads({ id, counts, perDownload }: { id: string; counts: Run['counts']; perDownload: number }) {
  const files = Array.from({ length: Math.ceil(counts.problems / perDownload) }, (_, at) => at * perDownload)
  const href = (from: number) => `/imports/${id}/problems.csv${from > 0 ? `?after=${from}` : ''}`
  return (
    <span>
      {files.map((from) => (
        <>
          <a class="govuk-link govuk-link--no-visited-state" href={href(from)} download>
            {files.length === 1
              ? 'All of them as CSV'
              : `${number(from + 1)} to ${number(Math.min(from + perDownload, counts.problems))} as CSV`}
          </a>{' '}
        </>
      ))}
    </span>
  )
}

/** The row or line first; under it the path of an element, which may break after each step. */
function Where({ place }: { place: string }) {
  const [first = '', ...path] = place.split('/')
  const cut = path.length > 0 ? first.lastIndexOf(', ') : -1
  const steps = [first.slice(cut + 2), ...path]
  if (path.length === 0) return <>{place}</>
  return (
    <>
      {cut > 0 && `${first.charAt(0).toUpperCase()}${first.slice(1, cut)}`}
      <span class="ds-b ds-meta">
        {steps.map((step, index) => (
          <>
            {index > 0 && (
              <>
                /<wbr />
              </>
            )}
            {step}
          </>
        ))}
      </span>
    </>
  )
}
