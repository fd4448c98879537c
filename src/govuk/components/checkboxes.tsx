import type { Maybe } from '../content.ts'
import { spaced } from '../content.ts'
import { Choice } from './choice.tsx'
import { ChoiceGroup, type ChoiceItem, type Divider, type GroupProps } from './choice-group.tsx'

export interface CheckboxItem extends ChoiceItem {
  divider?: undefined
  name?: string | undefined
  /** `exclusive` unticks the others, as for "None of these". */
  behaviour?: 'exclusive' | undefined
}

export interface CheckboxesProps extends GroupProps {
  name: string
  idPrefix?: string | undefined
  items: readonly Maybe<CheckboxItem | Divider>[]
  values?: readonly (string | number)[] | undefined
  describedBy?: string | undefined
}

export function Checkboxes(props: CheckboxesProps) {
  const prefix = props.idPrefix ?? props.name
  return (
    <ChoiceGroup
      id={prefix}
      group={props}
      describedBy={props.describedBy}
      controls={(by) => (
        <div class={spaced('govuk-checkboxes', props.classes)} {...props.attributes} data-module="govuk-checkboxes">
          {props.items.map((item, index) => {
            if (!item) return null
            if (item.divider !== undefined) return <div class="govuk-checkboxes__divider">{item.divider}</div>
            const id = item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)
            return (
              <Choice
                kind="checkboxes"
                item={item}
                id={id}
                name={item.name ?? props.name}
                checked={item.checked ?? (item.value !== undefined && (props.values ?? []).includes(item.value))}
                describedBy={props.fieldset ? undefined : by}
                behaviour={item.behaviour}
              />
            )
          })}
        </div>
      )}
    />
  )
}
