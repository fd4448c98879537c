import type { VNode } from 'preact'
import { Button, Section } from '../govuk/index.ts'
import { formatInstant } from '../time/index.ts'
import type { WaitingRow } from './waiting-store.ts'
import { counted, number } from './words.ts'

const shown = 50

/** Rows that others brought and that need somebody who sees restricted records: where they stand in which file, and one button. */
export function WaitingRows({ rows, fields, now }: { rows: readonly WaitingRow[]; fields: VNode; now: Date }) {
  if (rows.length === 0) return null
  return (
    <Section title="Rows that wait for you" id="waiting" end={number(rows.length)}>
      <p>
        They come from files of people who may not know how the record reads, and who are not told. Take them in: the import that
        this begins says what became of them and what to look at.
      </p>
      <table class="ds-t ds-t--cards">
        <caption class="govuk-visually-hidden">Rows that wait, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Row</th>
            <th scope="col">Brought</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ fileName, place, broughtAt, broughtBy, told }) => (
            <tr>
              <th scope="row" class="ds-anywhere">
                {fileName}
              </th>
              <td data-of="Row">
                {place}
                {told === null && <span class="ds-b ds-meta">In the record; something is to be looked at</span>}
              </td>
              <td data-of="Brought">
                {formatInstant(broughtAt, now)}
                {broughtBy && `, ${broughtBy}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && <p class="ds-meta">The oldest {shown} are listed; all of them are taken.</p>}
      <form method="post" action="/imports/waiting">
        {fields}
        <Button
          classes="govuk-button--secondary"
          text={`Take ${rows.length === 1 ? 'it' : `all ${counted(rows.length, 'row')}`} in`}
        />
      </form>
    </Section>
  )
}
