import type { VNode } from 'preact'
import {
  Button,
  Empty,
  ErrorSummary,
  errorFor,
  errorSummary,
  FileUpload,
  type Problem,
  Radios,
  Section,
  Side,
  SidePanel,
  Stack,
  Tag,
  Title,
  Two,
} from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import { JustRefused, RefusedLately } from './refusal-view.tsx'
import { isUnderWay, type Run, type RunState } from './runs-store.ts'
import type { SettledFile, WaitingFile } from './waiting-store.ts'
import { WaitingFiles } from './waiting-view.tsx'
import { kindWords, number, outcomeRows, outcomeWords, shareOf, stateWords } from './words.ts'

export type Shown = {
  runs: readonly Run[]
  /** Which of them wait for somebody to take them in or refuse them. */
  waitingRuns: ReadonlySet<string>
  /** Files of others whose rows wait, for whoever may take them. */
  waiting: readonly WaitingFile[]
  /** Files of others that were refused lately, for whoever may refuse one; and the one that this reader refused just now. */
  refused: readonly SettledFile[]
  justRefused: SettledFile | undefined
  /** What this reader brings waits for somebody else. */
  waits: boolean
  problems: readonly Problem[]
  kind: string
  authority: string
  /** Of one form: each form of the page has a key of its own. */
  fields: () => VNode
  now: Date
}

/** One's imports, and the form to begin another. */
export function RunList(shown: Shown) {
  const { runs, waitingRuns, waiting, refused, justRefused, waits, problems, kind, authority, fields, now } = shown
  return (
    <>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say={`Contacts, referrals and children in need, from a file into the record of ${authority}.`}>Imports</Title>
      <Stack>
        <JustRefused file={justRefused} />
        <WaitingFiles files={waiting} fields={fields} now={now} />
        <Two>
          <Section title="Import a file" id="import">
            <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
              {fields()}
              <Radios
                name="kind"
                fieldset={{ legend: { text: 'What kind of file is it?', classes: 'govuk-fieldset__legend--s' } }}
                errorMessage={errorFor(problems, 'kind')}
                value={kind}
                items={[
                  {
                    value: 'annex-a',
                    text: 'Annex A, List 1 (contacts) or List 3 (referrals)',
                    hint: { text: 'A CSV file of any size, or an Excel workbook up to 20 MB' },
                  },
                  {
                    value: 'cin',
                    text: 'Children in need census',
                    hint: { text: 'The XML file, as it is sent to the Department for Education' },
                  },
                ]}
              />
              <FileUpload
                name="file"
                id="file"
                label={{ text: 'The file', classes: 'govuk-label--s' }}
                hint={{ text: 'Is the workbook larger? Save List 1 and List 3 as two CSV files, and import each.' }}
                errorMessage={errorFor(problems, 'file')}
              />
              <Button text="Import" preventDoubleClick />
            </form>
          </Section>
          <Side label="About imports">
            <SidePanel title="What happens to the file">
              <ul class="govuk-list govuk-list--bullet">
                <li>It is read once to the end before anything is written.</li>
                <li>All of it comes in, or nothing of it.</li>
                {waits && <li>It waits until the front door’s manager takes it into the record.</li>}
                <li>What is not understood is listed, with its place in the file.</li>
                <li>The same file a second time changes nothing.</li>
                <li>Doorstep does not keep the file.</li>
              </ul>
            </SidePanel>
          </Side>
        </Two>
        <Section title="Your imports" id="runs">
          {runs.length === 0 ? (
            <Empty>You have imported nothing yet. What you import is listed here, for you alone.</Empty>
          ) : (
            <Runs runs={runs} waitingRuns={waitingRuns} now={now} />
          )}
        </Section>
        <RefusedLately files={refused} now={now} />
      </Stack>
    </>
  )
}

function Runs({ runs, waitingRuns, now }: Pick<Shown, 'runs' | 'waitingRuns' | 'now'>) {
  return (
    <table class="ds-t ds-t--cards">
      <caption class="govuk-visually-hidden">Your imports, newest first</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Begun</th>
          <th scope="col">State</th>
          <th scope="col">What came of it</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr>
            <th scope="row">
              <a class="govuk-link govuk-link--no-visited-state ds-anywhere" href={`/imports/${run.id}`}>
                {run.fileName}
              </a>
              <span class="ds-b ds-meta">{kindWords[run.kind] ?? run.kind}</span>
            </th>
            <td data-of="Begun" class="ds-nowrap">
              {formatInstant(run.beganAt, now)}
            </td>
            <td>
              <Tag text={stateWords[run.state]} classes={`govuk-tag--${looks[run.state]}`} />
            </td>
            <td>{said(run, waitingRuns.has(run.id))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const looks: Readonly<Record<RunState, string>> = {
  waiting: 'door',
  reading: 'door',
  writing: 'door',
  done: 'done',
  'nothing new': 'done',
  refused: 'late',
  stopped: 'late',
}

function said(run: Run, waits: boolean): string {
  const { state, counts, sentence } = run
  const share = shareOf(counts)
  if (isUnderWay(run)) return share === undefined ? '' : `${share}% so far`
  if (state !== 'done') return sentence ?? ''
  if (!counts.ofRecord)
    return `${waits ? 'Read. It waits for the front door.' : 'Read. None of its rows waits now.'}${counts.problems > 0 ? ` To look at: ${number(counts.problems)}.` : ''}`
  const parts = outcomeRows(counts).map(({ what, outcomes }) => `${what}: ${outcomeWords(outcomes)}`)
  if (counts.problems > 0) parts.push(`To look at: ${number(counts.problems)}`)
  return parts.map((part) => `${part}.`).join(' ')
}
