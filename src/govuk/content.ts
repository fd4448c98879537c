import type { ComponentChildren } from 'preact'

/** Extra HTML attributes; `null`, `undefined` and `false` leave the attribute out. */
export type Attributes = Record<string, string | number | boolean | null | undefined>

/** A list item that may be left out in place: `condition && { ... }`. */
export type Maybe<T> = T | false | null | undefined | ''

/** Words for a part of a component. `html` takes JSX where GOV.UK's macros take markup; a string in either is escaped. */
export interface Content {
  text?: ComponentChildren | undefined
  html?: ComponentChildren | undefined
}

/** Anything that takes words may be given as plain words. */
export type Worded<T extends Content> = T | string

export interface Extras {
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** An id or `null`: what a component is described by grows from hint, error and the caller's own. */
export function spaced(...parts: (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined
}

export function hasWords(content: Content | undefined): content is Content {
  return Boolean(content && (given(content.html) || given(content.text)))
}

export function words(content: Content): ComponentChildren {
  return given(content.html) ? content.html : content.text
}

export function worded<T extends Content>(content: Worded<T> | undefined | false | null | ''): T | undefined {
  if (!content) return undefined
  // A string is the short form of `{ text }`, which every Content accepts.
  return typeof content === 'string' ? ({ text: content } as T) : content
}

export function present<T>(items: readonly Maybe<T>[] | undefined): T[] {
  return (items ?? []).filter((item): item is T => Boolean(item))
}

function given(value: ComponentChildren): boolean {
  return value !== undefined && value !== null && value !== false && value !== ''
}
