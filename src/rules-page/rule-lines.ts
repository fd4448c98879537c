import { type Mark, type Rule, type RuleGroup, rules } from '../rulebook/index.ts'

export type RuleFilter = {
  /** Words that all stand in the rule, its source or its id. */
  find?: string | undefined
  group?: RuleGroup | undefined
  /** How sure the rule is: read in the source, to be checked against it, or a local choice. */
  mark?: Mark | undefined
}
/** A line of the rule book with the address of its own on the page. */
export type RuleLine = Rule & { anchor: string }

export const ruleGroups: readonly RuleGroup[] = [...new Set(rules().map(({ group }) => group))]
export const marks: readonly { mark: Mark; name: string; means: string }[] = [
  { mark: 'read', name: 'Read', means: 'The text or data of the source was read.' },
  {
    mark: 'check',
    name: 'Check',
    means: 'Well established, but its text was not before us: read it again before relying on it.',
  },
  { mark: 'local', name: 'Local', means: 'A choice of this place, which it may change.' },
]

/** The rule book, whole or filtered, in the order it is read. The page and `doorstep rules` show these lines. */
export function ruleLines({ find = '', group, mark }: RuleFilter = {}): RuleLine[] {
  const words = plain(find).split(/\s+/).filter(Boolean)
  return rules()
    .map((rule) => ({ ...rule, anchor: anchorOf(rule) }))
    .filter((rule) => (!group || rule.group === group) && (!mark || rule.mark === mark))
    .filter((rule) => {
      const said = plain(`${rule.id} ${rule.words} ${rule.source} ${rule.edition} ${rule.basis ?? ''}`)
      return words.every((word) => said.includes(word))
    })
}

export const isRuleGroup = (text: string | undefined): text is RuleGroup => ruleGroups.some((group) => group === text)
export const isMark = (text: string | undefined): text is Mark => marks.some(({ mark }) => mark === text)

const plain = (text: string) => text.toLowerCase().replaceAll('’', "'")

// a full stop stays: 'levels-of-need-3.4' and 'levels-of-need-3-4' would be two clauses
const anchorOf = ({ group, id }: Rule) =>
  `${group} ${id}`
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/-$/, '')
