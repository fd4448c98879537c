import { spaced, worded, words } from '../content.ts'
import type { ChoiceItem } from './choice-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

interface Parts {
  kind: 'radios' | 'checkboxes'
  item: ChoiceItem
  id: string
  name: string
  checked: boolean
  describedBy?: string | undefined
  behaviour?: string | undefined
}

/** One radio or checkbox with its label, its hint, and what it reveals. */
export function Choice({ kind, item, id, name, checked, describedBy, behaviour }: Parts) {
  const block = `govuk-${kind}`
  const hint = worded(item.hint)
  const reveals = item.conditional?.html
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={reveals ? `conditional-${id}` : undefined}
          data-behaviour={behaviour}
          aria-describedby={spaced(describedBy, hint && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label
          html={words(item)}
          classes={spaced(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && <Hint {...hint} id={`${id}-item-hint`} classes={spaced(`${block}__hint`, hint.classes)} />}
      </div>
      {reveals && (
        <div class={spaced(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={`conditional-${id}`}>
          {reveals}
        </div>
      )}
    </>
  )
}
