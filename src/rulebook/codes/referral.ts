import { type CodeOf, census, codeSet, dataset, isCode, ours } from './code-set.ts'

export const referralOutcomes = codeSet('referral outcome', 'Outcome of a referral', dataset, [
  ['no-further-action', 'No further action'],
  ['advice', 'Advice or signposting'],
  ['early-help', 'Step down to early help'],
  ['assessment', 'Assessment required'],
  ['strategy', 'Strategy discussion or section 47'],
  ['other', 'Other'],
])

export const primaryNeeds = codeSet('primary need', 'Primary need', census(), [
  ['N1', 'Abuse, neglect or exploitation', 'Reworded in 2026'],
  ['N2', 'Child’s disability or illness'],
  ['N3', 'Parental disability or illness'],
  ['N4', 'Family in acute stress'],
  ['N5', 'Family dysfunction'],
  ['N6', 'Socially unacceptable behaviour'],
  ['N7', 'Low income'],
  ['N8', 'Absent parenting'],
  ['N9', 'Cases other than children in need'],
  ['N0', 'Not stated'],
])

export const closureReasons = codeSet('closure reason', 'Reason for closure', census(), [
  ['RC1', 'Adopted'],
  ['RC2', 'Died'],
  ['RC3', 'Child arrangements order'],
  ['RC4', 'Special guardianship order'],
  ['RC5', 'Transferred to another council'],
  ['RC6', 'Transferred to adult services'],
  ['RC7', 'Any other reason'],
  ['RC8', 'Closed after assessment, no further action'],
  ['RC9', 'Closed after assessment, referred to early help', 'From 2023'],
])

/** The answer to a census question at the door when nobody knows yet: asked again at assessment, never guessed. */
export const notKnownYet = codeSet('not known yet', 'Census question not answered yet', ours('Front door standard'), [
  ['not-known-yet', 'Not known yet'],
])

/** What a child is given to somebody for, as it stands in an allocation. */
export const workKinds = codeSet('work', 'Work that a child is given to somebody for', ours('Front door standard'), [
  ['assessment', 'Assessment'],
  ['strategy discussion', 'Strategy discussion'],
  ['early help', 'Early help'],
])

/** The level of need that a work usually goes with, where no decision named one (a file, an old record). Local. */
const usualLevels: Readonly<Record<CodeOf<typeof workKinds>, number>> = {
  assessment: 4,
  'strategy discussion': 4,
  'early help': 3,
}

/** That of a work that stands in no list any more is that of help. */
export const usualLevel = (work: string): number => (isCode(workKinds, work) ? usualLevels[work] : usualLevels['early help'])
