import type { Problem } from '../govuk/index.ts'
import { readPostcode } from '../places/index.ts'
import { foldName } from './names.ts'

export type TypedAddress = { lines: string; postcode?: string; uprn?: string }
export type Address = { lines: string; postcode: string | null; uprn: string | null }

/** Reads an address as it was typed: the postcode into its usual form, or what to put right. */
export function readAddress(typed: TypedAddress): { address: Address; problems: Problem[] } {
  const problems: Problem[] = []
  const lines = typed.lines
    .split(/\r?\n|,/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ')
  const given = typed.postcode?.trim() ?? ''
  const read = given === '' ? undefined : readPostcode(given)
  let postcode: string | null = null
  if (read?.is === 'postcode' || read?.is === 'stand-in') postcode = read.postcode
  else if (read?.is === 'not a postcode') problems.push({ field: 'postcode', message: read.why })
  else if (read) problems.push({ field: 'postcode', message: 'Enter a full postcode, such as TS1 4AB, or leave it empty' })
  const uprn = typed.uprn?.replace(/\s/g, '') || null
  if (uprn && !/^\d{1,12}$/.test(uprn)) problems.push({ field: 'uprn', message: 'A property reference has up to 12 numbers' })
  if (lines === '' && !postcode) problems.push({ field: 'lines', message: 'Enter an address or a postcode' })
  return { address: { lines, postcode, uprn }, problems }
}

/** Long and short ways to write the end of a street's name, so that both are found by either. */
const ends: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  tce: 'terrace',
  terr: 'terrace',
  ter: 'terrace',
  cl: 'close',
  clo: 'close',
  gr: 'grove',
  gro: 'grove',
  wk: 'walk',
  ln: 'lane',
  ct: 'court',
  crt: 'court',
  gdns: 'gardens',
  gdn: 'gardens',
  cres: 'crescent',
  cr: 'crescent',
  dr: 'drive',
  pl: 'place',
  sq: 'square',
  wy: 'way',
  grn: 'green',
  pk: 'park',
  vw: 'view',
  mws: 'mews',
}
const streetEnds = new Set([
  ...Object.values(ends),
  'row',
  'hill',
  'rise',
  'parade',
  'quay',
  'wharf',
  'yard',
  'bank',
  'croft',
  'villas',
  'buildings',
  'house',
  'flats',
  'mews',
  'fold',
  'gate',
  'wynd',
  'garth',
])

export const isStreetEnd = (word: string) => streetEnds.has(ends[word] ?? word)

/** An address as it is compared: small letters, no accents, ends of streets written out. 'St' first, or after a number, is a saint. */
export function addressKey(lines: string): string {
  return foldName(lines)
    .split(' ')
    .map((word, place, all) => (place > 0 && !/\d/.test(all[place - 1]!) ? (ends[word] ?? word) : word))
    .join(' ')
}
