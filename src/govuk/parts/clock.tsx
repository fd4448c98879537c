import type { ComponentChildren } from 'preact'
import { spaced } from '../content.ts'
import { dialFor, Icon, type IconName } from '../icons.tsx'

/** `late` is past its time, `soon` is due within the hour, `due` is due today, `later` is another day, `closed` is done. */
export type ClockState = 'late' | 'soon' | 'due' | 'later' | 'closed'

export interface ClockProps {
  state: ClockState
  /** "2 working days late", "Due today 09:31". */
  word: ComponentChildren
  /** "was due Fri 09:05", "in 11 minutes". */
  detail?: ComponentChildren | undefined
  /** The share of the time used, from 0 to 1; without it the dial shows what the state says. */
  used?: number | undefined
  big?: boolean | undefined
}

const looks: Record<ClockState, { class?: string; used: number }> = {
  late: { class: 'ds-clock--late', used: 1 },
  soon: { class: 'ds-clock--soon', used: 7 / 8 },
  due: { used: 5 / 8 },
  later: { class: 'ds-clock--calm', used: 1 / 8 },
  closed: { class: 'ds-clock--done', used: 1 },
}

/** How long there is: a dial that fills, a word, then the detail. The word alone is enough. */
export function Clock({ state, word, detail, used, big }: ClockProps) {
  return (
    <span class={spaced('ds-clock', looks[state].class, big && 'ds-clock--big')}>
      <Icon name={iconOf(state, used)} glyph={false} />
      <span>{word}</span>
      {detail && (
        <>
          {' '}
          <span class="ds-clock__sub">{detail}</span>
        </>
      )}
    </span>
  )
}

/** The dial, the disc or the tick that stands for a state. */
export function iconOf(state: ClockState, used?: number | undefined): IconName {
  if (state === 'late' || state === 'closed') return state
  return dialFor(used ?? looks[state].used)
}
