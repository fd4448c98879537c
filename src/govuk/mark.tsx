/** A door ajar with the light on. On the dark header the frame is white and the leaf takes the header's colour. */
export function Mark({ on = 'light' }: { on?: 'light' | 'dark' | undefined }) {
  const frame = on === 'dark' ? '#fff' : '#0d4a57'
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path fill={frame} d="M8 33V6a3 3 0 0 1 3-3h18a3 3 0 0 1 3 3v27z" />
      <path fill="#ffd84d" d="M13 8h14v25H13z" />
      <path fill="#0d4a57" d="M13 8l8 3.4V36l-8-3z" />
      <circle cx="18.6" cy="22.6" r="1.3" fill="#ffd84d" />
      <path
        fill={frame}
        d="M4 33h9l8 3v-3h15a1.5 1.5 0 0 1 1.5 1.5v1A1.5 1.5 0 0 1 36 37H4a1.5 1.5 0 0 1-1.5-1.5v-1A1.5 1.5 0 0 1 4 33z"
      />
    </svg>
  )
}
