/**
 * Which postcodes of a file came already. A postcode is written as one number in a table of numbers, because a set of
 * the 2.7 million names of the national file would hold more memory than all the rest of an import.
 */
export class SeenPostcodes {
  #slots = new Float64Array(1 << 12)
  #held = 0

  /** False when it came before. */
  add(postcode: string): boolean {
    // three quarters full at most: still quick, and the national file needs half the table that a half full one would be
    if (this.#held * 4 >= this.#slots.length * 3) this.#grow()
    if (!place(this.#slots, numberOf(postcode))) return false
    this.#held += 1
    return true
  }

  #grow() {
    const larger = new Float64Array(this.#slots.length * 2)
    for (const number of this.#slots) if (number !== 0) place(larger, number)
    this.#slots = larger
  }
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
