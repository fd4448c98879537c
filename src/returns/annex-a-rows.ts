import { readAge, readBirth, readChildId } from './child-readings.ts'
import { readCount, readEthnicity, readGender, readSource, readYesNo } from './code-readings.ts'
import { type DateOrder, isMonthFirst, type Moment, readMoment } from './days.ts'
import { type Columns, type Field, headingKey, listTitle } from './headings.ts'
import { type Cell, cellText, doubtful, notUnderstood, type Reading, saysNothing, understood } from './reading.ts'
import { type Kept, type Place, type Problem, type ProblemCode, rowCount, type Totals } from './report.ts'
import type { AnnexAChild, ContactRow, Day, ReferralRow } from './rows.ts'

export type AnnexARow = { kind: 'contact'; row: ContactRow } | { kind: 'referral'; row: ReferralRow }

/** One list being read: what its columns hold, and the counts that grow with it. */
export type ListReading = {
  columns: Columns
  /** By column (from 0), for the columns that hold days. */
  orders: Map<number, DateOrder>
  asAt: Day | undefined
  totals: Totals
  /** Filled cells in columns that are not read, by column. */
  unread: Map<number, number>
  /** How the words of columns with few different ones were read, so that a million rows read each word once. */
  known: Map<Field, Map<Cell, Reading<unknown>>>
}

const mostKnown = 1000

// What Excel leaves in a cell whose formula failed; the last is ours for a formula that was never worked out.
const brokenCell = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|NO RESULT)/

export const dateColumns = (columns: Columns) =>
  [columns.at.get('birthDate'), columns.at.get('on')].filter((at) => at !== undefined)

/** A column with one date that can only be month first leaves the rest in doubt, unless the person said the order. */
export const orderAfter = (before: DateOrder | undefined, cell: Cell): DateOrder =>
  before === 'unsure' || isMonthFirst(cell) ? 'unsure' : 'day first'

/** One row of the list: its problems, then the row itself unless it was set aside. A row without a filled cell gives nothing. */
export function readListRow(reading: ListReading, cells: Cell[], place: Place): (Problem | AnnexARow)[] {
  const { columns, totals } = reading
  if (cells.every((cell) => cellText(cell) === '')) return []
  const count = rowCount(totals, listTitle(columns.list))
  count.read += 1
  const row = new RowReading(reading, cells, place)
  const child = row.child()
  if (!child) {
    count.setAside += 1
    return row.problems
  }
  row.countUnread()
  const on = row.take('on', (cell) => pastMoment(readMoment(cell, row.order('on')), reading.asAt))
  const source = row.take('source', readSource)
  count.taken += 1
  if (columns.list === 1) {
    const contact: ContactRow = { list: 1, place, ...child, contactOn: on?.day ?? null, contactTime: on?.time ?? null, source }
    return [...row.problems, { kind: 'contact', row: contact }]
  }
  const referral: ReferralRow = {
    list: 3,
    place,
    ...child,
    referredOn: on?.day ?? null,
    referredTime: on?.time ?? null,
    source,
    nfa: row.take('nfa', (cell) => readYesNo(cell, ['nfa', 'no further action'])),
    referralsInLast12Months: row.take('referrals', readCount),
    team: row.take('team', readName),
    worker: row.take('worker', readName),
  }
  return [...row.problems, { kind: 'referral', row: referral }]
}

const readName = (cell: Cell): Reading<string> => (saysNothing(cellText(cell)) ? null : understood(cellText(cell)))

function pastMoment(reading: Reading<Moment>, asAt: Day | undefined): Reading<Moment> {
  if (asAt === undefined || !reading || !('value' in reading) || reading.value.day <= asAt) return reading
  return notUnderstood('date out of range', `this day is after ${asAt}, the day of the import; look the date up`)
}

class RowReading {
  readonly problems: Problem[] = []
  #reading: ListReading
  #cells: Cell[]
  #place: Place

  constructor(reading: ListReading, cells: Cell[], place: Place) {
    this.#reading = reading
    this.#cells = cells
    this.#place = place
  }

  order(field: Field): DateOrder {
    return this.#reading.orders.get(this.#reading.columns.at.get(field) ?? -1) ?? 'day first'
  }

