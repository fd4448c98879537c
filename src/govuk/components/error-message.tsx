import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface ErrorMessageProps extends Content, Extras {
  id?: string | undefined
  /** Read out before the message; an empty string leaves it out. */
  visuallyHiddenText?: string | undefined
}

export function ErrorMessage({ visuallyHiddenText = 'Error', ...props }: ErrorMessageProps) {
  return (
    <p id={props.id} class={spaced('govuk-error-message', props.classes)} {...props.attributes}>
      {visuallyHiddenText && <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>}
      {visuallyHiddenText && ' '}
      {words(props)}
    </p>
  )
}
