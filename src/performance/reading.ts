import { permissionFor, type Role } from '../access/index.ts'
import { ownPlaces } from '../agencies/index.ts'
import { londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Wanted } from './asked.tsx'
import { type Cell, type Figure, figureOf } from './figure.ts'
import { type Indicator, indicatorOf } from './indicator.ts'
import { isPublished, type Shown, toldTo, withhold } from './published.ts'
import { countBy, countByMonth, placesOf } from './store.ts'
import type { PlaceName } from './words.ts'

/** A figure with what of it may be shown to whom asks. */
export type Readable = Figure & {
  shown: Shown
  /** The months that may be shown; those kept back are without a cell. */
  shownMonths: readonly { month: string; shown: Shown }[]
}

/** Whether every month may be shown; a change is only spoken of then. */
export const isWhole = ({ shownMonths }: Pick<Readable, 'shownMonths'>) => shownMonths.every(({ shown }) => shown.is === 'figure')

/** The places that the actor's figures are of. */
export async function placesOfFigures(work: Work): Promise<PlaceName[]> {
  const places = await placesOf(work)
  if (permissionFor(work.actor.role, 'see figures', work.purpose)?.reach !== 'locality') return places
  const own = new Set(await ownPlaces(work, londonDay(work.now)))
  return places.filter(({ id }) => own.has(id))
}

/** One figure as it was asked for, inside the scope of figures. */
export async function readFigure(work: Work, indicator: Indicator, { period, place }: Wanted): Promise<Readable> {
  const asked = { from: period.months[0]!, to: period.to, place }
  const figure = figureOf(indicator, await countByMonth(work, indicator, asked), period, toldTo(work.actor.role))
  const plain: Readable = {
    ...figure,
    shown: { is: 'figure', cell: figure.cell },
    shownMonths: figure.months.map((month) => ({ month: month.month, shown: { is: 'figure', cell: month } })),
  }
  if (!isPublished(work.actor.role) || !place) return plain
  // a place alone could be worked out from the town and the other places
  const places = withhold(cellsOf(await countBy(work, indicator, ['place'], spanOf(indicator, { period, place: undefined }))))
  const months = withhold(new Map(figure.months.map((month) => [month.month, month])))
  return {
    ...plain,
    shown: places.shown.get(place) ?? plain.shown,
    shownMonths: figure.months.map(({ month }) => ({ month, shown: months.shown.get(month)! })),
  }
}

export const cellsOf = (rows: readonly (Cell & { code: string | null })[]): Map<string, Cell> =>
  new Map(rows.map(({ code, number, of }) => [code ?? '', { number, of }]))

/**
 * The parts of a figure as this role is told them, most rows first. One that rounds to nothing is left out: that it is named at all
 * would tell of a row that the reader may not open.
 */
export function partsToldTo(role: Role, cells: ReadonlyMap<string, Cell>): Map<string, Cell> {
  const told = [...cells].map(([code, cell]): [string, Cell] => [code, toldTo(role)(cell)])
  return new Map(
    told
      .filter(([, { of, rounded }]) => !rounded || of > 0)
      .sort(([a, one], [b, other]) => other.of - one.of || a.localeCompare(b)),
  )
}

/** Between which days a figure's rows lie: the last day alone for what stands at month ends. */
export function spanOf({ over }: Pick<Indicator, 'over'>, { period, place }: Wanted) {
  return { from: over === 'month ends' ? `${period.to.slice(0, 7)}-01` : period.from, to: period.to, place }
}

/** Figures that are read beside this one, lest it is bettered at their cost. */
export async function readBeside(work: Work, { beside = [] }: Indicator, asked: Wanted): Promise<Readable[]> {
  const found: Readable[] = []
  for (const code of beside) {
    const other = indicatorOf(code)
    if (other) found.push(await readFigure(work, other, asked))
  }
  return found
}
