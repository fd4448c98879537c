import { recordEvent, requirePermission } from '../access/index.ts'
import { refuseSlower } from '../access/version.ts'
import { newId } from '../database/ids.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { thresholdTemplate } from '../rulebook/index.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { type Clause, clauseByNumber, type Level, type LevelNumber, type Threshold } from './document.ts'
import {
  addVersion,
  deleteClause,
  findThreshold,
  holdVersions,
  insertClause,
  listVersions,
  nextNumber,
  saveClause,
  saveLevel,
  saveReading,
  saveTitle,
  thresholdInForceOn,
} from './store.ts'

/** What an act on a version says: it is saved, or put these right. Whoever is slower is refused, with what the other wrote. */
export type Saved = { saved: true } | { problems: Problem[] }

/** Puts the shipped starting document in force, in an authority that has none. Says whether it did. */
export async function installThresholdTemplate(work: Work, validFrom: Day = londonDay(work.now)): Promise<boolean> {
  requirePermission(work, 'edit threshold')
  await holdVersions(work)
  if ((await listVersions(work)).length > 0) return false
  const id = newId(work.now.getTime())
  const levels = thresholdTemplate.levels.map((level) => ({
    ...level,
    revision: 1,
    changedBy: null,
    clauses: level.clauses.map((clause) => ({ ...clause, revision: 1, changedBy: null })),
  }))
  await addVersion(work, { id, version: 1, title: thresholdTemplate.title, note: thresholdTemplate.note, validFrom, levels })
  await writeDown(work, 'threshold template installed', id, { version: 1, validFrom })
  return true
}

/** Begins a version as a copy of the newest one, or leads to the one that is being written already. */
export async function beginThresholdVersion(work: Work): Promise<number> {
  requirePermission(work, 'edit threshold')
  await holdVersions(work)
  const versions = await listVersions(work)
  const written = versions.find(({ validFrom }) => validFrom === null)
  if (written) return written.version
  const newest = versions[0]
  const copied = newest && (await findThreshold(work, { id: newest.id }))
  if (!copied) refuse('not-found')
  const id = newId(work.now.getTime())
  const version = copied.version + 1
  await addVersion(work, { ...copied, id, version, validFrom: null })
  await writeDown(work, 'threshold version begun', id, { version, copied: copied.version })
  return version
}

export async function changeTitle(
  work: Work,
  version: number,
  shown: number,
  to: Pick<Threshold, 'title' | 'note'>,
): Promise<Saved> {
  const threshold = await beingWritten(work, version)
  if (!to.title) return { problems: [{ field: 'title', message: 'Give the document a title' }] }
  if (!(await saveTitle(work, threshold.id, shown, to))) slower(to, await findThreshold(work, { id: threshold.id }))
  await writeDown(work, 'threshold title changed', threshold.id, { version })
  return { saved: true }
}

export async function changeLevel(
  work: Work,
  version: number,
  level: LevelNumber,
  shown: number,
  to: Pick<Level, 'name' | 'means' | 'whoHelps'>,
): Promise<Saved> {
  const threshold = await beingWritten(work, version)
  const asked = [
    ['name', 'Give the level a name'],
    ['means', 'Say what this much help looks like'],
    ['whoHelps', 'Say who helps at this level'],
  ] as const
  const problems = asked.filter(([field]) => !to[field]).map(([field, message]) => ({ field, message }))
  if (problems.length > 0) return { problems }
  if (!(await saveLevel(work, threshold.id, level, shown, to))) {
    const now = await findThreshold(work, { id: threshold.id })
    slower(
      to,
      now?.levels.find((each) => each.level === level),
    )
  }
  await writeDown(work, 'threshold level changed', threshold.id, { version, level })
  return { saved: true }
}

export async function changeClause(
  work: Work,
  version: number,
  number: string,
  shown: number,
  to: Pick<Clause, 'heading' | 'words'>,
): Promise<Saved> {
  const threshold = await beingWritten(work, version)
  const problems = problemsWith(to)
  if (problems.length > 0) return { problems }
  if (!(await saveClause(work, threshold.id, number, shown, to))) slower(to, await clauseNow(work, threshold.id, number))
  await writeDown(work, 'threshold clause changed', threshold.id, { version, clause: number })
  return { saved: true }
}

/** Adds a clause at the end of a level, under a number that no clause had before. */
export async function addClause(
  work: Work,
  version: number,
  level: LevelNumber,
  clause: Pick<Clause, 'heading' | 'words'>,
): Promise<{ problems: Problem[] } | { number: string }> {
  const threshold = await beingWritten(work, version)
  const problems = problemsWith(clause)
  if (problems.length > 0) return { problems }
  await holdVersions(work)
  const number = await nextNumber(work, level)
  await insertClause(work, threshold.id, level, { number, ...clause })
  await writeDown(work, 'threshold clause added', threshold.id, { version, clause: number })
  return { number }
}

export async function removeClause(work: Work, version: number, number: string, shown: number): Promise<Saved> {
  const threshold = await beingWritten(work, version)
  if (!(await deleteClause(work, threshold.id, number, shown))) slower(null, await clauseNow(work, threshold.id, number))
  await writeDown(work, 'threshold clause removed', threshold.id, { version, clause: number })
  return { saved: true }
}

/** Writes down that the actor has read a version. Anybody may. */
export async function confirmReading(work: Work, version: number) {
  const threshold = await findThreshold(work, { version })
  if (!threshold?.validFrom) refuse('not-found')
  await saveReading(work, threshold.id)
}

/** The version in force on a day, today unless told. */
export function thresholdInForce(work: Work, day: Day = londonDay(work.now)): Promise<Threshold | undefined> {
  return thresholdInForceOn(work, day)
}

async function beingWritten(work: Work, version: number): Promise<Threshold> {
  requirePermission(work, 'edit threshold')
  const threshold = await findThreshold(work, { version })
  if (!threshold) refuse('not-found')
  if (threshold.validFrom)
    refuse('changed-meanwhile', `Version ${version} is published, so its words stand still. Write a new version to change them.`)
  if (threshold.proposed)
    refuse(
      'changed-meanwhile',
      `Version ${version} waits for a second person to publish it, so its words stand still. Take it back to change them.`,
    )
  return threshold
}

/** Refuses the slower of two editors; what was taken out meanwhile is not there any more. */
function slower(mine: unknown, now: { revision: number } | undefined): never {
  if (!now) refuse('not-found')
  refuseSlower(now.revision, { mine, theirs: now })
}

async function clauseNow(work: Work, id: string, number: string): Promise<Clause | undefined> {
  const now = await findThreshold(work, { id })
  return now && clauseByNumber(now, number)?.clause
}

function problemsWith({ heading, words }: Pick<Clause, 'heading' | 'words'>): Problem[] {
  const problems: Problem[] = []
  if (!heading) problems.push({ field: 'heading', message: 'Give the clause a heading of a few words' })
  if (!words) problems.push({ field: 'words', message: 'Say what the clause means' })
  return problems
}

export async function writeDown(work: Work, act: string, id: string, facts: Record<string, string | number>) {
  await recordEvent(work, act, { subject: { kind: 'threshold', id }, agencyId: work.actor.agencyId }, facts)
}
