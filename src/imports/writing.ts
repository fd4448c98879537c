import { newId } from '../database/ids.ts'
import { type Day, londonInstant } from '../time/index.ts'
import type { Work } from '../work.ts'
import type { Tally } from './tally.ts'
import type { Problem } from './told.ts'

export type Outcome = 'new' | 'changed' | 'the same' | 'recorded here already'
export type Outcomes = Record<Outcome, number>
export const noOutcomes = (): Outcomes => ({ new: 0, changed: 0, 'the same': 0, 'recorded here already': 0 })

/** What one import carries from batch to batch. */
export type Writing = {
  work: Work
  /** Whose rows these are: 'annex-a', or 'cin 2024', because each year's census tells its own. */
  source: string
  today: Day
  /** The day that the file speaks of. */
  asAt: Day
  /** The file is older than one that came before it: it fills what is empty and changes nothing. */
  fillsOnly: boolean
  notPlaced: string
  /** How often a row came in this file, so that two equal rows stay two. */
  events: Tally
  /** Contacts and people that a row of this file has met. */
  met: Tally
  say: (problem: Problem) => void
  counts: { people: Outcomes; contacts: Outcomes; referrals: Outcomes; leftOpen: number; setAside: Record<string, number> }
}

export const idOf = ({ work }: Writing) => newId(work.now.getTime())

/** A day without an hour stands at its beginning. */
export const momentOf = (day: Day, time: string | null) => londonInstant(day, time ?? '00:00')

type Scope = { localityId: string; agencyId: string; restriction: string }

export const stampOf = ({ work }: Writing, { localityId, agencyId, restriction }: Scope) => ({
  authorityId: work.actor.authorityId,
  localityId,
  agencyId,
  restriction,
})
export const recordedBy = ({ work }: Writing) => ({ recordedAt: work.now, recordedBy: work.actor.workerId })
