import type { ProblemCode } from './report.ts'

/** A cell as a workbook or a CSV file gives it. */
export type Cell = string | number | boolean | Date | null

/**
 * How one value was read. `null`: nothing was given. `value`: understood, and if `check` is there, with a doubt to show.
 * `why`: not understood.
 */
export type Reading<T> = { value: T; check?: string; code?: ProblemCode } | { why: string; code: ProblemCode } | null

export const understood = <T>(value: T): Reading<T> => ({ value })
export const doubtful = <T>(value: T, code: ProblemCode, check: string): Reading<T> => ({ value, code, check })
export const notUnderstood = (code: ProblemCode, why: string): { why: string; code: ProblemCode } => ({ why, code })

/** Text without the marks that spreadsheets leave: byte order marks, hard spaces, line breaks, doubled spaces. */
export const tidy = (text: string) =>
  plainWord.test(text)
    ? text
    : text
        .replace(/[\uFEFF\u200B\u200E\u200F]/g, '')
        .replace(/\s+/g, ' ')
        .trim()

// Most values are plain words, and there are millions.
const plainWord = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** For comparing words whatever their case, marks and spaces: "Health-Visitor (HV)" and "health visitor hv" are one. */
export const wordKey = (text: string) =>
  tidy(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u2018\u2019']/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const nothingWords = new Set([
  '',
  'n a',
  'na',
  'nk',
  'n k',
  'null',
  'nil',
  'none',
  'blank',
  'not known',
  'not recorded',
  'not applicable',
  'tbc',
  'unknown',
])

/** Whether a cell that should hold a day or a name says in words that there is none. */
export const saysNothing = (text: string) => nothingWords.has(wordKey(text))

export const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? 'not a date' : cell.toISOString().replace('T00:00:00.000Z', '')
  return tidy(String(cell))
}
