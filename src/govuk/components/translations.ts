import type { Attributes } from '../content.ts'

/** One sentence for each of a language's plural forms; `%{count}` is the number. */
export type Plural = { other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>

/** Words that GOV.UK's script puts on the page, as the data attributes it reads them from. */
export function translations(texts: Readonly<Record<string, string | Plural | undefined>>): Attributes {
  const attributes: Attributes = {}
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') attributes[`data-i18n.${key}`] = text
    for (const [form, sentence] of Object.entries(typeof text === 'object' ? text : {})) {
      attributes[`data-i18n.${key}.${form}`] = sentence
    }
  }
  return attributes
}
