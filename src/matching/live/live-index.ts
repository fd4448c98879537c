import { eitherOfTwo, joinedFrom, type Zone } from '../deciding/decide.ts'
import { apartBits, undecidedReader } from '../deciding/flags.ts'
import { probabilityOf, type WeightTables, weightAt, weightOf, weightTables } from '../deciding/weights.ts'
import type { Model } from '../model/model.ts'
import { needsTraining } from '../model/needs-training.ts'
import { type Frame, idOf, listOf } from '../reading/frame.ts'
import { calibrated } from '../training/calibration.ts'
import { LiveGround, type LiveRecord } from './live-ground.ts'
import { LiveRule } from './live-rule.ts'

interface Found {
  row: number
  weight: number
  pattern: number
  term: number
}

export interface LiveMatch {
  id: string
  weight: number
  probability: number
  zone: Zone | 'none'
  why: string[]
  pattern: number
  term: number
}

/**
 * A list kept ready for questions: add, change and remove a person, and match one against all. The weights are the model's,
 * the rules are the model's, so the answer is the one a batch over the same records would give.
 */
export class LiveIndex {
  readonly #model: Model
  readonly #ground: LiveGround
  readonly #rules: LiveRule[]
  readonly #weights: WeightTables
  readonly #apart: number
  readonly #isUndecided: (pattern: number) => boolean
  readonly #rowOf = new Map<string, number>()
  #ids: Array<string | undefined>
  #rows: number
  #stamps: Int32Array
  #stamp = 0

  /** `frame` holds the records to begin with; ids are `list:id` when it has several lists. */
  constructor(model: Model, frame: Frame) {
    if (needsTraining(model)) throw new Error('A live index needs a trained model')
    this.#model = model
    this.#weights = weightTables(model)
    this.#apart = apartBits(model)
    this.#isUndecided = undecidedReader(model.flags ?? [], this.#weights.outcomes)
    this.#ground = new LiveGround(model, frame)
    this.#rows = frame.rows
    this.#stamps = new Int32Array(Math.ceil((frame.rows + 1024) * 1.2))
    this.#ids = Array.from({ length: frame.rows }, (_, row) => {
      const id = idOf(frame, row)
      return frame.listNames.length > 1 ? `${frame.listNames[listOf(frame, row)]}:${id}` : id
    })
    this.#ids.forEach((id, row) => {
      this.#rowOf.set(id!, row)
    })
    const largest = model.largestBlock ?? 5000
    this.#rules = model.rules.map((rule) => new LiveRule(rule, this.#ground, frame.rows + 1024, largest, model.fallback ?? []))
    for (const rule of this.#rules) for (let row = 0; row < frame.rows; row++) rule.add(row)
  }

  get size(): number {
    return this.#rowOf.size
  }

  add(id: string, record: LiveRecord): void {
    if (this.#rowOf.has(id)) throw new Error(`There is a record "${id}" already: change it instead`)
    const row = this.#write(record)
    this.#rows++
    this.#ids[row] = id
    this.#rowOf.set(id, row)
    for (const rule of this.#rules) rule.add(row)
  }

  change(id: string, record: LiveRecord): void {
    this.remove(id)
    this.add(id, record)
  }

  remove(id: string): void {
    const row = this.#rowOf.get(id)
    if (row === undefined) throw new Error(`There is no record "${id}"`)
    for (const rule of this.#rules) rule.remove(row)
    this.#rowOf.delete(id)
    this.#ids[row] = undefined
  }

  /** Records that may be this person, heaviest first: those at or above the review threshold, or `least` in bits. */
  match(record: LiveRecord, options: { least?: number; most?: number } = {}): LiveMatch[] {
    const row = this.#write(record)
    const { width, compiled } = this.#ground
    const place = row * width
    const least = options.least ?? (this.#model.calibration ? -Infinity : weightAt(this.#model.thresholds.review))
    const stamp = ++this.#stamp
    const found: Found[] = []
    const twins: number[] = []
    for (const rule of this.#rules) {
      rule.each(place, (other) => {
        if (this.#stamps[other] === stamp) return
        this.#stamps[other] = stamp
        const pattern = compiled.pattern(other * width, place)
        const term = compiled.term[0]!
        const weight = weightOf(this.#weights, pattern, term)
        if (this.#isApart(pattern)) twins.push(other)
        if (weight >= least) found.push({ row: other, weight, pattern, term })
      })
    }
    found.sort((a, b) => b.weight - a.weight)
    const fitsTwo = this.#apart === 0 ? () => false : this.#fitsTwo(found, twins)
    const matches = found.map((one) => this.#matchOf(one, fitsTwo))
    return options.most === undefined ? matches : matches.slice(0, options.most)
  }

  #matchOf(one: Found, fitsTwo: (match: Found) => boolean): LiveMatch {
    const { row, ...kept } = one
    const { thresholds, calibration, flags } = this.#model
    const raised = this.#weights.flagsOf(kept.pattern)
    const why = raised === 0 ? [] : (flags ?? []).filter((_, f) => raised & (1 << f)).map((flag) => flag.name)
    const probability = calibration ? calibrated(calibration, kept.weight) : probabilityOf(kept.weight)
    let zone: LiveMatch['zone'] = probability >= thresholds.review ? 'review' : 'none'
    if (probability >= thresholds.certain && why.length === 0) {
      if (fitsTwo(one)) why.push(eitherOfTwo)
      else zone = 'certain'
    }
    return { id: this.#ids[row]!, probability, zone, why, ...kept }
  }

  /**
   * Matches that are not certain however heavy: the record asked about fits two who must be kept apart, or the match fits
   * somebody who must be kept apart from the record asked about.
   */
  #fitsTwo(found: Found[], twins: number[]): (match: Found) => boolean {
    const joining = found.filter((one) => this.#joins(one))
    const against = new Set<number>()
    joining.forEach((one, n) => {
      for (const other of joining.slice(0, n))
        if (this.#isApart(this.#compare(one.row, other.row).pattern)) against.add(one.row).add(other.row)
    })
    return (match) =>
      against.has(match.row) ||
      (against.size > 0 && this.#isUndecided(match.pattern)) ||
      twins.some((twin) => this.#joins(this.#compare(match.row, twin)))
  }

  #compare(one: number, other: number): { weight: number; pattern: number } {
    const { width, compiled } = this.#ground
    const pattern = compiled.pattern(one * width, other * width)
    return { pattern, weight: weightOf(this.#weights, pattern, compiled.term[0]!) }
  }

  #joins({ weight, pattern }: { weight: number; pattern: number }): boolean {
    return weight >= weightAt(joinedFrom) && !this.#isApart(pattern)
  }

  #isApart(pattern: number): boolean {
    return (this.#weights.flagsOf(pattern) & this.#apart) !== 0
  }

  /** Writes a record behind the last row. Until it is added, the next one takes its place. */
  #write(record: LiveRecord): number {
    const row = this.#rows
    if (row >= this.#stamps.length) {
      const larger = new Int32Array(this.#stamps.length * 2)
      larger.set(this.#stamps)
      this.#stamps = larger
    }
    if (this.#ground.write(row, record)) for (const rule of this.#rules) rule.refresh()
    return row
  }
}
