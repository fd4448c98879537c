import type { LocalityKey } from './cast.ts'
import type { Directory, Staff } from './directory.ts'
import type { Child, Family } from './families.ts'
import { type Random, weights } from './random.ts'
import type { Id } from './rows.ts'
import type { Kind, Source } from './words/theme.ts'
import { carerOf } from './worry-words.ts'

/** Who brings contacts, how often, what they bring, and when they ring. Police bring most, schools next. */
interface Bringer {
  weight: number
  kinds: readonly (readonly [Kind, number])[]
  /** London hours of the day, first and last, on working days. */
  hours: readonly [number, number]
  /** Weight at weekends and holidays, relative to a working day. */
  weekend: number
  /** Weight while schools are shut. */
  outOfTerm: number
  agencies: readonly string[]
}

const office = [9, 16] as const
const bringers: readonly (readonly [Source, Bringer])[] = [
  [
    '6',
    {
      weight: 300,
      kinds: [
        ['domestic-abuse', 52],
        ['notification', 34],
        ['protection', 14],
      ],
      hours: [6, 22],
      weekend: 0.9,
      outOfTerm: 1,
      agencies: ['police'],
    },
  ],
  [
    '2A',
    {
      weight: 190,
      kinds: [
        ['support', 44],
        ['advice', 22],
        ['protection', 34],
      ],
      hours: [8, 15],
      weekend: 0,
      outOfTerm: 0.04,
      agencies: [],
    },
  ],
  [
    '2B',
    {
      weight: 26,
      kinds: [
        ['support', 80],
        ['advice', 20],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 0.4,
      agencies: ['education'],
    },
  ],
  [
    '3A',
    {
      weight: 34,
      kinds: [
        ['support', 60],
        ['advice', 20],
        ['protection', 12],
        ['notification', 8],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: [],
    },
  ],
  [
    '3B',
    {
      weight: 60,
      kinds: [
        ['support', 50],
        ['notification', 20],
        ['advice', 15],
        ['protection', 15],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: ['health-visiting'],
    },
  ],
  [
    '3C',
    {
      weight: 16,
      kinds: [
        ['support', 40],
        ['protection', 40],
        ['advice', 20],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 0.1,
      agencies: ['health-visiting'],
    },
  ],
  [
    '3D',
    {
      weight: 22,
      kinds: [
        ['support', 50],
        ['notification', 30],
        ['protection', 20],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: ['maternity'],
    },
  ],
  [
    '3E',
    {
      weight: 36,
      kinds: [
        ['protection', 60],
        ['support', 40],
      ],
      hours: [8, 22],
      weekend: 1,
      outOfTerm: 1,
      agencies: ['hospital'],
    },
  ],
  [
    '3F',
    {
      weight: 40,
      kinds: [
        ['support', 50],
        ['notification', 30],
        ['protection', 20],
      ],
      hours: office,
      weekend: 0.3,
      outOfTerm: 1,
      agencies: ['camhs', 'ambulance'],
    },
  ],
  [
    '4',
    {
      weight: 46,
      kinds: [
        ['support', 70],
        ['notification', 15],
        ['advice', 15],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: ['bridge-homes', 'northbank', 'arrivals'],
    },
  ],
  ['5A', { weight: 20, kinds: [['notification', 100]], hours: [17, 22], weekend: 2, outOfTerm: 1, agencies: ['edt'] }],
  [
    '5B',
    {
      weight: 26,
      kinds: [
        ['support', 80],
        ['notification', 20],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: ['council'],
    },
  ],
  [
    '5C',
    {
      weight: 12,
      kinds: [
        ['notification', 60],
        ['support', 40],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: [],
    },
  ],
  ['5D', { weight: 22, kinds: [['support', 100]], hours: office, weekend: 0, outOfTerm: 1, agencies: ['early-help'] }],
  [
    '7',
    {
      weight: 14,
      kinds: [
        ['notification', 50],
        ['support', 30],
        ['advice', 20],
      ],
      hours: office,
      weekend: 0,
      outOfTerm: 1,
      agencies: ['probation'],
    },
  ],
  [
    '8',
    {
      weight: 40,
      kinds: [
        ['support', 60],
        ['advice', 15],
        ['protection', 15],
        ['notification', 10],
      ],
      hours: office,
      weekend: 0.2,
      outOfTerm: 1,
      agencies: ['open-table', 'harbour-lights', 'homestead', 'safe-rooms'],
    },
  ],
  [
    '1A',
    {
      weight: 64,
      kinds: [
        ['support', 90],
        ['advice', 10],
      ],
      hours: [8, 20],
      weekend: 0.4,
      outOfTerm: 1.1,
      agencies: [],
    },
  ],
  [
    '1B',
    {
      weight: 8,
      kinds: [
        ['protection', 60],
        ['advice', 40],
      ],
      hours: [8, 20],
      weekend: 0.5,
      outOfTerm: 1,
      agencies: [],
    },
  ],
  ['1C', { weight: 6, kinds: [['protection', 100]], hours: [8, 21], weekend: 0.6, outOfTerm: 1, agencies: [] }],
  [
    '1D',
    {
      weight: 18,
      kinds: [
        ['support', 60],
        ['protection', 40],
      ],
      hours: [8, 21],
      weekend: 0.6,
      outOfTerm: 1,
      agencies: [],
    },
  ],
  [
    '9',
    {
      weight: 30,
      kinds: [
        ['notification', 60],
        ['protection', 40],
      ],
      hours: [15, 22],
      weekend: 1,
      outOfTerm: 1,
      agencies: [],
    },
  ],
  ['10', { weight: 2, kinds: [['support', 100]], hours: office, weekend: 0, outOfTerm: 1, agencies: [] }],
]

const bySource = new Map(bringers)
const kindTables = new Map(bringers.map(([source, { kinds }]) => [source, weights(kinds)]))
const tableOf = (weightOf: (bringer: Bringer) => number) =>
  weights(bringers.map(([source, bringer]) => [source, weightOf(bringer)] as const))
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
  return random.weighted(kindTables.get(source)!)
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

const primaries: Partial<Record<LocalityKey, readonly string[]>> = {
  newport: ['linden', 'ironside'],
  'north-ormesby': ['quarry', 'market-green'],
  centre: ['albert'],
  east: ['foundry', 'thornfield', 'beck'],
  west: ['maple'],
  south: ['stonebridge', 'captain'],
}
const secondaries: Partial<Record<LocalityKey, string>> = {
  east: 'eastmoor',
  'north-ormesby': 'eastmoor',
  south: 'hillview',
  west: 'hillview',
}
const surgeries: Partial<Record<LocalityKey, string>> = {
  newport: 'park-surgery',
  'north-ormesby': 'ormesby-surgery',
  centre: 'grove-surgery',
  east: 'eastmoor-surgery',
  south: 'south-surgery',
  west: 'grove-surgery',
}

/** The nursery, school or college a child of this age goes to from this locality; null before nursery. */
export function schoolOf(child: Child, age: number, locality: LocalityKey): string | null {
  if (child.birthDay === null || age < 3) return null
  if (age < 4) return locality === 'newport' || locality === 'centre' ? 'little-steps' : 'acorns'
  if (age < 11) {
    const near = primaries[locality] ?? ['albert']
    return near[child.birthDay.charCodeAt(9) % near.length]!
  }
  return age < 16 ? (secondaries[locality] ?? 'tees-gate') : 'harbour'
}

export function surgeryOf(locality: LocalityKey): string {
  return surgeries[locality] ?? 'grove-surgery'
}
