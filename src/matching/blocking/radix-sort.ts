/** Sorts rows by an unsigned 32-bit key, eleven bits at a time; rows with equal keys keep their order. Returns the two arrays
 * sorted, in the given ones or in `room`. */
export function radixSort(
  keys: Uint32Array,
  rows: Int32Array,
  count: number,
  room: { keys: Uint32Array; rows: Int32Array } = { keys: new Uint32Array(count), rows: new Int32Array(count) },
): { keys: Uint32Array; rows: Int32Array } {
  let fromKeys = keys
  let fromRows = rows
  let toKeys = room.keys
  let toRows = room.rows
  const counts = new Int32Array(3 * 2048)
  for (let i = 0; i < count; i++) {
    const key = keys[i]!
    counts[key & 2047]!++
    counts[2048 + ((key >>> 11) & 2047)]!++
    counts[4096 + (key >>> 22)]!++
  }
  for (let pass = 0; pass < 3; pass++) {
    const shift = pass * 11
    const at = pass * 2048
    let sum = 0
    let alone = false
    for (let digit = 0; digit < 2048; digit++) {
      const here = counts[at + digit]!
      if (here === count) alone = true
      counts[at + digit] = sum
      sum += here
    }
    if (alone) continue
    for (let i = 0; i < count; i++) {
      const key = fromKeys[i]!
      const place = counts[at + ((key >>> shift) & 2047)]!++
      toKeys[place] = key
      toRows[place] = fromRows[i]!
    }
    const keysBefore = fromKeys
    const rowsBefore = fromRows
    fromKeys = toKeys
    fromRows = toRows
    toKeys = keysBefore
    toRows = rowsBefore
  }
  return { keys: fromKeys, rows: fromRows }
}
