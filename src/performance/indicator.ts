import type { Role } from '../access/index.ts'
import type { Sourced } from '../rulebook/index.ts'

/** The parts of the page of figures, in its order. */
export const groups = ['Deciding', 'Many asks about one family', 'Answering', 'What came after'] as const
export type Group = (typeof groups)[number]

export type Split = 'kind' | 'source' | 'place'

/** A figure of the front door. Its file `indicators/CODE.sql` gives one row for each thing counted; the figure is a sum over them. */
export interface Indicator extends Sourced {
  code: string
  name: string
  group: Group
  /** In one sentence: what is counted, of what, on which day. */
  definition: string
  /** A count; a share of the rows; or the mean of days. */
  measure: 'count' | 'share' | 'days'
  /** Over a period, at the end of each month, or only now. */
  over: 'period' | 'month ends' | 'now'
  better: 'higher' | 'lower' | 'neither'
  /** What one row is, for the sentence: one and many. */
  of: readonly [one: string, many: string]
  /** What a counted row did: 'were decided by then'. */
  did: string
  splitBy: readonly Split[]
  /** What a row's reference names. */
  rows: 'contact' | 'referral' | 'family'
  /** Decisions are not for the agency that brought a contact, so neither are figures of them. */
  needsDecisions: boolean
  /** Figures to read beside it, lest one is bettered at the cost of another. */
  beside?: readonly string[]
}

const standard: Sourced = { source: 'Front door standard', edition: 'as shipped', mark: 'local' }
const contact = ['contact', 'contacts'] as const

export const indicators: readonly Indicator[] = [
  {
    code: 'FD1',
    name: 'Contacts decided on time',
    group: 'Deciding',
    definition:
      'Of contacts that fell due, those whose first decision came by then. One that is overdue and not decided is not on time. Imported contacts have no clock.',
    measure: 'share',
    over: 'period',
    better: 'higher',
    of: contact,
    did: 'decided on time',
    splitBy: ['place', 'kind', 'source'],
    rows: 'contact',
    needsDecisions: true,
    source: 'Front door standard, clocks F01 and F04 of the rule book',
    edition: 'as shipped',
    mark: 'local',
  },
  {
    code: 'FD2',
    name: 'Contacts received',
    group: 'Deciding',
    definition: 'Everything that anybody brought to the front door, by the day it came.',
    measure: 'count',
    over: 'period',
    better: 'neither',
    of: contact,
    did: 'received',
    splitBy: ['kind', 'source', 'place'],
    rows: 'contact',
    needsDecisions: false,
    source: 'Standard Safeguarding Dataset, contacts; sources as in the children in need census',
    edition: 'July 2026',
    mark: 'read',
  },
  {
    code: 'FD3',
    name: 'Contacts that became a referral',
    group: 'Deciding',
    definition:
      'Of contacts received, those from which at least one child was taken forward. One that is not decided yet counts as none; one linked to an open referral is counted under FD6.',
    measure: 'share',
    over: 'period',
    better: 'neither',
    of: contact,
    did: 'became a referral',
    splitBy: ['source', 'kind', 'place'],
    rows: 'contact',
    needsDecisions: true,
    beside: ['FD9', 'FD10'],
    ...standard,
    source: 'Doorstep definition D15, contact conversion',
  },
  {
    code: 'FD4',
    name: 'No further action',
    group: 'Deciding',
    definition:
      'Of contacts decided, those that ended with no further action. A changed mind counts as what it changed to, on that day.',
    measure: 'share',
    over: 'period',
    better: 'lower',
    of: contact,
    did: 'ended with no further action',
    splitBy: ['source', 'place', 'kind'],
    rows: 'contact',
    needsDecisions: true,
    beside: ['FD9', 'FD10'],
    ...standard,
  },
  {
    code: 'FD5',
    name: 'Families asked about more than once',
    group: 'Many asks about one family',
    definition:
      'Of families with an open referral on the last day of the month, those behind whose open referrals stand two contacts or more: each opened a referral, or would have and was linked to it (FD6). Brothers and sisters taken forward together are one ask.',
    measure: 'share',
    over: 'month ends',
    better: 'lower',
    of: ['family', 'families'],
    did: 'asked about more than once',
    splitBy: ['place'],
    rows: 'family',
    needsDecisions: true,
    ...standard,
  },
  {
    code: 'FD6',
    name: 'Would have been a referral',
    group: 'Many asks about one family',
    definition:
      'Contacts taken forward for a child whose referral was open already. They are linked to it, and make no second one.',
    measure: 'count',
    over: 'period',
    better: 'lower',
    of: contact,
    did: 'linked to an open referral',
    splitBy: ['source', 'kind', 'place'],
    rows: 'contact',
    needsDecisions: true,
    ...standard,
  },
  {
    code: 'FD7',
    name: 'Answers owed',
    group: 'Answering',
    definition: 'Contacts decided whose bringer has had no answer yet, now.',
    measure: 'count',
    over: 'now',
    better: 'lower',
    of: contact,
    did: 'decided and not answered',
    splitBy: ['place', 'source', 'kind'],
    rows: 'contact',
    needsDecisions: false,
    ...standard,
    source: 'Front door standard, clock F02 of the rule book',
  },
  {
    code: 'FD8',
    name: 'Days to settle a disagreement',
    group: 'Answering',
    definition: 'Of disagreements settled, the mean of the days from raised to settled, weekends among them.',
    measure: 'days',
    over: 'period',
    better: 'lower',
    of: ['disagreement', 'disagreements'],
    did: 'settled',
    splitBy: ['place'],
    rows: 'contact',
    needsDecisions: true,
    ...standard,
    source: 'Front door standard, clock F03 of the rule book',
  },
  {
    code: 'FD9',
    name: 'Referred again within twelve months',
    group: 'What came after',
    definition: 'Of referrals received, those whose child had another referral in the twelve months before.',
    measure: 'share',
    over: 'period',
    better: 'lower',
    of: ['referral', 'referrals'],
    did: 'within twelve months of another',
    splitBy: ['source', 'place', 'kind'],
    rows: 'referral',
    needsDecisions: true,
    source: 'Local Authority Interactive Tool, measure 271',
    edition: '2026',
    mark: 'read',
  },
  {
    code: 'FD10',
    name: 'Back within six months of no further action',
    group: 'What came after',
    definition:
      'Of contacts that ended with no further action six months before, those with a child who had a referral since. Counted when the six months are over, so that each month is final.',
    measure: 'share',
    over: 'period',
    better: 'lower',
    of: contact,
    did: 'followed by a referral',
    splitBy: ['source', 'place', 'kind'],
    rows: 'contact',
    needsDecisions: true,
    ...standard,
  },
]

export const indicatorOf = (code: string) => indicators.find((indicator) => indicator.code === code.toUpperCase())

/** The figures that somebody of this role has. */
export const indicatorsFor = (role: Role) => indicators.filter((indicator) => role !== 'partner' || !indicator.needsDecisions)
