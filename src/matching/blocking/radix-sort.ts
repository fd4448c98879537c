/** Sorts rows by an unsigned 32-bit key, eleven bits at a time; rows with equal keys keep their order. Returns the two arrays sorted. */
export function radixSort(keys: Uint32Array, rows: Int32Array, count: number): { keys: Uint32Array; rows: Int32Array } {
  let fromKeys = keys
  let fromRows = rows
  let toKeys = new Uint32Array(count)
  let toRows = new Int32Array(count)
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
    toKeys = keysBefore as Uint32Array<ArrayBuffer>
    toRows = rowsBefore as Int32Array<ArrayBuffer>
  }
  return { keys: fromKeys, rows: fromRows }
}
