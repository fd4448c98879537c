import type { Extras } from '../content.ts'
import { spaced } from '../content.ts'
import { ChoiceGroup, type GroupProps } from './choice-group.tsx'
import { Label } from './label.tsx'

export interface DatePart extends Extras {
  id?: string | undefined
  name?: string | undefined
  label?: string | undefined
  value?: string | number | undefined
  error?: boolean | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  inputmode?: string | undefined
}

export interface DateInputProps extends GroupProps {
  id: string
  namePrefix?: string | undefined
  /** Instead of `day`, `month` and `year`, when the parts are others than these. */
  items?: readonly (DatePart & { name: string })[] | undefined
  day?: DatePart | false | undefined
  month?: DatePart | false | undefined
  year?: DatePart | false | undefined
  /** As typed, by the name of each box (with the prefix, where there is one). */
  values?: Readonly<Record<string, string | number | undefined>> | undefined
}

type NamedPart = DatePart & { name: string; wide: boolean }

export function DateInput(props: DateInputProps) {
  const parts = partsOf(props)
  const failed = failingParts(props, parts)
  return (
    <ChoiceGroup
      id={props.id}
      group={props}
      role="group"
      controls={() => (
        <div class={spaced('govuk-date-input', props.classes)} {...props.attributes} id={props.id}>
          {parts.map((part, index) => (
            <div class="govuk-date-input__item">
              <Box date={props} part={part} failed={failed[index] === true} />
            </div>
          ))}
        </div>
      )}
    />
  )
}

function Box({ date, part, failed }: { date: DateInputProps; part: NamedPart; failed: boolean }) {
  const id = part.id ?? `${date.id}-${part.name}`
  const name = date.namePrefix ? `${date.namePrefix}-${part.name}` : part.name
  const value = part.value ?? date.values?.[name]
  return (
    <div class="govuk-form-group">
      <Label text={part.label ?? capital(part.name)} classes="govuk-date-input__label" for={id} />
      <input
        class={spaced('govuk-input govuk-date-input__input', failed && 'govuk-input--error', withWidth(part))}
        id={id}
        name={name}
        type="text"
        value={value === '' ? undefined : value}
        inputmode={part.inputmode ?? 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        {...part.attributes}
      />
    </div>
  )
}

function partsOf(props: DateInputProps): NamedPart[] {
  const own = { day: props.day, month: props.month, year: props.year }
  if (props.items && props.items.length > 0) {
    return props.items.map((item) => ({ ...(own[item.name as 'day'] || {}), ...item, wide: item.name === 'year' }))
  }
  return (['day', 'month', 'year'] as const).flatMap((key) => {
    const part = own[key]
    return part === false ? [] : [{ ...part, name: part?.name ?? key, wide: key === 'year' }]
  })
}

/** An error that names no box is about all of them, but for those said to be right. */
function failingParts(props: DateInputProps, parts: NamedPart[]): boolean[] {
  const named = parts.some((part) => part.error || part.classes?.includes('govuk-input--error'))
  return parts.map((part) => part.error ?? (Boolean(props.errorMessage) && !named))
}

/** Boxes are as wide as what goes in them, unless the caller's classes say otherwise. */
function withWidth(part: NamedPart): string {
  if (part.classes?.includes('govuk-input--width')) return part.classes
  return spaced(part.classes, part.wide ? 'govuk-input--width-4' : 'govuk-input--width-2') ?? ''
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
