import type { Purpose } from '../access/permissions.ts'
import type { Work } from '../work.ts'

/** All that a job may carry. `subjects` are ids or national codes; null means everything of the authority. */
export type JobData = {
  authorityId: string
  /** Whose act caused it. The handler enters as the authority's service, not as them. */
  membershipId: string
  purpose: Purpose
  subjects: string[] | null
}

/** A job as its handler gets it: each `enter` is a transaction of its own, so that a long job holds nothing for long. */
export type RunningJob = { data: JobData; enter: <T>(run: (work: Work) => Promise<T>) => Promise<T> }

/** Jobs of one kind, sent by acts. A handler may be run again after a fault, and then does no harm. */
export type Queue = { name: string; run: (job: RunningJob) => Promise<void> }
