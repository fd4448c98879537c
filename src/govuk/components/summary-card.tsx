import type { ComponentChildren } from 'preact'
import type { Content, Extras, Maybe } from '../content.ts'
import { hasWords, present, spaced, words } from '../content.ts'

export interface SummaryActionItem extends Content, Extras {
  href: string
  visuallyHiddenText?: string | undefined
}

export interface SummaryCardProps extends Extras {
  title?: (Content & { headingLevel?: number | undefined; classes?: string | undefined }) | undefined
  actions?: { items?: readonly Maybe<SummaryActionItem>[] | undefined; classes?: string | undefined } | undefined
}

export function SummaryCard({ title, actions, children, ...props }: SummaryCardProps & { children: ComponentChildren }) {
  const Heading = `h${title?.headingLevel ?? 2}` as 'h2'
  const items = present(actions?.items)
  return (
    <div class={spaced('govuk-summary-card', props.classes)} {...props.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {hasWords(title) && <Heading class={spaced('govuk-summary-card__title', title.classes)}>{words(title)}</Heading>}
        {items.length === 1 && (
          <div class={spaced('govuk-summary-card__actions', actions?.classes)}>
            {items.map((action) => (
              <SummaryAction action={action} about={title} />
            ))}
          </div>
        )}
        {items.length > 1 && (
          <ul class={spaced('govuk-summary-card__actions', actions?.classes)}>
            {items.map((action) => (
              <li class="govuk-summary-card__action">
                <SummaryAction action={action} about={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

/** A link that says, to those who hear it out of its place, what it would change. */
export function SummaryAction({ action, about }: { action: SummaryActionItem; about: Content | undefined }) {
  const named = hasWords(about)
  return (
    <a class={spaced('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {words(action)}
      {(action.visuallyHiddenText || named) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {named && ' ('}
          {named && words(about)}
          {named && ')'}
        </span>
      )}
    </a>
  )
}
