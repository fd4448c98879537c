import { type Part, parts } from '../text/parts.ts'
import { type Dictionary, DictionaryBuilder, textOf } from './dictionary.ts'

/** Reads a part (year, district, name family) off every distinct value of a dictionary. */
export function derivePart({ dictionary, part }: { dictionary: Dictionary; part: Part }): {
  codes: Int32Array
  dictionary: Dictionary
} {
  const codes = new Int32Array(new SharedArrayBuffer(dictionary.size * 4))
  const builder = new DictionaryBuilder(1024)
  const { of } = parts[part]
  for (let code = 1; code < dictionary.size; code++) codes[code] = builder.addText(of(textOf(dictionary, code)))
  return { codes, dictionary: builder.finished() }
}
