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

export interface Comparer extends Compiled, FoundBy {
  /** Whether the model wants pairs of these two rows' lists; absent when it wants all. */
  wanted: ((rowA: number, rowB: number) => boolean) | undefined
}

let latest: ({ run: number } & Comparer) | undefined

export function comparingFor({ run, model, frame, shares, rules, noted, numbers }: Comparing): Comparer {
  if (latest?.run !== run) {
    const known = foundBy(rules, noted, numbers, frame)
    latest = { run, ...compile(model, frame, shares), ...known, wanted: pairWanted(frame, model.pairs) }
    warm(latest, frame, rules.length)
  }
  return latest
}

/** Tries every test on neighbouring rows first: code that was compiled before it met them all would be compiled again for each. */
function warm({ pattern, earlier, noted }: Comparer, { rows, width }: Frame, rules: number): void {
  for (let row = 1; row < Math.min(rows, 3000); row++) {
    earlier(row - 1, row, rules)
    noted(row - 1, row)
    pattern((row - 1) * width, row * width)
  }
}

function pairWanted(frame: Frame, pairs: Model['pairs']): Comparer['wanted'] {
  if (pairs === 'all' || (pairs === 'within' && frame.listNames.length === 1)) return undefined
  const lists = new Uint16Array(frame.rows)
  for (let list = 1; list < frame.listNames.length; list++) lists.fill(list, frame.listStarts[list]!, frame.listStarts[list + 1]!)
  return pairs === 'between' ? (a, b) => lists[a] !== lists[b] : (a, b) => lists[a] === lists[b]
}
