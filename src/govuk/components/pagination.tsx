import type { Attributes, Content, Extras, Maybe } from '../content.ts'
import { hasWords, present, spaced, words } from '../content.ts'

export interface PaginationItem {
  number?: string | number | undefined
  visuallyHiddenText?: string | undefined
  href?: string | undefined
  current?: boolean | undefined
  ellipsis?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface PaginationStep extends Content {
  href: string
  /** What stands there: "Paying VAT and duty". */
  labelText?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationProps extends Extras {
  items?: readonly Maybe<PaginationItem>[] | undefined
  previous?: PaginationStep | undefined
  next?: PaginationStep | undefined
  landmarkLabel?: string | undefined
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

export function Pagination(props: PaginationProps) {
  const items = present(props.items)
  // without page numbers, previous and next stand one above the other with room for a label
  const block = items.length === 0 && Boolean(props.previous || props.next)
  return (
    <nav
      class={spaced('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel ?? 'Pagination'}
      {...props.attributes}
    >
      {props.previous && <Step side="prev" step={props.previous} block={block} />}
      {items.length > 0 && <ul class="govuk-pagination__list">{items.map(itemOf)}</ul>}
      {props.next && <Step side="next" step={props.next} block={block} />}
    </nav>
  )
}

function itemOf(item: PaginationItem) {
  if (item.ellipsis) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  if (item.number === undefined) return null
  return (
    <li class={spaced('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? '#'}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}

function Step({ side, step, block }: { side: 'prev' | 'next'; step: PaginationStep; block: boolean }) {
  const arrow = <Arrow side={side} />
  const plain = block && !step.labelText
  return (
    <div class={`govuk-pagination__${side}`}>
      <a class="govuk-link govuk-pagination__link" href={step.href} rel={side} {...step.attributes}>
        {(side === 'prev' || block) && arrow}
        <span class={spaced('govuk-pagination__link-title', plain && 'govuk-pagination__link-title--decorated')}>
          {hasWords(step) ? (
            words(step)
          ) : (
            <>
              {side === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {step.labelText && block && (
          <>
            <span class="govuk-visually-hidden">:</span>
            {'\n'}
            <span class="govuk-pagination__link-label">{step.labelText}</span>
          </>
        )}
        {side === 'next' && !block && arrow}
      </a>
    </div>
  )
}

function Arrow({ side }: { side: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${side}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[side]} />
    </svg>
  )
}
