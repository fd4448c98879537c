import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'
import { Tag, type TagProps } from './tag.tsx'

export interface PhaseBannerProps extends Content, Extras {
  tag?: TagProps | undefined
  children?: ComponentChildren | undefined
}

export function PhaseBanner(props: PhaseBannerProps) {
  return (
    <div class={spaced('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag {...props.tag} classes={spaced('govuk-phase-banner__content__tag', props.tag?.classes)} />
        <span class="govuk-phase-banner__text">{props.children ?? words(props)}</span>
      </p>
    </div>
  )
}
