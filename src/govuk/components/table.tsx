import type { ComponentChildren } from 'preact'
import type { Content, Extras, Maybe } from '../content.ts'
import { present, spaced, words } from '../content.ts'

export interface TableCell extends Content, Extras {
  format?: 'numeric' | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
}

export interface TableProps extends Extras {
  rows: readonly Maybe<readonly Maybe<TableCell>[]>[]
  head?: readonly TableCell[] | undefined
  caption?: ComponentChildren | undefined
  captionClasses?: string | undefined
  firstCellIsHeader?: boolean | undefined
}

export function Table(props: TableProps) {
  return (
    <table class={spaced('govuk-table', props.classes)} {...props.attributes}>
      {props.caption && <caption class={spaced('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>}
      {props.head && props.head.length > 0 && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th scope="col" {...cellProps('header', cell)}>
                {words(cell)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {present(props.rows).map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) => {
              if (!cell) return null
              return index === 0 && props.firstCellIsHeader ? (
                <th scope="row" class={spaced('govuk-table__header', cell.classes)} {...spans(cell)} {...cell.attributes}>
                  {words(cell)}
                </th>
              ) : (
                <td {...cellProps('cell', cell)}>{words(cell)}</td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellProps(kind: 'header' | 'cell', cell: TableCell) {
  return {
    class: spaced(`govuk-table__${kind}`, cell.format && `govuk-table__${kind}--${cell.format}`, cell.classes),
    ...spans(cell),
    ...cell.attributes,
  }
}

function spans(cell: TableCell) {
  return { colspan: cell.colspan, rowspan: cell.rowspan }
}
