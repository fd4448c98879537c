import { type Dictionary, textOf } from '../reading/dictionary.ts'
import { bitsOfTwo, notALetter } from '../reading/letter-sets.ts'
import { damerauLevenshtein, jaroWinkler } from '../text/similarity.ts'
import { areTwoNames } from '../text/two-names.ts'

/** Where the values are. Read at each call, because a live dictionary grows. */
export interface Source {
  dictionaries: Dictionary[]
  pool: number
}

// Few enough to stay in the nearest cache: what repeats, repeats soon.
const slots = 1 << 10

/**
 * For two lengths below 64, how many letters must meet before Jaro-Winkler can reach `floor`, whatever their order and with as
 * long a common beginning as counts.
 */
function lettersNeeded(floor: number): Uint8Array {
  const needed = new Uint8Array(64 * 64).fill(255)
  for (let x = 1; x < 64; x++) {
    for (let y = 1; y < 64; y++) {
      for (let meet = Math.min(x, y); meet > 0; meet--) {
        const jaro = (meet / x + meet / y + 1) / 3
        const best = jaro > 0.7 ? jaro + Math.min(4, x, y) * 0.1 * (1 - jaro) : jaro
        if (best < floor - 1e-9) break
        needed[(x << 6) | y] = meet
      }
    }
  }
  return needed
}

/**
 * Jaro-Winkler of two values, or 0 when it cannot reach `floor`: the letters that one has and the other has not give an exact
 * upper bound, which spares most calls. The last answers are kept, because brothers and sisters meet many times.
 */
export function similarityOf(source: Source, floor: number): (x: number, y: number) => number {
  const { dictionaries, pool } = source
  const needed = lettersNeeded(floor)
  const keptX = new Int32Array(slots)
  const keptY = new Int32Array(slots)
  const kept = new Float64Array(slots)
  return (x, y) => {
    if (x === y) return 1
    const { heads, bytes } = dictionaries[pool]!
    const p = x << 2
    const q = y << 2
    const lengthX = heads[p + 1]!
    const lengthY = heads[q + 1]!
    if (lengthX < 64 && lengthY < 64) {
      const least = needed[(lengthX << 6) | lengthY]!
      const oneX = heads[p + 2]!
      const twoX = heads[p + 3]!
      const oneY = heads[q + 2]!
      const twoY = heads[q + 3]!
      if (lengthX - bitsOfTwo(oneX & ~oneY, twoX & ~twoY) < least) return 0
      if (lengthY - bitsOfTwo(oneY & ~oneX, twoY & ~twoX) < least) return 0
    }
    const low = x < y ? x : y
    const high = x < y ? y : x
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 22
    if (keptX[slot] === low && keptY[slot] === high) return kept[slot]!
    const startX = heads[p]!
    const startY = heads[q]!
    const answer = jaroWinkler(bytes, startX, startX + lengthX, bytes, startY, startY + lengthY)
    keptX[slot] = low
    keptY[slot] = high
    kept[slot] = answer
    return answer
  }
}

/** Damerau-Levenshtein distance, or a number above `most`. */
export function editsOf(source: Source, most: number): (x: number, y: number) => number {
  const { dictionaries, pool } = source
  return (x, y) => {
    if (x === y) return 0
    const { heads, bytes, words } = dictionaries[pool]!
    const p = x << 2
    const q = y << 2
    const lengthX = heads[p + 1]!
    const lengthY = heads[q + 1]!
    if (lengthX - lengthY > most || lengthY - lengthX > most) return most + 1
    const oneX = heads[p + 2]!
    const twoX = heads[p + 3]!
    const oneY = heads[q + 2]!
    const twoY = heads[q + 3]!
    // Every edit can account for one letter that the other side has not.
    if (bitsOfTwo(oneX & ~oneY, twoX & ~twoY) > most || bitsOfTwo(oneY & ~oneX, twoY & ~twoX) > most) return most + 1
    const startX = heads[p]!
    const startY = heads[q]!
    // What both begin with is passed over four letters at a time; the first pair of words that differ is left to the letters.
    const shorter = lengthX < lengthY ? lengthX : lengthY
    let alike = 0
    while (alike + 4 <= shorter && words[(startX + alike) >> 2] === words[(startY + alike) >> 2]) alike += 4
    if (alike < shorter) {
      const differ = words[(startX + alike) >> 2]! ^ words[(startY + alike) >> 2]!
      if (differ !== 0) alike += (31 - Math.clz32(differ & -differ)) >> 3
      if (alike > shorter) alike = shorter
    }
    return damerauLevenshtein(bytes, startX + alike, startX + lengthX, bytes, startY + alike, startY + lengthY, most)
  }
}

