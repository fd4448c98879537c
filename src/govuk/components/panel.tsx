import type { ComponentChildren } from 'preact'
import type { Attributes, Content, Extras, Maybe } from '../content.ts'
import { hasWords, present, spaced, words } from '../content.ts'
import { Button } from './button.tsx'

export interface PanelAction {
  text: string
  /** With a type it is a button, or a link that looks like one; without, a plain link. */
  type?: 'submit' | 'button' | undefined
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface PanelProps extends Content, Extras {
  titleText?: string | undefined
  titleHtml?: ComponentChildren | undefined
  headingLevel?: number | undefined
  children?: ComponentChildren | undefined
  /** What to do next; GOV.UK shows these only in an interruption. */
  actions?: ({ items?: readonly Maybe<PanelAction>[] | undefined } & Extras) | undefined
}

export function Panel(props: PanelProps) {
  const interrupts = props.classes?.includes('govuk-panel--interruption') ?? false
  const Heading = `h${props.headingLevel ?? 1}` as 'h1'
  const body = { text: props.text, html: props.children ?? props.html }
  const actions = present(props.actions?.items)
  return (
    <div class={spaced('govuk-panel', !interrupts && 'govuk-panel--confirmation', props.classes)} {...props.attributes}>
      <Heading class="govuk-panel__title">{words({ text: props.titleText, html: props.titleHtml })}</Heading>
      {hasWords(body) && <div class="govuk-panel__body">{words(body)}</div>}
      {interrupts && props.actions && (
        <div class={spaced('govuk-panel__actions', props.actions.classes)} {...props.actions.attributes}>
          {actions.length > 0 && <div class="govuk-button-group">{actions.map(actionOf)}</div>}
        </div>
      )}
    </div>
  )
}

function actionOf({ type, classes, ...action }: PanelAction) {
  if (type) return <Button {...action} type={type} classes={spaced('govuk-button--inverse', classes)} />
  return (
    <a class={spaced('govuk-link govuk-link--inverse', classes)} href={action.href ?? '#'} {...action.attributes}>
      {action.text}
    </a>
  )
}
