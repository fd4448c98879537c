import type { Rule } from '../model/model.ts'
import { type Dictionary, textOf } from '../reading/dictionary.ts'
import type { Frame } from '../reading/frame.ts'
import type { Groups } from './group-keys.ts'
import { type KeyColumn, keyCode, keyColumns } from './key-reader.ts'

/** A block too large to compare in full. */
export interface SplitBlock {
  rule: string
  value: string
  records: number
  became: number
  leftOut: number
}

export interface Splitting {
  frame: Frame
  rule: Rule
  largestBlock: number
  fallback: string[]
}

/**
 * Splits groups that are too large by the fallback and writes the smaller ones in their place; what is still too large is left
 * out. Says by how many blocks and members that changes the whole.
 */
export function splitLargeBlocks(
  { frame, rule, largestBlock, fallback }: Splitting,
  { leader }: Groups,
): { blocks: number; members: number; split: SplitBlock[] } {
  const large = new Map<number, number[]>()
  for (let row = 0; row < frame.rows; row++) {
    const lead = leader[row]!
    if (lead < -largestBlock) large.set(row, [row])
    else if (lead > 0) large.get(lead - 1)?.push(row)
  }
  const columns = keyColumns(frame, fallback)
  const change = { blocks: 0, members: 0, split: [] as SplitBlock[] }
  for (const [one, block] of large) {
    for (const row of block) leader[row] = 0
    change.blocks--
    change.members -= block.length
    const smaller = fallback.length === 0 ? [] : groupsOf(frame, block, columns)
    let leftOut = fallback.length === 0 ? block.length : 0
    for (const group of smaller) {
      if (group.length > largestBlock) leftOut += group.length
      else if (group.length > 1) {
        for (const row of group) leader[row] = group[0]! + 1
        leader[group[0]!] = -group.length
        change.blocks++
        change.members += group.length
      }
    }
    const value = keyWords(frame, rule, one)
    change.split.push({ rule: rule.name, value, records: block.length, became: smaller.length, leftOut })
  }
  return change
}

/** The smaller blocks of a block that was too large: those that also agree on the fallback. A missing value agrees with nothing. */
function groupsOf({ codes, width }: Frame, block: number[], columns: KeyColumn[]): number[][] {
  const groups = new Map<string, number[]>()
  for (const row of block) {
    const key = columns.map((column) => keyCode(codes, row * width, column))
    if (key.includes(0)) continue
    const name = key.join()
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return [...groups.values()]
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
