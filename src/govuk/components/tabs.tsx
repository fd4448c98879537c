import type { Attributes, Content, Extras, Maybe } from '../content.ts'
import { hasWords, spaced } from '../content.ts'

export interface Tab {
  id?: string | undefined
  label: string
  attributes?: Attributes | undefined
  panel: Content & { attributes?: Attributes | undefined }
}

export interface TabsProps extends Extras {
  id?: string | undefined
  idPrefix?: string | undefined
  title?: string | undefined
  items?: readonly Maybe<Tab>[] | undefined
}

/** Without script this is a list of contents with every section under it. */
export function Tabs(props: TabsProps) {
  const tabs = (props.items ?? []).flatMap((item, index) =>
    item ? [{ ...item, id: item.id ?? `${props.idPrefix}-${index + 1}`, first: index === 0 }] : [],
  )
  return (
    <div id={props.id} class={spaced('govuk-tabs', props.classes)} {...props.attributes} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {tabs.length > 0 && (
        <ul class="govuk-tabs__list">
          {tabs.map((tab) => (
            <li class={spaced('govuk-tabs__list-item', tab.first && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${tab.id}`} {...tab.attributes}>
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {tabs.map(({ panel, id, first }) => (
        <div class={spaced('govuk-tabs__panel', !first && 'govuk-tabs__panel--hidden')} id={id} {...panel.attributes}>
          {hasWords({ html: panel.html }) ? panel.html : panel.text && <p class="govuk-body">{panel.text}</p>}
        </div>
      ))}
    </div>
  )
}
