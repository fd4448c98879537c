import type { Sourced } from './source.ts'

/**
 * References that people say aloud, 'K7M-4RT': short, no vowels so that they spell nothing, and none of 0 O, 1 I L, 2 Z, 5 S
 * or Y. Twenty-three characters, because with a prime number of them the last, a check, catches every single slip and every
 * two characters swapped.
 */
const characters = '346789BCDFGHJKMNPQRTVWX'
const base = characters.length
const shortest = 5

/** Coprime to 23, so that every number keeps a reference of its own while neighbours look unlike each other. */
const spread = 2_971_215_073n

export const referenceRule: Sourced = { source: 'Doorstep: references said aloud', edition: 'as shipped', mark: 'local' }

function checkCharacter(body: string): string {
  let sum = 0
  for (let place = 0; place < body.length; place++) sum += characters.indexOf(body[place]!) * (place + 2)
  return characters[sum % base]!
}

/** The reference of the nth record (from 0). Six characters for the first six million, then eight, then ten. */
export function encodeReference(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`A reference is made from a whole number, not ${number}.`)
  let length = shortest
  let from = 0
  while (number - from >= base ** length) {
    from += base ** length
    length += 2
  }
  const room = BigInt(base ** length)
  let left = (BigInt(number - from) * spread) % room
  let body = ''
  for (let place = 0; place < length; place++) {
    body = characters[Number(left % BigInt(base))]! + body
    left /= BigInt(base)
  }
  return writeReference(body + checkCharacter(body))
}

function writeReference(plain: string): string {
  const half = plain.length / 2
  return `${plain.slice(0, half)}-${plain.slice(half)}`
}

/** What somebody typed or said, as the reference it is; null when a character is wrong, missing or swapped. */
export function readReference(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (plain.length < shortest + 1 || plain.length % 2 !== 0) return null
  if ([...plain].some((character) => !characters.includes(character))) return null
  return checkCharacter(plain.slice(0, -1)) === plain.at(-1) ? writeReference(plain) : null
}
