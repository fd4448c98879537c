import { isTemporaryUpn, readNhsNumber, readUpn, writeNhsNumber } from '../rulebook/index.ts'

export const identifierSchemes = {
  local: "The authority's own number",
  upn: 'Unique pupil number',
  'former upn': 'Former unique pupil number',
  nhs: 'NHS number',
  other: 'Another number',
} as const
export type IdentifierScheme = keyof typeof identifierSchemes

export const isIdentifierScheme = (text: string): text is IdentifierScheme => Object.hasOwn(identifierSchemes, text)

/** What is wrong with a number of this scheme, in words to put it right; nothing when its check holds. */
export function problemWithIdentifier(scheme: IdentifierScheme, value: string): string | undefined {
  if (value.trim() === '') return 'Enter the number'
  if (scheme === 'nhs' && !readNhsNumber(value))
    return 'Check this NHS number: it has 10 numbers, and the last does not fit the others'
  if ((scheme === 'upn' || scheme === 'former upn') && !readUpn(value))
    return 'Check this pupil number: it has a letter and 12 more characters, and the letter does not fit them'
  if (value.trim().length > 40) return 'A number has at most 40 characters'
  return undefined
}

/** As it is stored: checked numbers in one form, others as they were given. */
export function storedIdentifier(scheme: IdentifierScheme, value: string): string {
  if (scheme === 'nhs') return readNhsNumber(value) ?? value.trim()
  if (scheme === 'upn' || scheme === 'former upn') return readUpn(value) ?? value.trim()
  return value.trim()
}

/** As it is shown: '943 476 5919'; a school's stand-in number says that it is one. */
export function shownIdentifier(scheme: string, value: string): string {
  if (scheme === 'nhs') return writeNhsNumber(value)
  return scheme === 'upn' && isTemporaryUpn(value) ? `${value} (temporary)` : value
}

/** As it is compared: letters and figures only. The database has the same in people.plain_identifier. */
export const plainIdentifier = (value: string) => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
