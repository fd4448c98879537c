import { codeName, contactKinds, contactSources, isOutcomeId, outcome } from '../rulebook/index.ts'
import type { Indicator, Split } from './indicator.ts'

export type PlaceName = { id: string; name: string; placed: boolean }

export const splitNames: Record<Split, string> = { kind: 'By kind', source: 'By who brought it', place: 'By place' }

/** What a code of a row is called. */
export function codeWords(split: Split, code: string | null, places: readonly PlaceName[]): string {
  if (!code) return 'Not recorded'
  if (split === 'kind') return codeName(contactKinds, code)
  if (split === 'source') return codeName(contactSources, code)
  return places.find(({ id }) => id === code)?.name ?? 'A place that is closed'
}

export const noteWords = (note: string | null) => (note && isOutcomeId(note) ? outcome(note).name : capital(note ?? ''))

export const betterWords: Record<Indicator['better'], string> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither more nor less is better in itself',
}

/** An address with what is asked of it, without what is not. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const asked = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])))
  return asked.size > 0 ? `${path}?${asked}` : path
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
