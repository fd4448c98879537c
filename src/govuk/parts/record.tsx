import type { ComponentChildren } from 'preact'
import { spaced } from '../content.ts'
import { Icon } from '../icons.tsx'

export interface PurposeProps {
  /** Why the record is open: "to decide a contact". */
  why: ComponentChildren
  /** Where a person may read why they can see it. */
  whyHref?: string | undefined
  /** The page is about somebody whose record is not open to the reader. */
  shut?: boolean | undefined
}

/** Said once, quietly, wherever a child's record is open, and where it could be and is not. */
export function Purpose({ why, whyHref, shut }: PurposeProps) {
  return (
    <p class="ds-purpose">
      <Icon name="eye" />
      <span>
        {shut ? 'This record is not open to you. You came to this page' : 'You opened this record'} <b>{why}</b>. Each visit is
        noted, and the family may ask to see who came.
        {whyHref && (
          <>
            {' '}
            <a class="govuk-link govuk-link--no-visited-state" href={whyHref}>
              Why you can see this
            </a>
          </>
        )}
      </span>
    </p>
  )
}

export interface Fact {
  term: ComponentChildren
  value: ComponentChildren
}

export interface FactsProps {
  items: readonly (Fact | false | null | undefined)[]
  /** One under another, for a side panel. */
  down?: boolean | undefined
}

export function Facts({ items, down }: FactsProps) {
  return (
    <dl class={spaced('ds-facts', down && 'ds-facts--down')}>
      {items.map(
        (item) =>
          item && (
            <div>
              <dt>{item.term}</dt>
              <dd>{item.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

export interface SaidProps {
  children: ComponentChildren
  /** Who said it, and when. */
  by?: ComponentChildren | undefined
  small?: boolean | undefined
}

/** Words that somebody said, as they said them. */
export function Said({ children, by, small }: SaidProps) {
  return (
    <>
      <blockquote class={spaced('ds-said', small && 'ds-said--small')}>{children}</blockquote>
      {by && <p class="ds-meta">{by}</p>}
    </>
  )
}

export interface TimelineItem {
  when: string
  /** The same moment for machines, where `when` is in words. */
  datetime?: string | undefined
  what: ComponentChildren
  note?: ComponentChildren | undefined
  /** Filled is open, hollow is closed, a diamond became a referral. */
  mark?: 'open' | 'closed' | 'referral' | undefined
}

/** What happened, newest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="ds-line">
      {items.map(({ when, datetime, what, note, mark }) => (
        <li class={mark && mark !== 'closed' ? `is-${mark}` : undefined}>
          <p>
            <time datetime={datetime}>{when}</time> {what}
          </p>
          {note && <p class="ds-meta">{note}</p>}
        </li>
      ))}
    </ol>
  )
}

export interface GapRowProps {
  /** The post or partner with nobody: "School link". */
  what: ComponentChildren
  /** "Nobody since June". */
  say: ComponentChildren
  /** Who covers, or whom to ask. */
  ask: ComponentChildren
  /** How many columns stand after the first. */
  columns?: number | undefined
}

/** A row of a team's table where somebody should be and nobody is. */
export function GapRow({ what, say, ask, columns = 2 }: GapRowProps) {
  return (
    <tr class="ds-t--gap">
      <th scope="row">{what}</th>
      <td colspan={columns}>
        <span class="ds-late">
          <Icon name="gap" /> <b>{say}</b>
        </span>{' '}
        <span class="ds-b">{ask}</span>
      </td>
    </tr>
  )
}
