import type { Content, Extras } from '../content.ts'
import { hasWords, spaced, words } from '../content.ts'
import { Field, type FieldProps } from './field.tsx'

export interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'search' | 'password' | undefined
  inputmode?: string | undefined
  value?: string | number | undefined
  prefix?: (Content & Extras) | undefined
  suffix?: (Content & Extras) | undefined
  inputWrapper?: Extras | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined
}

export function Input(props: InputProps) {
  return (
    <Field
      field={props}
      control={({ by, id, failed }) => {
        const input = (
          <input
            class={spaced('govuk-input', props.classes, failed && 'govuk-input--error')}
            id={id}
            name={props.name}
            // the element's types want one literal, and all of these take the same attributes
            type={(props.type ?? 'text') as 'text'}
            spellcheck={props.spellcheck}
            value={props.value === '' ? undefined : props.value}
            disabled={props.disabled}
            aria-describedby={by}
            autocomplete={props.autocomplete}
            autocapitalize={props.autocapitalize}
            pattern={props.pattern}
            inputmode={props.inputmode}
            {...props.attributes}
          />
        )
        if (!props.prefix && !props.suffix && !props.inputWrapper) return input
        return (
          <div class={spaced('govuk-input__wrapper', props.inputWrapper?.classes)} {...props.inputWrapper?.attributes}>
            <Affix part="prefix" content={props.prefix} />
            {input}
            <Affix part="suffix" content={props.suffix} />
          </div>
        )
      }}
    />
  )
}

function Affix({ part, content }: { part: 'prefix' | 'suffix'; content: (Content & Extras) | undefined }) {
  if (!hasWords(content)) return null
  const { classes, attributes } = content as Extras
  return (
    <div class={spaced(`govuk-input__${part}`, classes)} aria-hidden="true" {...attributes}>
      {words(content)}
    </div>
  )
}
