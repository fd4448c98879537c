import type { Labels } from '../access/index.ts'
import { type CodeSet, contactKinds, dangers, familyKnows } from '../rulebook/index.ts'
import { publicSources } from './brought-by.ts'

const named = ({ codes }: CodeSet) => Object.fromEntries(codes.map(({ code, name }) => [code, name]))

/** What the form of a conversation calls its questions, for words of somebody who was signed out while writing. */
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
