import { type Check, passesBytes } from '../text/check-digits.ts'
import { byteTable, type Cleaning, cleanText, mayHaveShortWord, streetWordsInFull } from '../text/clean.ts'
import { DictionaryBuilder, hashBytes, hashEnd, hashStart, hashStep } from './dictionary.ts'

/** A value that could not be what its column says: counted, with the first few lines. */
export interface Refused {
  wrongKind: number
  failedCheck: number
  blankWord: number
}

/** Marks bytes outside ASCII in a table of bytes. */
const notPlain = 255

function hashOfText(text: string): number {
  const bytes = new TextEncoder().encode(text)
  return hashBytes(bytes, 0, bytes.length)
}

const strict = new TextDecoder('utf-8', { fatal: true })
const windows = new TextDecoder('windows-1252')

/**
 * Turns the bytes of one field into the number of its cleaned value. Plain ASCII goes by a table of bytes; anything else goes
 * through the same cleaning as text. A value is only looked at closely (check digit, words for "not known") the first time.
 */
export class ValueEncoder {
  readonly dictionary: DictionaryBuilder
  readonly refused: Refused = { wrongKind: 0, failedCheck: 0, blankWord: 0 }
  #how: Cleaning
  #table: Uint8Array
  #check: Check | undefined
  #blank: Set<string>
  #blankHashes: Set<number>
  /** For pools whose values need a second look: the number that a looked-up value stands for, -1 where refused. */
  #alias: Int32Array | undefined
  #out = new Uint8Array(1024)
  /** Of the value encoded last. */
  hash = 0

  constructor(how: Cleaning, blank: string[] = [], check?: Check, dictionary = new DictionaryBuilder()) {
    this.#how = how
    this.#table = new Uint8Array(256).fill(notPlain)
    this.#table.set(byteTable(how))
    this.#check = check
    this.#blank = new Set(blank.map((word) => cleanText(how, word) ?? ''))
    this.#blankHashes = new Set([...this.#blank].map(hashOfText))
    this.dictionary = dictionary
    if (check || this.#blank.size > 0 || how === 'address') this.#alias = new Int32Array(Math.max(1024, dictionary.size))
    if (this.#alias && dictionary.size > 1) this.#lookAtAll()
  }

  /** Values that were there before this encoder. */
  #lookAtAll() {
    const { heads, bytes, hashes, size } = this.dictionary
    for (let code = 1; code < size; code++) {
      const start = heads[code * 4]!
      this.#lookClosely(code, bytes.slice(start, start + heads[code * 4 + 1]!), heads[code * 4 + 1]!, hashes[code]!)
    }
  }

  /** The number of the value between `from` and `to`; 0 when it is empty or refused. */
  encode(buffer: Uint8Array, from: number, to: number): number {
    while (from < to && buffer[from]! <= 32) from++
    while (to > from && buffer[to - 1]! <= 32) to--
    if (from === to) return 0
    if (to - from > 1000) to = from + 1000
    const length = this.#how === 'date' ? this.#date(buffer, from, to) : this.#tidy(buffer, from, to)
    return length < 0 ? this.#slowly(buffer, from, to) : this.#known(length, this.hash)
  }

  encodeText(text: string): number {
    const bytes = new TextEncoder().encode(text)
    return this.encode(bytes, 0, bytes.length)
  }

  /** The cleaned length in `out`, its hash in `hash`; -1 when the bytes are not plain ASCII. */
  #tidy(buffer: Uint8Array, from: number, to: number): number {
    const out = this.#out
    const table = this.#table
    const plain = this.#how === 'as given'
    let length = 0
    let hash = hashStart
    let space = !plain
    for (let i = from; i < to; i++) {
      const kept = table[buffer[i]!]!
      if (kept <= 32) {
        if (kept === 0 || (kept === 32 && space)) continue
        space = !plain
      } else if (kept === notPlain) return -1
      else space = false
      out[length++] = kept
      hash = Math.imul(hash ^ kept, hashStep)
    }
    if (length > 0 && out[length - 1] === 32) {
      length--
      this.hash = hashBytes(out, 0, length)
    } else this.hash = hashEnd(hash)
    return length
  }

  #date(buffer: Uint8Array, from: number, to: number): number {
    const out = this.#out
    const length = to - from
    if (length === 10) {
      const iso = buffer[from + 4] === 45 && buffer[from + 7] === 45
      const english = (buffer[from + 2] === 47 && buffer[from + 5] === 47) || (buffer[from + 2] === 45 && buffer[from + 5] === 45)
      if (!iso && !english) return -1
      const [y, m, d] = iso ? [from, from + 5, from + 8] : [from + 6, from + 3, from]
      for (let i = 0; i < 4; i++) out[i] = buffer[y + i]!
      for (let i = 0; i < 2; i++) {
        out[4 + i] = buffer[m + i]!
        out[6 + i] = buffer[d + i]!
      }
    } else if (length === 8) for (let i = 0; i < 8; i++) out[i] = buffer[from + i]!
    else return -1
    let hash = hashStart
    for (let i = 0; i < 8; i++) {
      const digit = out[i]!
      if (digit < 48 || digit > 57) return -1
      hash = Math.imul(hash ^ digit, hashStep)
    }
    this.hash = hashEnd(hash)
    return 8
  }

  #slowly(buffer: Uint8Array, from: number, to: number): number {
    const copy = buffer.slice(from, to)
    let text: string
    try {
      text = strict.decode(copy)
    } catch {
      text = windows.decode(copy)
    }
    const clean = cleanText(this.#how, text)
    if (clean === undefined) {
      this.refused.wrongKind++
      return 0
    }
    const { written } = new TextEncoder().encodeInto(clean.slice(0, 300), this.#out)
    this.hash = hashBytes(this.#out, 0, written)
    return this.#known(written, this.hash)
  }

  #known(length: number, hash: number): number {
    const before = this.dictionary.size
    const code = this.dictionary.add(this.#out, 0, length, hash)
    if (this.#alias === undefined || code === 0) return code
    if (code >= before) this.#lookClosely(code, this.#out, length, hash)
    const stands = this.#alias[code]!
    if (stands === code) return code
    if (stands >= 0) {
      this.hash = this.dictionary.hashes[stands]!
      return stands
    }
    if (stands === -1) this.refused.blankWord++
    else this.refused.failedCheck++
    return 0
  }

  #lookClosely(code: number, bytes: Uint8Array, length: number, hash: number) {
    const text = () => Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('utf8')
    let stands = code
    if (this.#blankHashes.has(hash) && this.#blank.has(text())) stands = -1
    else if (this.#check && !passesBytes(this.#check, bytes, length)) stands = -2
    else if (this.#how === 'address' && mayHaveShortWord(bytes, length)) {
      const short = text()
      const full = streetWordsInFull(short)
      if (full !== short) stands = this.dictionary.addText(full)
    }
    this.#set(code, stands)
    if (stands > code) this.#set(stands, stands)
  }

  #set(code: number, stands: number) {
    if (code >= this.#alias!.length) {
      const larger = new Int32Array(this.#alias!.length * 4)
      larger.set(this.#alias!)
      this.#alias = larger
    }
    this.#alias![code] = stands
  }
}
