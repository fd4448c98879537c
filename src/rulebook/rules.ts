import { codeSets } from './code-sets.ts'
import { contactKinds } from './codes/contact.ts'
import { nhsNumberRule, upnRule } from './identifiers.ts'
import { nameFamilies, nicknameRule } from './nicknames.ts'
import { type Outcome, outcomes, type SecondPerson } from './outcomes.ts'
import { referenceRule } from './reference.ts'
import { type Basis, markWords, type Sourced } from './source.ts'
import { thresholdTemplate } from './threshold.ts'
import { clockTable, limitWords } from './timescales.ts'

export type RuleGroup = 'Timescales' | 'Outcomes of a contact' | 'Levels of need' | 'Code sets' | 'Checks'

/** One line of the rule book, as the page and `doorstep rules` show it. */
export interface Rule extends Sourced {
  id: string
  group: RuleGroup
  words: string
  basis: Basis | null
  markWords: string
}

function rule(group: RuleGroup, id: string, words: string, from: Sourced, basis: Basis | null = null): Rule {
  const { source, edition, mark } = from
  return { id, group, words, source, edition, mark, basis, markWords: markWords[mark] }
}

const clockRules = clockTable.map((clock) =>
  rule(
    'Timescales',
    clock.validFrom ? `${clock.id} from ${clock.validFrom}` : clock.id,
    `${clock.name}: ${limitWords(clock)}, from ${clock.trigger} to ${clock.stop}${clock.note ? `. ${clock.note}` : ''}`,
    clock,
    clock.basis,
  ),
)

const outcomeRules = outcomes.map((outcome) =>
  rule(
    'Outcomes of a contact',
    outcome.id,
    `${outcome.name}. ${outcome.means} Needs: ${outcome.needs.join(', ')}${secondPersonWords(outcome)}`,
    outcome,
  ),
)

/** '. A second person confirms it: child protection concern; where danger was said' */
function secondPersonWords({ secondPerson = [] }: Outcome): string {
  if (secondPerson.length === 0) return ''
  return `. A second person confirms it: ${secondPerson.map(whenWords).join('; ')}`
}

function whenWords({ kinds, levels, dangerSaid, endsReferral }: SecondPerson): string {
  const named = kinds?.map((kind) => contactKinds.codes.find(({ code }) => code === kind)!.name.toLowerCase())
  return [
    named?.join(' or '),
    levels && `at level ${levels.join(' or ')}`,
    dangerSaid && 'where danger was said',
    endsReferral && 'where it ends a referral that the decision before it opened, or steps a strategy discussion down',
  ]
    .filter(Boolean)
    .join(' ')
}

const levelRules = thresholdTemplate.levels.flatMap((level) => [
  rule('Levels of need', `level ${level.level}`, `Level ${level.level}, ${level.name}. ${level.means}`, thresholdTemplate),
  ...level.clauses.map((clause) =>
    rule('Levels of need', clause.number, `${clause.heading}. ${clause.words}`, thresholdTemplate),
  ),
])

const codeRules = codeSets.map((set) =>
  rule('Code sets', set.id, `${set.name}: ${set.codes.map((code) => `${code.code} ${code.name}`).join('; ')}`, set),
)

const checks = [
  rule(
    'Checks',
    'nhs-number',
    'An NHS number has ten digits; the last is the check of the other nine, modulus 11',
    nhsNumberRule,
  ),
  rule(
    'Checks',
    'upn',
    'A unique pupil number has thirteen characters; the first is a check letter of the rest, modulus 23',
    upnRule,
  ),
  rule(
    'Checks',
    'reference',
    'A reference said aloud has no vowels and ends in a check that catches a slip or a swap',
    referenceRule,
  ),
  rule('Checks', 'nicknames', `${nameFamilies.length} families of names are searched together, Alfie with Alfred`, nicknameRule),
]

/** The whole rule book, in the order it is read. */
export function rules(): Rule[] {
  return [...clockRules, ...outcomeRules, ...levelRules, ...codeRules, ...checks]
}
