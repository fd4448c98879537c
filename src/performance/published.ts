import { type Role, tellingOf } from '../access/index.ts'
import { noteOfRounding, smallestShown, withholdSmall } from '../places/index.ts'
import { type Cell, roundCell } from './figure.ts'

/** Who is shown figures as they would be published: small counts below the whole town are kept back. */
export const isPublished = (role: Role) => tellingOf(role) === 'published'

/** How a sum is told to this role: as it is, or rounded. */
export const toldTo = (role: Role) => (tellingOf(role) === 'rounded' ? roundCell : (cell: Cell) => cell)

export type Shown = { is: 'figure'; cell: Cell } | { is: 'withheld'; words: string }

/**
 * What may be shown of figures that stand beside their total. A share gives away what counts and what does not, so the smallest
 * of both and of their sum decides; and where one figure alone is kept back, another goes with it.
 */
export function withhold(cells: ReadonlyMap<string, Cell>): { shown: ReadonlyMap<string, Shown>; note: string | null } {
  const counts = new Map([...cells].map(([key, cell]) => [key, smallestOf(cell)]))
  const { shown, note } = withholdSmall(counts, { totalShown: true })
  return {
    note,
    shown: new Map(
      [...cells].map(([key, cell]): [string, Shown] => {
        const may = shown.get(key)
        return [key, may?.is === 'withheld' ? { is: 'withheld', words: may.words } : { is: 'figure', cell }]
      }),
    ),
  }
}

/** The count that a figure would give away: the smallest that is not nought. */
function smallestOf({ number, of }: Cell): number {
  const counts = [number, of - number, of].filter((count) => count > 0)
  return counts.length === 0 ? 0 : Math.min(...counts)
}

const noteOfPublished = `Counts of 1 to ${smallestShown - 1} are not shown below town level.`

/** What to know of how figures are told to this role; nothing where they are told as they are. */
export const noteFor = (role: Role): string | undefined =>
  ({ exact: undefined, rounded: noteOfRounding, published: noteOfPublished })[tellingOf(role)]

/** Why a figure is not there, as a sentence. */
export const keptBackWords = (words: string) =>
  words === 'not shown' ? 'Kept back, since it would give away a small count beside it.' : `Kept back: ${words}.`
