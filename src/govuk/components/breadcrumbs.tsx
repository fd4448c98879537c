import type { Attributes, Content, Extras, Maybe } from '../content.ts'
import { present, spaced, words } from '../content.ts'

export interface Breadcrumb extends Content {
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface BreadcrumbsProps extends Extras {
  items: readonly Maybe<Breadcrumb>[]
  collapseOnMobile?: boolean | undefined
  labelText?: string | undefined
}

export function Breadcrumbs(props: BreadcrumbsProps) {
  return (
    <nav
      class={spaced('govuk-breadcrumbs', props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile', props.classes)}
      {...props.attributes}
      aria-label={props.labelText ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {present(props.items).map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {words(item)}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {words(item)}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
