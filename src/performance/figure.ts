import { roundedNought, toFive } from '../places/index.ts'
import type { Day } from '../time/index.ts'
import { type Change, changeIn, type Month } from './change.ts'
import type { Indicator } from './indicator.ts'
import { monthWords, type Period } from './period.ts'

/** A sum over rows: of those that count, and of how many. Rounded for those from whom the exact sum is kept. */
export type Cell = { number: number; of: number; rounded?: true }

/** As it is told to those who may not compare it with rows: both sums to the nearest five. */
export const roundCell = ({ number, of }: Cell): Cell => ({ number: toFive(number), of: toFive(of), rounded: true })

export type Figure = {
  indicator: Indicator
  /** Over the period; at its end, for what is counted at month ends; now, for what is counted now. */
  cell: Cell
  /** Twelve complete months; none for what is counted only now. */
  months: readonly Month[]
  change: Change | undefined
}

export const nothing: Cell = { number: 0, of: 0 }

/** What a sum over rows means: a count, a share, or a mean; nothing where there was nothing to share. */
export function figureValue({ measure }: Pick<Indicator, 'measure'>, { number, of }: Cell): number | null {
  if (measure === 'count') return number
  return of === 0 ? null : number / of
}

/** The figure over a period with its twelve months, from the sums by month. `told` is how each of them may be told. */
export function figureOf(
  indicator: Indicator,
  rows: readonly (Cell & { month: Day })[],
  period: Period,
  told: (cell: Cell) => Cell = (cell) => cell,
): Figure {
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  if (indicator.over === 'now') return { indicator, cell: told(sumOf(rows)), months: [], change: undefined }
  const inside = rows.filter(({ month }) => month >= `${period.from.slice(0, 7)}-01` && month <= period.to)
  const months = period.months.map((month) => {
    const { number, of, rounded } = told(byMonth.get(month) ?? nothing)
    return { month, number, of, value: figureValue(indicator, { number, of }), ...(rounded ? { rounded } : {}) }
  })
  const cell = sumOf(
    indicator.over === 'month ends' ? inside.filter(({ month }) => month === `${period.to.slice(0, 7)}-01`) : inside,
  )
  return { indicator, cell: told(cell), months, change: changeIn(months, indicator.measure) }
}

const sumOf = (cells: readonly Cell[]): Cell =>
  cells.reduce((sum, { number, of }) => ({ number: sum.number + number, of: sum.of + of }), nothing)

export const numberWords = (value: number) => Math.round(value).toLocaleString('en-GB')

/** '91%', '2,071', '3.4 days'. */
export function valueWords(measure: Indicator['measure'], value: number | null): string {
  if (value === null) return 'None'
  if (measure === 'share') return value > 0 && value < 0.01 ? 'Under 1%' : `${Math.round(100 * value)}%`
  if (measure === 'days') return `${value.toFixed(1)} days`
  return numberWords(value)
}

/** A sum as a figure in words; a rounded one never says more than its rounding. */
export function cellWords(indicator: Pick<Indicator, 'measure'>, cell: Cell): string {
  const value = figureValue(indicator, cell)
  if (!cell.rounded) return valueWords(indicator.measure, value)
  if (indicator.measure === 'count') return value === 0 ? capital(roundedNought) : numberWords(cell.number)
  if (value === null) return 'Too few'
  return indicator.measure === 'days' ? `${Math.round(value)} days` : valueWords('share', value)
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Of how many; 'under 3' where that is what is left of it. */
export const ofWords = ({ of, rounded }: Cell) => (rounded && of === 0 ? roundedNought : numberWords(of))

/** The figure in a sentence, with its n: '1,885 of 2,071 contacts decided on time'; 'About 1,885 of 2,070 ...' where it is rounded. */
export function sentenceOf(
  { measure, of: [one, many], did }: Pick<Indicator, 'measure' | 'of' | 'did'>,
  { number, of, rounded }: Cell,
): string {
  if (rounded) {
    const whole = measure === 'count' ? number : of
    if (whole === 0) return `${capital(roundedNought)} ${many} ${did}`
    const things = `${numberWords(whole)} ${many} ${did}`
    if (measure !== 'share') return `About ${things}`
    return number === 0 ? `${capital(roundedNought)} of about ${things}` : `About ${numberWords(number)} of ${things}`
  }
  const things = (n: number) => `${numberWords(n)} ${n === 1 ? one : many}`
  if (measure === 'share') return of === 0 ? `No ${many} to count` : `${numberWords(number)} of ${things(of)} ${did}`
  if (measure === 'days') return of === 0 ? `No ${many} ${did}` : `${things(of)} ${did}`
  return `${number === 0 ? `No ${many}` : things(number)} ${did}`
}

/** Whether it changed, in a sentence that says against what. */
export function changeWords({ measure }: Pick<Indicator, 'measure'>, change: Change, lastMonth: Day): string {
  if (!('last' in change)) return change.is === 'too few' ? 'Too few to call a change' : 'Too soon to say what is usual'
  const band = `usual ${bandWords(measure, change.low, change.high)}`
  const month = monthWords(lastMonth).split(' ')[0]
  if (change.is === 'no clear change') return `No clear change: ${month} ${valueWords(measure, change.last)}, ${band}`
  return `${change.is === 'higher' ? 'Higher' : 'Lower'} than usual: ${month} ${valueWords(measure, change.last)}, ${band}`
}

function bandWords(measure: Indicator['measure'], low: number, high: number): string {
  if (measure === 'share') return `${Math.round(100 * low)} to ${Math.round(100 * high)}%`
  if (measure === 'days') return `${low.toFixed(1)} to ${high.toFixed(1)} days`
  return `${numberWords(low)} to ${numberWords(high)}`
}
