import type { ComponentChildren } from 'preact'
import type { Content, Extras, Worded } from '../content.ts'
import { hasWords, spaced, worded, words } from '../content.ts'

export interface LegendProps extends Content {
  classes?: string | undefined
  isPageHeading?: boolean | undefined
}

export interface FieldsetProps extends Extras {
  legend?: Worded<LegendProps> | undefined
  describedBy?: string | undefined
  role?: string | undefined
  html?: ComponentChildren | undefined
  children?: ComponentChildren | undefined
}

export function Fieldset(props: FieldsetProps) {
  const legend = worded(props.legend)
  return (
    <fieldset
      class={spaced('govuk-fieldset', props.classes)}
      role={props.role as 'group' | undefined}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {hasWords(legend) && (
        <legend class={spaced('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{words(legend)}</h1> : words(legend)}
        </legend>
      )}
      {props.html}
      {props.children}
    </fieldset>
  )
}
