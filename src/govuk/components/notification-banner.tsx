import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { hasWords, spaced, words } from '../content.ts'

export interface NotificationBannerProps extends Content, Extras {
  children?: ComponentChildren | undefined
  titleText?: string | undefined
  titleHtml?: ComponentChildren | undefined
  titleHeadingLevel?: number | string | undefined
  type?: 'success' | undefined
  role?: string | undefined
  titleId?: string | undefined
  disableAutoFocus?: boolean | undefined
}

export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.titleHeadingLevel ?? 2}` as 'h2'
  const inside = props.children ?? props.html
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always set, to alert or region, and both may be labelled
    <div
      class={spaced('govuk-notification-banner', success && 'govuk-notification-banner--success', props.classes)}
      role={(props.role ?? (success ? 'alert' : 'region')) as 'region'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {words({ text: props.titleText ?? (success ? 'Success' : 'Important'), html: props.titleHtml })}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {hasWords({ html: inside }) ? inside : <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}
