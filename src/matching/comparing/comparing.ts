import type { Model, Rule } from '../model/model.ts'
import type { Frame } from '../reading/frame.ts'
import { type Compiled, compile } from './compile.ts'
import { type FoundBy, foundBy } from './found-by.ts'

/** What every worker must know to compare pairs. */
export interface Comparing {
  /** The same for every task of a run, so that a worker compiles once. */
  run: number
  model: Model
  frame: Frame
  shares: Map<string, Float32Array>
  /** The model's rules, and after them the strata of training. */
  rules: Rule[]
  /** Rules whose agreement is noted with each pair, as bits. */
  noted: number[]
  /** For each rule whose blocks were split, the number of each row's block. */
  numbers: Array<Int32Array | undefined>
}

let latest: ({ run: number } & Compiled & FoundBy) | undefined

export function comparingFor({ run, model, frame, shares, rules, noted, numbers }: Comparing): Compiled & FoundBy {
  if (latest?.run !== run) latest = { run, ...compile(model, frame, shares), ...foundBy(rules, noted, numbers, frame) }
  return latest
}
