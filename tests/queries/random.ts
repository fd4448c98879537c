/** Equal seeds give equal numbers (mulberry32), so that a list made twice is the same list. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[below(list.length)]!,
    /** The first of a list is picked most, as with names. */
    pickEarly: <T>(list: readonly T[]): T => list[Math.floor(next() ** 1.7 * list.length)]!,
  }
}
export type Random = ReturnType<typeof seeded>
