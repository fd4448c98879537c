import type { Attributes, Content } from '../content.ts'
import { hasWords, spaced, words } from '../content.ts'

export interface LabelProps extends Content {
  for?: string | undefined
  isPageHeading?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export function Label(props: LabelProps) {
  if (!hasWords(props)) return null
  const label = (
    <label class={spaced('govuk-label', props.classes)} for={props.for} {...props.attributes}>
      {words(props)}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
