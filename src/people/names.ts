import { mayBeSameName } from '../rulebook/index.ts'

/** Letters that do not come apart into a letter and a mark, as they are written without the keyboard for them. */
const written: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
}

/** A name as it is compared: small letters, no accents, no apostrophes; a hyphen is a space. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/['’‘`ʼʻ´.]/g, '')
    .toLowerCase()
    .replace(/[łđðøœæßþıħ]/g, (letter) => written[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function nameWords(name: string): string[] {
  const folded = foldName(name)
  return folded === '' ? [] : folded.split(' ')
}

/**
 * The words that somebody is found by. Names of two parts also stand in one word, so that Smith-Jones, Smith Jones and
 * SmithJones find each other; so do Al Masri and Almasri.
 */
export function nameKey(...names: readonly (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const name of names) {
    const parts = nameWords(name ?? '')
    for (const part of parts) words.add(part)
    if (parts.length === 2) words.add(parts.join(''))
  }
  return [...words].join(' ')
}

/** Slips between two words: a letter left out, put in, mistaken, or two swapped (each one slip). */
export function slips(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[other.length]!
}

export type Likeness = { likeness: number; because: 'same' | 'form' | 'near' | 'begins' | 'unlike' }

/** How like two folded words are, and why. A form of the same name counts for more than a slip. */
export function likenessOf(one: string, other: string): Likeness {
  if (one === other) return { likeness: 1, because: 'same' }
  if (mayBeSameName(one, other)) return { likeness: 0.85, because: 'form' }
  const longest = Math.max(one.length, other.length)
  const near = 1 - slips(one, other) / longest
  // somebody typing stops when the list is short enough
  if (one.length >= 3 && other.startsWith(one)) return { likeness: Math.max(0.75, near), because: 'begins' }
  if (near >= 0.6 || (longest <= 4 && slips(one, other) === 1)) return { likeness: Math.max(near, 0.6) * 0.95, because: 'near' }
  return { likeness: 0, because: 'unlike' }
}
