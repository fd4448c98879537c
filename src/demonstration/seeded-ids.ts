import { idMaker } from './ids.ts'
import { seededRandom } from './random.ts'
import type { Demonstration } from './rows.ts'

/** Ids for rows that the generator leaves to the tables: equal for equal seed, day and name. */
export function seededIds({ seed, asAtDay }: Pick<Demonstration, 'seed' | 'asAtDay'>, name: string) {
  const make = idMaker(seededRandom(`${seed}|${asAtDay}|${name}`))
  return {
    next: (at: string = '2022-04-01T09:00:00Z') => make(new Date(at)),
  }
}
