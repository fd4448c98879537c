import { addDays, type Day, londonInstant, workingDayBefore } from '../time/index.ts'
import type { Child, Family } from './families.ts'
import { isHere, type Planned } from './history.ts'
import { type Random, weights } from './random.ts'
import type { Kind, Source } from './words/theme.ts'
import { drawTheme } from './worry-words.ts'

/** When something came in, so that it falls due where the list says. */
type Due = 'late' | 'next working day' | 'the one after'

/**
 * What waits at the front door when the demonstration opens: two late, some due at the next close and some at the close
 * after it. Kinds and sources are set, so that every sort can be seen at once; whom they are about is drawn.
 */
const waiting: readonly (readonly [Due, Source, Kind, time: string])[] = [
  ['late', '6', 'protection', '10:05'],
  ['late', '4', 'support', '09:50'],
  ['next working day', '2A', 'support', '09:31'],
  ['next working day', '2A', 'protection', '13:05'],
  ['next working day', '3B', 'notification', '10:02'],
  ['next working day', '6', 'domestic-abuse', '11:15'],
  ['next working day', '1A', 'support', '11:48'],
  ['next working day', '2A', 'advice', '14:10'],
  ['next working day', '4', 'support', '14:52'],
  ['next working day', '3D', 'support', '15:20'],
  ['next working day', '8', 'support', '16:30'],
  ['the one after', '6', 'domestic-abuse', '18:20'],
  ['the one after', '6', 'notification', '21:35'],
  ['the one after', '9', 'notification', '19:10'],
  ['the one after', '1A', 'support', '17:25'],
  ['the one after', '3E', 'protection', '20:45'],
  ['the one after', '6', 'domestic-abuse', '23:40'],
  ['the one after', '1C', 'protection', '18:55'],
  ['the one after', '3F', 'notification', '22:10'],
  ['the one after', '5A', 'notification', '22:50'],
]

export function planWaiting(random: Random, families: readonly Family[], asAtDay: Day): Planned[] {
  const draws = random.fork('waiting')
  const lastOpen = workingDayBefore(asAtDay)
  const lateDays = [workingDayBefore(workingDayBefore(lastOpen)), workingDayBefore(lastOpen)]
  const table = weights(families.map((family) => [family, family.weight] as const))
  const expecting = families.filter((family) => family.children.some((child) => child.birthDay === null))
  const used = new Set<Family>()
  let lates = 0

  return waiting.map(([due, source, kind, time], place) => {
    const day = due === 'late' ? lateDays[lates++]! : due === 'next working day' ? lastOpen : afterClose(place)
    const nobody = kind === 'advice'
    const family = nobody ? null : drawFamily(source, kind, place, day)
    const here = family ? family.children.filter((child) => isHere(child, day)) : []
    const fits = (child: Child) => drawTheme(draws, family!, child, kind, source, day) !== null
    const first = here.find((child) => child.birthDay === null && fits(child)) ?? here.find(fits) ?? here[0]
    const alone = first?.birthDay === null
    const named = first ? [first, ...here.filter((child) => child !== first && !alone && draws.chance(0.5))] : []
    return { at: londonInstant(day, time), day, source, kind, family, named, forward: [], closesOn: null, undecided: true }
  })

  /** Evenings since the last close, spread over a weekend or holiday where there is one. */
  function afterClose(place: number): Day {
    const day = addDays(lastOpen, place % 3)
    return day < asAtDay ? day : lastOpen
  }

  function drawFamily(source: Source, kind: Kind, place: number, day: Day): Family {
    if (source === '3D' && expecting.length > 0) return draws.pick(expecting)
    // Police called twice to one door: two contacts on one household, to be read together.
    if (place === 16) {
      const earlier = [...used].find((family) => family.adults.some((adult) => adult.part === 'mother' && adult.atHome))
      if (earlier) return earlier
    }
    let family = draws.weighted(table)
    for (let tries = 0; tries < 500 && !(isNew(family, day) && canTell(family, source, kind, day)); tries++)
      family = draws.weighted(table)
    used.add(family)
    return family
  }

  function isNew(family: Family, day: Day): boolean {
    return !used.has(family) && family.children.some((child) => child.birthDay !== null && isHere(child, day))
  }

  function canTell(family: Family, source: Source, kind: Kind, day: Day): boolean {
    return family.children.some((child) => isHere(child, day) && drawTheme(draws, family, child, kind, source, day) !== null)
  }
}
