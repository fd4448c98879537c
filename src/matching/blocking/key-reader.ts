import type { Ground } from '../comparing/compile.ts'
import { splitKey } from '../model/model.ts'

/** Reads one column of a blocking key from a row: the value's number, or that of the part asked for. */
export interface KeyColumn {
  column: number
  part: Int32Array | undefined
}

export function keyColumns(ground: Ground, keys: string[]): KeyColumn[] {
  return keys.map((key) => {
    const [name, part] = splitKey(key)
    const column = ground.columns.findIndex((one) => one.name === name)
    if (column < 0) throw new Error(`A rule uses "${key}", which is not one of the model's columns`)
    return { column, part: part === undefined ? undefined : ground.parts[key]!.codes }
  })
}

export function keyCode(codes: Int32Array, place: number, { column, part }: KeyColumn): number {
  const code = codes[place + column]!
  return part === undefined ? code : part[code]!
}

export function mix(hash: number, code: number): number {
  hash = Math.imul(hash ^ code, 0x9e3779b1)
  return hash ^ (hash >>> 15)
}
