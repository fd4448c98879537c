import type { Rule } from '../model/model.ts'
import { type Dictionary, shared, textOf } from '../reading/dictionary.ts'
import type { Frame } from '../reading/frame.ts'
import { type KeyColumn, keyCode, keyColumns, mix } from './key-reader.ts'
import { radixSort } from './radix-sort.ts'

export interface KeyTask {
  frame: Frame
  rule: Rule
  /** Which rule this is, of how many: its place in a row of `keys`. */
  r: number
  of: number
  keys: Int32Array
  largestBlock: number
  fallback: string[]
}

/** The records of a rule that share a key with another: block after block in `members`, block g from starts[g] to starts[g + 1]. */
export interface Blocks {
  members: Int32Array
  starts: Int32Array
  pairs: number
  split: SplitBlock[]
}

/** A block too large to compare in full. */
export interface SplitBlock {
  rule: string
  value: string
  records: number
  became: number
  leftOut: number
}

/** Working memory of one rule, kept for the next: making it anew for each would cost as much as the sorting. */
interface Scratch {
  exact: Float64Array
  hashes: Uint32Array
  rows: Int32Array
  found: Int32Array
  room: { keys: Uint32Array; rows: Int32Array }
}

let scratch: Scratch | undefined

function scratchFor(rows: number): Scratch {
  if (scratch === undefined || scratch.rows.length < rows || scratch.rows.length > rows * 4 + 4096) {
    scratch = {
      exact: new Float64Array(rows),
      hashes: new Uint32Array(rows),
      rows: new Int32Array(rows),
      found: new Int32Array(rows),
      room: { keys: new Uint32Array(rows), rows: new Int32Array(rows) },
    }
  }
  return scratch
}

/**
 * Sorts rows by a hash of their key, then compares the keys themselves inside each run of equal hashes: two different keys that
 * share a hash stay two blocks. Afterwards `keys` holds an exact block number for each row and rule, so that "does an earlier
 * rule find this pair as well?" is one comparison of numbers.
 */
export function buildKeys(task: KeyTask): Blocks {
  const { frame, rule, r, of, keys } = task
  const { codes, width } = frame
  const exact = exactKeys(frame, rule)
  const { hashes, rows, found, room } = scratchFor(frame.rows)
  let count = 0
  for (let row = 0; row < frame.rows; row++) {
    const key = exact[row]!
    if (key === 0) continue
    const high = Math.floor(key / 4294967296)
    hashes[count] = mix(mix(0x2545f491, key - high * 4294967296), high) >>> 0
    rows[count++] = row
  }
  const sorted = radixSort(hashes, rows, count, room)
  let foundStarts = new Int32Array(1024)
  const split: SplitBlock[] = []
  let used = 0
  let blocks = 0
  let pairs = 0

  function addBlock(block: Int32Array, from: number, to: number) {
    if (to - from < 2) return
    if (blocks + 2 > foundStarts.length) {
      const larger = new Int32Array(foundStarts.length * 4)
      larger.set(foundStarts)
      foundStarts = larger
    }
    foundStarts[blocks++] = used
    for (let i = from; i < to; i++) found[used++] = block[i]!
    foundStarts[blocks] = used
    pairs += ((to - from) * (to - from - 1)) / 2
  }

  function take(block: Int32Array, from: number, to: number) {
    if (to - from <= task.largestBlock) return addBlock(block, from, to)
    const columns = keyColumns(frame, task.fallback)
    const smaller = task.fallback.length === 0 ? [] : groupsOf(codes, width, block.subarray(from, to), columns)
    let leftOut = task.fallback.length === 0 ? to - from : 0
    for (const one of smaller) {
      if (one.length <= task.largestBlock) addBlock(one, 0, one.length)
      else leftOut += one.length
    }
    split.push({
      rule: rule.name,
      value: keyWords(frame, rule, block[from]!),
      records: to - from,
      became: smaller.length,
      leftOut,
    })
  }

  for (let from = 0; from < count; ) {
    const hash = sorted.keys[from]!
    const first = exact[sorted.rows[from]!]!
    let alike = true
    let to = from + 1
    for (; to < count && sorted.keys[to] === hash; to++) if (exact[sorted.rows[to]!] !== first) alike = false
    if (to - from > 1) {
      if (alike) take(sorted.rows, from, to)
      else for (const block of exactBlocks(exact, sorted.rows.subarray(from, to))) take(block, 0, block.length)
    }
    from = to
  }
  const { members, starts } = inRowOrder(found, foundStarts, blocks)
  for (let g = 0; g < blocks; g++) for (let i = starts[g]!; i < starts[g + 1]!; i++) keys[members[i]! * of + r] = g + 1
  return { members, starts, pairs, split }
}

