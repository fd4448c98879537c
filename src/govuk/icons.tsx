import type { ComponentChildren } from 'preact'

const eighths = [1, 2, 3, 4, 5, 6, 7] as const

export type IconName = 'late' | 'closed' | 'house' | 'gap' | 'eye' | 'find' | 'letter' | `dial-${(typeof eighths)[number]}`

/** A drawing from the page's sprite. It never stands without a word beside it, so it is hidden from those who listen. */
export function Icon({ name, glyph = true }: { name: IconName; glyph?: boolean | undefined }) {
  return (
    <svg class={glyph ? 'ds-glyph' : undefined} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** The dial for a share of the time used, from 0 to 1, to the nearest eighth that is neither empty nor full. */
export function dialFor(used: number): IconName {
  const eighth = Math.min(7, Math.max(1, Math.round(used * 8))) as (typeof eighths)[number]
  return `dial-${eighth}`
}

/** Every drawing once, at the top of the page, so that a list of two hundred rows repeats none. */
export function Sprite() {
  return (
    <svg class="ds-sprite" aria-hidden="true" focusable="false">
      {eighths.map((eighth) => (
        <Drawing name={`dial-${eighth}`}>
          <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" />
          <path fill="currentColor" d={slice(eighth / 8)} />
        </Drawing>
      ))}
      <Drawing name="late">
        <circle cx="8" cy="8" r="7.4" fill="currentColor" />
        <path d="M8 3.9v5" stroke="#fff" stroke-width="2" stroke-linecap="round" />
        <circle cx="8" cy="11.8" r="1.2" fill="#fff" />
      </Drawing>
      <Drawing name="closed">
        <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.6" />
        <Line d="M4.9 8.2l2.2 2.3 4.1-4.7" width="1.8" />
      </Drawing>
      <Drawing name="house">
        <path fill="currentColor" d="M8 1.3L1.2 7.1H3V14h3.5V9.5h3V14H13V7.1h1.8z" />
      </Drawing>
      <Drawing name="gap">
        <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="3 2.2" />
      </Drawing>
      <Drawing name="eye">
        <Line d="M1 8s2.5-4.6 7-4.6S15 8 15 8s-2.5 4.6-7 4.6S1 8 1 8z" width="1.5" />
        <circle cx="8" cy="8" r="2.1" fill="currentColor" />
      </Drawing>
      <Drawing name="find">
        <circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" stroke-width="2" />
        <Line d="M10.5 10.5L15 15" width="2.2" />
      </Drawing>
      <Drawing name="letter">
        <Line d="M1.5 3.3h13v9.4h-13zM1.5 3.8L8 9l6.5-5.2" width="1.5" />
      </Drawing>
    </svg>
  )
}

function Drawing({ name, children }: { name: IconName; children: ComponentChildren }) {
  return (
    <symbol id={`i-${name}`} viewBox="0 0 16 16">
      {children}
    </symbol>
  )
}

function Line({ d, width }: { d: string; width: string }) {
  return <path d={d} fill="none" stroke="currentColor" stroke-width={width} stroke-linecap="round" stroke-linejoin="round" />
}

/** A slice of the dial from twelve o'clock, clockwise. */
function slice(share: number): string {
  const turn = share * 2 * Math.PI
  const at = [8 + 4.5 * Math.sin(turn), 8 - 4.5 * Math.cos(turn)].map((n) => n.toFixed(2))
  return `M8 8V3.5A4.5 4.5 0 ${share > 0.5 ? 1 : 0} 1 ${at.join(' ')}z`
}
