import type { Random } from './random.ts'

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Makes ids of UUIDv7's shape from a time and the seed, so that rows sort by when they began and equal seeds agree. */
export function idMaker(random: Random): (at: Date) => string {
  const hex = (value: number, count: number) => {
    let text = ''
    for (let byte = count - 1; byte >= 0; byte--) text += bytes[(value >>> (byte * 8)) & 255]
    return text
  }
  return (at) => {
    // Births before 1970 would make the time negative: such an id begins with nought.
    const time = Math.max(0, at.getTime())
    const third = hex(0x7000 | random.whole(0, 0xfff), 2)
    const fourth = hex(0x8000 | random.whole(0, 0x3fff), 2)
    return `${hex(Math.floor(time / 65_536), 4)}-${hex(time % 65_536, 2)}-${third}-${fourth}-${hex(random.whole(0, 0xffffff), 3)}${hex(random.whole(0, 0xffffff), 3)}`
  }
}
