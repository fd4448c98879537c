/**
 * Which letters a value has, in two words of bits. Each bit stands for something of its own: a letter, a digit, a digit the
 * second time, a letter the second time (twelve groups), a digit the third time (pairs), anything else. So the bits one value
 * has and another has not count letters that find no partner there, and never too many.
 */
export function writeLetterSets(bytes: Uint8Array, from: number, to: number, into: Int32Array, at: number): void {
  let one = 0
  let two = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte >= 97 && byte <= 122) {
      const letter = 1 << (byte - 97)
      if ((one & letter) !== 0) two |= again[byte - 97]!
      one |= letter
    } else if (byte >= 48 && byte <= 57) {
      const digit = byte - 48
      if ((two & (1 << digit)) === 0) two |= 1 << digit
      else if ((two & (1 << (digit + 10))) === 0) two |= 1 << (digit + 10)
      else one |= 1 << (26 + (digit >> 1))
    } else one |= notALetter
  }
  into[at] = one
  into[at + 1] = two
}

export const notALetter = 1 << 31

const groups = ['a', 'e', 'i', 'o', 'n', 'r', 's', 't', 'l', 'd', 'h']
const again = Int32Array.from({ length: 26 }, (_, i) => {
  const group = groups.indexOf(String.fromCharCode(97 + i))
  return 1 << (20 + (group < 0 ? groups.length : group))
})

/** How many bits two words have together. */
export function bitsOfTwo(one: number, two: number): number {
  let a = one - ((one >>> 1) & 0x55555555)
  let b = two - ((two >>> 1) & 0x55555555)
  a = (a & 0x33333333) + ((a >>> 2) & 0x33333333)
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333)
  // Each half byte now holds at most four; two of them fit one half byte, and four a byte.
  a += b
  a = (a & 0x0f0f0f0f) + ((a >>> 4) & 0x0f0f0f0f)
  return Math.imul(a, 0x01010101) >>> 24
}
