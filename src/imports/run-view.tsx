import { Facts, Section, Stack, Table, Title } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import { isUnderWay, type NumberedProblem, type Run } from './runs-store.ts'
import { kindWords, outcomeRows, reportLines, stateWords } from './words.ts'

type Shown = { run: Run; problems: readonly NumberedProblem[]; after: number; perDownload: number; now: Date }

/** One import: how far it is, or what it did and everything that was not understood. */
export function RunPage({ run, problems, after, perDownload, now }: Shown) {
  return (
    <Stack>
      <Title say={`${kindWords[run.kind] ?? run.kind}. Begun ${formatInstant(run.beganAt, now)}.`}>{run.fileName}</Title>
      {isUnderWay(run) ? <UnderWay run={run} /> : <Ended run={run} problems={problems} after={after} perDownload={perDownload} />}
    </Stack>
  )
}

function UnderWay({ run: { id, state, counts } }: { run: Run }) {
  const known = counts.whole > 0
  const share = known ? Math.min(100, Math.round((counts.done / counts.whole) * 100)) : undefined
  return (
    <Section title={stateWords[state]} id="progress">
      <p class="ds-p">
        <label for="bar">{share === undefined ? `${counts.done} rows so far` : `${share}%`}</label>{' '}
        {known ? <progress id="bar" max={counts.whole} value={Math.min(counts.done, counts.whole)} /> : <progress id="bar" />}
      </p>
      <p class="ds-p">
        {state === 'writing'
          ? 'Children, contacts and referrals are being written: all of them, or none.'
          : 'The file is read once from end to end before anything is written.'}
        {counts.problems > 0 && ` ${counts.problems} to look at so far.`}
      </p>
      <p class="ds-p">
        This page looks again by itself every two seconds.{' '}
        <a class="govuk-link" href={`/imports/${id}`}>
          Look now
        </a>
        . You can leave: the import goes on.
      </p>
    </Section>
  )
}

function Ended({ run, problems, after, perDownload }: Omit<Shown, 'now'>) {
  const { counts, state, sentence, id } = run
  const rest = reportLines(run).slice((sentence === null ? 0 : 1) + outcomeRows(counts).length)
  const last = problems.at(-1)?.number ?? 0
  const downloads = Array.from({ length: Math.ceil(counts.problems / perDownload) }, (_, at) => at * perDownload)
  return (
    <>
      <Section title={stateWords[state]} id="what">
        {sentence !== null && <p class="ds-p">{sentence}</p>}
        {state === 'done' && <Facts items={outcomeRows(counts).map(({ what, words }) => ({ term: what, value: words }))} />}
        {state === 'done' && (
          <ul class="govuk-list govuk-list--bullet">
            {rest.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
      </Section>
      {state === 'done' && counts.problems > 0 && (
        <Section title={`To look at: ${counts.problems}`} id="problems">
          <p class="ds-p">
            {downloads.map((from) => (
              <>
                <a class="govuk-link" href={`/imports/${id}/problems.csv${from > 0 ? `?after=${from}` : ''}`} download>
                  {downloads.length === 1
                    ? 'Download as CSV'
                    : `Download ${from + 1} to ${Math.min(from + perDownload, counts.problems)} as CSV`}
                </a>{' '}
              </>
            ))}
          </p>
          <Table
            caption={`Numbers ${after + 1} to ${last}`}
            head={[{ text: 'Where' }, { text: 'What it says' }, { text: 'Why' }, { text: 'What became of it' }]}
            rows={problems.map(({ place, value, why, kept }) => [
              { text: place },
              { text: value },
              { text: why },
              { text: kept },
            ])}
          />
          {last < counts.problems && (
            <p class="ds-p">
              <a class="govuk-link" href={`/imports/${id}?after=${last}`}>
                The next of {counts.problems}
              </a>
            </p>
          )}
        </Section>
      )}
    </>
  )
}
