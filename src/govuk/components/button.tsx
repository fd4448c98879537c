import type { ComponentChildren } from 'preact'
import type { Content, Extras } from '../content.ts'
import { spaced, words } from '../content.ts'

/** What a button says: its own markup, or `text` or `html`, never both. */
type Says = (Content & { children?: undefined }) | { children: ComponentChildren; text?: undefined; html?: undefined }

export type ButtonProps = Says & ButtonSettings

interface ButtonSettings extends Extras {
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  href?: string | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
  id?: string | undefined
  /** Another address for this button alone, such as a search beside the form's own save. */
  formaction?: string | undefined
  formmethod?: 'get' | 'post' | undefined
}

/** A button, or with `href` a link that looks like one. */
export function Button(props: ButtonProps) {
  const shared = {
    class: spaced('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    id: props.id,
    ...props.attributes,
  }
  const says = props.children ?? words(props)
  const inside = props.isStartButton ? (
    <>
      {/* the arrow is a flex item, so markup beside it needs one box of its own */}
      {props.html || props.children ? <span>{says}</span> : says}
      <StartArrow />
    </>
  ) : (
    says
  )
  if (props.href !== undefined) {
    return (
      <a href={props.href} role="button" draggable={false} {...shared}>
        {inside}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      formaction={props.formaction}
      formmethod={props.formmethod}
      {...shared}
    >
      {inside}
    </button>
  )
}

function StartArrow() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}
