import type { VNode } from 'preact'
import {
  Button,
  ErrorSummary,
  errorFor,
  errorSummary,
  FileUpload,
  type Problem,
  Radios,
  Section,
  Stack,
  Table,
  Title,
} from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { Run } from './runs-store.ts'
import { kindWords, outcomeRows, stateWords } from './words.ts'

export type Shown = {
  runs: readonly Run[]
  problems: readonly Problem[]
  kind: string
  authority: string
  fields: VNode
  now: Date
}

/** One's imports, and the form to begin another. */
export function RunList({ runs, problems, kind, authority, fields, now }: Shown) {
  return (
    <Stack>
      {problems.length > 0 && <ErrorSummary {...errorSummary(problems)} />}
      <Title say={`Contacts, referrals and the census, from a file into the record of ${authority}.`}>Imports</Title>
      <Section title="Import a file" id="import">
        <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
          {fields}
          <Radios
            name="kind"
            fieldset={{ legend: { text: 'What kind of file is it?', classes: 'govuk-fieldset__legend--s' } }}
            errorMessage={errorFor(problems, 'kind')}
            value={kind}
            items={[
              {
                value: 'annex-a',
                text: 'Annex A, List 1 or List 3',
                hint: { text: 'Contacts and referrals: an Excel workbook up to 20 MB, or a CSV file of any size' },
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
            hint={{ text: 'A larger workbook is refused: save List 1 and List 3 as two CSV files and import each.' }}
            errorMessage={errorFor(problems, 'file')}
          />
          <Button text="Import" />
        </form>
        <p class="ds-p ds-meta">
          All of a file is imported or nothing of it. Whatever is not understood is listed with its place. The same file again
          changes nothing. Doorstep does not keep the file.
        </p>
      </Section>
      <Section title="Your imports" id="runs">
        {runs.length === 0 ? (
          <p class="ds-p">You have imported nothing yet.</p>
        ) : (
          <Table
            head={[{ text: 'File' }, { text: 'Begun' }, { text: 'State' }, { text: 'What came of it' }]}
            rows={runs.map((run) => [
              {
                html: (
                  <a class="govuk-link" href={`/imports/${run.id}`}>
                    {run.fileName}
                  </a>
                ),
              },
              { text: formatInstant(run.beganAt, now) },
              { text: stateWords[run.state] },
              { text: said(run) },
            ])}
          />
        )}
      </Section>
    </Stack>
  )
}

function said({ state, counts, kind }: Run): string {
  const what = kindWords[kind] ?? kind
  if (state !== 'done') return what
  const outcomes = outcomeRows(counts).map(({ what, words }) => `${what.toLowerCase()}: ${words}`)
  if (counts.problems > 0) outcomes.push(`${counts.problems} to look at`)
  return `${what}; ${outcomes.join('; ')}`
}
