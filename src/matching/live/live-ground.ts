import { type Compiled, compile, type Ground } from '../comparing/compile.ts'
import { dateNumbers } from '../comparing/value-tests.ts'
import { type Model, splitKey } from '../model/model.ts'
import { DictionaryBuilder, textOf } from '../reading/dictionary.ts'
import { poolsOf } from '../reading/encode-part.ts'
import { ValueEncoder } from '../reading/encode-value.ts'
import { columnIndex, type Frame } from '../reading/frame.ts'
import { type Part, parts } from '../text/parts.ts'
import { sharesFor } from '../training/frequencies.ts'

export type LiveRecord = Record<string, string | undefined>

/** The tables of a frame, able to grow: values, their parts, dates and rarities. */
export class LiveGround implements Ground {
  codes: Int32Array
  readonly width: number
  readonly columns: Frame['columns']
  readonly poolOf: number[]
  readonly dictionaries: DictionaryBuilder[]
  readonly parts: Record<string, { codes: Int32Array; dictionary: DictionaryBuilder }>
  readonly compiled: Compiled
  readonly shares: Map<string, Float32Array>
  readonly #encoders: ValueEncoder[]
  readonly #known: number[]
  readonly #model: Model

  constructor(model: Model, frame: Frame) {
    this.#model = model
    this.width = frame.width
    this.columns = frame.columns
    this.poolOf = frame.poolOf
    this.codes = new Int32Array(Math.ceil((frame.rows + 1024) * 1.2) * frame.width)
    this.codes.set(frame.codes)
    this.dictionaries = frame.dictionaries.map((dictionary) => DictionaryBuilder.from(dictionary))
    const { pools, poolOf } = poolsOf(model.columns)
    this.#encoders = pools.map((_, pool) => {
      const column = model.columns[poolOf.indexOf(pool)]!
      return new ValueEncoder(column.clean, column.blank, column.check, this.dictionaries[pool])
    })
    this.#known = this.dictionaries.map(() => 0)
    this.parts = Object.fromEntries(
      Object.entries(frame.parts).map(([key, part]) => [
        key,
        { codes: part.codes, dictionary: DictionaryBuilder.from(part.dictionary) },
      ]),
    )
    this.shares = sharesFor(model, this)
    this.compiled = compile(model, this, this.shares, true)
    this.dictionaries.forEach((dictionary, pool) => {
      this.#known[pool] = dictionary.size
    })
  }

  /** Cleans and numbers a record and puts it at `row`; true when a value came in that was not there before. */
  write(row: number, record: LiveRecord): boolean {
    if ((row + 1) * this.width > this.codes.length) {
      const larger = new Int32Array(this.codes.length * 2)
      larger.set(this.codes)
      this.codes = larger
    }
    this.columns.forEach((column, c) => {
      const value = record[column.name]
      this.codes[row * this.width + c] =
        value === undefined || value === '' ? 0 : this.#encoders[this.poolOf[c]!]!.encodeText(value)
    })
    let grown = false
    for (let pool = 0; pool < this.dictionaries.length; pool++)
      if (this.dictionaries[pool]!.size > this.#known[pool]!) grown = this.#widen(pool) || grown
    return grown
  }

  /** New values of a pool get their parts, dates and rarity. Tables are made larger by half, so that this is seldom. */
  #widen(pool: number): boolean {
    const dictionary = this.dictionaries[pool]!
    const from = this.#known[pool]!
    const { size } = dictionary
    let replaced = false
    for (const [key, part] of Object.entries(this.parts)) {
      const [column, name] = splitKey(key)
      if (this.poolOf[columnIndex(this, column)] !== pool) continue
      if (size > part.codes.length) {
        part.codes = roomier(part.codes, size)
        replaced = true
      }
      for (let code = from; code < size; code++)
        part.codes[code] = part.dictionary.addText(parts[name as Part].of(textOf(dictionary, code)))
    }
    this.columns.forEach((column, c) => {
      if (this.poolOf[c] !== pool) return
      const { env } = this.compiled
      const dates = env[`dates${c}`] as Int32Array<ArrayBuffer> | undefined
      if (dates) env[`dates${c}`] = dateNumbers(dictionary, from, size > dates.length ? roomier(dates, size) : dates)
      const shares = env[`share${c}`] as Float32Array | undefined
      if (!shares) return
      let wider = shares
      if (size > shares.length) {
        wider = new Float32Array(Math.ceil(size * 1.5))
        wider.set(shares)
        env[`share${c}`] = wider
        this.shares.set(column.name, wider)
      }
      const table = this.#model.frequencies?.[column.name]
      for (let code = from; code < size; code++) {
        const share = table?.of[textOf(dictionary, code)] ?? table?.other
        wider[code] = table && share ? Math.log2(table.average / share) : 0
      }
    })
    this.#known[pool] = size
    return replaced
  }
}

function roomier(ints: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil(size * 1.5))
  larger.set(ints)
  return larger
}
