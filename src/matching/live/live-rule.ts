import { type KeyColumn, keyCode, keyColumns, mix } from '../blocking/key-reader.ts'
import type { Ground } from '../comparing/compile.ts'
import type { Rule } from '../model/model.ts'

/** One rule's index: rows with the same key hang on one chain. The keys themselves are compared on the way along it. */
export class LiveRule {
  readonly #columns: KeyColumn[]
  readonly #fallback: KeyColumn[]
  readonly #eitherOrder: boolean
  readonly #largest: number
  readonly #ground: Ground
  readonly #keys: string[]
  readonly #fallbackKeys: string[]
  #heads: Int32Array
  #next: Int32Array
  #count = 0
  readonly #found: number[] = []

  constructor(rule: Rule, ground: Ground, capacity: number, largest: number, fallback: string[]) {
    this.#ground = ground
    this.#keys = rule.on
    this.#fallbackKeys = rule.fallback ?? fallback
    this.#columns = keyColumns(ground, this.#keys)
    this.#fallback = keyColumns(ground, this.#fallbackKeys)
    this.#eitherOrder = rule.eitherOrder ?? false
    this.#largest = rule.largestBlock ?? largest
    this.#heads = new Int32Array(1 << Math.max(10, Math.ceil(Math.log2(capacity * 2)))).fill(-1)
    this.#next = new Int32Array(capacity)
  }

  /** Tables of parts are replaced when values come in. */
  refresh(): void {
    this.#columns.splice(0, this.#columns.length, ...keyColumns(this.#ground, this.#keys))
    this.#fallback.splice(0, this.#fallback.length, ...keyColumns(this.#ground, this.#fallbackKeys))
  }

  add(row: number): void {
    const hash = this.#hash(row * this.#ground.width)
    if (hash === 0) return
    if (row >= this.#next.length) {
      const larger = new Int32Array(Math.max(row + 1, this.#next.length * 2))
      larger.set(this.#next)
      this.#next = larger
    }
    if (++this.#count * 2 > this.#heads.length) this.#grow()
    const slot = hash & (this.#heads.length - 1)
    this.#next[row] = this.#heads[slot]!
    this.#heads[slot] = row
  }

  /** Takes a row off its chain, while its codes still stand. */
  remove(row: number): void {
    const hash = this.#hash(row * this.#ground.width)
    if (hash === 0) return
    const slot = hash & (this.#heads.length - 1)
    let at = this.#heads[slot]!
    if (at === row) this.#heads[slot] = this.#next[row]!
    else {
      while (at >= 0 && this.#next[at] !== row) at = this.#next[at]!
      if (at >= 0) this.#next[at] = this.#next[row]!
    }
    this.#count--
  }

  /** Calls `take` for every row with the same key; of a block that is too large only for those that agree on the fallback. */
  each(place: number, take: (row: number) => void): void {
    const hash = this.#hash(place)
    if (hash === 0) return
    const { codes, width } = this.#ground
    const found = this.#found
    found.length = 0
    for (let row = this.#heads[hash & (this.#heads.length - 1)]!; row >= 0; row = this.#next[row]!) {
      if (this.#same(codes, place, row * width)) found.push(row)
    }
    // The one that asks counts as a member of the block, as it would in a batch.
    if (found.length + 1 <= this.#largest) {
      for (const row of found) take(row)
      return
    }
    const narrower = this.#fallback.length === 0 ? [] : found.filter((row) => this.#agree(codes, place, row * width))
    if (narrower.length + 1 <= this.#largest) for (const row of narrower) take(row)
  }

  #agree(codes: Int32Array, a: number, b: number): boolean {
    return this.#fallback.every(
      (column) => keyCode(codes, a, column) !== 0 && keyCode(codes, a, column) === keyCode(codes, b, column),
    )
  }

  #hash(place: number): number {
    const { codes } = this.#ground
    let hash = 0x2545f491
    let k = 0
    if (this.#eitherOrder) {
      const one = keyCode(codes, place, this.#columns[0]!)
      const two = keyCode(codes, place, this.#columns[1]!)
      if (one === 0 || two === 0) return 0
      hash = mix(mix(hash, Math.min(one, two)), Math.max(one, two))
      k = 2
    }
    for (; k < this.#columns.length; k++) {
      const code = keyCode(codes, place, this.#columns[k]!)
      if (code === 0) return 0
      hash = mix(hash, code)
    }
    return hash || 1
  }

  #same(codes: Int32Array, a: number, b: number): boolean {
    let k = 0
    if (this.#eitherOrder) {
      const [a1, a2] = [keyCode(codes, a, this.#columns[0]!), keyCode(codes, a, this.#columns[1]!)]
      const [b1, b2] = [keyCode(codes, b, this.#columns[0]!), keyCode(codes, b, this.#columns[1]!)]
      if (!((a1 === b1 && a2 === b2) || (a1 === b2 && a2 === b1))) return false
      k = 2
    }
    for (; k < this.#columns.length; k++)
      if (keyCode(codes, a, this.#columns[k]!) !== keyCode(codes, b, this.#columns[k]!)) return false
    return true
  }

  #grow() {
    const before = this.#heads
    this.#heads = new Int32Array(before.length * 2).fill(-1)
    for (const head of before) {
      for (let row = head; row >= 0; ) {
        const after = this.#next[row]!
        const slot = this.#hash(row * this.#ground.width) & (this.#heads.length - 1)
        this.#next[row] = this.#heads[slot]!
        this.#heads[slot] = row
        row = after
      }
    }
  }
}
