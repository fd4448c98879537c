import { writeLetterSets } from './letter-sets.ts'

/**
 * The distinct values of a column, each known by a small number. Number 0 is the missing value. Bytes stand one after another
 * in an arena; a value's place, length and letters are four numbers side by side, so that reading them costs one cache line.
 */
export interface Dictionary {
  /** How many values there are, the missing one included. */
  size: number
  bytes: Uint8Array
  /** The same bytes four at a time: each value begins at a whole word, and what its last word has to spare is zero. */
  words: Int32Array
  /** Four to a value: where it starts, its length, and two words of bits that say which letters it has (letter-sets.ts). */
  heads: Int32Array
  hashes: Int32Array
}

export function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes)
}

export const hashStart = 0x811c9dc5 | 0
export const hashStep = 0x01000193

export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashStart
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, hashStep)
  return hashEnd(hash)
}

export function hashEnd(walked: number): number {
  const hash = Math.imul(walked ^ (walked >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

const encoder = new TextEncoder()
const scratch = new Uint8Array(256)

/** A value as text. */
export function textOf(dictionary: Dictionary, code: number): string {
  const start = dictionary.heads[code * 4]!
  return viewOf(dictionary).toString('utf8', start, start + dictionary.heads[code * 4 + 1]!)
}

// A Buffer over the same memory: TextDecoder refuses memory that is shared.
const views = new WeakMap<Uint8Array, Buffer>()
function viewOf({ bytes }: Dictionary): Buffer {
  let view = views.get(bytes)
  if (view === undefined) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    views.set(bytes, view)
  }
  return view
}

export class DictionaryBuilder implements Dictionary {
  size = 1
  used = 0
  bytes: Uint8Array
  words: Int32Array
  heads: Int32Array
  hashes: Int32Array
  /** Hash and number side by side, so that a place taken by another value is passed over without looking at that value. */
  #slots: Int32Array
  #mask: number
  /** Hash, number, start and length of values met of late: lists are often in order of something, and the large table is far off. */
  #recent = new Int32Array(1 << 11)

  constructor(expected = 1024) {
    let slots = 16
    while (slots < expected * 2) slots *= 2
    this.#slots = new Int32Array(slots * 2)
    this.#mask = slots - 1
    this.bytes = new Uint8Array(shared(expected * 8))
    this.words = new Int32Array(this.bytes.buffer)
    this.heads = new Int32Array(shared(expected * 16))
    this.hashes = new Int32Array(shared(expected * 4))
  }

  /** A builder that goes on from a finished dictionary. */
  static from(dictionary: Dictionary): DictionaryBuilder {
    const builder = new DictionaryBuilder(Math.max(16, dictionary.size))
    for (let code = 1; code < dictionary.size; code++) {
      const start = dictionary.heads[code * 4]!
      builder.add(dictionary.bytes, start, start + dictionary.heads[code * 4 + 1]!, dictionary.hashes[code]!)
    }
    return builder
  }

  /** The number of a value, or -1. Nothing between `from` and `to` is the missing value. */
  find(source: Uint8Array, from: number, to: number, hash = hashBytes(source, from, to)): number {
    if (from === to) return 0
    const slots = this.#slots
    const mask = this.#mask
    let slot = hash & mask
    for (;;) {
      const code = slots[slot * 2 + 1]!
      if (code === 0) return -1
      if (slots[slot * 2] === hash && this.#same(code, source, from, to)) return code
      slot = (slot + 1) & mask
    }
  }

  add(source: Uint8Array, from: number, to: number, hash = hashBytes(source, from, to)): number {
    const recent = this.#recent
    const place = (hash >>> 23) * 4
    if (recent[place] === hash && recent[place + 3] === to - from && recent[place + 1] !== 0) {
      if (sameBytes(this.bytes, recent[place + 2]!, source, from, to)) return recent[place + 1]!
    }
    const found = this.find(source, from, to, hash)
    if (found >= 0) {
      this.#remember(place, hash, found)
      return found
    }
    if (this.size * 4 > this.#slots.length) this.#growSlots()
    const length = to - from
    const code = this.size
    if (code === this.hashes.length) {
      this.heads = grownInts(this.heads)
      this.hashes = grownInts(this.hashes)
    }
    while (this.used + length > this.bytes.length) {
      const bytes = new Uint8Array(shared(this.bytes.length * 2))
      bytes.set(this.bytes.subarray(0, this.used))
      this.bytes = bytes
      this.words = new Int32Array(bytes.buffer)
    }
    for (let i = 0; i < length; i++) this.bytes[this.used + i] = source[from + i]!
    const at = code * 4
    this.heads[at] = this.used
    this.heads[at + 1] = length
    writeLetterSets(source, from, to, this.heads, at + 2)
    this.hashes[code] = hash
    this.used += (length + 3) & ~3
    this.size++
    this.#place(code, hash)
    this.#remember(place, hash, code)
    return code
  }

  findText(text: string): number {
    const bytes = encoder.encode(text)
    return this.find(bytes, 0, bytes.length)
  }

  addText(text: string): number {
    let i = 0
    for (; i < text.length && i < scratch.length; i++) {
      const letter = text.charCodeAt(i)
      if (letter > 127) break
      scratch[i] = letter
    }
    if (i === text.length) return this.add(scratch, 0, i)
    const bytes = encoder.encode(text)
    return this.add(bytes, 0, bytes.length)
  }

  /** Without the table of slots and the spare room, ready to be sent to workers. */
  finished(): Dictionary {
    const bytes = new Uint8Array(shared(Math.max(4, this.used)))
    bytes.set(this.bytes.subarray(0, this.used))
    const heads = new Int32Array(shared(this.size * 16))
    heads.set(this.heads.subarray(0, this.size * 4))
    const hashes = new Int32Array(shared(this.size * 4))
    hashes.set(this.hashes.subarray(0, this.size))
    return { size: this.size, bytes, words: new Int32Array(bytes.buffer), heads, hashes }
  }

  #same(code: number, source: Uint8Array, from: number, to: number): boolean {
    const start = this.heads[code * 4]!
    return this.heads[code * 4 + 1]! === to - from && sameBytes(this.bytes, start, source, from, to)
  }

  #remember(place: number, hash: number, code: number) {
    this.#recent[place] = hash
    this.#recent[place + 1] = code
    this.#recent[place + 2] = this.heads[code * 4]!
    this.#recent[place + 3] = this.heads[code * 4 + 1]!
  }

  #place(code: number, hash: number) {
    let slot = hash & this.#mask
    while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask
    this.#slots[slot * 2] = hash
    this.#slots[slot * 2 + 1] = code
  }

  #growSlots() {
    this.#slots = new Int32Array(this.#slots.length * 4)
    this.#mask = (this.#slots.length >> 1) - 1
    for (let code = 1; code < this.size; code++) this.#place(code, this.hashes[code]!)
  }
}

function sameBytes(bytes: Uint8Array, start: number, source: Uint8Array, from: number, to: number): boolean {
  for (let i = from, j = start; i < to; i++, j++) if (bytes[j] !== source[i]) return false
  return true
}

function grownInts(ints: Int32Array): Int32Array {
  const larger = new Int32Array(shared(ints.length * 8))
  larger.set(ints)
  return larger
}
