import type { VNode } from 'preact'
import { Button, Section } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { WaitingFile } from './waiting-store.ts'
import { counted, number } from './words.ts'

const shown = 50

/** Files that others brought and that need somebody who sees restricted records: how many rows, of whom, and one button. */
export function WaitingFiles({ files, fields, now }: { files: readonly WaitingFile[]; fields: VNode; now: Date }) {
  if (files.length === 0) return null
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  return (
    <Section title="Rows that wait for you" id="waiting" end={number(rows)}>
      <p>
        They come from files of people who may not know how the record reads, and who are not told. Nothing of them is in the
        record yet. Look whether you expect each file: one of a few rows may ask a question about a child. Take them in: the
        import that this begins says what became of them and what to look at.
      </p>
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">Files whose rows wait, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" class="ds-r">
              Rows
            </th>
            <th scope="col">Brought</th>
          </tr>
        </thead>
        <tbody>
          {files.slice(0, shown).map(({ fileName, rows, broughtAt, broughtBy }) => (
            <tr>
              <th scope="row" class="ds-anywhere">
                {fileName}
              </th>
              <td class="ds-r" data-of="Rows">
                {number(rows)}
              </td>
              <td data-of="Brought">
                {formatInstant(broughtAt, now)}
                {broughtBy && `, ${broughtBy}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {files.length > shown && <p class="ds-meta">The oldest {shown} are listed; all of them are taken.</p>}
      <form method="post" action="/imports/waiting">
        {fields}
        <Button classes="govuk-button--secondary" text={`Take ${rows === 1 ? 'it' : `all ${counted(rows, 'row')}`} in`} />
      </form>
    </Section>
  )
}
