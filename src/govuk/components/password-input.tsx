import type { Attributes } from '../content.ts'
import { spaced } from '../content.ts'
import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'
import { translations } from './translations.ts'

export interface PasswordInputProps extends FieldProps {
  value?: string | undefined
  autocomplete?: string | undefined
  showPasswordText?: string | undefined
  hidePasswordText?: string | undefined
  showPasswordAriaLabelText?: string | undefined
  hidePasswordAriaLabelText?: string | undefined
  passwordShownAnnouncementText?: string | undefined
  passwordHiddenAnnouncementText?: string | undefined
  button?: { classes?: string | undefined } | undefined
}

/** A password that can be shown while it is typed, where script runs. */
export function PasswordInput(props: PasswordInputProps) {
  return (
    <Field
      field={props}
      group={{ class: 'govuk-password-input', attributes: settings(props) }}
      control={({ by, id, failed }) => (
        <div class="govuk-input__wrapper govuk-password-input__wrapper">
          <input
            class={spaced(
              'govuk-input govuk-password-input__input govuk-js-password-input-input',
              props.classes,
              failed && 'govuk-input--error',
            )}
            id={id}
            name={props.name}
            type="password"
            spellcheck={false}
            value={props.value}
            disabled={props.disabled}
            aria-describedby={by}
            autocomplete={props.autocomplete ?? 'current-password'}
            autocapitalize="none"
            {...props.attributes}
          />
          <Button
            type="button"
            text={props.showPasswordText ?? 'Show'}
            classes={spaced(
              'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
              props.button?.classes,
            )}
            attributes={{
              'aria-controls': id,
              'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
              hidden: true,
            }}
          />
        </div>
      )}
    />
  )
}

function settings(props: PasswordInputProps): Attributes {
  return {
    'data-module': 'govuk-password-input',
    ...translations({
      'show-password': props.showPasswordText,
      'hide-password': props.hidePasswordText,
      'show-password-aria-label': props.showPasswordAriaLabelText,
      'hide-password-aria-label': props.hidePasswordAriaLabelText,
      'password-shown-announcement': props.passwordShownAnnouncementText,
      'password-hidden-announcement': props.passwordHiddenAnnouncementText,
    }),
  }
}
