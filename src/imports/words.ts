import type { Counts, Run, RunState } from './runs-store.ts'
import type { Problem } from './told.ts'
import type { Outcomes } from './writing.ts'

/** What is imported, by kind: two kinds of file, and rows of either that waited. */
export const kindWords: Readonly<Record<string, string>> = {
  'annex-a': 'Annex A, Lists 1 and 3',
  cin: 'Children in need census',
  waiting: 'Rows that waited',
}

export const stateWords: Readonly<Record<RunState, string>> = {
  waiting: 'Waiting to begin',
  reading: 'Reading the file',
  writing: 'Writing',
  done: 'Done',
  'nothing new': 'Imported before',
  refused: 'Refused',
  stopped: 'Stopped',
}

const grouped = new Intl.NumberFormat('en-GB')
export const number = (count: number) => grouped.format(count)
export const counted = (count: number, one: string, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`

/** What a run did, a line for each number that is not nothing. */
export function reportLines({ counts, sentence, state }: Pick<Run, 'counts' | 'sentence' | 'state'>): string[] {
  const lines: string[] = sentence === null ? [] : [sentence]
  if (state !== 'done') return lines
  if (!counts.ofRecord) lines.push(notTold)
  for (const { what, outcomes } of outcomeRows(counts)) lines.push(`${what}: ${outcomeWords(outcomes)}`)
  for (const { part, read, taken, setAside } of partsOf(counts).read)
    lines.push(`${part}: ${number(read)} read, ${number(taken)} taken, ${number(setAside)} set aside`)
  lines.push(...detailLines(counts))
  lines.push(counts.problems === 0 ? 'Everything was understood.' : `To look at: ${counts.problems}`)
  return lines
}

/** What became of the children, contacts and referrals that the file tells of; those it tells nothing of are left out. */
export function outcomeRows({ people, contacts, referrals }: Counts): { what: string; outcomes: Outcomes }[] {
  return Object.entries({ Children: people, Contacts: contacts, Referrals: referrals })
    .map(([what, outcomes]) => ({ what, outcomes }))
    .filter(({ outcomes }) => Object.values(outcomes).some((count) => count > 0))
}

export const outcomeWords = (outcomes: Outcomes) =>
  Object.entries(outcomes)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${number(count)} ${outcome}`)
    .join(', ')

/** Instead of what became of rows, to those who may not know how the record reads. */
export const notTold =
  'The file was read. Every row that was taken waits until the front door’s manager takes it into the record. What becomes of each is not told here. If the manager refuses the file, the reason stands here.'

/** How far the step under way is, in hundredths, where that is known. */
export const shareOf = ({ done, whole }: Counts) => (whole > 0 ? Math.min(100, Math.floor((done / whole) * 100)) : undefined)

/** Parts of the file that were read, and parts that no room here reads yet, in the order of their numbers. */
export function partsOf({ rows }: Counts) {
  const parts = Object.entries(rows).map(([part, counts]) => ({ part: part.charAt(0).toUpperCase() + part.slice(1), ...counts }))
  parts.sort((one, other) => one.part.localeCompare(other.part, 'en', { numeric: true }))
  return { read: parts.filter(({ notRead }) => notRead === 0), unread: parts.filter(({ notRead }) => notRead > 0) }
}

/** What else is worth knowing of a file that came in. */
export function detailLines(counts: Counts): string[] {
  const each = (all: Record<string, number>) =>
    Object.entries(all)
      .map(([what, count]) => `${what} ${number(count)}`)
      .join(', ')
  const { unread } = partsOf(counts)
  const details = {
    'New referrals without an end in the file, which stand as open': counts.leftOpen > 0 ? number(counts.leftOpen) : '',
    'Set aside after reading': each(counts.setAside),
    'Read and not stored yet': each(counts.later),
    'Rows of lists that are not read yet': each(Object.fromEntries(unread.map(({ part, notRead }) => [part, notRead]))),
    'Empty cells': each(counts.blanks),
  }
  return Object.entries(details).flatMap(([what, said]) => (said ? [`${what}: ${said}`] : []))
}

export const problemWords = ({ place, value, why, kept }: Problem) =>
  `${place}: ${value === '' ? '' : `"${value}": `}${why} (${kept})`

/** What a spreadsheet may pass over before it takes a cell for a formula, and the signs of one, also full-width. */
const formula = /^[\s\u200B-\u200D\u2060\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

/** A cell that a spreadsheet would take for a formula is kept as text. */
const cell = (value: string) => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

export function problemsCsv(problems: readonly (Problem & { number: number })[]): string {
  const rows = problems.map(({ number, place, value, why, kept }) =>
    [String(number), ...[place, value, why, kept].map(cell)].join(','),
  )
  return `\uFEFF${['Number,Where,What it says,Why,What became of it', ...rows].join('\r\n')}\r\n`
}
