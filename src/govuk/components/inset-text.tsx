import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface InsetTextProps extends Content, Extras {
  children?: ComponentChildren | undefined
  id?: string | undefined
}

export function InsetText(props: InsetTextProps) {
  return (
    <div id={props.id} class={spaced('govuk-inset-text', props.classes)} {...props.attributes}>
      {props.children ?? words(props)}
    </div>
  )
}
