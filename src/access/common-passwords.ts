import { dictionary } from '@zxcvbn-ts/language-common'

let known: ReadonlySet<string> | undefined
// made of the package's list when somebody first chooses a password, not at start
const common = () => {
  known ??= new Set(dictionary['passwords-common'])
  return known
}

const rows = ['qwertyuiopasdfghjklzxcvbnm', '01234567890123456789', 'abcdefghijklmnopqrstuvwxyz']

/**
 * Whether guessers try this password early: it stands in the list of common ones, or is one of them with figures and marks at its
 * ends, or something short again and again, or a run along the keyboard, the figures or the alphabet.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replace(/\s/g, '')
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const again = /^(.{1,11}?)\1+.?$/u.test(plain)
  const run = [...rows, ...rows.map((row) => [...row].reverse().join(''))].some((row) => row.includes(plain))
  return again || run || common().has(plain) || (bare !== plain && common().has(bare))
}
