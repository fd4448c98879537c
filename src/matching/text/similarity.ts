/**
 * Jaro-Winkler and Damerau-Levenshtein over bytes. Both are symmetric by construction: the shorter text goes first, and of
 * two equally long ones the one that sorts first, because plain Jaro can differ by the order of its arguments.
 */
const maxLength = 255
const takenA = new Uint8Array(maxLength + 1)
const takenB = new Uint8Array(maxLength + 1)
const places = new Int32Array(256)

export type Bytes = Uint8Array

/** Below zero when a sorts before b, by length first. */
export function orderOf(a: Bytes, aFrom: number, aTo: number, b: Bytes, bFrom: number, bTo: number): number {
  const difference = aTo - aFrom - (bTo - bFrom)
  if (difference !== 0) return difference
  for (let i = aFrom, j = bFrom; i < aTo; i++, j++) if (a[i] !== b[j]) return a[i]! - b[j]!
  return 0
}

/** Jaro-Winkler similarity, 0 to 1; the bonus for a common beginning (up to four letters) applies above 0.7, as in Splink's engines. */
export function jaroWinkler(a: Bytes, aFrom: number, aTo: number, b: Bytes, bFrom: number, bTo: number): number {
  if (orderOf(a, aFrom, aTo, b, bFrom, bTo) > 0) return jaroOrdered(b, bFrom, bTo, a, aFrom, aTo)
  return jaroOrdered(a, aFrom, aTo, b, bFrom, bTo)
}

