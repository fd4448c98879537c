import type { VNode } from 'preact'
import { Button, Section } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { WaitingFile } from './waiting-store.ts'
import { counted, number } from './words.ts'

const shown = 50

/** Files that others sent and that need somebody who sees restricted records: whose they are, why they wait, and what can be done. */
export function WaitingFiles({ files, fields, now }: { files: readonly WaitingFile[]; fields: () => VNode; now: Date }) {
  if (files.length === 0) return null
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  return (
    <Section title="Files that wait for you" id="waiting" end={counted(rows, 'row')}>
      <p>
        Whoever sent these files may import, but may not look children up or see restricted records. What becomes of a row tells
        who is known here, so the files wait for you. Nothing of them is in the record yet.
      </p>
      <p>
        Look whether you expect each file. One of a few rows may have been made to find out about a child: ring whoever sent it if
        you are not sure.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Taking a file in writes every row of it into the record, and shows you what became of each and what to look at. Whoever
          sent it is not told what became of its rows.
        </li>
        <li>Refusing a file takes nothing of it in. Whoever sent it reads your reason.</li>
      </ul>
      <table class="ds-t ds-t--cards ds-t--lines">
        <caption class="govuk-visually-hidden">Files that wait, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" class="ds-r">
              Rows
            </th>
            <th scope="col">Sent by</th>
            <th scope="col">Sent</th>
            <th scope="col">What you can do</th>
          </tr>
        </thead>
        <tbody>
          {files.slice(0, shown).map(({ id, fileName, rows, broughtAt, broughtBy }) => (
            <tr>
              <th scope="row" class="ds-anywhere">
                {fileName}
              </th>
              <td class="ds-r" data-of="Rows">
                {number(rows)}
              </td>
              <td data-of="Sent by">{broughtBy ?? 'Not known'}</td>
              <td data-of="Sent">{formatInstant(broughtAt, now)}</td>
              <td data-of="What you can do">
                <form method="post" action={`/imports/waiting/${id}/taking`}>
                  {fields()}
                  <Button classes="govuk-button--secondary" preventDoubleClick>
                    Take in<span class="govuk-visually-hidden"> {fileName}</span>
                  </Button>
                </form>
                <a class="govuk-link" href={`/imports/waiting/${id}/refusal`}>
                  Refuse<span class="govuk-visually-hidden"> {fileName}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {files.length > shown && (
        <p class="ds-meta">The oldest {shown} are listed. The others follow when these are taken in or refused.</p>
      )}
    </Section>
  )
}
