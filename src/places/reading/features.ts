import { FileRefused, type Source } from './report.ts'

/** One member of a FeatureCollection, with its number in the file. */
export type RawFeature = { number: number; value: unknown }

/**
 * Streams the features of a GeoJSON file one at a time, so that a national file needs no more memory than its largest
 * area. It looks only for where each feature begins and ends; JSON.parse reads what is inside.
 */
export async function* readFeatures(source: Source): AsyncGenerator<RawFeature> {
  let head = ''
  let started = false
  let ended = false
  let number = 0
  let feature = ''
  let depth = 0
  let inText = false
  let escaped = false

  for await (const text of decoded(source)) {
    let from = 0
    if (!started) {
      head += text
      const opening = /"features"\s*:\s*\[/.exec(head)
      if (!opening) {
        if (head.length > 1_000_000) throw notFeatures()
        continue
      }
      started = true
      from = opening.index + opening[0].length
    }
    const chunk: string = started && head ? head : text
    head = ''
    let start = depth > 0 ? from : -1
    for (let at = from; at < chunk.length && !ended; at++) {
      const letter = chunk[at]
      if (inText) {
        if (escaped) escaped = false
        else if (letter === '\\') escaped = true
        else if (letter === '"') inText = false
      } else if (letter === '"') inText = true
      else if (letter === '{') {
        if (depth === 0) start = at
        depth += 1
      } else if (letter === '}') {
        depth -= 1
        if (depth === 0) {
          number += 1
          yield { number, value: parsed(feature + chunk.slice(start, at + 1), number) }
          feature = ''
          start = -1
        }
      } else if (letter === ']' && depth === 0) ended = true
    }
    if (start >= 0) feature += chunk.slice(start)
  }
  if (!started) throw notFeatures()
  if (!ended) throw new FileRefused(`The file breaks off after ${number} areas`)
}

const notFeatures = () => new FileRefused('This is not a GeoJSON FeatureCollection: it has no list of features')

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FileRefused(`Area ${number} of the file is not written as JSON`)
  }
}

async function* decoded(source: Source): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of source) yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (problem) {
    if (problem instanceof TypeError) throw new FileRefused('The file is not written in UTF-8')
    throw problem
  }
}