function jaroOrdered(a: Bytes, aFrom: number, aTo: number, b: Bytes, bFrom: number, bTo: number): number {
  const aLength = aTo - aFrom
  const bLength = bTo - bFrom
  if (aLength === 0) return 0
  const jaro = bLength <= 31 ? jaroShort(a, aFrom, aLength, b, bFrom, bLength) : jaroLong(a, aFrom, aLength, b, bFrom, bLength)
  if (jaro <= 0.7) return jaro
  const most = aLength < 4 ? aLength : 4
  let prefix = 0
  while (prefix < most && a[aFrom + prefix] === b[bFrom + prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** The set of places of each letter of the longer text, as bits, so that a letter finds its partner without a loop. */
function jaroShort(a: Bytes, aFrom: number, aLength: number, b: Bytes, bFrom: number, bLength: number): number {
  let reach = (bLength >> 1) - 1
  if (reach < 0) reach = 0
  for (let j = 0; j < bLength; j++) places[b[bFrom + j]!]! |= 1 << j
  let takenInA = 0
  let takenInB = 0
  let matches = 0
  const whole = bLength === 31 ? 0x7fffffff : (1 << bLength) - 1
  for (let i = 0; i < aLength; i++) {
    const high = i + reach + 1
    const window = (high >= 31 ? whole : (1 << high) - 1) & ~(i > reach ? (1 << (i - reach)) - 1 : 0)
    const free = places[a[aFrom + i]!]! & window & ~takenInB
    if (free !== 0) {
      takenInB |= free & -free
      takenInA |= 1 << i
      matches++
    }
  }
  for (let j = 0; j < bLength; j++) places[b[bFrom + j]!] = 0
  if (matches === 0) return 0
  let outOfOrder = 0
  while (takenInA !== 0) {
    const i = 31 - Math.clz32(takenInA & -takenInA)
    const j = 31 - Math.clz32(takenInB & -takenInB)
    if (a[aFrom + i] !== b[bFrom + j]) outOfOrder++
    takenInA &= takenInA - 1
    takenInB &= takenInB - 1
  }
  return (matches / aLength + matches / bLength + (matches - (outOfOrder >> 1)) / matches) / 3
}

function jaroLong(a: Bytes, aFrom: number, aLengthGiven: number, b: Bytes, bFrom: number, bLengthGiven: number): number {
  const aLength = Math.min(aLengthGiven, maxLength)
  const bLength = Math.min(bLengthGiven, maxLength)
  const reach = Math.max(0, (bLength >> 1) - 1)
  takenA.fill(0, 0, aLength)
  takenB.fill(0, 0, bLength)
  let matches = 0
  for (let i = 0; i < aLength; i++) {
    const to = Math.min(bLength, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < to; j++) {
      if (takenB[j] === 0 && a[aFrom + i] === b[bFrom + j]) {
        takenA[i] = takenB[j] = 1
        matches++
        break
      }
    }
  }
  if (matches === 0) return 0
  let outOfOrder = 0
  for (let i = 0, j = 0; i < aLength; i++) {
    if (takenA[i] === 0) continue
    while (takenB[j] === 0) j++
    if (a[aFrom + i] !== b[bFrom + j]) outOfOrder++
    j++
  }
  return (matches / aLength + matches / bLength + (matches - (outOfOrder >> 1)) / matches) / 3
}

const lastSeen = new Int32Array(256)
let grid = new Int32Array(64 * 64)

/**
 * Damerau-Levenshtein distance (true form: letters may be put between two that changed places), or `most` + 1 when it is larger.
 * What both begin and end with is left out, and most pairs are settled without the grid.
 */
export function damerauLevenshtein(
  a: Bytes,
  aStart: number,
  aEnd: number,
  b: Bytes,
  bStart: number,
  bEnd: number,
  most: number,
): number {
  let aFrom = aStart
  let bFrom = bStart
  let aTo = aEnd - aStart > maxLength ? aStart + maxLength : aEnd
  let bTo = bEnd - bStart > maxLength ? bStart + maxLength : bEnd
  if (aTo - aFrom - (bTo - bFrom) > most || bTo - bFrom - (aTo - aFrom) > most) return most + 1
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom++
    bFrom++
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo--
    bTo--
  }
  const n = aTo - aFrom
  const m = bTo - bFrom
  if (n === 0 || m === 0) return n > m ? n : m
  if (n === 1) return within(a[aFrom]!, b, bFrom, bTo) ? m - 1 : m
  if (m === 1) return within(b[bFrom]!, a, aFrom, aTo) ? n - 1 : n
  if (n === 2 && m === 2) return a[aFrom] === b[bFrom + 1] && a[aFrom + 1] === b[bFrom] ? 1 : 2
  if (n <= 31 && m <= 31) {
    const simple = withBits(a, aFrom, n, b, bFrom, m)
    // Up to two edits both forms agree; of three by the simple form, two may be enough by the true one; of more, never.
    if (simple <= 2) return simple > most ? most + 1 : simple
    if (most < 2 || (most === 2 && simple > 3)) return most + 1
  }
  const distance = onGrid(a, aFrom, n, b, bFrom, m)
  return distance > most ? most + 1 : distance
}

function within(letter: number, text: Bytes, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text[i] === letter) return true
  return false
}

/**
 * The simple form of the distance (no letters put between two that changed places), a column of the grid at a time in the bits
 * of one number (Hyyrö 2003). Uses the table of places that Jaro uses.
 */
function withBits(a: Bytes, aFrom: number, n: number, b: Bytes, bFrom: number, m: number): number {
  for (let i = 0; i < n; i++) places[a[aFrom + i]!]! |= 1 << i
  const last = 1 << (n - 1)
  let plus = -1
  let minus = 0
  let diagonal = 0
  let before = 0
  let distance = n
  for (let j = 0; j < m; j++) {
    const here = places[b[bFrom + j]!]!
    const crossed = ((~diagonal & here) << 1) & before
    diagonal = (((here & plus) + plus) ^ plus) | here | minus | crossed
    let up = minus | ~(diagonal | plus)
    let down = diagonal & plus
    if ((up & last) !== 0) distance++
    else if ((down & last) !== 0) distance--
    up = (up << 1) | 1
    down <<= 1
    plus = down | ~(diagonal | up)
    minus = up & diagonal
    before = here
  }
  for (let i = 0; i < n; i++) places[a[aFrom + i]!] = 0
  return distance
}

function onGrid(a: Bytes, aFrom: number, n: number, b: Bytes, bFrom: number, m: number): number {
  const width = m + 2
  if (grid.length < (n + 2) * width) grid = new Int32Array((n + 2) * width)
  const far = n + m
  grid[0] = far
  for (let i = 0; i <= n; i++) {
    grid[(i + 1) * width] = far
    grid[(i + 1) * width + 1] = i
  }
  for (let j = 0; j <= m; j++) {
    grid[j + 1] = far
    grid[width + j + 1] = j
  }
  for (let i = 1; i <= n; i++) {
    let lastMatch = 0
    const letter = a[aFrom + i - 1]!
    const above = i * width
    const here = above + width
    for (let j = 1; j <= m; j++) {
      const other = b[bFrom + j - 1]!
      const row = lastSeen[other]!
      const column = lastMatch
      let best = grid[above + j]!
      if (letter === other) lastMatch = j
      else best++
      const left = grid[here + j]! + 1
      if (left < best) best = left
      const up = grid[above + j + 1]! + 1
      if (up < best) best = up
      const crossed = grid[row * width + column]! + (i - row - 1) + 1 + (j - column - 1)
      grid[here + j + 1] = crossed < best ? crossed : best
    }
    lastSeen[letter] = i
  }
  for (let i = 0; i < n; i++) lastSeen[a[aFrom + i]!] = 0
  return grid[(n + 1) * width + m + 1]!
}

const encoder = new TextEncoder()

/** Jaro-Winkler of two strings, for tests and for words shown to people; the engine itself works on bytes. */
export function jaroWinklerOf(a: string, b: string): number {
  const x = encoder.encode(a)
  const y = encoder.encode(b)
  return jaroWinkler(x, 0, x.length, y, 0, y.length)
}

export function damerauLevenshteinOf(a: string, b: string): number {
  const x = encoder.encode(a)
  const y = encoder.encode(b)
  return damerauLevenshtein(x, 0, x.length, y, 0, y.length, maxLength)
}
