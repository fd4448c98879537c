import { thresholdTemplate } from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'

export type LevelNumber = 1 | 2 | 3 | 4
export const levelNumbers: readonly LevelNumber[] = [1, 2, 3, 4]

/** One numbered clause: what a decision cites. `revision` counts its changes while its version is being written. */
export type Clause = { number: string; heading: string; words: string; revision: number; changedBy: string | null }

export type Level = {
  level: LevelNumber
  name: string
  means: string
  whoHelps: string
  revision: number
  changedBy: string | null
  clauses: Clause[]
}

/** A version of the authority's threshold of need. Without a first day it is being written, and nobody decides by it. */
export type Threshold = {
  id: string
  version: number
  title: string
  note: string
  validFrom: Day | null
  /** Who asks for it to be published, and from which day; a second person says yes, so `own` says that it is whoever reads this. */
  proposed: { from: Day; by: string; name: string; own: boolean } | null
  revision: number
  levels: Level[]
}

export type CitedClause = { level: Level; clause: Clause }

/** The clause with this number, with its level. */
export function clauseByNumber(threshold: Threshold, number: string): CitedClause | undefined {
  for (const level of threshold.levels) {
    const clause = level.clauses.find((each) => each.number === number)
    if (clause) return { level, clause }
  }
  return undefined
}

export function clauseCount(threshold: Threshold): number {
  return threshold.levels.reduce((sum, level) => sum + level.clauses.length, 0)
}

/** Whether these are the words that are shipped, with no note of the authority's own that says they are agreed. */
export function isTemplate({ note, levels }: Pick<Threshold, 'note' | 'levels'>): boolean {
  return (note === '' || isTemplatesNote(note)) && wordsOf(levels) === shippedWords
}

export const isTemplatesNote = (note: string) => note === thresholdTemplate.note

const wordsOf = (levels: readonly Pick<Level, 'level' | 'name' | 'means' | 'whoHelps' | 'clauses'>[]) =>
  JSON.stringify(
    levels.map(({ level, name, means, whoHelps, clauses }) => [
      level,
      name,
      means,
      whoHelps,
      clauses.map(({ number, heading, words }) => [number, heading, words]),
    ]),
  )
const shippedWords = wordsOf(thresholdTemplate.levels as unknown as Level[])

export function isLevelNumber(number: number): number is LevelNumber {
  return number >= 1 && number <= 4 && Number.isInteger(number)
}

export type Changes = { added: CitedClause[]; removed: CitedClause[]; reworded: CitedClause[]; levels: Level[] }

/** What a new version changes, for whoever is about to publish it. */
export function changesBetween(before: Threshold, after: Threshold): Changes {
  const all = (threshold: Threshold) => threshold.levels.flatMap((level) => level.clauses.map((clause) => ({ level, clause })))
  const kept = (cited: CitedClause) => clauseByNumber(before, cited.clause.number)
  return {
    added: all(after).filter((cited) => !kept(cited)),
    removed: all(before).filter(({ clause }) => !clauseByNumber(after, clause.number)),
    reworded: all(after).filter((cited) => {
      const old = kept(cited)?.clause
      return old && (old.heading !== cited.clause.heading || old.words !== cited.clause.words)
    }),
    levels: after.levels.filter((level) => {
      const old = before.levels.find((each) => each.level === level.level)
      return !old || old.name !== level.name || old.means !== level.means || old.whoHelps !== level.whoHelps
    }),
  }
}
