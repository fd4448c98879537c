import type { Labels } from '../access/index.ts'
import {
  answerWays,
  type CodeSet,
  contactKinds,
  dangers,
  familyAgrees,
  familyKnows,
  lateReasons,
  outcomes,
} from '../rulebook/index.ts'
import { publicSources } from './brought-by.ts'
import { disagreementOutcomes } from './disagreement.ts'

// What forms call their questions, for words of somebody who was signed out while writing.

const named = ({ codes }: CodeSet) => Object.fromEntries(codes.map(({ code, name }) => [code, name]))

export const conversationLabels: Labels = {
  danger: { label: 'Is anybody in danger now?', of: named(dangers) },
  who: 'Name',
  from: { label: 'From', of: Object.fromEntries(publicSources) },
  phone: 'Phone',
  anonymous: { label: 'They gave no name', of: { yes: 'Yes' } },
  'child.*.name': 'Child or young person',
  'child.*.born': 'Born, or age',
  place: 'Address or postcode',
  nobody: { label: 'Nobody is named: they want advice only', of: { yes: 'Yes' } },
  worry: 'What is the worry?',
  well: 'What is going well?',
  agreed: 'What did you agree?',
  knows: { label: 'Does the family know about this conversation?', of: named(familyKnows) },
  'because-not-yet': 'Why?',
  'because-not-safe': 'Why?',
  kind: { label: 'What is it?', of: named(contactKinds) },
}

export const decisionLabels: Labels = {
  clause: 'Which clause of the threshold fits?',
  outcome: { label: 'What happens next?', of: Object.fromEntries(outcomes.map(({ id, name }) => [id, name])) },
  service: 'Which service',
  agrees: { label: 'Does the family agree to help?', of: named(familyAgrees) },
  reason: 'Why',
  lateReason: { label: 'Why is this late?', of: named(lateReasons) },
  lateWords: 'Anything to add about why',
  words: 'Your answer',
}

export const answerLabels: Labels = {
  way: { label: 'How do you answer?', of: named(answerWays) },
  toWhom: 'Whom did you speak to?',
  toldAt: 'When today?',
  words: 'What did you tell them, or why is no answer possible?',
}

export const disagreementLabels: Labels = {
  who: { label: 'Who disagrees?', of: { bringer: 'Who brought it', me: 'I do', other: 'Somebody else' } },
  name: 'Their name',
  words: 'What should happen instead, and why?',
}

export const settlementLabels: Labels = {
  outcome: { label: 'How does it end?', of: disagreementOutcomes },
  words: 'What did you agree?',
}
