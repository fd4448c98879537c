import { TextDecoder } from 'node:util'
import { refuse } from './refusal.ts'

/** Encodings that a census may declare, beside those its first bytes show. */
const declared: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
}

type Encoding = { name: string; doubt?: string }

/** Long enough for any XML declaration. */
const startLength = 256
const pieceSize = 64 * 1024

/**
 * The bytes of an XML file as text, piece by piece. First bytes are believed before the declaration: programs that write
 * "utf-16" into a file of single bytes are common. `doubt` hears of that; `lineNow` places characters that cannot be read.
 */
export async function* xmlText(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  lineNow: () => number,
  doubt: (why: string) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let held = new Uint8Array(0)
  const decode = (piece?: Uint8Array) => {
    try {
      return piece ? (decoder as TextDecoder).decode(piece, { stream: true }) : (decoder as TextDecoder).decode()
    } catch {
      return refuse('not-utf8', String(lineNow()))
    }
  }
  const begin = (start: Uint8Array) => {
    const encoding = encodingOf(start)
    if (encoding.doubt) doubt(encoding.doubt)
    decoder = new TextDecoder(encoding.name, { fatal: true })
  }
  for await (const chunk of bytes) {
    let piece = chunk
    if (!decoder) {
      held = Buffer.concat([held, chunk])
      if (held.length < startLength) continue
      begin(held)
      piece = held
    }
    for (let at = 0; at < piece.length; at += pieceSize) yield decode(piece.subarray(at, at + pieceSize))
  }
  if (!decoder) {
    if (held.length === 0) refuse('empty')
    begin(held)
    yield decode(held)
  }
  yield decode()
}

function encodingOf(start: Uint8Array): Encoding {
  const mark = Buffer.from(start.subarray(0, startLength)).toString('latin1')
  if (mark.startsWith('PK\x03\x04') || mark.startsWith('\x1f\x8b')) refuse('zipped')
  if (mark.startsWith('\xff\xfe') || mark.startsWith('<\0')) return { name: 'utf-16le' }
  if (mark.startsWith('\xfe\xff') || mark.startsWith('\0<')) return { name: 'utf-16be' }
  if (mark.trim() === '') refuse('empty')
  if (!/^(\xef\xbb\xbf)?\s*</.test(mark)) refuse('not-xml')
  const said = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(mark)?.[1]
  if (said === undefined || mark.startsWith('\xef\xbb\xbf')) return { name: 'utf-8' }
  if (/^utf-?16/i.test(said))
    return { name: 'utf-8', doubt: `the file says it is written in ${said} but is not; it was read as UTF-8` }
  return { name: declared[said.toLowerCase()] ?? refuse('unknown-encoding', said.slice(0, 40)) }
}
