import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface SkipLinkProps extends Content, Extras {
  href?: string | undefined
}

export function SkipLink(props: SkipLinkProps) {
  return (
    <a
      href={props.href ?? '#content'}
      class={spaced('govuk-skip-link', props.classes)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {words(props)}
    </a>
  )
}
