import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface TagProps extends Content, Extras {
  children?: ComponentChildren | undefined
}

/** Doorstep's own tints are the classes `govuk-tag--door`, `--late`, `--soon` and `--done`. */
export function Tag(props: TagProps) {
  return (
    <strong class={spaced('govuk-tag', props.classes)} {...props.attributes}>
      {props.children ?? words(props)}
    </strong>
  )
}
