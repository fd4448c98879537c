import { type Bringer, bringers } from './bringer-table.ts'
import type { Directory, Staff } from './directory.ts'
import type { Child, Family } from './families.ts'
import { type Random, weights } from './random.ts'
import type { Id } from './rows.ts'
import type { Kind, Source } from './words/theme.ts'
import { carerOf } from './worry-words.ts'

const bySource = new Map(bringers.map((bringer) => [bringer.source, bringer]))
const tableOf = (weightOf: (bringer: Bringer) => number) =>
  weights(bringers.map((bringer) => [bringer.source, weightOf(bringer)] as const))
const dayTables = {
  term: tableOf((bringer) => bringer.weight),
  holidays: tableOf((bringer) => bringer.weight * bringer.outOfTerm),
  shut: tableOf((bringer) => bringer.weight * bringer.weekend),
}

export type DayType = keyof typeof dayTables

export function drawSource(random: Random, dayType: DayType): Source {
  return random.weighted(dayTables[dayType])
}

export function drawKind(random: Random, source: Source): Kind {
  return random.weighted(bySource.get(source)!.kinds)
}

/** A London time at which somebody of this sort rings. Police send the night's calls early in the morning. */
export function drawTime(random: Random, source: Source, dayType: DayType): string {
  const [first, last] = dayType === 'shut' ? ([7, 22] as const) : bySource.get(source)!.hours
  const hour = source === '6' && random.chance(0.55) ? random.whole(6, 9) : random.whole(first, last)
  return `${String(hour).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`
}

export interface BroughtBy {
  agencyId: Id | null
  broughtByWorkerId: Id | null
  broughtByPersonId: Id | null
  broughtByName: string | null
  broughtByRole: string
  broughtByPhone: string | null
}

const publicRoles: Partial<Record<Source, string>> = {
  '1B': 'Friend’s parent',
  '1D': 'Neighbour',
  '5C': 'Social worker, another council',
  '9': 'Anonymous',
  '10': 'Not known',
}
const neighbourForenames = ['Maureen', 'Derek', 'Sheila', 'Colin', 'Pauline', 'Trevor', 'Joyce', 'Malcolm', 'Brenda', 'Norman']

/** The person who brings a contact, from the agency that fits the child and the place. */
export function drawBringer(
  random: Random,
  directory: Directory,
  source: Source,
  family: Family | null,
  child: Child | null,
  schoolKey: string | null,
  surgeryKey: string,
): BroughtBy {
  const nobody: BroughtBy = {
    agencyId: null,
    broughtByWorkerId: null,
    broughtByPersonId: null,
    broughtByName: null,
    broughtByRole: publicRoles[source] ?? 'Family member',
    broughtByPhone: null,
  }
  const agencyKey = source === '2A' ? (schoolKey ?? 'linden') : source === '3A' ? surgeryKey : pickAgency(random, source)
  if (agencyKey) {
    const staff = directory.staffOf(agencyKey)
    const post = postOf[source]
    const fitting = post ? staff.filter((one) => post.test(one.role)) : staff
    return fromStaff(random.pick(fitting.length > 0 ? fitting : staff))
  }
  const phone = `07700 900${String(random.whole(0, 999)).padStart(3, '0')}`
  if (source === '1C')
    return {
      ...nobody,
      broughtByPersonId: child?.id ?? null,
      broughtByName: child?.forename ?? null,
      broughtByRole: 'The young person',
      broughtByPhone: phone,
    }
  if (source === '1A') {
    const { adult, word } = family ? carerOf(family) : { adult: null, word: 'Parent' }
    if (!adult) return { ...nobody, broughtByName: null, broughtByRole: 'Family member', broughtByPhone: phone }
    return {
      ...nobody,
      broughtByPersonId: adult.id,
      broughtByName: `${adult.forename} ${adult.surname}`,
      broughtByRole:
        word === 'Gran'
          ? 'Grandmother'
          : word === 'Auntie'
            ? 'Aunt'
            : word === 'Mum'
              ? 'Mother'
              : word === 'Dad'
                ? 'Father'
                : 'Step-parent',
      broughtByPhone: phone,
    }
  }
  if (source === '9' || source === '10') return nobody
  return { ...nobody, broughtByName: random.pick(neighbourForenames), broughtByPhone: phone }
}

/** The census tells these two apart though they share an agency. */
const postOf: Partial<Record<Source, RegExp>> = { '3B': /health visitor/i, '3C': /school nurse/i }

function pickAgency(random: Random, source: Source): string | null {
  const { agencies } = bySource.get(source)!
  return agencies.length > 0 ? random.pick(agencies) : null
}

function fromStaff(staff: Staff): BroughtBy {
  return {
    agencyId: staff.agencyId,
    broughtByWorkerId: staff.workerId,
    broughtByPersonId: null,
    broughtByName: staff.name,
    broughtByRole: staff.role,
    broughtByPhone: staff.phone,
  }
}
