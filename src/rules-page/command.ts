import type { Command } from '../command.ts'
import { UsageProblem } from '../command.ts'
import { isMark, isRuleGroup, marks, ruleGroups, ruleLines } from './rule-lines.ts'

/** The rule book on a terminal: what is on /rulebook, line by line. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List the rule book: clocks, code sets, outcomes, with source and edition',
  usage: `[WORDS] [--group ${ruleGroups.join('|')}] [--mark ${marks.map((each) => each.mark).join('|')}]`,
  async run(args, { out, err, json }) {
    const option = (name: string) => {
      const at = args.indexOf(name)
      return at >= 0 ? args.splice(at, 2)[1] : undefined
    }
    const [group, mark] = [option('--group'), option('--mark')]
    if (group !== undefined && !isRuleGroup(group)) throw new UsageProblem(`There is no group "${group}".`)
    if (mark !== undefined && !isMark(mark)) throw new UsageProblem(`There is no mark "${mark}".`)
    const unknown = args.find((word) => word.startsWith('-'))
    if (unknown) throw new UsageProblem(`There is no option ${unknown}.`)
    const lines = ruleLines({ find: args.join(' ') || undefined, group, mark })
    if (json) out(JSON.stringify(lines))
    else
      for (const { id, words, source, edition, mark } of lines) out(`${id.padEnd(14)} ${words} (${source}, ${edition}; ${mark})`)
    if (lines.length === 0) err('No rule has all of these words.')
    return lines.length > 0 ? 0 : 1
  },
}
