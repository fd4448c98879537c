import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface DetailsProps extends Content, Extras {
  summaryText?: string | undefined
  summaryHtml?: ComponentChildren | undefined
  children?: ComponentChildren | undefined
  id?: string | undefined
  open?: boolean | undefined
}

export function Details(props: DetailsProps) {
  return (
    <details id={props.id} class={spaced('govuk-details', props.classes)} open={props.open} {...props.attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{words({ text: props.summaryText, html: props.summaryHtml })}</span>
      </summary>
      <div class="govuk-details__text">{props.children ?? words(props)}</div>
    </details>
  )
}
