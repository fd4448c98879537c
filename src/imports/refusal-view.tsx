import type { VNode } from 'preact'
import { Button, errorFor, JobForm, type Problem, Section, Stack, Table, Textarea, Title } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { SettledFile, WaitingFile } from './waiting-store.ts'
import { counted } from './words.ts'

type Shown = { file: WaitingFile; why: string; problems: readonly Problem[]; fields: VNode; now: Date }

const sentWords = ({ rows, broughtAt, broughtBy }: WaitingFile, now: Date) =>
  `${counted(rows, 'row')}, sent by ${broughtBy ?? 'somebody'}, ${formatInstant(broughtAt, now)}.`

/** Asks why a file is refused. */
export function RefusalForm({ file, why, problems, fields, now }: Shown) {
  return (
    <JobForm
      title={`Refuse ${file.fileName}`}
      say={`${sentWords(file, now)} Nothing of the file will be taken into the record.`}
      problems={problems}
      action={`/imports/waiting/${file.id}/refusal`}
      fields={fields}
      button="Refuse this file"
      back="/imports#waiting"
    >
      <Textarea
        name="why"
        label={{ text: 'Why do you refuse it?' }}
        hint={{ text: 'Whoever sent the file reads this. Do not write what the record says of a child, or whether it has one' }}
        rows={3}
        value={why}
        errorMessage={errorFor(problems, 'why')}
      />
    </JobForm>
  )
}

/** What became of a file that waits no more. */
export function WhatBecame({ file, now }: { file: SettledFile; now: Date }) {
  const { fileName, refusedAt, refusedBy, takenAt, takenBy, because } = file
  return (
    <>
      <Title say={sentWords(file, now)}>{fileName}</Title>
      <Stack>
        <Section title={refusedAt ? 'Refused' : 'Taken in'} id="what">
          {refusedAt ? (
            <p>
              {refusedBy ?? 'Somebody'} refused this file, {formatInstant(refusedAt, now)}. The reason: {because}
            </p>
          ) : (
            <p>
              {takenBy ?? 'Somebody'} took this file into the record, {formatInstant(takenAt!, now)}.
            </p>
          )}
          <Button text="Back to imports" href="/imports" />
        </Section>
      </Stack>
    </>
  )
}

/** Says to whoever just refused a file that it is done. */
export function JustRefused({ file }: { file: SettledFile | undefined }) {
  if (!file) return null
  return (
    <p class="govuk-inset-text" role="status">
      You refused {file.fileName}. Nothing of it is in the record. {file.broughtBy ?? 'Whoever sent it'} reads your reason on the
      first page, and on the import.
    </p>
  )
}

/** Files that were refused, so that one who refuses files knows what was refused, by whom, and why. */
export function RefusedLately({ files, now }: { files: readonly SettledFile[]; now: Date }) {
  if (files.length === 0) return null
  return (
    <Section title="Refused in the last four weeks" id="refused">
      <Table
        caption="Files refused in the last four weeks, newest first"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={['File', 'Sent', 'Refused', 'Why'].map((text) => ({ text }))}
        rows={files.map(({ fileName, broughtBy, broughtAt, refusedBy, refusedAt, because }) => [
          { text: fileName, classes: 'ds-anywhere' },
          { text: `${broughtBy ?? 'Somebody'}, ${formatInstant(broughtAt, now)}` },
          { text: `${refusedBy ?? 'Somebody'}, ${formatInstant(refusedAt!, now)}` },
          { text: because ?? '', classes: 'ds-anywhere' },
        ])}
      />
    </Section>
  )
}
