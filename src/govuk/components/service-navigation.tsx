import type { ComponentChildren } from 'preact'
import type { Attributes, Content, Extras, Maybe } from '../content.ts'
import { present, spaced, words } from '../content.ts'

export interface ServiceNavigationItem extends Content {
  href?: string | undefined
  /** This is the page. */
  current?: boolean | undefined
  /** The page is somewhere below this. */
  active?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface ServiceNavigationProps extends Extras {
  ariaLabel?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClasses?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation?: readonly Maybe<ServiceNavigationItem>[] | undefined
  slots?: Slots | undefined
}

interface Slots {
  start?: ComponentChildren | undefined
  end?: ComponentChildren | { html: ComponentChildren; align?: 'inline' | undefined } | undefined
  navigationStart?: ComponentChildren | undefined
  navigationEnd?: ComponentChildren | undefined
}

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots } = props
  const end = endOf(slots?.end)
  // with a name or something of the page's own in it, it is more than its menu: a part of the page with a name
  const named = props.serviceName || slots?.start || end.html
  const Outer = named ? 'section' : 'div'
  return (
    <Outer
      aria-label={named ? (props.ariaLabel ?? 'Service information') : undefined}
      class={spaced('govuk-service-navigation', props.classes)}
      data-module="govuk-service-navigation"
      {...props.attributes}
    >
      <div class={spaced('govuk-width-container', end.align === 'inline' && 'govuk-service-navigation__inlining-container')}>
        {slots?.start}
        <div class="govuk-service-navigation__container">
          {props.serviceName && (
            <span class="govuk-service-navigation__service-name">
              {props.serviceUrl ? (
                <a href={props.serviceUrl} class="govuk-service-navigation__link">
                  {props.serviceName}
                </a>
              ) : (
                <span class="govuk-service-navigation__text">{props.serviceName}</span>
              )}
            </span>
          )}
          <Menu {...props} />
        </div>
        {end.html}
      </div>
    </Outer>
  )
}

function Menu(props: ServiceNavigationProps) {
  const items = present(props.navigation)
  const { navigationStart, navigationEnd } = props.slots ?? {}
  if (items.length === 0 && !navigationStart && !navigationEnd) return null
  const id = props.navigationId ?? 'navigation'
  const text = props.menuButtonText ?? 'Menu'
  return (
    <nav aria-label={props.navigationLabel ?? text} class={spaced('govuk-service-navigation__wrapper', props.navigationClasses)}>
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is hidden, so it takes no focus; the script shows it and takes both off
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={props.menuButtonLabel && props.menuButtonLabel !== text ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {text}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {navigationStart}
        {items.map(itemOf)}
        {navigationEnd}
      </ul>
    </nav>
  )
}

function itemOf(item: ServiceNavigationItem) {
  const here = item.current || item.active
  const says = here ? <strong class="govuk-service-navigation__active-fallback">{words(item)}</strong> : words(item)
  const current = item.current ? 'page' : item.active ? 'true' : undefined
  return (
    <li class={spaced('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {item.href ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
          {says}
        </a>
      ) : (
        <span class="govuk-service-navigation__text" aria-current={current}>
          {says}
        </span>
      )}
    </li>
  )
}

function endOf(end: Slots['end']): { html?: ComponentChildren; align?: 'inline' | undefined } {
  if (typeof end === 'object' && end !== null && 'html' in end) return end
  return { html: end as ComponentChildren }
}
