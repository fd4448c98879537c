/** Rows with the same key, told by the first of them. Kept from one rule to the next: making it anew would cost as much as the work. */
export interface Groups {
  exact: Float64Array
  /**
   * For each row of a group one more than the group's first row; for that first row itself, the size of the group below zero.
   * 0 where the key is missing or the row's alone.
   */
  leader: Int32Array
  /** At the first row of a group, where its next member goes. */
  places: Int32Array
  share: Uint16Array
  /** Rows dealt out: two halves of the key and the row, side by side. */
  dealt: Int32Array
}

export function roomForGroups(rows: number): Groups {
  return {
    exact: new Float64Array(rows),
    leader: new Int32Array(rows),
    places: new Int32Array(rows),
    share: new Uint16Array(rows),
    dealt: new Int32Array(rows * 3),
  }
}

let slots = new Int32Array(1 << 13)
let sizes = new Int32Array(1 << 13)

function hashOf(low: number, high: number): number {
  let hash = Math.imul(low ^ 0x2545f491, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15) ^ high, 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

/** Blocks, their members and the size of the largest, counted as shares are gone through. */
const found = new Int32Array(3)

// Loops over rows are cut into stretches, each a call: a loop that runs once and for long is compiled in its middle, loses that
// code at its end, and begins the next rule uncompiled.
const stretch = 1 << 13

/**
 * Finds rows with equal keys without sorting: rows are dealt out by a hash of their key into shares that fit the near cache, and
 * inside a share a small table finds the first row with the same key. Keys themselves are compared, never hashes alone.
 */
export function groupKeys(groups: Groups, rows: number): { blocks: number; members: number; largest: number } {
  const bits = Math.min(12, Math.max(0, Math.ceil(Math.log2(rows / 2500))))
  const starts = dealOut(groups, rows, bits)
  groups.leader.fill(0, 0, rows)
  found.fill(0)
  for (let s = 0; s < 1 << bits; s++) groupShare(groups, starts[s]! * 3, starts[s + 1]! * 3)
  return { blocks: found[0]!, members: found[1]!, largest: found[2]! }
}

function groupShare({ dealt, leader }: Groups, from: number, to: number): void {
  const mask = clearSlots((to - from) / 3) - 1
  for (let i = from; i < to; i += 3) {
    const low = dealt[i]!
    const high = dealt[i + 1]!
    let slot = hashOf(low, high) & mask
    let other = slots[slot]!
    while (other !== 0 && (dealt[from + other - 1] !== low || dealt[from + other] !== high)) {
      slot = (slot + 1) & mask
      other = slots[slot]!
    }
    if (other === 0) {
      slots[slot] = i - from + 1
      sizes[slot] = 1
      continue
    }
    const first = dealt[from + other + 1]!
    const size = sizes[slot]! + 1
    sizes[slot] = size
    leader[first] = -size
    leader[dealt[i + 2]!] = first + 1
    if (size === 2) {
      found[0]!++
      found[1]!++
    }
    if (size > found[2]!) found[2] = size
    found[1]!++
  }
}

function dealOut(groups: Groups, rows: number, bits: number): Int32Array {
  const starts = new Int32Array((1 << bits) + 1)
  for (let row = 0; row < rows; row += stretch) countShares(groups, row, Math.min(rows, row + stretch), bits, starts)
  for (let s = 0; s < 1 << bits; s++) starts[s + 1]! += starts[s]!
  const places = starts.slice()
  for (let row = 0; row < rows; row += stretch) dealRows(groups, row, Math.min(rows, row + stretch), places)
  return starts
}

function countShares({ exact, share }: Groups, from: number, to: number, bits: number, starts: Int32Array): void {
  for (let row = from; row < to; row++) {
    const key = exact[row]!
    if (key === 0) continue
    const high = (key * 2 ** -32) | 0
    // A shift by 32 would be none at all.
    const s = bits === 0 ? 0 : hashOf((key - high * 2 ** 32) | 0, high) >>> (32 - bits)
    share[row] = s
    starts[s + 1]!++
  }
}

function dealRows({ exact, share, dealt }: Groups, from: number, to: number, places: Int32Array): void {
  for (let row = from; row < to; row++) {
    const key = exact[row]!
    if (key === 0) continue
    const place = places[share[row]!]!++ * 3
    const high = (key * 2 ** -32) | 0
    dealt[place] = (key - high * 2 ** 32) | 0
    dealt[place + 1] = high
    dealt[place + 2] = row
  }
}

function clearSlots(count: number): number {
  let size = 16
  while (size < count * 2) size *= 2
  if (size > slots.length) {
    slots = new Int32Array(size)
    sizes = new Int32Array(size)
  } else slots.fill(0, 0, size)
  return size
}
