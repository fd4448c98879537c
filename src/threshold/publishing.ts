import { isSamePerson, requirePermission } from '../access/index.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { type Day, formatLongDay, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { writeDown } from './actions.ts'
import type { Threshold } from './document.ts'
import { findThreshold, holdVersions, listVersions, publishFrom, saveProposal } from './store.ts'

type Done = { problems: Problem[] } | { saved: true }

/** Asks for a version to be published from a day. Its words stand still from now on, so that who says yes says it of these. */
export async function proposeThreshold(work: Work, version: number, from: Day): Promise<Done> {
  requirePermission(work, 'edit threshold')
  const threshold = await heldVersion(work, version)
  if (threshold.proposed) refuse('changed-meanwhile', 'Somebody asked for this already. Another person publishes it.')
  const problems = publishingProblems(threshold, from, londonDay(work.now), await lastFirstDay(work))
  if (problems.length > 0) return { problems }
  await saveProposal(work, threshold.id, from)
  await writeDown(work, 'threshold proposed', threshold.id, { version, from })
  return { saved: true }
}

/** Takes the request back: the version is written on. */
export async function takeBackThreshold(work: Work, version: number): Promise<void> {
  requirePermission(work, 'edit threshold')
  const threshold = await heldVersion(work, version)
  if (!threshold.proposed) return
  await saveProposal(work, threshold.id, null)
  await writeDown(work, 'threshold taken back', threshold.id, { version })
}

/** Publishes a version, by somebody other than who asked for it. From its first day on, decisions cite it. */
export async function publishThreshold(work: Work, version: number): Promise<Done> {
  requirePermission(work, 'publish threshold')
  const threshold = await heldVersion(work, version)
  if (!threshold.proposed) refuse('changed-meanwhile', 'Nobody asks for this version to be published any more. Look at it again.')
  const { from, by } = threshold.proposed
  if (await isSamePerson(work, by)) refuse('not-allowed', 'You asked for this version to be published. Somebody else says yes.')
  const problems = publishingProblems(threshold, from, londonDay(work.now), await lastFirstDay(work))
  if (problems.length > 0) return { problems }
  await publishFrom(work, threshold.id, from)
  await writeDown(work, 'threshold published', threshold.id, { version, validFrom: from, askedBy: by })
  return { saved: true }
}

/** Why a version cannot be published from this day. `after` is the first day of the newest published one. */
export function publishingProblems(threshold: Threshold, validFrom: Day, today: Day, after: Day | null): Problem[] {
  const problems: Problem[] = []
  // a day in the past would put clauses under decisions whose makers never read them
  if (validFrom < today) problems.push({ field: 'from', message: 'The first day must be today or later' })
  else if (after && validFrom < after)
    problems.push({
      field: 'from',
      message: `Another version is published from ${formatLongDay(after)}. Choose that day or a later one`,
    })
  for (const { level, clauses } of threshold.levels)
    if (clauses.length === 0)
      problems.push({ field: 'from', message: `Level ${level} has no clause. Add one before you publish` })
  return problems
}

async function heldVersion(work: Work, version: number): Promise<Threshold> {
  await holdVersions(work)
  const threshold = await findThreshold(work, { version })
  if (!threshold) refuse('not-found')
  if (threshold.validFrom) refuse('changed-meanwhile', `Version ${version} is published, so its words stand still.`)
  return threshold
}

async function lastFirstDay(work: Work): Promise<Day | null> {
  const days = (await listVersions(work)).flatMap(({ validFrom }) => validFrom ?? [])
  return days.sort().at(-1) ?? null
}
