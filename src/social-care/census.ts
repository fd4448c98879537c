import type { Problem } from '../govuk/index.ts'
import { codeName, contactSources, disabilities, ethnicities, isCode, primaryNeeds } from '../rulebook/index.ts'

/** What the census asks of every referral. Each may be "not known yet": asked again at assessment, never guessed. */
export type Census = { source: string; primaryNeed: string; ethnicity: string; disabilities: readonly string[] }

/** What stands in the record while nobody knows. */
export const notKnownYet = 'not known yet'
export const notKnownWords = 'Not known yet'

type Row = { sourceCode: string; primaryNeed: string; ethnicity: string; disability: string }

export const censusOf = ({ sourceCode, primaryNeed, ethnicity, disability }: Row): Census => ({
  source: sourceCode,
  primaryNeed,
  ethnicity,
  disabilities: disability === notKnownYet ? [] : disability.split(/[\s,]+/).filter(Boolean),
})

/** As it is kept: several disabilities in one order, so that equal answers are equal. */
export const rowOf = (census: Census): Row => ({
  sourceCode: census.source,
  primaryNeed: census.primaryNeed,
  ethnicity: census.ethnicity,
  disability: census.disabilities.length === 0 ? notKnownYet : [...census.disabilities].sort().join(' '),
})

export function problemsWithCensus(census: Census): Problem[] {
  const problems: Problem[] = []
  if (!isCode(contactSources, census.source)) problems.push({ field: 'source', message: 'Choose who brought it' })
  if (census.primaryNeed !== notKnownYet && !isCode(primaryNeeds, census.primaryNeed))
    problems.push({ field: 'primaryNeed', message: 'Choose the primary need, or that it is not known yet' })
  if (census.ethnicity !== notKnownYet && !isCode(ethnicities, census.ethnicity))
    problems.push({ field: 'ethnicity', message: 'Choose the ethnicity, or that it is not known yet' })
  if (census.disabilities.some((code) => !isCode(disabilities, code)))
    problems.push({ field: 'disabilities', message: 'Choose disabilities from the list' })
  else if (census.disabilities.length > 1 && census.disabilities.includes('NONE'))
    problems.push({ field: 'disabilities', message: 'Choose no disability, or which there are' })
  return problems
}

/** The four answers in words, in the order that they are asked. */
export function censusWords(census: Census): { term: string; value: string }[] {
  const word = (set: Parameters<typeof codeName>[0], code: string) => (code === notKnownYet ? notKnownWords : codeName(set, code))
  return [
    { term: 'Source', value: word(contactSources, census.source) },
    { term: 'Primary need', value: word(primaryNeeds, census.primaryNeed) },
    { term: 'Ethnicity', value: word(ethnicities, census.ethnicity) },
    {
      term: 'Disability',
      value:
        census.disabilities.length === 0
          ? notKnownWords
          : census.disabilities.map((code) => codeName(disabilities, code)).join(', '),
    },
  ]
}
