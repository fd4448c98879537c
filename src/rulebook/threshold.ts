import type { Sourced } from './source.ts'
import { levelFour } from './threshold/level-four.ts'
import { levelOne } from './threshold/level-one.ts'
import { levelThree } from './threshold/level-three.ts'
import { levelTwo } from './threshold/level-two.ts'

export interface ThresholdClause {
  /** Level and number: '2.4'. What a decision cites. */
  number: string
  heading: string
  words: string
}

export interface ThresholdLevel {
  level: 1 | 2 | 3 | 4
  name: string
  /** What this much help looks like, for a reader who has a family in mind. */
  means: string
  whoHelps: string
  clauses: readonly ThresholdClause[]
}

export interface ThresholdDocument extends Sourced {
  title: string
  note: string
  levels: readonly ThresholdLevel[]
}

/**
 * A starting document for a place that has none loaded yet. The words are ours: they stand in for the place's own published
 * document, and claim to be no council's.
 */
export const thresholdTemplate: ThresholdDocument = {
  title: 'Levels of need: template',
  note: 'A template to edit. Replace it with the document your safeguarding partners have agreed and published.',
  source: 'Doorstep template; four levels as safeguarding partnerships use them',
  edition: 'template 1',
  mark: 'local',
  levels: [levelOne, levelTwo, levelThree, levelFour],
}

/** The clause with this number, and its level, or null. */
export function findClause(
  document: ThresholdDocument,
  number: string,
): { level: ThresholdLevel; clause: ThresholdClause } | null {
  for (const level of document.levels) {
    const clause = level.clauses.find((row) => row.number === number)
    if (clause) return { level, clause }
  }
  return null
}
