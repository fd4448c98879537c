export * from './code-sets.ts'
export {
  isTemporaryUpn,
  isTestNhsNumber,
  nhsCheckDigit,
  readNhsNumber,
  readUpn,
  upnCheckLetter,
  writeNhsNumber,
} from './identifiers.ts'
export { mayBeSameName, nameFamilies, otherFormsOfName, plainName } from './nicknames.ts'
export { type DecisionNeed, isOutcomeId, type Outcome, type OutcomeId, outcome, outcomes, type SecondPerson } from './outcomes.ts'
export { encodeReference, readReference } from './reference.ts'
export { type Rule, type RuleGroup, rules } from './rules.ts'
export { type Basis, type Mark, markWords, type Sourced } from './source.ts'
export { findClause, type ThresholdClause, type ThresholdDocument, type ThresholdLevel, thresholdTemplate } from './threshold.ts'
export { type Clock, type ClockUnit, clock, clockTable, limitOf, limitWords, standsOn } from './timescales.ts'
