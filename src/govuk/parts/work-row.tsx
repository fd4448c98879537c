import type { ComponentChildren } from 'preact'
import { spaced } from '../content.ts'
import { Icon } from '../icons.tsx'
import { Clock, type ClockProps } from './clock.tsx'

export interface WorkRowProps {
  /** The child, with the age: "Milo Hart, 6". */
  name: ComponentChildren
  href?: string | undefined
  worry: ComponentChildren
  clock: ClockProps
  /** What the work waits for. */
  note?: ComponentChildren | undefined
  /** "Request for support". */
  kind?: ComponentChildren | undefined
  /** Who brought it. */
  source?: ComponentChildren | undefined
}

/** One piece of work, the child first: clock, name and worry, kind and source. Stands in a `WorkList`. */
export function WorkRow({ name, href, worry, clock, note, kind, source }: WorkRowProps) {
  return (
    <li class={spaced('ds-row', clock.state === 'late' && 'ds-row--late')}>
      <div>
        <Clock {...clock} />
      </div>
      <div>
        <p class="ds-row__name">{href ? <a href={href}>{name}</a> : name}</p>
        <p>{worry}</p>
        {note && <p class="ds-meta">{note}</p>}
      </div>
      {(kind || source) && (
        <p class="ds-meta">
          {kind}
          {kind && source && <br />}
          {source}
        </p>
      )}
    </li>
  )
}

/** A list of work, soonest first. Its items are `WorkRow`s and `Household`s. */
export function WorkList({ children }: { children: ComponentChildren }) {
  return <ol class="ds-list ds-list--work">{children}</ol>
}

export interface HouseholdProps {
  /** "9 Weir Terrace, Newport". */
  address: ComponentChildren
  /** "two contacts about one home". */
  say: ComponentChildren
  /** The `WorkRow`s of this household. */
  children: ComponentChildren
}

/** Contacts about one household, bracketed so that they are read together. */
export function Household({ address, say, children }: HouseholdProps) {
  return (
    <li class="ds-household">
      <p class="ds-household__head">
        <span>
          <Icon name="house" /> {address}
        </span>
        <span class="ds-meta">{say}</span>
      </p>
      <ol class="ds-list">{children}</ol>
    </li>
  )
}

export interface AnswerRowProps {
  name: ComponentChildren
  href?: string | undefined
  children: ComponentChildren
  /** What to press, and about whom, for those who hear it alone: "Write", "the answer about Milo Hart". */
  action: { text: string; hidden: string; href: string }
}

/** Something owed to a person, with the one thing to do about it. */
export function AnswerRow({ name, href, children, action }: AnswerRowProps) {
  return (
    <li class="ds-row ds-row--answers">
      <div>
        <p class="ds-row__name">{href ? <a href={href}>{name}</a> : name}</p>
        <p>{children}</p>
      </div>
      <a href={action.href} role="button" class="govuk-button govuk-button--secondary" draggable={false}>
        {action.text}
        <span class="govuk-visually-hidden"> {action.hidden}</span>
      </a>
    </li>
  )
}
