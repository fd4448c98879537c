import type { ComponentChildren } from 'preact'
import type { Content, Extras, Maybe, Worded } from '../content.ts'
import { spaced, worded, words } from '../content.ts'
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx'
import { Hint, type HintProps } from './hint.tsx'
import { Label, type LabelProps } from './label.tsx'

export interface FormGroup extends Extras {
  beforeInput?: Content | undefined
  afterInput?: Content | undefined
}

/** What every single control takes: its label, what helps, and what went wrong. */
export interface FieldProps extends Extras {
  name: string
  /** Defaults to `name`, so that an error summary can link to a field by its name. */
  id?: string | undefined
  label: Worded<LabelProps>
  hint?: Maybe<Worded<HintProps>> | undefined
  errorMessage?: Maybe<Worded<ErrorMessageProps>> | undefined
  formGroup?: FormGroup | undefined
  describedBy?: string | undefined
  disabled?: boolean | undefined
}

interface Parts {
  field: FieldProps
  /** Further attributes for the form group, for controls that are scripted as a whole. */
  group?: { class?: string; attributes?: Record<string, unknown> } | undefined
  control: (described: { by: string | undefined; id: string; failed: boolean }) => ComponentChildren
}

/** Label, hint, error message and control in the order every GOV.UK form field has them. */
export function Field({ field, group, control }: Parts) {
  const id = field.id ?? field.name
  const label = worded(field.label)
  const hint = worded(field.hint)
  const error = worded(field.errorMessage)
  const by = spaced(field.describedBy, hint && `${id}-hint`, error && `${id}-error`)
  return (
    <div
      class={spaced('govuk-form-group', error && 'govuk-form-group--error', group?.class, field.formGroup?.classes)}
      {...group?.attributes}
      {...field.formGroup?.attributes}
    >
      {label && <Label {...label} for={id} />}
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {error && <ErrorMessage {...error} id={`${id}-error`} />}
      {field.formGroup?.beforeInput && words(field.formGroup.beforeInput)}
      {control({ by, id, failed: Boolean(error) })}
      {field.formGroup?.afterInput && words(field.formGroup.afterInput)}
    </div>
  )
}
