import { fold } from './fold.ts'

/** How a column is tidied before anything is compared. The model names one for each column. */
export const cleanings = ['as given', 'text', 'name', 'date', 'postcode', 'address', 'identifier'] as const
export type Cleaning = (typeof cleanings)[number]

const apostrophes = /['`´’‘ʼʻʹ]/g
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const streetWords: Record<string, string> = {
  rd: 'road', ave: 'avenue', av: 'avenue', ln: 'lane', dr: 'drive', cl: 'close', ct: 'court', cres: 'crescent', cresc: 'crescent',
  gdns: 'gardens', gdn: 'garden', pl: 'place', sq: 'square', terr: 'terrace', ter: 'terrace', pk: 'park', gr: 'grove', apt: 'flat',
} // biome-ignore format: pairs read better in rows

/** The cleaned value; an empty string means missing. `undefined` means there was a value but of the wrong kind. */
export function cleanText(how: Cleaning, raw: string): string | undefined {
  switch (how) {
    case 'as given':
      return raw.trim()
    case 'text':
      return fold(raw).replace(/\s+/g, ' ').trim()
    case 'name':
      return spaced(fold(raw.replace(apostrophes, '')))
    case 'address':
      return streetWordsInFull(spaced(fold(raw.replace(apostrophes, ''))))
    case 'postcode':
    case 'identifier':
      return fold(raw).replace(/[^\p{L}\p{N}]+/gu, '')
    case 'date':
      return cleanDate(raw)
  }
}

function spaced(text: string) {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

const anyShortWord = new RegExp(` (?:${Object.keys(streetWords).join('|')})(?: |$)| st$`)

/** 'st' alone is left: it is Saint as often as Street, except as the last word of an address. */
export function streetWordsInFull(address: string): string {
  if (!anyShortWord.test(address)) return address
  const words = address.split(' ')
  for (let i = 1; i < words.length; i++) words[i] = streetWords[words[i]!] ?? words[i]!
  if (words.length > 1 && words.at(-1) === 'st') words[words.length - 1] = 'street'
  return words.join(' ')
}

/** Every short word as one number, five bits to a letter: to tell without making a text that an address has none. */
const shortWords = new Uint8Array(1 << 13)
for (const word of [...Object.keys(streetWords), 'st']) shortWords[[...word].reduce((n, l) => packed(n, l.charCodeAt(0)), 0)] = 1

function packed(word: number, letter: number): number {
  return (Math.imul(word, 37) + (letter & 31) + 1) & 8191
}

/** Whether a cleaned address may have a short word after its first; false is certain. */
export function mayHaveShortWord(bytes: Uint8Array, length: number): boolean {
  let word = 0
  let first = true
  for (let i = 0; i <= length; i++) {
    if (i < length && bytes[i] !== 32) {
      word = packed(word, bytes[i]!)
      continue
    }
    if (!first && shortWords[word] === 1) return true
    first = false
    word = 0
  }
  return false
}

export const streetWordsShort: Readonly<Record<string, string>> = streetWords

/** Eight digits, year first. A date is kept when it has a year, month and day, even 31 February: it is still evidence. */
function cleanDate(raw: string): string | undefined {
  const text = raw.trim()
  if (text === '') return ''
  let found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text)
  if (found) return `${found[1]}${found[2]}${found[3]}`
  found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/.exec(text)
  if (found) return `${found[3]}${found[2]!.padStart(2, '0')}${found[1]!.padStart(2, '0')}`
  found = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3})[a-z]*[-/. ](\d{4})$/i.exec(text)
  const month = found ? months.indexOf(found[2]!.toLowerCase()) + 1 : 0
  if (found && month > 0) return `${found[3]}${String(month).padStart(2, '0')}${found[1]!.padStart(2, '0')}`
  return undefined
}

/** What a cleaning does to one ASCII byte: the byte to keep, 0 to drop it, 32 for a space that collapses. */
export function byteTable(how: Cleaning): Uint8Array {
  const table = new Uint8Array(128)
  for (let byte = 0; byte < 128; byte++) {
    const letter = String.fromCharCode(byte)
    const kept = /[a-z0-9]/i.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
    if (how === 'as given' || how === 'date') table[byte] = byte
    else if (how === 'text') table[byte] = /\s/.test(letter) ? 32 : letter.toLowerCase().charCodeAt(0)
    else if (how === 'postcode' || how === 'identifier') table[byte] = kept
    else table[byte] = kept || (letter === "'" || letter === '`' ? 0 : 32)
  }
  return table
}
