import type { Rule } from '../model/model.ts'
import { type Dictionary, shared, valueOf } from '../reading/dictionary.ts'
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

/**
 * Sorts rows by a hash of their key, then compares the keys themselves inside each run of equal hashes: two different keys that
 * share a hash stay two blocks. Afterwards `keys` holds an exact block number for each row and rule, so that "does an earlier
 * rule find this pair as well?" is one comparison of numbers.
 */
export function buildKeys(task: KeyTask): Blocks {
  const { frame, rule, r, of, keys } = task
  const columns = keyColumns(frame, rule.on)
  const { codes, width } = frame
  const hashes = new Uint32Array(frame.rows)
  const rows = new Int32Array(frame.rows)
  let count = 0
  for (let row = 0; row < frame.rows; row++) {
    const hash = hashOf(codes, row * width, columns, rule.eitherOrder)
    if (hash === 0) continue
    hashes[count] = hash
    rows[count++] = row
  }
  const sorted = radixSort(hashes, rows, count)
  const members = new Int32Array(shared(Math.max(4, count * 4)))
  let starts = new Int32Array(1024)
  const split: SplitBlock[] = []
  let used = 0
  let blocks = 0
  let pairs = 0

  function addBlock(block: Int32Array) {
    if (block.length < 2) return
    if (blocks + 2 > starts.length) {
      const larger = new Int32Array(starts.length * 4)
      larger.set(starts)
      starts = larger
    }
    starts[blocks++] = used
    for (let i = 0; i < block.length; i++) {
      members[used++] = block[i]!
      keys[block[i]! * of + r] = blocks
    }
    starts[blocks] = used
    pairs += (block.length * (block.length - 1)) / 2
  }

  function take(block: Int32Array) {
    if (block.length <= task.largestBlock) return addBlock(block)
    const columns = keyColumns(frame, task.fallback)
    const smaller = task.fallback.length === 0 ? [] : groupsOf(codes, width, block, columns)
    let leftOut = task.fallback.length === 0 ? block.length : 0
    for (const one of smaller) {
      if (one.length <= task.largestBlock) addBlock(one)
      else leftOut += one.length
    }
    split.push({ rule: rule.name, value: keyWords(frame, rule, block[0]!), records: block.length, became: smaller.length, leftOut })
  }

  for (let from = 0; from < count; ) {
    let to = from + 1
    while (to < count && sorted.keys[to] === sorted.keys[from]) to++
    if (to - from > 1) {
      let alike = true
      const first = sorted.rows[from]! * width
      for (let i = from + 1; i < to && alike; i++) alike = sameKey(codes, first, sorted.rows[i]! * width, columns, rule.eitherOrder)
      const run = sorted.rows.subarray(from, to)
      if (alike) take(run)
      else for (const block of exactBlocks(codes, width, run, columns, rule.eitherOrder)) take(block)
    }
    from = to
  }
  const exactStarts = new Int32Array(shared((blocks + 1) * 4))
  exactStarts.set(starts.subarray(0, blocks + 1))
  return { members: members.subarray(0, used), starts: exactStarts, pairs, split }
}

/** 0 when any part of the key is missing. */
function hashOf(codes: Int32Array, place: number, columns: KeyColumn[], eitherOrder = false): number {
  let hash = 0x2545f491
  let k = 0
  if (eitherOrder) {
    const one = keyCode(codes, place, columns[0]!)
    const two = keyCode(codes, place, columns[1]!)
    if (one === 0 || two === 0) return 0
    hash = mix(mix(hash, Math.min(one, two)), Math.max(one, two))
    k = 2
  }
  for (; k < columns.length; k++) {
    const code = keyCode(codes, place, columns[k]!)
    if (code === 0) return 0
    hash = mix(hash, code)
  }
  return hash >>> 0 || 1
}

function sameKey(codes: Int32Array, a: number, b: number, columns: KeyColumn[], eitherOrder = false): boolean {
  let k = 0
  if (eitherOrder) {
    const [a1, a2] = [keyCode(codes, a, columns[0]!), keyCode(codes, a, columns[1]!)]
    const [b1, b2] = [keyCode(codes, b, columns[0]!), keyCode(codes, b, columns[1]!)]
    if (!((a1 === b1 && a2 === b2) || (a1 === b2 && a2 === b1))) return false
    k = 2
  }
  for (; k < columns.length; k++) if (keyCode(codes, a, columns[k]!) !== keyCode(codes, b, columns[k]!)) return false
  return true
}

/** A run of rows with one hash but more than one key: rare, so plainly done. */
function exactBlocks(codes: Int32Array, width: number, run: Int32Array, columns: KeyColumn[], eitherOrder?: boolean): Int32Array[] {
  const blocks: number[][] = []
  for (const row of run) {
    const block = blocks.find((one) => sameKey(codes, one[0]! * width, row * width, columns, eitherOrder))
    if (block) block.push(row)
    else blocks.push([row])
  }
  return blocks.map((block) => Int32Array.from(block))
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
      return valueOf(dictionary, keyCode(frame.codes, row * frame.width, column))
    })
    .join(', ')
}
