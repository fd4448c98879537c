import type { Dictionary } from '../reading/dictionary.ts'
import { damerauLevenshtein, jaroWinkler } from '../text/similarity.ts'

/** Where the values are. Read at each call, because a live dictionary grows. */
export interface Source {
  dictionaries: Dictionary[]
  pool: number
}

// Few enough to stay in the nearest cache: what repeats, repeats soon.
const slots = 1 << 10

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Jaro-Winkler of two values, or 0 when it cannot reach `floor`: the letters that one has and the other has not give an exact
 * upper bound, which spares most calls. The last answers are kept, because brothers and sisters meet many times.
 */
export function similarityOf(source: Source, floor: number): (x: number, y: number) => number {
  const { dictionaries, pool } = source
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
    const setX = heads[p + 2]!
    const setY = heads[q + 2]!
    const mostX = lengthX - bits(setX & ~setY)
    const mostY = lengthY - bits(setY & ~setX)
    const most = mostX < mostY ? mostX : mostY
    let bound = (most / lengthX + most / lengthY + 1) / 3
    // With four letters in common at the front the bound could rise by so much; without even that it is over.
    if (most <= 0 || bound + 0.4 * (1 - bound) < floor - 1e-9) return 0
    const startX = heads[p]!
    const startY = heads[q]!
    if (bound > 0.7) {
      const end = lengthX < lengthY ? (lengthX < 4 ? lengthX : 4) : lengthY < 4 ? lengthY : 4
      let prefix = 0
      while (prefix < end && bytes[startX + prefix] === bytes[startY + prefix]) prefix++
      bound += prefix * 0.1 * (1 - bound)
    }
    if (bound < floor - 1e-9) return 0
    const low = x < y ? x : y
    const high = x < y ? y : x
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 22
    if (keptX[slot] === low && keptY[slot] === high) return kept[slot]!
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
    const { heads, bytes } = dictionaries[pool]!
    const p = x << 2
    const q = y << 2
    const longer = heads[p + 1]! - heads[q + 1]!
    if (longer > most || -longer > most) return most + 1
    const setX = heads[p + 2]!
    const setY = heads[q + 2]!
    // Every edit can account for one letter that the other side has not.
    if (bits(setX & ~setY) > most || bits(setY & ~setX) > most) return most + 1
    const startX = heads[p]!
    const startY = heads[q]!
    return damerauLevenshtein(bytes, startX, startX + heads[p + 1]!, bytes, startY, startY + heads[q + 1]!, most)
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

/** A whole word of three letters or more in common: one surname of two ("robinson" and "robinson rouch"). */
export function sharesWordOf(source: Source): (x: number, y: number) => boolean {
  return (x, y) => {
    const { heads, bytes } = source.dictionaries[source.pool]!
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