  /** The child of the row, or nothing when the row has to be set aside. */
  child(): AnnexAChild | undefined {
    if (this.#isHeadings()) return this.#setAside('heading repeated', 'these are the headings again; nothing is lost')
    const id = this.#broken('childId') ?? readChildId(this.#cell('childId'))
    if (!id)
      return this.#setAside('missing id', 'there is no child id, so the row belongs to nobody; add the id and import again')
    if (!('value' in id)) return this.#setAside(id.code, id.why)
    if (this.#cells.filter((cell) => cellText(cell) !== '').length === 1) {
      return this.#setAside('nothing but an id', 'only one cell of the row is filled; if it is a note, nothing is lost')
    }
    this.#hear('childId', id)
    const birth = this.take('birthDate', (cell) => bornBy(readBirth(cell, this.order('birthDate')), this.#reading.asAt))
    const age = this.take('age', readAge)
    return {
      childId: id.value,
      gender: this.take('gender', readGender),
      ethnicity: this.take('ethnicity', readEthnicity),
      birthDate: birth?.birthDate ?? null,
      unborn: birth?.unborn === true || age === 'unborn',
      ageYears: typeof age === 'number' ? age : (birth?.ageYears ?? null),
    }
  }

  /** The field's value, or null with the reason in the report. A list without such a column gives null. */
  take<T>(field: Field, read: (cell: Cell) => Reading<T>): T | null {
    if (!this.#reading.columns.at.has(field)) return null
    const result = this.#broken(field) ?? this.#read(field, read)
    this.#hear(field, result)
    return result && 'value' in result ? result.value : null
  }

  #read<T>(field: Field, read: (cell: Cell) => Reading<T>): Reading<T> {
    const cell = this.#cell(field)
    const known = this.#reading.known.get(field)
    if (!known || typeof cell !== 'string') return read(cell)
    // A field is always read by one reader, so what is known of it has that reader's type.
    if (known.has(cell)) return known.get(cell) as Reading<T>
    const result = read(cell)
    if (known.size < mostKnown) known.set(cell, result)
    return result
  }

  /** Cells under a heading that is not read are counted by column; cells under no heading at all are listed. */
  countUnread() {
    const { columns, unread } = this.#reading
    for (const [at, cell] of this.#cells.entries()) {
      if (cellText(cell) === '') continue
      if (columns.unread.includes(at)) unread.set(at, (unread.get(at) ?? 0) + 1)
      else if (!columns.headings[at]) {
        const why = 'this stands under no heading, so nobody can say what it means; look whether the row has slipped to the side'
        this.#report('no heading', { ...this.#place, column: columnName(at) }, cellText(cell), why, 'row kept without it')
      }
    }
  }

  #cell(field: Field): Cell {
    return this.#cells[this.#reading.columns.at.get(field) ?? -1] ?? null
  }

  #broken(field: Field): ReturnType<typeof notUnderstood> | undefined {
    if (!brokenCell.test(cellText(this.#cell(field)))) return undefined
    return notUnderstood('broken cell', 'the formula in this cell has no result; put the value itself there and import again')
  }

  #isHeadings() {
    const { at, headings } = this.#reading.columns
    const isSame = (column: number) => headingKey(this.#cells[column] ?? null) === headingKey(headings[column] ?? null)
    return at.size >= 3 && [...at.values()].every(isSame)
  }

  #hear(field: Field, reading: Reading<unknown>) {
    const { columns, totals } = this.#reading
    const heading = columns.headings[columns.at.get(field) ?? -1] ?? field
    if (reading === null) {
      const name = `${listTitle(columns.list)}: ${heading}`
      totals.blanks[name] = (totals.blanks[name] ?? 0) + 1
      return
    }
    const place = { ...this.#place, column: heading }
    if ('why' in reading) this.#report(reading.code, place, cellText(this.#cell(field)), reading.why, 'row kept without it')
    else if (reading.check)
      this.#report(
        reading.code ?? 'word not understood',
        place,
        cellText(this.#cell(field)),
        reading.check,
        'taken, please check',
      )
  }

  #setAside(code: ProblemCode, why: string): undefined {
    this.#report(code, this.#place, this.#cells.map(cellText).join(' | '), why, 'row set aside')
  }

  #report(code: ProblemCode, place: Place, value: string, why: string, kept: Kept) {
    const problem: Problem = { kind: 'problem', code, place, value, why, kept }
    this.problems.push(problem)
  }
}

function bornBy(reading: ReturnType<typeof readBirth>, asAt: Day | undefined): ReturnType<typeof readBirth> {
  if (asAt === undefined || !reading || !('value' in reading)) return reading
  const { value } = reading
  if (value.birthDate === null || value.unborn || value.birthDate <= asAt) return reading
  return doubtful(
    { ...value, unborn: true },
    'date out of range',
    `this day is after ${asAt}, so it was taken as the expected date of an unborn child`,
  )
}

/** Excel's letter for a column counted from 0, as in "column AB". */
export function columnName(at: number): string {
  let letters = ''
  for (let rest = at; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters
  return `column ${letters}`
}
