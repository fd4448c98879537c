import { recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower } from '../access/version.ts'
import type { Problem } from '../govuk/index.ts'
import type { Work } from '../work.ts'
import { type Census, censusOf, problemsWithCensus, rowOf } from './census.ts'
import { openReferral, saveCensus } from './referral-store.ts'

/**
 * Puts the census minimum of a referral right. `version` is the one that the editor was shown: where somebody was quicker, both
 * values come back. What was there before stands in the event.
 */
export async function recordCensus(
  work: Work,
  reference: string,
  version: number,
  census: Census,
): Promise<{ problems: Problem[] }> {
  requirePermission(work, 'decide contact', { kind: 'referral' })
  const referral = await openReferral(work, reference)
  const problems = problemsWithCensus(census)
  if (problems.length > 0) return { problems }
  const [before, after] = [rowOf(censusOf(referral)), rowOf(census)]
  if (!(await saveCensus(work, referral.id, version, after)))
    refuseSlower(referral.version, { mine: census, theirs: censusOf(referral) })
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof typeof before] !== value)
  await recordEvent(
    work,
    'census answers changed',
    { ...referral, subject: { kind: 'referral', id: referral.id }, contactId: referral.contactId, personId: referral.personId },
    Object.fromEntries(
      changed.flatMap(([name, value]) => [
        [name, value],
        [`${name} before`, before[name as keyof typeof before]],
      ]),
    ),
  )
  return { problems: [] }
}
