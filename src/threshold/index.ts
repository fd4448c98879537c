import type { Room } from '../room.ts'
import { levelsChapter } from './chapter.ts'
import { thresholdPages } from './pages.tsx'

export { beginThresholdVersion, installThresholdTemplate, thresholdInForce } from './actions.ts'
export { ClausePicker, type ClausePickerProps } from './clause-picker.tsx'
export {
  type CitedClause,
  type Clause,
  clauseByNumber,
  isTemplate,
  type Level,
  type LevelNumber,
  type Threshold,
} from './document.ts'
export { findClauses } from './find-clauses.ts'
export { proposeThreshold, publishThreshold } from './publishing.ts'
export { clauseInForce, versionNumbers } from './store.ts'
export { templateRows } from './template-rows.ts'

export const threshold: Room = {
  name: 'threshold',
  floor: 'work',
  tables: ['thresholdClause', 'thresholdDocument', 'thresholdLevel', 'thresholdReading'],

  pages: thresholdPages,
  chapters: [levelsChapter],
  footer: [{ text: 'Threshold of need', href: '/threshold' }],
  firstPages: { service: async () => ({ to: '/threshold' }) },
}
