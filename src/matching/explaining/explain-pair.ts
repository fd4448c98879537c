import { compile } from '../comparing/compile.ts'
import { type WeightTables, weightTables } from '../deciding/weights.ts'
import type { Model } from '../model/model.ts'
import { columnIndex, type Frame, fieldOf, idOf, listOf } from '../reading/frame.ts'
import { sharesFor } from '../training/frequencies.ts'
import { type Waterfall, waterfall } from './waterfall.ts'

/** Explains any two records of a frame, whether or not a rule brought them together. */
export function pairExplainer(
  model: Model,
  frame: Frame,
  weights: WeightTables = weightTables(model),
): (a: number, b: number) => Waterfall {
  const shares = sharesFor(model, frame)
  const compiled = compile(model, frame, shares)
  return (a, b) => {
    const pattern = compiled.pattern(a * frame.width, b * frame.width)
    const rarity = (column: string) => {
      const c = columnIndex(frame, column)
      const of = (row: number) => shares.get(column)![frame.codes[row * frame.width + c]!]!
      return Math.min(of(a), of(b))
    }
    return waterfall(model, weights, pattern, rarity, (column) => ({
      a: fieldOf(frame, a, column),
      b: fieldOf(frame, b, column),
    }))
  }
}

/** The row of a record named `id` or `list:id`; undefined when there is none, an error when there are several. */
export function findRecord(frame: Frame, name: string): number | undefined {
  const colon = name.indexOf(':')
  const list = colon > 0 && frame.listNames.includes(name.slice(0, colon)) ? name.slice(0, colon) : undefined
  const id = list === undefined ? name : name.slice(colon + 1)
  const found: number[] = []
  for (let row = 0; row < frame.rows; row++) {
    if (idOf(frame, row) === id && (list === undefined || frame.listNames[listOf(frame, row)] === list)) found.push(row)
  }
  if (found.length > 1) {
    const lists = [...new Set(found.map((row) => frame.listNames[listOf(frame, row)]))]
    throw new Error(
      lists.length > 1
        ? `"${id}" is in ${lists.join(' and ')}: write ${lists[0]}:${id}`
        : `"${id}" is there ${found.length} times in ${lists[0]}`,
    )
  }
  return found[0]
}
