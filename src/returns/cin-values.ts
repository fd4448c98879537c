import type { Block, Given } from './cin-tree.ts'
import { byCode, readCensusCode, readYesNo } from './code-readings.ts'
import type { Code } from './codes.ts'
import { readMoment } from './days.ts'
import { doubtful, notUnderstood, type Reading, understood } from './reading.ts'
import type { Kept, Place, Problem, ProblemCode, Totals } from './report.ts'
import type { Day } from './rows.ts'

/** When the census is: what dates and codes are held against. */
export type CensusTime = { year: number | null; referenceDate: Day | null; asAt: Day | undefined }

/** Dates that may well be later than the census: what is expected or aimed at. */
const mayBeAhead = new Set(['ExpectedPersonBirthDate', 'InitialCPCtarget'])
const censusDate = /^\d{4}-\d{2}-\d{2}(T00:00(:00(\.0+)?)?)?(Z|[+-]\d{2}:\d{2})?$/

/** Takes values out of blocks and gathers what it could not understand. */
export class CinValues {
  readonly problems: Problem[]
  #time: CensusTime
  #totals: Totals
  #kept: Kept

  constructor(time: CensusTime, totals: Totals, problems: Problem[], kept: Kept = 'child kept without it') {
    this.#time = time
    this.#totals = totals
    this.problems = problems
    this.#kept = kept
  }

  first(block: Block | undefined, name: string): Given | undefined {
    return block?.values.get(name)?.[0]
  }

  take<T>(block: Block | undefined, name: string, read: (text: string) => Reading<T>): T | null {
    return this.#read(name, this.first(block, name), read)
  }

  all<T>(block: Block | undefined, name: string, read: (text: string) => Reading<T>): T[] {
    const taken = (block?.values.get(name) ?? []).map((given) => this.#read(name, given, read))
    return taken.filter((value) => value !== null)
  }

  text(block: Block | undefined, name: string): string | null {
    return this.take(block, name, understood)
  }

  day(block: Block | undefined, name: string): Day | null {
    return this.take(block, name, (text) => this.#day(text, name))
  }

  days(block: Block | undefined, name: string): Day[] {
    return this.all(block, name, (text) => this.#day(text, name))
  }

  code(block: Block | undefined, name: string, codes: CodeSet): string | null {
    return this.take(block, name, (text) => readCensusCode(codes.codes, codes.name, text, this.#time.year))
  }

  codes(block: Block | undefined, name: string, codes: CodeSet): string[] {
    return this.all(block, name, (text) => readCensusCode(codes.codes, codes.name, text, this.#time.year))
  }

  yesNo(block: Block | undefined, name: string): boolean | null {
    return this.take(
      block,
      name,
      (text) => readYesNo(text) ?? notUnderstood('word not understood', 'write 1 for yes or 0 for no'),
    )
  }

  report(code: ProblemCode, place: Place, value: string, why: string, kept: Kept = this.#kept) {
    this.problems.push({ kind: 'problem', code, place, value, why, kept })
  }

  #read<T>(name: string, given: Given | undefined, read: (text: string) => Reading<T>): T | null {
    if (!given) return null
    if (given.text === '') {
      this.#totals.blanks[name] = (this.#totals.blanks[name] ?? 0) + 1
      return null
    }
    const reading = read(given.text)
    if (reading === null) return null
    if (!('value' in reading)) {
      this.report(reading.code, given.place, given.text, reading.why)
      return null
    }
    if (reading.check)
      this.report(reading.code ?? 'code not understood', given.place, given.text, reading.check, 'taken, please check')
    return reading.value
  }

  #day(text: string, name: string): Reading<Day> {
    const reading = readMoment(text) ?? notUnderstood('date not understood', 'this is not a date; write it as yyyy-mm-dd')
    if (!('value' in reading)) return { ...reading, why: reading.why.replace('dd/mm/yyyy', 'yyyy-mm-dd') }
    const { day, time } = reading.value
    const { asAt, referenceDate } = this.#time
    if (!mayBeAhead.has(name)) {
      if (asAt !== undefined && day > asAt)
        return notUnderstood('date out of range', `this day is after ${asAt}, the day of the import; look the date up`)
      if (referenceDate !== null && day > referenceDate)
        return doubtful(day, 'date out of range', `this day is after ${referenceDate}, when the census closed`)
    }
    if (time !== null) return doubtful(day, 'time set aside', 'a census date has no time of day; it was left out')
    return censusDate.test(text)
      ? understood(day)
      : doubtful(day, 'date order', `a census date is written yyyy-mm-dd; this was read as ${day}`)
  }
}

export type CodeSet = { name: string; codes: Map<string, Code> }
export const codeSet = (name: string, codes: Code[]): CodeSet => ({ name, codes: byCode(codes) })
