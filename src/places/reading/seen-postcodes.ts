/**
 * Which postcodes of a file came already. A postcode is written as one number in tables of numbers, because a set of
 * the 2.7 million names of the national file would hold more memory than all the rest of an import. Many small tables, because one
 * that grows stands in memory twice.
 */
export class SeenPostcodes {
  #tables = Array.from({ length: 64 }, () => ({ slots: new Float64Array(1 << 6), held: 0 }))

  /** False when it came before. */
  add(postcode: string): boolean {
    const number = numberOf(postcode)
    const hash = Math.imul(number ^ (number / 2 ** 32), 0x9e3779b1)
    const table = this.#tables[hash >>> 26]!
    // three quarters full at most: a table that is kept half full would be twice as large
    if (table.held * 4 >= table.slots.length * 3) table.slots = grown(table.slots)
    if (!place(table.slots, number)) return false
    table.held += 1
    return true
  }
}

function grown(slots: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(slots.length * 2)
  for (const number of slots) if (number !== 0) place(larger, number)
  return larger
}

function place(slots: Float64Array, number: number): boolean {
  const last = slots.length - 1
  for (let at = (Math.imul(number ^ (number / 2 ** 32), 0x9e3779b1) >>> 7) & last; ; at = (at + 1) & last) {
    if (slots[at] === number) return false
    if (slots[at] === 0) {
      slots[at] = number
      return true
    }
  }
}

/** At most seven letters and numbers, in base 37: never 0, and well under 2^53. The space is always before the last three. */
function numberOf(postcode: string): number {
  let number = 0
  for (const letter of postcode) if (letter !== ' ') number = number * 37 + Number.parseInt(letter, 36) + 1
  return number
}
