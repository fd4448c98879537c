import { type Outcomes, readPattern } from '../comparing/outcomes.ts'
import type { Flag, Model } from '../model/model.ts'

/** A set of flags is kept in one whole number, and two of its bits are left free. */
export const mostFlags = 30

export type FlagArray = Uint8Array | Uint16Array | Uint32Array

/** Room for `length` sets of `flags` flags, no wider than they need: a run keeps one for each pair. */
export function flagArray(flags: number, length: number): FlagArray {
  return flags <= 8 ? new Uint8Array(length) : flags <= 16 ? new Uint16Array(length) : new Uint32Array(length)
}

/** The flags that keep two clusters apart, as bits. */
export function apartBits(model: Pick<Model, 'flags'>): number {
  return (model.flags ?? []).reduce((bits, flag, f) => (flag.keepsApart ? bits | (1 << f) : bits), 0)
}

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
  if (flags.length > mostFlags) throw new Error(`The model has ${flags.length} flags; at most ${mostFlags} are possible`)
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

/** Whether a pattern leaves open which of two who are kept apart a record is. */
export function undecidedReader(flags: Flag[], outcomes: Outcomes[]): (pattern: number) => boolean {
  const open = flags.flatMap(({ undecided, ...flag }) => (flag.keepsApart && undecided ? [{ ...flag, when: undecided }] : []))
  if (open.length === 0) return () => false
  const read = flagReader(open, outcomes)
  const known = new Map<number, boolean>()
  return (pattern) => {
    const before = known.get(pattern)
    if (before !== undefined) return before
    const answer = read(pattern) !== 0
    known.set(pattern, answer)
    return answer
  }
}

/** `same / *` covers every cell of a joint comparison whose first level is "same". */
function covers(level: string, name: string): boolean {
  if (level === name) return true
  const wanted = level.split(' / ')
  const parts = name.split(' / ')
  return wanted.length === parts.length && wanted.every((part, i) => part === '*' || part === parts[i])
}
