import type { Zone } from '../deciding/decide.ts'
import { probabilityOf, type WeightTables, weightAt, weightOf, weightTables } from '../deciding/weights.ts'
import type { Model } from '../model/model.ts'
import { needsTraining } from '../model/needs-training.ts'
import { type Frame, idOf, listOf } from '../reading/frame.ts'
import { calibrated } from '../training/calibration.ts'
import { LiveGround, type LiveRecord } from './live-ground.ts'
import { LiveRule } from './live-rule.ts'

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
    const found: LiveMatch[] = []
    for (const rule of this.#rules) {
      rule.each(place, (other) => {
        if (this.#stamps[other] === stamp) return
        this.#stamps[other] = stamp
        const pattern = compiled.pattern(other * width, place)
        const term = compiled.term[0]!
        const weight = weightOf(this.#weights, pattern, term)
        if (weight >= least) found.push(this.#matchOf(other, weight, pattern, term))
      })
    }
    found.sort((a, b) => b.weight - a.weight)
    return options.most === undefined ? found : found.slice(0, options.most)
  }

  #matchOf(row: number, weight: number, pattern: number, term: number): LiveMatch {
    const { thresholds, calibration, flags } = this.#model
    const raised = this.#weights.flagsOf(pattern)
    const why = raised === 0 ? [] : (flags ?? []).filter((_, f) => raised & (1 << f)).map((flag) => flag.name)
    const probability = calibration ? calibrated(calibration, weight) : probabilityOf(weight)
    const zone =
      probability >= thresholds.certain && why.length === 0 ? 'certain' : probability >= thresholds.review ? 'review' : 'none'
    return { id: this.#ids[row]!, weight, probability, zone, why, pattern, term }
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
