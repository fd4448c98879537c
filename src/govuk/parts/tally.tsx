import { Icon, type IconName } from '../icons.tsx'
import { type ClockState, iconOf } from './clock.tsx'

export interface TallyItem {
  number: number
  /** "due within the hour". */
  of: string
  state?: ClockState | undefined
  icon?: IconName | undefined
}

/** The state of the day in one line. What is nought is left out. */
export function Tally({ items }: { items: readonly TallyItem[] }) {
  if (items.every(({ number }) => number === 0)) return null
  return (
    <ul class="ds-tally">
      {items
        .filter(({ number }) => number > 0)
        .map(({ number, of, state, icon }) => (
          <li class={state === 'late' ? 'ds-late' : state === 'soon' ? 'ds-soon' : undefined}>
            {(icon || state) && <Icon name={icon ?? iconOf(state ?? 'due')} />}
            <b>{number}</b> {of}
          </li>
        ))}
    </ul>
  )
}
