import type { Sourced } from './source.ts'

export const nhsNumberRule: Sourced = { source: 'NHS data dictionary: NHS number, modulus 11', edition: '2024', mark: 'check' }
export const upnRule: Sourced = { source: 'DfE guide to unique pupil numbers: check letter', edition: '2024', mark: 'check' }

const nhsWeights = [10, 9, 8, 7, 6, 5, 4, 3, 2]

/** The tenth digit for nine given ones, or null for the nine in a hundred combinations that are never issued. */
export function nhsCheckDigit(nine: string): number | null {
  const sum = nhsWeights.reduce((total, weight, place) => total + weight * Number(nine[place]), 0)
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? null : digit
}

/** An NHS number without its spaces, if its check digit holds; else null. Ten equal digits pass the sum and are nobody's. */
export function readNhsNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return null
  return nhsCheckDigit(digits) === Number(digits[9]) ? digits : null
}

/** How an NHS number is written for people: '943 476 5919'. */
export function writeNhsNumber(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
}

/** Numbers from 999 are kept for tests and can be nobody's. */
export function isTestNhsNumber(digits: string): boolean {
  return digits.startsWith('999')
}

/** Twenty-three letters: I, O and S are left out, being too like 1, 0 and 5. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/**
 * The check letter for the twelve characters that follow it. Each is weighted by its place, 2 to 13; the remainder of the
 * sum by 23 picks the letter. In a temporary number the last character is a letter and counts as its place in that list.
 */
export function upnCheckLetter(twelve: string): string {
  let sum = 0
  for (let place = 0; place < 12; place++) {
    const character = twelve[place]!
    const value = /\d/.test(character) ? Number(character) : upnLetters.indexOf(character)
    sum += value * (place + 2)
  }
  return upnLetters[sum % 23]!
}

/** A unique pupil number in capitals, if its shape and check letter hold; else null. */
export function readUpn(text: string): string | null {
  const upn = text.replace(/\s/g, '').toUpperCase()
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return null
  return upnCheckLetter(upn.slice(1)) === upn[0] ? upn : null
}

/** A number that a school made up until the real one is known ends in a letter. */
export function isTemporaryUpn(upn: string): boolean {
  return /[A-Z]$/.test(upn)
}
