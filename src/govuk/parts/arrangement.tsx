import type { ComponentChildren } from 'preact'
import { spaced } from '../content.ts'
import { Icon, type IconName } from '../icons.tsx'

export interface TitleProps {
  children: ComponentChildren
  /** The page's state in a sentence. */
  say?: ComponentChildren | undefined
  /** What to press, or a clock, at the end of the line. */
  end?: ComponentChildren | undefined
}

/** The page's heading, with the sentence under it. */
export function Title({ children, say, end }: TitleProps) {
  return (
    <div class="ds-title">
      <div>
        <h1 class="ds-h1">{children}</h1>
        {say && <p class="ds-title__say">{say}</p>}
      </div>
      {end && <div class="ds-actions">{end}</div>}
    </div>
  )
}

export interface SectionProps {
  title: ComponentChildren
  /** Names the section by its heading. */
  id: string
  /** A link or a few words at the end of the heading's line. */
  end?: ComponentChildren | undefined
  children: ComponentChildren
}

/** A part of the page under a ruled heading. */
export function Section({ title, id, end, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div class="ds-head">
        <h2 class="ds-h2" id={id}>
          {title}
        </h2>
        {typeof end === 'string' ? <span class="ds-meta">{end}</span> : end}
      </div>
      {children}
    </section>
  )
}

export interface TwoProps {
  /** List and side panel by default; 45 to 55 to decide; map and table; two places beside each other. */
  split?: 'decide' | 'place' | 'even' | undefined
  children: ComponentChildren
}

/** Two columns that become one, in the order of the source, where there is no room. */
export function Two({ split, children }: TwoProps) {
  return <div class={spaced('ds-two', split && `ds-two--${split}`)}>{children}</div>
}

/** Things under each other with a section's distance. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class="ds-stack">{children}</div>
}

/** What stands beside the work; `label` says what it is. */
export function Side({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <aside class="ds-stack" aria-label={label}>
      {children}
    </aside>
  )
}

export interface SidePanelProps {
  title: ComponentChildren
  /** Filled is to act on, lined is to know, late is what is wrong. */
  look?: 'filled' | 'lined' | 'late' | undefined
  icon?: IconName | undefined
  children: ComponentChildren
}

export function SidePanel({ title, look = 'lined', icon, children }: SidePanelProps) {
  const variant = { filled: undefined, lined: 'ds-panel--line', late: 'ds-panel--late' }[look]
  return (
    <section class={spaced('ds-panel', variant)}>
      <h2 class="ds-h3">
        {icon && (
          <>
            <Icon name={icon} />{' '}
          </>
        )}
        {title}
      </h2>
      {children}
    </section>
  )
}
