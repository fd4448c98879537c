import type { Work } from '../work.ts'
import { thresholdInForce } from './actions.ts'
import { type Found, searchClauses } from './search.ts'

/** Clauses of the version in force with these words. */
export async function findClauses(work: Work, text: string): Promise<Found> {
  const threshold = await thresholdInForce(work)
  return threshold ? searchClauses(threshold, text) : { clauses: [], how: 'none' }
}
