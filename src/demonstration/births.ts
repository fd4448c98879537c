import { addDays, addMonths, type Day, yearsOld } from '../time/index.ts'
import { type Random, weights } from './random.ts'

const siblingCounts = weights([
  [1, 45],
  [2, 32],
  [3, 15],
  [4, 6],
  [5, 2],
] as const)

/** Birth days of a family's children, eldest first; a twin has the day of the one before. Three children in a hundred are twins. */
export function drawBirths(random: Random, asAtDay: Day): Day[] {
  const count = random.weighted(siblingCounts)
  const births: Day[] = []
  let day = addDays(asAtDay, -random.whole(3, 16 * 365))
  while (births.length < count && (yearsOld(day, asAtDay) ?? 0) < 18) {
    births.push(day)
    if (random.chance(0.0165)) births.push(day)
    day = addDays(addMonths(day, -random.whole(11, 60)), random.whole(0, 27))
  }
  return births.reverse()
}
