import { type Weighted, weights } from './random.ts'
import type { Kind, Source } from './words/theme.ts'

/** Who brings contacts, how often, what they bring, and when they ring. Police bring most, schools next. */
export interface Bringer {
  source: Source
  weight: number
  kinds: Weighted<Kind>
  /** London hours of the day, first and last, on working days. */
  hours: readonly [number, number]
  /** Weight at weekends and holidays, relative to a working day. */
  weekend: number
  /** Weight while schools are shut. */
  outOfTerm: number
  agencies: readonly string[]
}

const office = [9, 16] as const
type Row = readonly [
  Source,
  weight: number,
  kinds: string,
  hours: readonly [number, number],
  weekend: number,
  outOfTerm: number,
  agencies: string,
]

const table: readonly Row[] = [
  ['6', 300, 'domestic-abuse:52 notification:34 protection:14', [6, 22], 0.9, 1, 'police'],
  ['2A', 190, 'support:44 advice:22 protection:34', [8, 15], 0, 0.04, ''],
  ['2B', 26, 'support:80 advice:20', office, 0, 0.4, 'education'],
  ['3A', 34, 'support:60 advice:20 protection:12 notification:8', office, 0, 1, ''],
  ['3B', 60, 'support:50 notification:20 advice:15 protection:15', office, 0, 1, 'health-visiting'],
  ['3C', 16, 'support:40 protection:40 advice:20', office, 0, 0.1, 'health-visiting'],
  ['3D', 22, 'support:50 notification:30 protection:20', office, 0, 1, 'maternity'],
  ['3E', 36, 'protection:60 support:40', [8, 22], 1, 1, 'hospital'],
  ['3F', 40, 'support:50 notification:30 protection:20', office, 0.3, 1, 'camhs ambulance'],
  ['4', 46, 'support:70 notification:15 advice:15', office, 0, 1, 'bridge-homes northbank arrivals'],
  ['5A', 20, 'notification:100', [17, 22], 2, 1, 'edt'],
  ['5B', 26, 'support:80 notification:20', office, 0, 1, 'council'],
  ['5C', 12, 'notification:60 support:40', office, 0, 1, ''],
  ['5D', 22, 'support:100', office, 0, 1, 'early-help'],
  ['7', 14, 'notification:50 support:30 advice:20', office, 0, 1, 'probation'],
  [
    '8',
    40,
    'support:60 advice:15 protection:15 notification:10',
    office,
    0.2,
    1,
    'open-table harbour-lights homestead safe-rooms',
  ],
  ['1A', 64, 'support:90 advice:10', [8, 20], 0.4, 1.1, ''],
  ['1B', 8, 'protection:60 advice:40', [8, 20], 0.5, 1, ''],
  ['1C', 6, 'protection:100', [8, 21], 0.6, 1, ''],
  ['1D', 18, 'support:60 protection:40', [8, 21], 0.6, 1, ''],
  ['9', 30, 'notification:60 protection:40', [15, 22], 1, 1, ''],
  ['10', 2, 'support:100', office, 0, 1, ''],
]

export const bringers: readonly Bringer[] = table.map(([source, weight, kinds, hours, weekend, outOfTerm, agencies]) => ({
  source,
  weight,
  kinds: weights(
    kinds
      .split(' ')
      .map((entry) => entry.split(':'))
      .map(([kind, share]) => [kind as Kind, Number(share)] as const),
  ),
  hours,
  weekend,
  outOfTerm,
  agencies: agencies.split(' ').filter(Boolean),
}))
