import { addDays, addYears, type Day, daysBetween, londonInstant, workingDayBefore } from '../time/index.ts'
import { drawKind, drawSource, drawTime } from './bringers.ts'
import { shareOfDays } from './calendar-of-contacts.ts'
import type { Child, Family } from './families.ts'
import { type Random, weights } from './random.ts'
import type { Kind, Source } from './words/theme.ts'

/** One contact as planned: when, from whom, about whom, and whether it goes forward. Its words come later. */
export interface Planned {
  at: Date
  day: Day
  source: Source
  kind: Kind
  /** Null for nobody named. */
  family: Family | null
  named: Child[]
  /** Taken forward to a referral: for these children. */
  forward: Child[]
  /** When the referral that comes of it will close. */
  closesOn: Day | null
  /** Left undecided, for the front door to decide. */
  undecided: boolean
}

/** Middlesbrough's 2024-25: 3,636 children referred, 25.3% again within twelve months; for nine thousand children known. */
const referredAYear = 3636
/** Of families drawn; somewhat above the published share of children, since not each child of a family comes again. */
const againShare = 0.281
const contactsNotReferredAYear = 3950
const childrenMeantFor = 9000

interface PastReferral {
  family: Family
  day: Day
  closesOn: Day
  children: Child[]
}

/**
 * Two years of contacts, after a year that is lived through and not kept, so that the first kept month already has its
 * share of families coming back. Everything happens before the as-at day begins: a demonstration loaded in the early
 * morning holds nothing that has not happened yet.
 */
export function planHistory(random: Random, families: readonly Family[], childCount: number, asAtDay: Day): Planned[] {
  const draws = random.fork('plan')
  const scale = childCount / childrenMeantFor
  const table = weights(families.map((family) => [family, family.weight] as const))
  const keptFrom = addYears(asAtDay, -2)
  const lastOpen = workingDayBefore(asAtDay)
  const planned: Planned[] = []
  const past: PastReferral[] = []
  const lastOf = new Map<Family, PastReferral>()
  let owedChildren = 0
  let owedContacts = 0

  for (const { day, type, share } of shareOfDays(addYears(asAtDay, -3), asAtDay)) {
    const keep = day >= keptFrom
    // After the last close before the as-at day nobody has been at the door: what came then is the undecided list.
    if (day > lastOpen) break

    owedChildren += referredAYear * scale * share
    while (owedChildren > 0) {
      const again = draws.chance(againShare) ? findAgain(day) : null
      const family = again?.family ?? findFirst(day)
      const from = again
        ? again.children.filter((child) => isHere(child, day))
        : family?.children.filter((child) => isHere(child, day))
      if (!family || !from || from.length === 0) {
        owedChildren -= 0.2
        continue
      }
      const named = nameSome(from)
      const forward = named.filter((_, place) => place === 0 || draws.chance(0.94))
      const referral = { family, day, closesOn: addDays(day, drawLength()), children: forward }
      past.push(referral)
      lastOf.set(family, referral)
      owedChildren -= forward.length
      if (keep) add(day, type, family, named, forward, referral.closesOn)
    }

    owedContacts += contactsNotReferredAYear * scale * share
    for (; keep && owedContacts > 0; owedContacts--) {
      if (draws.chance(0.06)) {
        add(day, type, null, [], [])
        continue
      }
      const family = draws.weighted(table)
      const here = family.children.filter((child) => isHere(child, day))
      if (here.length > 0) add(day, type, family, nameSome(here), [])
    }
    if (!keep) owedContacts = 0
  }
  return planned

  function add(
    day: Day,
    type: 'term' | 'holidays' | 'shut',
    family: Family | null,
    named: Child[],
    forward: Child[],
    closesOn: Day | null = null,
  ) {
    const source = family ? drawSource(draws, type) : draws.pick(['2A', '3B', '3A', '4', '8'] as const)
    const kind = family ? drawKindFor(source, forward.length > 0) : 'advice'
    let time = drawTime(draws, source, type)
    // The last open day's evening belongs to the undecided list too.
    if (day === lastOpen && time > '14:45') time = `${String(draws.whole(9, 13)).padStart(2, '0')}${time.slice(2)}`
    planned.push({ at: londonInstant(day, time), day, source, kind, family, named, forward, closesOn, undecided: false })
  }

  /** What goes forward is seldom a mere question. */
  function drawKindFor(source: Source, forward: boolean): Kind {
    const kind = drawKind(draws, source)
    return forward && (kind === 'advice' || kind === 'notification') ? drawKind(draws, source) : kind
  }

  function nameSome(children: readonly Child[]): Child[] {
    const first = draws.pick(children)
    return [first, ...children.filter((child) => child !== first && draws.chance(0.8))]
  }

  /** Weeks for most, months for some: an assessment that ends, or work that goes on. */
  function drawLength(): number {
    const sort = draws.next()
    if (sort < 0.34) return draws.whole(18, 55)
    return sort < 0.78 ? draws.whole(50, 130) : draws.whole(130, 420)
  }

  /** A family whose referral has closed and began less than a year before. */
  function findAgain(day: Day): PastReferral | null {
    const oldest = addDays(day, -350)
    let low = 0
    while (low < past.length && past[low]!.day < oldest) low += 256
    for (let tries = 0; tries < 60; tries++) {
      const one = past[draws.whole(Math.min(Math.max(0, low - 256), past.length - 1), past.length - 1)]
      if (one && one.day >= oldest && one.closesOn < addDays(day, -7) && lastOf.get(one.family) === one) return one
    }
    return null
  }

  /** A family with no referral for a year and more. */
  function findFirst(day: Day): Family | null {
    for (let tries = 0; tries < 60; tries++) {
      const family = draws.weighted(table)
      const last = lastOf.get(family)
      if (!last || (daysBetween(last.day, day) > 372 && last.closesOn < day)) return family
    }
    return null
  }
}

/** Born by that day, or expected and already known of. */
export function isHere(child: Child, day: Day): boolean {
  return child.birthDay !== null ? child.birthDay < day : child.knownFrom <= day
}
