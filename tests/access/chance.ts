/** Chance that is the same each time: a test that fails once fails again. */
export type Chance = ReturnType<typeof chance>

export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** True this often. */
    often: (share: number) => next() < share,
    one: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
    some: <T>(from: readonly T[], most: number): T[] => {
      const wanted = 1 + Math.floor(next() * most)
      return [...from].sort(() => next() - 0.5).slice(0, wanted)
    },
    upTo: (most: number) => Math.floor(next() * most),
  }
}
