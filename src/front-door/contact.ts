import { type CodeOf, contactKinds, contactSources, dangers, type familyAgrees, familyKnows, isCode } from '../rulebook/index.ts'

export type ContactKind = CodeOf<typeof contactKinds>
export type FamilyKnows = CodeOf<typeof familyKnows>
export type FamilyAgrees = CodeOf<typeof familyAgrees>
export type Danger = 'now' | 'today' | 'no'

/** The parts of a contact that are free text. Each is kept by version, apart from the codes. */
export const parts = {
  worry: 'The worry',
  'going well': 'What is going well',
  agreed: 'What was agreed',
  about: 'About whom, as it was said',
  'family not told because': 'Why the family does not know',
  note: 'Added later',
  reason: 'Why it was decided so',
  'late because': 'Why the decision was late',
  'agreement in words': 'What the family said',
} as const
export type Part = keyof typeof parts

const deciding: readonly Part[] = ['reason', 'late because', 'note']

/**
 * Which words these are, and so who may read them: what was told or how it was decided, and whether it is a child
 * protection concern, whose words a neighbourhood manager does not see.
 */
export function wordsClass(kind: string, part: Part): 'told' | 'concern' | 'deciding' | 'deciding concern' {
  const concern = kind === 'protection'
  if (deciding.includes(part)) return concern ? 'deciding concern' : 'deciding'
  return concern ? 'concern' : 'told'
}

export const isContactKind = (text: string): text is ContactKind => isCode(contactKinds, text)

/** How many children one conversation names: each is looked for among all, so a form of a thousand would hold the database. Local. */
export const mostChildren = 20

/** What must be there before a conversation can be kept. Few things, each with how to put it right. */
export function problemsWithContact(contact: {
  kind: string
  bringerName: string
  anonymous: boolean
  nobodyNamed: boolean
  children: number
  worry: string
  familyKnows: string
  danger: string
  /** Where it comes from, as it is counted; what a page has not worked out yet is left out. */
  sourceCode?: string
}): { field: string; message: string }[] {
  const problems: { field: string; message: string }[] = []
  if (!isCode(dangers, contact.danger)) problems.push({ field: 'danger', message: 'Say whether anybody is in danger now' })
  if (!contact.anonymous && !contact.bringerName)
    problems.push({ field: 'who', message: 'Say who you are talking to, or that they gave no name' })
  if (!contact.nobodyNamed && contact.children === 0)
    problems.push({ field: 'child-0-name', message: 'Name a child, or say that nobody is named' })
  if (contact.children > mostChildren)
    problems.push({
      field: 'child-0-name',
      message: `Name at most ${mostChildren} children here, and the others in another conversation`,
    })
  if (contact.sourceCode !== undefined && !isCode(contactSources, contact.sourceCode))
    problems.push({ field: 'from', message: 'Say where they are from' })
  if (!contact.worry.trim()) problems.push({ field: 'worry', message: 'Say what was seen or heard' })
  if (!isCode(familyKnows, contact.familyKnows))
    problems.push({ field: 'knows', message: 'Say whether the family knows about this' })
  if (!isContactKind(contact.kind)) problems.push({ field: 'kind', message: 'Choose what kind of contact this is' })
  return problems
}

/** A child as somebody named them, whose record nobody has settled yet. */
export type Unsettled = { name: string; born: string }
type Labelled = { givenName: string; familyName: string; age: string }

/**
 * "Kayden Marsh, 7"; "Adaeze and Chidi Abara, 3 and 5"; "Alfi Dunning, not settled yet". Nobody is named only where that was said:
 * else the children are some whom this reader is not shown.
 */
export function childrenLabel(
  children: readonly Labelled[],
  { unsettled = [], nobodyNamed = true }: { unsettled?: readonly Unsettled[]; nobodyNamed?: boolean } = {},
): string {
  const waiting = unsettled.length > 0 && `${and(unsettled.map(({ name }) => name))}, not settled yet`
  if (children.length === 0) return waiting || (nobodyNamed ? 'Nobody named' : 'A child who is not shown to you')
  const families = new Set(children.map((child) => child.familyName))
  const names =
    families.size === 1
      ? `${and(children.map((child) => child.givenName))} ${children[0]!.familyName}`
      : and(children.map((child) => `${child.givenName} ${child.familyName}`))
  const ages = children.map((child) => child.age).filter(Boolean)
  const settled = ages.length > 0 ? `${names}, ${and(ages)}` : names
  return waiting ? `${settled}; ${waiting}` : settled
}

const and = (words: string[]) => (words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? ''))
