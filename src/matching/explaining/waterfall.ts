import { frequencyColumns, readPattern } from '../comparing/outcomes.ts'
import { probabilityOf, type WeightTables, weightOf } from '../deciding/weights.ts'
import { isJoint, type Model } from '../model/model.ts'

export interface Step {
  /** The comparison, or "start", or a flag. */
  name: string
  /** What was found, in plain words. */
  words: string
  /** The values compared, where they are at hand. */
  values?: Array<{ column: string; a: string; b: string }>
  /** What it adds to the weight; below zero it speaks against. */
  bits: number
  /** The weight after this step. */
  total: number
}

export interface Waterfall {
  steps: Step[]
  weight: number
  probability: number
  flags: Array<{ name: string; words: string }>
  /** One sentence: what carries the decision. */
  summary: string
}

/** How rare the agreed value is, by column, in bits: as kept in the model's frequencies. */
export type Rarity = (column: string) => number

/**
 * Why a pair weighs what it weighs, worked out again from the pattern kept with it. The steps add up to the weight exactly as
 * the engine gave it.
 */
export function waterfall(
  model: Model,
  weights: WeightTables,
  pattern: number,
  rarity: Rarity,
  values?: (column: string) => { a: string; b: string },
): Waterfall {
  const found = readPattern(weights.outcomes, pattern)
  const steps: Step[] = []
  let total = 0
  let rare = 0
  function step(name: string, words: string, bits: number, columns: string[] = []) {
    total += bits
    const shown = values && columns.map((column) => ({ column, ...values(column) }))
    steps.push({ name, words, bits, total, ...(shown && shown.length > 0 && { values: shown }) })
  }
  step('start', 'Before looking: how rarely two records drawn at random are one person', weights.priorBits)
  weights.outcomes.forEach((one, k) => {
    const outcome = one.outcomes[found[k]!]!
    const columns = isJoint(one.comparison) ? one.comparison.joint.flatMap((scale) => scale.columns) : one.comparison.columns
    step(one.comparison.name, sentence(outcome.words), weights.bits[k]![found[k]!]!, [...new Set(columns)])
    for (const column of frequencyColumns(one.comparison, outcome)) {
      const bits = rarity(column)
      rare += bits
      const share = bits > 0.5 ? 'rarer than most' : bits < -0.5 ? 'more common than most' : 'about as common as most'
      step(`${column} frequency`, `The ${one.comparison.words} they agree on is ${share}`, bits)
    }
  })
  const raised = weights.flagsOf(pattern)
  const flags = (model.flags ?? []).filter((_, f) => raised & (1 << f))
  for (const flag of flags) if (flag.bits) step(flag.name, flag.words, flag.bits)
  // In the engine's own order of adding up, so that not even the last decimal place differs.
  const weight = weightOf(weights, pattern, Math.fround(rare))
  return {
    steps,
    weight,
    probability: probabilityOf(weight),
    flags: flags.map(({ name, words }) => ({ name, words })),
    summary: summaryOf(
      steps,
      weight,
      flags.map((flag) => flag.words),
    ),
  }
}

function sentence(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1)
}

function summaryOf(steps: Step[], total: number, flags: string[]): string {
  const evidence = steps.slice(1)
  const most = (sign: number) =>
    evidence
      .filter((step) => step.bits * sign > 0.5)
      .sort((x, y) => (y.bits - x.bits) * sign)
      .slice(0, 2)
      .map((step) => (/^[A-Z][a-z]/.test(step.words) ? step.words[0]!.toLowerCase() + step.words.slice(1) : step.words))
  const verdict =
    total >= Math.log2(999) ? 'Almost certainly one person' : total >= 0 ? 'Likely one person' : 'Probably two people'
  const parts = [verdict]
  const speaksFor = most(1)
  const against = most(-1)
  if (speaksFor.length > 0) parts.push(`for it: ${speaksFor.join(', ')}`)
  if (against.length > 0) parts.push(`against it: ${against.join(', ')}`)
  return `${parts.join('; ')}.${flags.length > 0 ? ` A person should look: ${flags.join('. ')}.` : ''}`
}

/** For a terminal: one line to a step. */
export function waterfallLines({ steps, weight, probability, summary }: Waterfall): string[] {
  const lines = steps.map((step) => {
    const shown = step.values
      ?.map(({ a, b }) => (a === b ? a || '(missing)' : `${a || '(missing)'} | ${b || '(missing)'}`))
      .join('; ')
    return `${signed(step.bits).padStart(8)}  ${signed(step.total).padStart(8)}  ${step.words}${shown ? ` [${shown}]` : ''}`
  })
  return ['    bits     total', ...lines, `Weight ${signed(weight)} bits, probability ${percent(probability)}`, summary]
}

export function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(2)}`
}

export function percent(probability: number): string {
  return probability > 0.99999 ? 'above 99.999%' : `${(probability * 100).toFixed(probability > 0.99 ? 3 : 1)}%`
}
