import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

export interface HintProps extends Content, Extras {
  id?: string | undefined
}

export function Hint(props: HintProps) {
  return (
    <div id={props.id} class={spaced('govuk-hint', props.classes)} {...props.attributes}>
      {words(props)}
    </div>
  )
}
