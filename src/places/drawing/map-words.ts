import type { MapShape, OutlinedPlace, PlaceMapOptions } from './map-types.ts'
import type { Shown } from './small-numbers.ts'
import { figureWords } from './tints.ts'

/** What a map built on the open boundaries, postcodes and population estimates must say. */
export function openDataAttribution(year: number): string {
  const rights = (owner: string, whose: string) => `${owner} data © ${whose} copyright and database right ${year}`
  return `Contains ${rights('OS', 'Crown')}, ${rights('Royal Mail', 'Royal Mail')} and ${rights('National Statistics', 'Crown')}, under the Open Government Licence v3.0.`
}

/** A figure, or the words that stand for it. */
export function shownWords(shown: Shown, decimals = 0): string {
  return shown.is === 'figure' ? figureWords(shown.value, decimals) : shown.words
}

export function outlinedWords(localities: readonly OutlinedPlace[]): string {
  const names = localities.map(({ name }) => name)
  const last = names.pop()
  return last === undefined ? '' : ` Outlined: ${names.length > 0 ? `${names.join(', ')} and ${last}` : last}.`
}

/** What the patterns on this map stand for: they are few, so a sentence says it where tints have a key. */
export function patternWords(shapes: readonly MapShape[]): string {
  const wordsOf = (is: 'withheld' | 'none') => [
    ...new Set(shapes.flatMap(({ paint, words }) => (paint.is === is ? [words] : []))),
  ]
  const sentence = (pattern: string, words: string[]) => (words.length > 0 ? ` ${pattern}: ${words.join(' or ')}.` : '')
  return sentence('Hatched', wordsOf('withheld')) + sentence('Dotted', wordsOf('none'))
}

/** The picture in a few sentences, for whoever cannot see it: the highest, the lowest, and what is kept back. */
export function describe(
  shapes: readonly MapShape[],
  figureOf: (code: string) => Shown,
  { measure, localities = [] }: PlaceMapOptions,
): string {
  const ranked = shapes
    .flatMap(({ code, name, words }) => {
      const shown = figureOf(code)
      return shown.is === 'figure' ? [{ value: shown.value, words: `${name}, ${words}` }] : []
    })
    .sort((a, b) => b.value - a.value)
  const without = shapes.length - ranked.length
  const [highest, second, lowest] = [ranked[0], ranked[1], ranked.at(-1)]
  const range =
    highest && second && lowest && ranked.length > 2
      ? ` ${highest.words}, and ${second.words}, are highest; ${lowest.words}, is lowest.`
      : ranked.map(({ words }) => ` ${words}.`).join('')
  const missing = without > 0 ? ` For ${without} of them no figure is shown.` : ''
  return `${measure}, in ${shapes.length} areas.${range}${missing}${outlinedWords(localities)}`
}
