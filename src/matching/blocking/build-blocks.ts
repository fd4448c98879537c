import type { Rule } from '../model/model.ts'
import { shared } from '../reading/dictionary.ts'
import type { Frame } from '../reading/frame.ts'
import { exactKeys } from './exact-keys.ts'
import { type Groups, groupKeys, roomForGroups } from './group-keys.ts'
import { type SplitBlock, splitLargeBlocks } from './split-blocks.ts'

export interface BlockTask {
  frame: Frame
  rule: Rule
  largestBlock: number
  fallback: string[]
}

/** The records of a rule that share a key with another: block after block in `members`, block g from starts[g] to starts[g + 1]. */
export interface Blocks {
  members: Int32Array
  starts: Int32Array
  pairs: number
  split: SplitBlock[]
  /** Where blocks were split: the number of each row's block, 0 outside all. Elsewhere rows with one key are in one block. */
  numbers?: Int32Array
}

let groups: Groups | undefined

/**
 * Puts together the rows of a rule that have the same key. Blocks stand in the order of their first rows, so that comparing them
 * walks through memory instead of jumping about in it.
 */
export function buildBlocks(task: BlockTask): Blocks {
  const { frame, rule } = task
  const { rows } = frame
  if (groups === undefined || groups.leader.length < rows || groups.leader.length > rows * 4 + 4096) groups = roomForGroups(rows)
  exactKeys(frame, rule, groups.exact)
  let found = groupKeys(groups, rows)
  let split: SplitBlock[] = []
  if (found.largest > task.largestBlock) {
    const smaller = splitLargeBlocks(task, groups)
    found = { ...found, blocks: found.blocks + smaller.blocks, members: found.members + smaller.members }
    split = smaller.split
  }
  const members = new Int32Array(shared(Math.max(4, found.members * 4))).subarray(0, found.members)
  const starts = new Int32Array(shared((found.blocks + 1) * 4))
  const numbers = split.length > 0 ? new Int32Array(shared(rows * 4)) : undefined
  const out = { members, starts, numbers, blocks: 0, used: 0, pairs: 0 }
  for (let row = 0; row < rows; row += 8192) writeMembers(groups, row, Math.min(rows, row + 8192), out)
  starts[out.blocks] = out.used
  return { members, starts, pairs: out.pairs, split, ...(numbers && { numbers }) }
}

interface Writing {
  members: Int32Array
  starts: Int32Array
  numbers: Int32Array | undefined
  blocks: number
  used: number
  pairs: number
}

/** Writes the rows from `from` to `to` into their blocks; a block begins where its first row is met. */
function writeMembers({ leader, places }: Groups, from: number, to: number, out: Writing): void {
  const { members, starts, numbers } = out
  let { blocks, used, pairs } = out
  for (let row = from; row < to; row++) {
    const lead = leader[row]!
    if (lead === 0) continue
    const one = lead < 0 ? row : lead - 1
    if (lead < 0) {
      starts[blocks++] = used
      places[row] = used
      used -= lead
      pairs += (lead * (lead + 1)) / 2
    }
    members[places[one]!++] = row
    if (numbers !== undefined) numbers[row] = one + 1
  }
  out.blocks = blocks
  out.used = used
  out.pairs = pairs
}
