import { createHash } from 'node:crypto'

const short = (text: string) => createHash('md5').update(text).digest().readUIntBE(0, 6)

/** Counts how often each text came, without holding the texts: a million rows stay under the memory of an import. */
export class Tally {
  #counts = new Map<number, number>()

  /** 1 the first time, 2 the second. */
  next(text: string): number {
    const key = short(text)
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return count
  }

  has = (text: string) => this.#counts.has(short(text))
}
