export { Accessibility } from './accessibility.tsx'
export { rulebookPages } from './pages.tsx'
export { isMark, isRuleGroup, marks, type RuleFilter, type RuleLine, ruleGroups, ruleLines } from './rule-lines.ts'
