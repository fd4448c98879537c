import type { ComponentChildren } from 'preact'

/** Nothing here: what is empty, since when, and what to do next. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="ds-empty">{children}</p>
}
