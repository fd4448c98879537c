import type { ComponentChildren } from 'preact'
import { spaced } from '../content.ts'
import { Icon } from '../icons.tsx'
import { Clock, type ClockProps } from './clock.tsx'

export interface QueueRow {
  clock: ClockProps
  name: ComponentChildren
  href: string
  /** Other work at this address: "2 more on this household". */
  also?: { text: string; href: string } | undefined
  worry: ComponentChildren
  note?: ComponentChildren | undefined
  kind: ComponentChildren
  source: ComponentChildren
  place: ComponentChildren
  /** Whose it is; nobody's is said in the colour of what is soon late. */
  holder?: ComponentChildren | undefined
}

export interface QueueGroup {
  /** "Late", "Due today": the count is added. */
  name: string
  rows: readonly QueueRow[]
  /** How many there are, where the rows are only the first of them. */
  count?: number | undefined
}

export interface QueueProps {
  caption: ComponentChildren
  groups: readonly QueueGroup[]
  /** What to say where nobody holds a contact. */
  nobody?: string | undefined
}

const columns = [
  ['Due', 'ds-q__due'],
  ['Child or family', 'ds-q__child'],
  ['The worry', undefined],
  ['Kind, and who brought it', 'ds-q__from'],
  ['Place, with', 'ds-q__with'],
] as const

/** Contacts in the order they are due: a table on a desk, a card for each on a phone. Empty groups are left out. */
export function Queue({ caption, groups, nobody = 'Nobody yet' }: QueueProps) {
  return (
    <table class="ds-q">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(([name, width]) => (
            <th scope="col" class={width}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {groups
        .filter((group) => group.rows.length > 0)
        .map((group) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={columns.length}>
                {group.name}, {group.count ?? group.rows.length}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row row={row} nobody={nobody} />
            ))}
          </tbody>
        ))}
    </table>
  )
}

function Row({ row, nobody }: { row: QueueRow; nobody: string }) {
  return (
    <tr class={row.clock.state === 'late' ? 'is-late' : undefined}>
      <td>
        <Clock {...row.clock} />
      </td>
      <th scope="row">
        <span class="ds-q__name">
          <a href={row.href}>{row.name}</a>
        </span>
        {row.also && (
          <span class="ds-q__also">
            <Icon name="house" />
            <a href={row.also.href}>{row.also.text}</a>
          </span>
        )}
      </th>
      <td>
        {row.worry}
        {row.note && <span class="ds-b ds-meta">{row.note}</span>}
      </td>
      <Pair class="ds-q__from" first={row.kind} second={row.source} />
      <Pair class="ds-q__with" first={row.place} second={row.holder ?? nobody} soon={row.holder === undefined} />
    </tr>
  )
}

interface PairProps {
  class: string
  first: ComponentChildren
  second: ComponentChildren
  soon?: boolean
}

function Pair({ class: name, first, second, soon }: PairProps) {
  return (
    <td class={name}>
      <span class="ds-b">{first}</span> <span class={spaced('ds-b', soon ? 'ds-soon' : 'ds-meta')}>{second}</span>
    </td>
  )
}

export interface FiltersProps {
  action: string
  /** What the form does, for those who listen: "Show fewer contacts". */
  label: string
  /** `Select`s. */
  children: ComponentChildren
}

/** One line of choices that narrow a list, asked for by address so that it can be linked. */
export function Filters({ action, label, children }: FiltersProps) {
  return (
    <form class="ds-filters" action={action} method="get" aria-label={label}>
      {children}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">
        Show
      </button>
    </form>
  )
}
