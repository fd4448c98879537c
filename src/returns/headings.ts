import { type Cell, cellText } from './reading.ts'

export type Field =
  | 'childId'
  | 'gender'
  | 'ethnicity'
  | 'birthDate'
  | 'age'
  | 'on'
  | 'source'
  | 'nfa'
  | 'referrals'
  | 'team'
  | 'worker'

export type ListNumber = 1 | 3

/** What each column of Lists 1 and 3 is called, in Ofsted's wording first and then as councils write it. Compared as `headingKey`. */
const child: [Field, string[]][] = [
  [
    'childId',
    [
      'Child Unique ID',
      'Child ID',
      'Unique ID',
      'Child Unique Identifier',
      'Child Identifier',
      'Childs Unique ID',
      'Child Reference',
      'Child Ref',
      'LA Child ID',
      'Client ID',
      'Person ID',
      'PID',
      'Child Number',
      'Child No',
      'ID',
    ],
  ],
  ['gender', ['Gender', 'Sex', 'Childs Gender', 'Child Gender', 'Childs Sex', 'Gender of Child', 'Sex of Child']],
  [
    'ethnicity',
    ['Ethnicity', 'Ethnic Origin', 'Ethnic Group', 'Ethnic Code', 'Ethnicity Code', 'Childs Ethnicity', 'Child Ethnicity'],
  ],
  [
    'birthDate',
    [
      'Date of Birth',
      'DOB',
      'Birth Date',
      'Childs Date of Birth',
      'Child Date of Birth',
      'Childs DOB',
      'Child DOB',
      'Date of Birth or Expected Date of Birth',
      'DOB or EDD',
      'Person Birth Date',
    ],
  ],
  [
    'age',
    [
      'Age of Child (Years)',
      'Age',
      'Age of Child',
      'Childs Age',
      'Child Age',
      'Age in Years',
      'Age (Yrs)',
      'Age at Contact',
      'Age at Referral',
    ],
  ],
]

const lists: Record<ListNumber, [Field, string[]][]> = {
  1: [
    ...child,
    [
      'on',
      [
        'Date of Contact',
        'Contact Date',
        'Date Contact Received',
        'Contact Received Date',
        'Contact Received',
        'Contact Start Date',
        'Contact Date Time',
        'Date and Time of Contact',
      ],
    ],
    ['source', ['Contact Source', 'Source of Contact', 'Contact Made By', 'Contact From', 'Contact Source Code', 'Contacted By']],
  ],
  3: [
    ...child,
    [
      'on',
      [
        'Date of Referral',
        'Referral Date',
        'Date Referral Received',
        'Referral Received Date',
        'Referral Received',
        'Referral Start Date',
        'Referral Date Time',
      ],
    ],
    ['source', ['Referral Source', 'Source of Referral', 'Referred By', 'Referral From', 'Referral Source Code', 'Referrer']],
    [
      'nfa',
      [
        'Referral NFA?',
        'NFA',
        'No Further Action',
        'Referral No Further Action',
        'Referral NFA (Y/N)',
        'Did the Referral Result in NFA',
        'Referral Resulted in NFA',
        'Is Referral NFA',
      ],
    ],
    [
      'referrals',
      [
        'Number of Referrals in Last 12 Months',
        'Referrals in Last 12 Months',
        'No of Referrals in Last 12 Months',
        'Number of Referrals in the Last 12 Months',
        'Number of Referrals within Last 12 Months',
        'Number of Previous Referrals in Last 12 Months',
      ],
    ],
    ['team', ['Allocated Team', 'Team', 'Team Name', 'Current Team', 'Allocated Team Name']],
    [
      'worker',
      [
        'Allocated Worker',
        'Worker',
        'Worker Name',
        'Social Worker',
        'Allocated Social Worker',
        'Caseworker',
        'Allocated Worker Name',
      ],
    ],
  ],
}

/** Without case, spaces, marks and line breaks: "Child_Unique ID " and "CHILD UNIQUE ID" are one. */
export const headingKey = (heading: Cell) =>
  cellText(heading)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

const keysOf = (list: ListNumber) =>
  new Map(lists[list].flatMap(([field, names]) => names.map((name) => [headingKey(name), field] as const)))
const fieldsByKey: Record<ListNumber, Map<string, Field>> = { 1: keysOf(1), 3: keysOf(3) }

export const officialHeading = (list: ListNumber, field: Field) => lists[list].find(([known]) => known === field)?.[1][0] ?? field

export type Columns = {
  list: ListNumber
  /** Which column (from 0) holds which field. */
  at: Map<Field, number>
  /** All headings as the file writes them. */
  headings: string[]
  /** Columns with a heading that means nothing here, or that repeats one already taken. */
  unread: number[]
}

function columnsIn(cells: Cell[], list: ListNumber): Columns {
  const at = new Map<Field, number>()
  const unread: number[] = []
  for (const [column, cell] of cells.entries()) {
    const key = headingKey(cell)
    if (key === '') continue
    const words = typeof cell === 'string' ? cell : ''
    const field = fieldsByKey[list].get(key) ?? fieldsByKey[list].get(headingKey(words.replace(/\(.*?\)/g, '')))
    if (field && !at.has(field)) at.set(field, column)
    else unread.push(column)
  }
  return { list, at, headings: cells.map(cellText), unread }
}

/**
 * Whether this row is the heading row of List 1 or List 3. The date of contact or of referral decides which;
 * `named` is the list the sheet's name gives, which settles it where that column is missing.
 */
export function columnsOf(cells: Cell[], named?: number): Columns | undefined {
  const both = ([1, 3] as const).map((list) => columnsIn(cells, list))
  const dated = both.filter(({ at }) => at.has('on') && at.size >= 2)
  const one = dated.find(({ list }) => list === named) ?? dated[0]
  if (one) return one
  return both.find(({ list, at }) => list === named && at.size >= 3)
}

const titles = [
  'contacts',
  'early help',
  'referrals',
  'assessments',
  'section 47 and conferences',
  'children in need',
  'child protection',
  'children in care',
  'care leavers',
  'adoption',
  'adopters',
]

export const listTitle = (list: number) => `List ${list} ${titles[list - 1] ?? ''}`.trim()

/** "List 4", "list_04 assessments", "4. Assessments", "Annex A - List 4", or a name of the list alone. */
export function listNamed(sheet: string): number | undefined {
  const numbered = /(?:^|[^a-z])list[\s_-]*0*(\d{1,2})(?!\d)/i.exec(sheet) ?? /^\s*0*(\d{1,2})(?:$|[\s._-])/.exec(sheet)
  const number = Number(numbered?.[1])
  if (number >= 1 && number <= titles.length) return number
  const named = titles.indexOf(cellText(sheet).toLowerCase()) + 1
  return named || undefined
}
