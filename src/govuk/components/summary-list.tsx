import type { Content, Extras, Maybe, Worded } from '../content.ts'
import { hasWords, present, spaced, worded, words } from '../content.ts'
import { SummaryAction, type SummaryActionItem, SummaryCard, type SummaryCardProps } from './summary-card.tsx'

export interface SummaryRow {
  key: Worded<Content & { classes?: string | undefined }>
  value: Worded<Content & { classes?: string | undefined }>
  actions?: { items?: readonly Maybe<SummaryActionItem>[] | undefined; classes?: string | undefined } | undefined
  classes?: string | undefined
}

export interface SummaryListProps extends Extras {
  rows: readonly Maybe<SummaryRow>[]
  card?: SummaryCardProps | undefined
}

export function SummaryList(props: SummaryListProps) {
  const rows = present(props.rows)
  // a row without actions needs telling so only where another row has them
  const someAct = rows.some((row) => present(row.actions?.items).length > 0)
  const list = (
    <dl class={spaced('govuk-summary-list', props.classes)} {...props.attributes}>
      {rows.map((row) => (
        <Row row={row} someAct={someAct} cardTitle={props.card?.title} />
      ))}
    </dl>
  )
  return props.card ? <SummaryCard {...props.card}>{list}</SummaryCard> : list
}

function Row({ row, someAct, cardTitle }: { row: SummaryRow; someAct: boolean; cardTitle: Content | undefined }) {
  const key = worded(row.key)
  const value = worded(row.value)
  const actions = present(row.actions?.items)
  const about = hasWords(cardTitle) ? cardTitle : undefined
  return (
    <div
      class={spaced(
        'govuk-summary-list__row',
        someAct && actions.length === 0 && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={spaced('govuk-summary-list__key', key?.classes)}>{key && words(key)}</dt>
      <dd class={spaced('govuk-summary-list__value', value?.classes)}>{value && words(value)}</dd>
      {actions.length > 0 && (
        <dd class={spaced('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? (
            actions.map((action) => <SummaryAction action={action} about={about} />)
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <SummaryAction action={action} about={about} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}
