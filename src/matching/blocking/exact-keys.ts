import type { Rule } from '../model/model.ts'
import type { Frame } from '../reading/frame.ts'
import { type KeyColumn, keyColumns } from './key-reader.ts'

export type Keyed = Pick<Frame, 'rows' | 'codes' | 'width' | 'columns' | 'parts' | 'poolOf' | 'dictionaries'>

/**
 * For each row its key as one whole number below 2^53, a different number for every different key; 0 when any part is missing.
 * The numbers of the columns are packed side by side, where they fit.
 */
export function exactKeys(frame: Keyed, rule: Rule, into: Float64Array): void {
  const sizes = rule.on.map((_, k) => sizeOf(frame, rule, k))
  const all = sizes.reduce((product, size) => product * size, 1)
  if (rule.on.length > 3 || all >= 2 ** 53) {
    packMany(frame, rule, sizes, into)
    return
  }
  const columns = keyColumns(frame, rule.on)
  for (let row = 0; row < frame.rows; row += 8192)
    packThree(frame, rule.eitherOrder === true, columns, sizes, into, row, Math.min(frame.rows, row + 8192))
}

/** How many numbers the k-th part of a key can take. Where two are read in either order, the larger of both. */
function sizeOf(frame: Keyed, rule: Rule, k: number): number {
  const size = (n: number) => {
    const { column, part } = keyColumns(frame, [rule.on[n]!])[0]!
    return part ? frame.parts[rule.on[n]!]!.dictionary.size : frame.dictionaries[frame.poolOf[column]!]!.size
  }
  return rule.eitherOrder && k < 2 ? Math.max(size(0), size(1)) : size(k)
}

/** Up to three parts in one walk through the rows, each a column or a table read by the column. */
function packThree(
  { codes, width }: Keyed,
  inEitherOrder: boolean,
  [one, two, three]: KeyColumn[],
  sizes: number[],
  into: Float64Array,
  from: number,
  to: number,
): void {
  const [c1, c2, c3] = [one!.column, two?.column ?? -1, three?.column ?? -1]
  const [p1, p2, p3] = [one!.part, two?.part, three?.part]
  const [size2, size3] = [sizes[1] ?? 1, sizes[2] ?? 1]
  const eitherOrder = inEitherOrder && c2 >= 0
  for (let row = from, at = from * width; row < to; row++, at += width) {
    let first = codes[at + c1]!
    if (p1 !== undefined) first = p1[first]!
    let key = first
    if (c2 >= 0 && first !== 0) {
      let second = codes[at + c2]!
      if (p2 !== undefined) second = p2[second]!
      if (eitherOrder && first > second) key = second === 0 ? 0 : second * size2 + first
      else key = second === 0 ? 0 : first * size2 + second
      if (c3 >= 0 && key !== 0) {
        let third = codes[at + c3]!
        if (p3 !== undefined) third = p3[third]!
        key = third === 0 ? 0 : key * size3 + third
      }
    }
    into[row] = key
  }
}

/** Any number of parts, one walk to a part; where the numbers would not fit side by side, those so far are first renumbered. */
function packMany(frame: Keyed, rule: Rule, sizes: number[], into: Float64Array) {
  const { rows, codes, width } = frame
  let span = 1
  keyColumns(frame, rule.on).forEach(({ column, part }, k) => {
    const size = sizes[k]!
    if (k > 0 && span * size > 2 ** 53 - 1) span = renumber(into, rows)
    for (let row = 0, at = column; row < rows; row++, at += width) {
      const code = part === undefined ? codes[at]! : part[codes[at]!]!
      const before = into[row]!
      if (k === 0) into[row] = code
      else into[row] = code === 0 || before === 0 ? 0 : before * size + code
    }
    span = span * size
    if (k === 1 && rule.eitherOrder) inEitherOrder(into, rows, size)
  })
}

/** The pair with the smaller number first, so that both orders are one key. */
function inEitherOrder(packed: Float64Array, rows: number, size: number) {
  for (let row = 0; row < rows; row++) {
    const key = packed[row]!
    if (key === 0) continue
    const first = Math.floor(key / size)
    const second = key - first * size
    if (first > second) packed[row] = second * size + first
  }
}

function renumber(packed: Float64Array, rows: number): number {
  const numbers = new Map<number, number>([[0, 0]])
  for (let row = 0; row < rows; row++) {
    let number = numbers.get(packed[row]!)
    if (number === undefined) {
      number = numbers.size
      numbers.set(packed[row]!, number)
    }
    packed[row] = number
  }
  return numbers.size
}
