import { isDay } from '../time/index.ts'
import { writeContacts } from './contacts.ts'
import { buildDirectory } from './directory.ts'
import { buildFamilies } from './families.ts'
import { planHistory } from './history.ts'
import { buildInvolvements } from './involved.ts'
import { seededRandom } from './random.ts'
import { References } from './references.ts'
import type { Day, Demonstration } from './rows.ts'
import { addSecondThoughts } from './second-thoughts.ts'
import { planWaiting } from './waiting.ts'

export interface DemonstrationWish {
  /** Any text; equal seeds and days give equal rows. */
  seed: string
  /** The day it is seen on. Nothing in it has happened on that day or later. */
  asAtDay: Day
  /** About how many children are known; contacts and referrals keep their proportion to them. */
  children?: number
}

/** The demonstration authority: real places, published proportions, invented people. Pure: no clock and no chance of its own. */
export function generateDemonstration({ seed, asAtDay, children = 9000 }: DemonstrationWish): Demonstration {
  if (!isDay(asAtDay)) throw new RangeError(`Not a day: '${asAtDay}'. Write it as 2026-11-21.`)
  if (children < 100)
    throw new RangeError('The demonstration needs at least a hundred children, or its proportions mean nothing.')
  const random = seededRandom(`${seed}|${asAtDay}`)

  const references = new References()
  const directory = buildDirectory(random.fork('directory'), asAtDay)
  const { families, rows: familyRows } = buildFamilies(random.fork('families'), references, asAtDay, children)
  const planned = [
    ...planHistory(random.fork('history'), families, children, asAtDay),
    ...planWaiting(random.fork('waiting'), families, asAtDay),
  ]
  const contacts = writeContacts(random.fork('contacts'), directory, references, planned, asAtDay)
  const involvements = buildInvolvements(random.fork('involved'), directory, families, contacts, asAtDay)
  const disagreements = addSecondThoughts(random.fork('second'), directory, contacts, asAtDay)

  const referencesDrawn = references.drawn
  return { seed, asAtDay, ...directory.rows, ...familyRows, ...contacts, disagreements, involvements, referencesDrawn }
}
