import { isKnownForename } from './known-forenames.ts'
import { isOneName } from './name-forms.ts'
import { damerauLevenshteinOf } from './similarity.ts'

/**
 * Whether two tidied forenames are the names of two people rather than one name written two ways. They are one when every word of
 * the shorter is a word of the longer: equal, its spelling or short form, its initial, or a slip of it.
 */
export function areTwoNames(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return false
  // In an order of their own, so that the answer is the same both ways round.
  const [few, many] = [one, other]
    .sort()
    .map((name) => name.split(' '))
    .sort((a, b) => a.length - b.length) as [string[], string[]]
  if (few.length < many.length && few.join('') === many.join('')) return false
  const free = [...many]
  // The nearest likeness first, so that an initial does not take the place of a whole word.
  for (const alike of [isSame, isOneName, isSlip, isInitial]) {
    for (let i = few.length - 1; i >= 0; i--) {
      const at = free.findIndex((word) => alike(few[i]!, word))
      if (at < 0) continue
      free.splice(at, 1)
      few.splice(i, 1)
    }
  }
  return few.length > 0
}

const isSame = (one: string, other: string) => one === other

const isInitial = (one: string, other: string) => (one.length === 1 || other.length === 1) && one[0] === other[0]

/** One edit or swap, where one side is a name that nobody is known to have: Emlly is a slip of Emily, Ella none of Elle. */
function isSlip(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1 || (isKnownForename(one) && isKnownForename(other))) return false
  const edits = damerauLevenshteinOf(one, other)
  return edits <= 1 || (edits === 2 && areSlipsOfOneName(one, other))
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Two long words that nobody is called, each one edit or swap from the same name: Emlly and Emiky, both Emily. */
function areSlipsOfOneName(one: string, other: string): boolean {
  if (one.length < 5 || other.length < 5 || isKnownForename(one) || isKnownForename(other)) return false
  for (let i = 0; i <= one.length; i++) {
    const [before, after] = [one.slice(0, i), one.slice(i)]
    const tried = [before + after.slice(1), ...(after.length > 1 ? [before + after[1] + after[0] + after.slice(2)] : [])]
    for (const letter of letters) tried.push(before + letter + after, before + letter + after.slice(1))
    if (tried.some((name) => isKnownForename(name) && damerauLevenshteinOf(name, other) <= 1)) return true
  }
  return false
}
