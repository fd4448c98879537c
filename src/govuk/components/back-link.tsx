import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { hasWords, spaced, words } from '../content.ts'

export interface BackLinkProps extends Content, Extras {
  children?: ComponentChildren | undefined
  href?: string | undefined
}

export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href ?? '#'} class={spaced('govuk-back-link', props.classes)} {...props.attributes}>
      {props.children ?? (hasWords(props) ? words(props) : 'Back')}
    </a>
  )
}
