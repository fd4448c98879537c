import type { ComponentChildren } from 'preact'

/** The paint of a door: whose group a person belongs to. The glass only tells neighbours apart. */
export interface DoorLook {
  paint?: 'door' | 'mid' | 'pale' | undefined
  glass?: 'pane' | 'fan' | 'pair' | 'round' | undefined
}

export interface PersonDoorProps extends DoorLook {
  /** The field that carries the choice, and its value: who to be. */
  field: string
  value: string
  name: ComponentChildren
  /** "Front door manager". */
  post: ComponentChildren
  /** What this person sees first. */
  say?: ComponentChildren | undefined
}

const paints = { door: '#0d4a57', mid: '#4a8692', pale: '#8fbcc3' }

/** Signs in as somebody in the demonstration by pressing their door. Stands in a form, in a `PersonDoors`. */
export function PersonDoor({ field, value, name, post, say, paint = 'door', glass = 'pane' }: PersonDoorProps) {
  return (
    <li>
      <button type="submit" class="ds-person" name={field} value={value}>
        <svg viewBox="0 0 36 56" aria-hidden="true" focusable="false">
          <path fill={paints[paint]} d="M4 51V5a3 3 0 0 1 3-3h22a3 3 0 0 1 3 3v46z" />
          <g fill="#fff" opacity="0.6">
            <Glass shape={glass} />
          </g>
          <circle cx="27.5" cy="33" r="1.8" fill="#fff" />
          <path fill="#d3cabb" d="M0 51h36v5H0z" />
        </svg>
        <span>
          <b>{name}</b>
          {post}
          {say && <span>{say}</span>}
        </span>
      </button>
    </li>
  )
}

function Glass({ shape }: { shape: NonNullable<DoorLook['glass']> }) {
  switch (shape) {
    case 'pane':
      return <path d="M9 7h18v9H9z" />
    case 'fan':
      return <path d="M9 16a9 9 0 0 1 18 0z" />
    case 'pair':
      return <path d="M9 7h8v20H9zm10 0h8v20h-8z" />
    case 'round':
      return <circle cx="18" cy="14" r="6" />
  }
}

/** The doors of a group under its name. */
export function PersonDoors({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  return (
    <>
      <h2 class="ds-h3 ds-over">{title}</h2>
      <ul class="ds-people">{children}</ul>
    </>
  )
}
