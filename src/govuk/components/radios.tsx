import type { Maybe } from '../content.ts'
import { spaced } from '../content.ts'
import { Choice } from './choice.tsx'
import { ChoiceGroup, type ChoiceItem, type Divider, type GroupProps } from './choice-group.tsx'

export type RadioItem = (ChoiceItem & { divider?: undefined }) | Divider

export interface RadiosProps extends GroupProps {
  name: string
  idPrefix?: string | undefined
  items: readonly Maybe<RadioItem>[]
  value?: string | number | undefined
}

export function Radios(props: RadiosProps) {
  const prefix = props.idPrefix ?? props.name
  return (
    <ChoiceGroup
      id={prefix}
      group={props}
      controls={() => (
        <div class={spaced('govuk-radios', props.classes)} {...props.attributes} data-module="govuk-radios">
          {props.items.map((item, index) => {
            if (!item) return null
            if (item.divider !== undefined) return <div class="govuk-radios__divider">{item.divider}</div>
            // the first answer carries the bare id, so that an error summary's link lands on it
            const id = item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)
            const checked = item.checked ?? (props.value !== undefined && item.value === props.value)
            return <Choice kind="radios" item={item} id={id} name={props.name} checked={checked} />
          })}
        </div>
      )}
    />
  )
}
