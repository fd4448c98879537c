import { type Dictionary, DictionaryBuilder } from './dictionary.ts'

/** The dictionaries of one pool, made one; for each part, what its numbers have become. */
export function mergeDictionaries({ dictionaries }: { dictionaries: Dictionary[] }): {
  dictionary: Dictionary
  maps: Int32Array[]
} {
  const builder = DictionaryBuilder.from(dictionaries[0]!)
  const maps = dictionaries.map((dictionary, part) => {
    const map = new Int32Array(new SharedArrayBuffer(dictionary.size * 4))
    const { heads, bytes, hashes } = dictionary
    for (let code = 1; code < dictionary.size; code++) {
      if (part === 0) map[code] = code
      else map[code] = builder.add(bytes, heads[code * 4]!, heads[code * 4]! + heads[code * 4 + 1]!, hashes[code]!)
    }
    return map
  })
  return { dictionary: builder.finished(), maps }
}

/** Puts a part's rows into the common table, with the common numbers. */
export function layOutPart(task: {
  codes: Int32Array
  rows: number
  maps: Int32Array[]
  target: Int32Array
  fromRow: number
  width: number
}): void {
  const { codes, rows, maps, target, fromRow, width } = task
  const columns = maps.length
  for (let c = 0; c < columns; c++) {
    const map = maps[c]!
    for (let row = 0, from = c, to = fromRow * width + c; row < rows; row++, from += columns, to += width) {
      target[to] = map[codes[from]!]!
    }
  }
}
