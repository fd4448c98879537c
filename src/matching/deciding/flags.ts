import { type Outcomes, readPattern } from '../comparing/outcomes.ts'
import type { Flag } from '../model/model.ts'

/** For each flag, the comparisons it looks at and which of their outcomes raise it. */
function flagTests(flags: Flag[], outcomes: Outcomes[]): Array<Array<{ k: number; hits: boolean[] }>> {
  return flags.map((flag) =>
    Object.entries(flag.when).map(([comparison, levels]) => {
      const k = outcomes.findIndex((one) => one.comparison.name === comparison)
      if (k < 0) throw new Error(`Flag "${flag.name}" names the comparison "${comparison}", which the model does not have`)
      return { k, hits: outcomes[k]!.outcomes.map((outcome) => levels.some((level) => covers(level, outcome.name))) }
    }),
  )
}

/** Which flags of the model a pattern raises, as bits in the order of the model. */
export function flagReader(flags: Flag[], outcomes: Outcomes[]): (pattern: number) => number {
  const tests = flagTests(flags, outcomes)
  return (pattern) => {
    const found = readPattern(outcomes, pattern)
    let bits = 0
    tests.forEach((test, f) => {
      if (test.every(({ k, hits }) => hits[found[k]!])) bits |= 1 << f
    })
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
