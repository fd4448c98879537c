import type { ComponentChildren } from 'preact'

export interface StepProps {
  number: number
  title: ComponentChildren
  children: ComponentChildren
}

/** A numbered part of a long form, numbered because the parts are done in order. */
export function Step({ number, title, children }: StepProps) {
  return (
    <fieldset class="ds-part">
      <legend>
        <span class="ds-part__n">{number}</span> {title}
      </legend>
      {children}
    </fieldset>
  )
}

/** The buttons of a form, in a line. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="ds-actions">{children}</div>
}
