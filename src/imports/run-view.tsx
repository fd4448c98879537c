import { Button, Section, Stack, Title } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import { ProblemTable } from './problem-view.tsx'
import { isUnderWay, type NumberedProblem, type Run } from './runs-store.ts'
import { counted, detailLines, kindWords, notTold, number, outcomeRows, partsOf, shareOf, stateWords } from './words.ts'

type Shown = { run: Run; problems: readonly NumberedProblem[]; after: number; most: number; perDownload: number; now: Date }

/** One import: how far it is, or what it did and everything that was not understood. */
export function RunPage({ run, problems, after, most, perDownload, now }: Shown) {
  const when = run.endedAt ? `ended ${formatInstant(run.endedAt, now)}` : `begun ${formatInstant(run.beganAt, now)}`
  return (
    <Stack>
      <Title say={`${kindWords[run.kind] ?? run.kind}, ${when}.`}>{run.fileName}</Title>
      {isUnderWay(run) ? <UnderWay run={run} /> : <Ended run={run} />}
      {run.state === 'done' && run.counts.problems > 0 && <ProblemTable {...{ run, problems, after, most, perDownload }} />}
    </Stack>
  )
}

const whatHappens = {
  waiting: 'Another import of this authority goes first. This one begins by itself.',
  reading: 'The file is read once from end to end before anything is written.',
  writing: 'Children, contacts and referrals are being written: all of them, or none.',
} as const

function UnderWay({ run: { id, state, counts } }: { run: Run }) {
  const { done, problems } = counts
  const share = shareOf(counts)
  return (
    <Section title={stateWords[state]} id="progress" end={share === undefined ? '' : `${share}%`}>
      <p>
        <progress class="ds-progress" aria-labelledby="progress" {...(share === undefined ? {} : { max: 100, value: share })} />
      </p>
      <p>
        {whatHappens[state as keyof typeof whatHappens]} {share === undefined && done > 0 && `${counted(done, 'row')} so far. `}
        {problems > 0 && `${number(problems)} to look at so far.`}
      </p>
      <p class="ds-meta">
        This page looks again by itself every two seconds.{' '}
        <a class="govuk-link" href={`/imports/${id}`}>
          Look now
        </a>
        . You can leave: the import goes on.
      </p>
    </Section>
  )
}

const ends: Readonly<Record<string, string>> = { 'nothing new': 'Import another file', refused: 'Choose a mended file' }

function Ended({ run: { kind, counts, state, sentence } }: { run: Run }) {
  if (state !== 'done')
    return (
      <Section title={stateWords[state]} id="what">
        <p>{sentence}</p>
        {state === 'refused' && <p>The record is as it was before.</p>}
        <Button text={ends[state] ?? 'Choose the file again'} href="/imports#import" />
      </Section>
    )
  const details = detailLines(counts)
  return (
    <>
      <Section title={stateWords[state]} id="what">
        {counts.ofRecord ? <Outcomes counts={counts} /> : <p>{notTold}</p>}
        <p>
          {counts.problems === 0 ? (
            'Everything was understood.'
          ) : (
            <>
              Not everything was understood:{' '}
              <a class="govuk-link govuk-link--no-visited-state" href="#problems">
                {number(counts.problems)} to look at
              </a>
              .
            </>
          )}
        </p>
      </Section>
      {kind !== 'waiting' && (
        <Section title="What was read" id="read">
          <Read counts={counts} />
          {details.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {details.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}

const outcomes = ['new', 'changed', 'the same', 'recorded here already'] as const

function Outcomes({ counts }: { counts: Run['counts'] }) {
  const rows = outcomeRows(counts)
  if (rows.length === 0) return <p>The file tells of no child, contact or referral that can be kept.</p>
  return (
    <table class="ds-t ds-t--cards">
      <caption class="govuk-visually-hidden">What became of what the file tells</caption>
      <thead>
        <tr>
          <th scope="col">In the record</th>
          {outcomes.map((outcome) => (
            <th scope="col" class="ds-r">
              {outcome.charAt(0).toUpperCase() + outcome.slice(1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, outcomes: became }) => (
          <tr>
            <th scope="row">{what}</th>
            {outcomes.map((outcome) => (
              <td class="ds-r" data-of={outcome}>
                {number(became[outcome])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Read({ counts }: { counts: Run['counts'] }) {
  const { read } = partsOf(counts)
  if (read.length === 0) return <p>Nothing in the file can be read yet.</p>
  return (
    <table class="ds-t ds-t--cards">
      <caption class="govuk-visually-hidden">How many rows of each part of the file were read</caption>
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col" class="ds-r">
            Read
          </th>
          <th scope="col" class="ds-r">
            Taken
          </th>
          <th scope="col" class="ds-r">
            Set aside
          </th>
        </tr>
      </thead>
      <tbody>
        {read.map(({ part, read, taken, setAside }) => (
          <tr>
            <th scope="row">{part}</th>
            <td class="ds-r" data-of="read">
              {number(read)}
            </td>
            <td class="ds-r" data-of="taken">
              {number(taken)}
            </td>
            <td class="ds-r" data-of="set aside">
              {number(setAside)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