/** Blocks in the order of their first rows, so that comparing them walks through memory instead of jumping about in it. */
function inRowOrder(found: Int32Array, foundStarts: Int32Array, blocks: number): Pick<Blocks, 'members' | 'starts'> {
  const firsts = new Uint32Array(blocks)
  for (let g = 0; g < blocks; g++) firsts[g] = found[foundStarts[g]!]!
  const numbers = Int32Array.from({ length: blocks }, (_, g) => g)
  const order = radixSort(firsts, numbers, blocks).rows
  const members = new Int32Array(shared(Math.max(4, foundStarts[blocks]! * 4))).subarray(0, foundStarts[blocks]!)
  const starts = new Int32Array(shared((blocks + 1) * 4))
  let used = 0
  for (let g = 0; g < blocks; g++) {
    const from = foundStarts[order[g]!]!
    const to = foundStarts[order[g]! + 1]!
    starts[g] = used
    for (let i = from; i < to; i++) members[used++] = found[i]!
  }
  starts[blocks] = used
  return { members, starts }
}

/**
 * For each row its key as one whole number below 2^53, a different number for every different key; 0 when any part is missing.
 * The numbers of the columns are packed side by side; where they would not fit, those so far are first renumbered.
 */
export function exactKeys(
  frame: Pick<Frame, 'rows' | 'codes' | 'width' | 'columns' | 'parts' | 'poolOf' | 'dictionaries'>,
  rule: Rule,
): Float64Array {
  const { rows, codes, width } = frame
  const packed = scratchFor(rows).exact.subarray(0, rows)
  let span = 1
  keyColumns(frame, rule.on).forEach(({ column, part }, k) => {
    const size = part ? frame.parts[rule.on[k]!]!.dictionary.size : frame.dictionaries[frame.poolOf[column]!]!.size
    if (k > 0 && span * size > 2 ** 53 - 1) span = renumber(packed)
    for (let row = 0, at = column; row < rows; row++, at += width) {
      const code = part === undefined ? codes[at]! : part[codes[at]!]!
      const before = packed[row]!
      if (k === 0) packed[row] = code
      else packed[row] = code === 0 || before === 0 ? 0 : before * size + code
    }
    span = span * size
    if (k === 1 && rule.eitherOrder) inEitherOrder(packed, size)
  })
  return packed
}

/** The pair with the smaller number first, so that both orders are one key. */
function inEitherOrder(packed: Float64Array, size: number) {
  for (let row = 0; row < packed.length; row++) {
    const key = packed[row]!
    if (key === 0) continue
    const first = Math.floor(key / size)
    const second = key - first * size
    if (first > second) packed[row] = second * size + first
  }
}

function renumber(packed: Float64Array): number {
  const numbers = new Map<number, number>([[0, 0]])
  for (let row = 0; row < packed.length; row++) {
    let number = numbers.get(packed[row]!)
    if (number === undefined) {
      number = numbers.size
      numbers.set(packed[row]!, number)
    }
    packed[row] = number
  }
  return numbers.size
}

/** A run of rows with one hash but more than one key: rare, so plainly done. */
function exactBlocks(exact: Float64Array, run: Int32Array): Int32Array[] {
  const blocks = new Map<number, number[]>()
  for (const row of run) {
    const block = blocks.get(exact[row]!)
    if (block) block.push(row)
    else blocks.set(exact[row]!, [row])
  }
  return [...blocks.values()].map((block) => Int32Array.from(block))
}

/** The smaller blocks of a block that was too large: those that also agree on the fallback. A missing value agrees with nothing. */
function groupsOf(codes: Int32Array, width: number, block: Int32Array, columns: KeyColumn[]): Int32Array[] {
  const groups = new Map<string, number[]>()
  for (const row of block) {
    const key = columns.map((column) => keyCode(codes, row * width, column))
    if (key.includes(0)) continue
    const name = key.join()
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return [...groups.values()].map((group) => Int32Array.from(group))
}

function keyWords(frame: Frame, rule: Rule, row: number): string {
  return keyColumns(frame, rule.on)
    .map((column, k) => {
      const part = frame.parts[rule.on[k]!]
      const dictionary: Dictionary = part ? part.dictionary : frame.dictionaries[frame.poolOf[column.column]!]!
      return textOf(dictionary, keyCode(frame.codes, row * frame.width, column))
    })
    .join(', ')
}
