import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface WarningTextProps extends Content, Extras {
  children?: ComponentChildren | undefined
  iconFallbackText?: string | undefined
}

export function WarningText(props: WarningTextProps) {
  return (
    <div class={spaced('govuk-warning-text', props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText ?? 'Warning'}</span>
        {'\n'}
        {props.children ?? words(props)}
      </strong>
    </div>
  )
}
