import type { ComponentChildren } from 'preact'
import type { Attributes, Content, Extras, Maybe, Worded } from '../content.ts'
import { spaced, worded, words } from '../content.ts'
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx'
import { Fieldset, type FieldsetProps } from './fieldset.tsx'
import { Hint, type HintProps } from './hint.tsx'

export interface GroupFormGroup extends Extras {
  beforeInputs?: Content | undefined
  afterInputs?: Content | undefined
}

/** What a set of controls answered together takes: radios, checkboxes, a date. */
export interface GroupProps extends Extras {
  fieldset?: FieldsetProps | undefined
  hint?: Maybe<Worded<HintProps>> | undefined
  errorMessage?: Maybe<Worded<ErrorMessageProps>> | undefined
  formGroup?: GroupFormGroup | undefined
}

interface Parts {
  id: string
  group: GroupProps
  describedBy?: string | undefined
  /** GOV.UK gives a date's fieldset the role of group, and other sets none. */
  role?: string | undefined
  controls: (describedBy: string | undefined) => ComponentChildren
}

export function ChoiceGroup({ id, group, describedBy, role, controls }: Parts) {
  const hint = worded(group.hint)
  const error = worded(group.errorMessage)
  const by = spaced(group.fieldset?.describedBy ?? describedBy, hint && `${id}-hint`, error && `${id}-error`)
  const inside = (
    <>
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {error && <ErrorMessage {...error} id={`${id}-error`} />}
      {group.formGroup?.beforeInputs && words(group.formGroup.beforeInputs)}
      {controls(by)}
      {group.formGroup?.afterInputs && words(group.formGroup.afterInputs)}
    </>
  )
  return (
    <div
      class={spaced('govuk-form-group', error && 'govuk-form-group--error', group.formGroup?.classes)}
      {...group.formGroup?.attributes}
    >
      {group.fieldset ? (
        <Fieldset {...group.fieldset} role={role ?? group.fieldset.role} describedBy={by}>
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </div>
  )
}

export interface ChoiceItem extends Content {
  value?: string | number | undefined
  id?: string | undefined
  label?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined
  hint?: Maybe<Worded<HintProps>> | undefined
  checked?: boolean | undefined
  /** Shown only while this is chosen, where script runs; always shown without it. */
  conditional?: { html?: ComponentChildren | undefined } | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface Divider {
  divider: string
}
