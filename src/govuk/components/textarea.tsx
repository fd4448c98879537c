import { spaced } from '../content.ts'
import { Field, type FieldProps } from './field.tsx'

export interface TextareaProps extends FieldProps {
  rows?: string | number | undefined
  value?: string | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
}

export function Textarea(props: TextareaProps) {
  return (
    <Field
      field={props}
      control={({ by, id, failed }) => (
        <textarea
          class={spaced('govuk-textarea', failed && 'govuk-textarea--error', props.classes)}
          id={id}
          name={props.name}
          rows={Number(props.rows ?? 5)}
          spellcheck={props.spellcheck}
          disabled={props.disabled}
          aria-describedby={by}
          autocomplete={props.autocomplete}
          {...props.attributes}
        >
          {props.value}
        </textarea>
      )}
    />
  )
}
