import type { Content, Extras, Maybe, Worded } from '../content.ts'
import { hasWords, spaced, worded, words } from '../content.ts'
import { translations } from './translations.ts'

export interface AccordionSection {
  heading: Worded<Content>
  summary?: Maybe<Worded<Content>> | undefined
  content: Content
  expanded?: boolean | undefined
}

export interface AccordionProps extends Extras {
  id: string
  headingLevel?: number | undefined
  rememberExpanded?: boolean | undefined
  hideAllSectionsText?: string | undefined
  hideSectionText?: string | undefined
  hideSectionAriaLabelText?: string | undefined
  showAllSectionsText?: string | undefined
  showSectionText?: string | undefined
  showSectionAriaLabelText?: string | undefined
  items: readonly Maybe<AccordionSection>[]
}

export function Accordion(props: AccordionProps) {
  return (
    <div
      class={spaced('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      data-remember-expanded={props.rememberExpanded}
      {...translations({
        'hide-all-sections': props.hideAllSectionsText,
        'hide-section': props.hideSectionText,
        'hide-section-aria-label': props.hideSectionAriaLabelText,
        'show-all-sections': props.showAllSectionsText,
        'show-section': props.showSectionText,
        'show-section-aria-label': props.showSectionAriaLabelText,
      })}
      {...props.attributes}
    >
      {props.items.map((item, index) => item && <Section section={item} accordion={props} number={index + 1} />)}
    </div>
  )
}

interface SectionProps {
  section: AccordionSection
  accordion: AccordionProps
  number: number
}

function Section({ section, accordion, number }: SectionProps) {
  const Heading = `h${accordion.headingLevel ?? 2}` as 'h2'
  const heading = worded(section.heading)
  const summary = worded(section.summary)
  const { content } = section
  return (
    <div class={spaced('govuk-accordion__section', section.expanded && 'govuk-accordion__section--expanded')}>
      <div class="govuk-accordion__section-header">
        <Heading class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${accordion.id}-heading-${number}`}>
            {heading && words(heading)}
          </span>
        </Heading>
        {hasWords(summary) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${accordion.id}-summary-${number}`}>
            {words(summary)}
          </div>
        )}
      </div>
      <div id={`${accordion.id}-content-${number}`} class="govuk-accordion__section-content">
        {hasWords({ html: content.html }) ? content.html : content.text && <p class="govuk-body">{content.text}</p>}
      </div>
    </div>
  )
}
