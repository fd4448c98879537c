import { frequencyColumns, outcomesOf } from '../comparing/outcomes.ts'
import type { Frequencies, Model } from '../model/model.ts'
import { type Dictionary, DictionaryBuilder, textOf } from '../reading/dictionary.ts'
import { columnIndex, type Frame } from '../reading/frame.ts'

const mostNamed = 2000

/** Columns for which some level asks how common the value is. */
export function columnsWithFrequencies(model: Pick<Model, 'comparisons'>): string[] {
  return [
    ...new Set(
      outcomesOf(model).flatMap(({ comparison, outcomes }) => outcomes.flatMap((one) => frequencyColumns(comparison, one))),
    ),
  ]
}

/** How common each value is: up to two thousand by name, one share for each of the rest. */
export function frequenciesOf(model: Pick<Model, 'comparisons'>, frame: Frame): Record<string, Frequencies> {
  return Object.fromEntries(
    columnsWithFrequencies(model).map((name) => {
      const c = columnIndex(frame, name)
      const dictionary = frame.dictionaries[frame.poolOf[c]!]!
      const counts = new Int32Array(dictionary.size)
      let filled = 0
      for (let row = 0, at = c; row < frame.rows; row++, at += frame.width) {
        const code = frame.codes[at]!
        counts[code]!++
        if (code !== 0) filled++
      }
      // Only a value that a fair number of records have is common enough to be told apart from the rest.
      const least = Math.max(3, filled / 100_000)
      const common: number[] = []
      let distinct = 0
      for (let code = 1; code < counts.length; code++) {
        if (counts[code]! > 0) distinct++
        if (counts[code]! >= least) common.push(code)
      }
      const named = common.map((code) => [textOf(dictionary, code), counts[code]!] as const)
      named.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      const top = named.slice(0, mostNamed)
      const inTop = top.reduce((sum, [, count]) => sum + count, 0)
      const rest = Math.max(1, distinct - top.length)
      const other = rounded(Math.max(1, filled - inTop) / rest / Math.max(1, filled))
      let average = 0
      for (const count of counts.subarray(1)) average += (count / Math.max(1, filled)) ** 2
      return [
        name,
        {
          average: rounded(average || 1),
          other,
          of: Object.fromEntries(top.map(([value, count]) => [value, rounded(count / filled)])),
        },
      ]
    }),
  )
}

/** Six significant figures: enough for a weight, short enough to read. */
export function rounded(number: number): number {
  return Number(number.toPrecision(6))
}

/** Finds the numbers of a few values: one walk through the hashes, where a table of all values would have to be built first. */
function finder(dictionary: Dictionary, wanted: string[]): (value: string) => number {
  if (dictionary instanceof DictionaryBuilder) return (value) => dictionary.findText(value)
  const named = new DictionaryBuilder(wanted.length)
  for (const value of wanted) named.addText(value)
  const { heads, bytes, hashes, size } = dictionary
  const codes = new Int32Array(named.size)
  for (let code = 1; code < size; code++) {
    const start = heads[code * 4]!
    const found = named.find(bytes, start, start + heads[code * 4 + 1]!, hashes[code])
    if (found > 0) codes[found] = code
  }
  return (value) => codes[named.findText(value)] ?? 0
}

/** How much rarer than usual each value is, in bits, by its number, for the compiled comparison. */
export function sharesFor(model: Model, frame: Pick<Frame, 'columns' | 'poolOf' | 'dictionaries'>): Map<string, Float32Array> {
  const byColumn = new Map<string, Float32Array>()
  for (const name of columnsWithFrequencies(model)) {
    const table = model.frequencies?.[name]
    const dictionary = frame.dictionaries[frame.poolOf[columnIndex(frame, name)]!]!
    const bits = new Float32Array(new SharedArrayBuffer(dictionary.size * 4)).fill(
      table ? Math.log2(table.average / table.other) : 0,
    )
    if (table) {
      const find = finder(dictionary, Object.keys(table.of))
      for (const [value, share] of Object.entries(table.of)) {
        const code = find(value)
        if (code > 0) bits[code] = Math.log2(table.average / share)
      }
    }
    byColumn.set(name, bits)
  }
  return byColumn
}
