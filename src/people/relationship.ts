import { type CodeOf, codeName, relationshipTypes } from '../rulebook/index.ts'

export type RelationshipKind = CodeOf<typeof relationshipTypes>

/** What somebody is to one who is this to them. Where it is not one of the rule book's types, the words stand here. */
const towards = {
  mother: 'child',
  father: 'child',
  parent: 'child',
  'step-parent': 'step-child',
  grandparent: 'grandchild',
  'aunt-uncle': 'niece-nephew',
  guardian: 'ward',
  carer: 'cared-for',
  'private-foster-carer': 'cared-for',
  partner: 'partner',
  'former-partner': 'former-partner',
  sibling: 'sibling',
  'half-sibling': 'half-sibling',
  'step-sibling': 'step-sibling',
  friend: 'friend',
  other: 'other',
} as const satisfies Record<RelationshipKind, string>

const words: Readonly<Record<string, string>> = {
  child: 'Son or daughter',
  'step-child': 'Step-son or step-daughter',
  grandchild: 'Grandchild',
  'niece-nephew': 'Niece or nephew',
  ward: 'In their special guardianship',
  'cared-for': 'In their care',
}

export const otherSide = (kind: RelationshipKind): string => towards[kind]

/** What one is to the other, as it stands beside a name: 'Mother', 'Son or daughter'. */
export const relationshipWords = (kind: string): string => words[kind] ?? codeName(relationshipTypes, kind)
