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
export { thresholdPages } from './pages.tsx'
export { proposeThreshold, publishThreshold } from './publishing.ts'
export { clauseInForce, versionNumbers } from './store.ts'
export { templateRows } from './template-rows.ts'
