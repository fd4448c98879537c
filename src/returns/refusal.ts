/** Why a whole file is turned away: one sentence each, saying what to do. No value from inside the file stands in them. */
const sentences = {
  empty: () => 'The file is empty. Export it again and import the new file.',
  'not-a-workbook': () =>
    'This is neither an Excel workbook (.xlsx) nor a CSV file. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
  'old-workbook': () =>
    'This is an old Excel file (.xls) or one with a password. Open it in Excel, take the password off and save it as "Excel Workbook (.xlsx)".',
  'broken-workbook': () =>
    'The workbook is broken or was cut short, so nothing was read. Export it again and import the new file.',
  'workbook-too-large': (mb: string) =>
    `The workbook is larger than ${mb} MB. Save List 1 and List 3 as CSV files and import those: they can be of any size.`,
  'workbook-too-wide': (column: string, row: string) =>
    `One sheet reaches to column ${column} and row ${row}, far beside its list, which is more than fits into memory. Delete what stands there, or save List 1 and List 3 as CSV files and import those.`,
  'not-annex-a': () =>
    'No Annex A list was found: no row has the headings of one. Check that the headings (Child Unique ID, Date of Contact or Date of Referral) are in the file.',
  'broken-csv': (line: string, why: string) =>
    `The CSV file breaks at line ${line} (${why}), so nothing was read. Mend that line or export the file again.`,
  'unknown-encoding': (name: string) =>
    `The file says it is written in "${name}", which is not read here. Save it as UTF-8 and import it again.`,
  'not-utf8': (line: string) =>
    `The file has characters near line ${line} that are not UTF-8, and it does not say that it is written in another way. Save it as UTF-8 and import it again.`,
  zipped: () => 'This is a zip file. Unzip it and import the XML file inside.',
  'not-xml': () => 'This is not an XML file. The census is one XML file, as it is sent to the Department for Education.',
  'broken-xml': (line: string, column: string, why: string) =>
    `The XML is broken or cut short at line ${line}, column ${column} (${why}), so nothing was read. Export the census again.`,
  'has-doctype': () =>
    'The file carries a document type declaration (DOCTYPE), which a census never needs and which can do harm. Export the census again without it.',
  'not-cin': (found: string) => `This is not a children in need census: ${found}.`,
  'no-header': () =>
    'The file does not say which authority it comes from: its Header, with the LEA number, must stand before the children. Export the census again.',
  'other-authority': (found: string, asked: string) =>
    `The file is from authority ${found}, and the import was asked for authority ${asked}. Choose the right file or the right authority.`,
  'no-children': () => 'The file has a header but no Children part, so it is not a whole census. Export the census again.',
  'out-of-proportion': (line: string) =>
    `One part of the file, near line ${line}, is far larger than any child's record can be, so nothing was read. Export the census again.`,
} as const

export type RefusalCode = keyof typeof sentences

/** The whole file is turned away and nothing of it may be kept. `message` is a sentence for the person who imported. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

export function refuse<Code extends RefusalCode>(code: Code, ...details: Parameters<(typeof sentences)[Code]>): never {
  const sentence = sentences[code] as (...words: string[]) => string
  throw new Refusal(code, sentence(...details))
}