/** One side is only the first letter of the other ("g" and "goldsworthy"), word by word from the front. */
export function initialOf(source: Source): (x: number, y: number) => boolean {
  return (x, y) => {
    const { heads, bytes } = source.dictionaries[source.pool]!
    const one = heads[x * 4 + 1]! === 1
    const other = heads[y * 4 + 1]! === 1
    return one !== other && bytes[heads[x * 4]!] === bytes[heads[y * 4]!]
  }
}

/** At least one side is a single letter: an initial and no name. */
export function oneLetterOf(source: Source): (x: number, y: number) => boolean {
  return (x, y) => {
    const { heads } = source.dictionaries[source.pool]!
    return heads[x * 4 + 1]! === 1 || heads[y * 4 + 1]! === 1
  }
}

/** A whole word of three letters or more in common: one surname of two ("robinson" and "robinson rouch"). */
export function sharesWordOf(source: Source): (x: number, y: number) => boolean {
  return (x, y) => {
    const { heads, bytes } = source.dictionaries[source.pool]!
    // Without a space the value is one word, and two values that differ have none in common.
    if ((heads[x * 4 + 2]! & notALetter) === 0 && (heads[y * 4 + 2]! & notALetter) === 0) return x === y && heads[x * 4 + 1]! >= 3
    const startX = heads[x * 4]!
    const endX = startX + heads[x * 4 + 1]!
    const startY = heads[y * 4]!
    const endY = startY + heads[y * 4 + 1]!
    for (let i = startX; i < endX; ) {
      let stop = i
      while (stop < endX && bytes[stop] !== 32) stop++
      if (stop - i >= 3 && hasWord(bytes, i, stop, startY, endY)) return true
      i = stop + 1
    }
    return false
  }
}

function hasWord(bytes: Uint8Array, from: number, to: number, start: number, end: number): boolean {
  for (let i = start; i < end; ) {
    let stop = i
    while (stop < end && bytes[stop] !== 32) stop++
    if (stop - i === to - from) {
      let k = 0
      while (k < to - from && bytes[from + k] === bytes[i + k]) k++
      if (k === to - from) return true
    }
    i = stop + 1
  }
  return false
}

/** Two forenames that are not one name written two ways. The last answers are kept: the same two names meet in many families. */
export function twoNamesOf(source: Source): (x: number, y: number) => boolean {
  const { dictionaries, pool } = source
  const keptX = new Int32Array(slots)
  const keptY = new Int32Array(slots)
  const kept = new Uint8Array(slots)
  return (x, y) => {
    if (x === y) return false
    const low = x < y ? x : y
    const high = x < y ? y : x
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 22
    if (keptX[slot] === low && keptY[slot] === high) return kept[slot] === 1
    const dictionary = dictionaries[pool]!
    const answer = areTwoNames(textOf(dictionary, low), textOf(dictionary, high))
    keptX[slot] = low
    keptY[slot] = high
    kept[slot] = answer ? 1 : 0
    return answer
  }
}

/** Every value that is eight digits, as a whole number. */
export function dateNumbers(dictionary: Dictionary, from = 0, into = new Int32Array(dictionary.size)): Int32Array {
  const { heads, bytes } = dictionary
  for (let code = from; code < dictionary.size; code++) {
    if (heads[code * 4 + 1] !== 8) continue
    let number = 0
    const start = heads[code * 4]!
    for (let i = 0; i < 8 && number >= 0; i++) {
      const digit = bytes[start + i]! - 48
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit
    }
    into[code] = Math.max(0, number)
  }
  return into
}
