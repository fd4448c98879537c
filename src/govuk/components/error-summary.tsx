import type { ComponentChildren } from 'preact'
import type { Attributes, Content, Extras } from '../content.ts'
import { hasWords, spaced, words } from '../content.ts'

export interface ErrorSummaryItem extends Content {
  href?: string | undefined
  attributes?: Attributes | undefined
}

export interface ErrorSummaryProps extends Extras {
  titleText?: string | undefined
  titleHtml?: ComponentChildren | undefined
  descriptionText?: string | undefined
  descriptionHtml?: ComponentChildren | undefined
  errorList?: readonly ErrorSummaryItem[] | undefined
  disableAutoFocus?: boolean | undefined
  children?: ComponentChildren | undefined
}

export function ErrorSummary(props: ErrorSummaryProps) {
  const description = { text: props.descriptionText, html: props.descriptionHtml }
  return (
    <div
      class={spaced('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      {/* the alert is an inner box: read out when the page opens, while focus goes to the outer one */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          {words({ text: props.titleText ?? 'There is a problem', html: props.titleHtml })}
        </h2>
        <div class="govuk-error-summary__body">
          {hasWords(description) && <p>{words(description)}</p>}
          {props.children}
          {props.errorList && props.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {words(item)}
                    </a>
                  ) : (
                    words(item)
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
