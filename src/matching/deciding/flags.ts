import { type Outcomes, readPattern } from '../comparing/outcomes.ts'
import type { Flag } from '../model/model.ts'

/** Which flags of the model a pattern raises, as bits in the order of the model. */
export function flagReader(flags: Flag[], outcomes: Outcomes[]): (pattern: number) => number {
  const tests = flags.map((flag) =>
    Object.entries(flag.when).map(([comparison, levels]) => {
      const k = outcomes.findIndex((one) => one.comparison.name === comparison)
      if (k < 0) throw new Error(`Flag "${flag.name}" names the comparison "${comparison}", which the model does not have`)
      return { k, hits: outcomes[k]!.outcomes.map((outcome) => levels.some((level) => covers(level, outcome.name))) }
    }),
  )
  const known = new Map<number, number>()
  return (pattern) => {
    const before = known.get(pattern)
    if (before !== undefined) return before
    const found = readPattern(outcomes, pattern)
    let bits = 0
    tests.forEach((test, f) => {
      if (test.every(({ k, hits }) => hits[found[k]!])) bits |= 1 << f
    })
    known.set(pattern, bits)
    return bits
  }
}

/** `same / *` covers every cell of a joint comparison whose first level is "same". */
function covers(level: string, name: string): boolean {
  if (level === name) return true
  const wanted = level.split(' / ')
  const parts = name.split(' / ')
  return wanted.length === parts.length && wanted.every((part, i) => part === '*' || part === parts[i])
}
