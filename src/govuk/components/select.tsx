import type { Attributes, Maybe } from '../content.ts'
import { present, spaced } from '../content.ts'
import { Field, type FieldProps } from './field.tsx'

export interface SelectItem {
  text: string
  value?: string | number | boolean | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

export interface SelectProps extends FieldProps {
  items: readonly Maybe<SelectItem>[]
  value?: string | number | boolean | undefined
}

export function Select(props: SelectProps) {
  return (
    <Field
      field={props}
      control={({ by, id, failed }) => (
        <select
          class={spaced('govuk-select', props.classes, failed && 'govuk-select--error')}
          id={id}
          name={props.name}
          disabled={props.disabled}
          aria-describedby={by}
          {...props.attributes}
        >
          {present(props.items).map((item) => (
            <option
              value={item.value === undefined ? undefined : String(item.value)}
              selected={item.selected ?? (props.value !== undefined && String(item.value ?? item.text) === String(props.value))}
              disabled={item.disabled}
              {...item.attributes}
            >
              {item.text}
            </option>
          ))}
        </select>
      )}
    />
  )
}
