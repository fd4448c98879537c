/** Reads CSV by bytes: quotes, doubled quotes, line ends of three kinds, line numbers, and rows that make no sense. */
export interface Fields {
  buffer: Uint8Array
  count: number
  starts: Int32Array
  ends: Int32Array
  line: number
}

export interface ByteSource {
  size: number
  read(position: number, target: Uint8Array, at: number, most: number): number
}

export interface Scanned {
  /** Where the first row began and where the row after the last one would begin. */
  began: number
  ended: number
  lines: number
  /** Lines where a quote was opened and not closed within a megabyte; the quote was then read as a letter. */
  openQuotes: number[]
}

const chunk = 1 << 20
const comma = 44
const quote = 34

/** Calls `row` for every row that starts between `from` and `to`. Started in the middle, it begins after the next line end. */
export function scanCsv(source: ByteSource, from: number, to: number, delimiter: number, row: (fields: Fields) => void): Scanned {
  const most = chunk + (chunk >> 2)
  // A line end stands after the last byte read, so that the walk through a field need not look for the end as well.
  const buffer = new Uint8Array(most + 1)
  const stops = new Uint8Array(256)
  stops[delimiter] = stops[10] = stops[13] = 1
  let base = from > 0 ? from - 1 : 0
  let filled = source.read(base, buffer, 0, chunk)
  buffer[filled] = 10
  let atEnd = base + filled >= source.size
  let p = 0
  const fields: Fields = { buffer, count: 0, starts: new Int32Array(512), ends: new Int32Array(512), line: 1 }
  const openQuotes: number[] = []
  let literalQuotes = -1
  if (from > 0) {
    for (;;) {
      while (p < filled && buffer[p] !== 10 && buffer[p] !== 13) p++
      if (p < filled || atEnd) break
      base += filled
      filled = source.read(base, buffer, 0, chunk)
      buffer[filled] = 10
      atEnd = base + filled >= source.size
      p = 0
    }
    if (buffer[p] === 13 && buffer[p + 1] === 10) p++
    p++
  }
  const began = Math.min(base + p, source.size)
  let lines = 0

  next: while (base + p < to && base + p < source.size) {
    const rowStart = p
    let count = 0
    let newlines = 0
    let escapes = false
    const { starts, ends } = fields
    for (;;) {
      let start = p
      while (p < filled && (buffer[p] === 32 || (buffer[p] === 9 && delimiter !== 9))) p++
      let end: number
      if (buffer[p] === quote && p < filled && literalQuotes !== base + rowStart) {
        start = ++p
        for (;;) {
          while (p < filled && buffer[p] !== quote) {
            if (buffer[p] === 10) newlines++
            p++
          }
          if (p + 1 < filled && buffer[p + 1] === quote) {
            escapes = true
            p += 2
            continue
          }
          break
        }
        end = p
        if (p < filled) p++
        while (stops[buffer[p]!] === 0) p++
      } else {
        while (stops[buffer[p]!] === 0) p++
        end = p
      }
      // One byte more is wanted after a carriage return and after a closing quote.
      if (p + 1 >= filled && !atEnd) {
        const rest = filled - rowStart
        if (rest >= chunk) {
          if (literalQuotes === base + rowStart) throw new Error(`A row longer than ${chunk} bytes after byte ${base + rowStart}`)
          literalQuotes = base + rowStart
          openQuotes.push(lines + 1)
          p = rowStart
          if (filled < most) filled += source.read(base + filled, buffer, filled, most - filled)
          buffer[filled] = 10
          continue next
        }
        buffer.copyWithin(0, rowStart, filled)
        base += rowStart
        filled = rest + source.read(base + rest, buffer, rest, most - rest)
        buffer[filled] = 10
        atEnd = base + filled >= source.size
        p = 0
        continue next
      }
      if (
        p >= filled &&
        end >= filled &&
        buffer[start - 1] === quote &&
        start > rowStart &&
        literalQuotes !== base + rowStart &&
        newlines > 0
      ) {
        // The file ended inside quotes.
        literalQuotes = base + rowStart
        openQuotes.push(1 + lines)
        p = rowStart
        continue next
      }
      if (count < 512) {
        starts[count] = start
        ends[count] = end
      }
      count++
      if (p >= filled) break
      const stop = buffer[p]
      p++
      if (stop === delimiter) continue
      if (stop === 13 && buffer[p] === 10) p++
      break
    }
    if (escapes) undouble(buffer, count, starts, ends)
    fields.buffer = buffer
    fields.count = count
    fields.line = lines + 1
    row(fields)
    lines += newlines + 1
  }
  return { began, ended: base + p, lines, openQuotes }
}

/** Doubled quotes become one, in place: the text only gets shorter. */
function undouble(buffer: Uint8Array, count: number, starts: Int32Array, ends: Int32Array) {
  for (let f = 0; f < count && f < 512; f++) {
    if (buffer[starts[f]! - 1] !== quote) continue
    let out = starts[f]!
    for (let i = starts[f]!; i < ends[f]!; i++) {
      buffer[out++] = buffer[i]!
      if (buffer[i] === quote && buffer[i + 1] === quote && i + 1 < ends[f]!) i++
    }
    ends[f] = out
  }
}

/** The character that parts the fields of a heading line: the most frequent of comma, semicolon, tab and bar. */
export function delimiterOf(heading: string): number {
  let best = comma
  let most = 0
  for (const candidate of [',', ';', '\t', '|']) {
    const times = heading.split(candidate).length - 1
    if (times > most) {
      most = times
      best = candidate.charCodeAt(0)
    }
  }
  return best
}
