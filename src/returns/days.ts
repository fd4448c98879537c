import { type Cell, doubtful, notUnderstood, type Reading, saysNothing, tidy, understood } from './reading.ts'
import type { Day } from './rows.ts'

/** A day, and the time of day where the file has one. */
export type Moment = { day: Day; time: string | null }

/** 'unsure': the column holds dates that can only be month first, so 03/04/2024 could be either. */
export type DateOrder = 'day first' | 'month first' | 'unsure'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const dayMs = 86_400_000
/** Excel counts days from here (its 1900 has a 29 February that never was). */
const excelDayZero = Date.UTC(1899, 11, 30)

/** Reads a day written in any of the usual ways. Two-figure years below 50 are of this century. */
export function readMoment(cell: Cell, order: DateOrder = 'day first'): Reading<Moment> {
  if (cell === null || cell === '') return null
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? notADate() : fromInstant(cell.getTime())
  if (typeof cell === 'number') return fromNumber(cell)
  if (typeof cell === 'boolean') return notADate()
  const text = tidy(cell)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return withTime(dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))), null)
  if (saysNothing(text) || /^-+$/.test(text)) return null
  if (/^\d+(\.\d+)?$/.test(text)) return fromNumber(Number(text))
  const { date, time } = splitTime(text)
  if (time === 'wrong') return notUnderstood('date not understood', 'the time of day is not one; write it as hh:mm')
  return withTime(fromWords(date.toLowerCase(), order), time)
}

const notADate = () => notUnderstood('date not understood', 'this is not a date; write it as dd/mm/yyyy')

function fromInstant(ms: number): Reading<Moment> {
  const iso = new Date(Math.round(ms / 60_000) * 60_000).toISOString()
  const time = iso.slice(11, 16)
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return withTime(dayOf(year ?? 0, month ?? 0, day ?? 0), time === '00:00' ? null : time)
}

function fromNumber(number: number): Reading<Moment> {
  if (Number.isInteger(number) && number >= 19000101 && number <= 21001231) {
    return withTime(dayOf(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100), null)
  }
  if (number < 0 || number >= 73_416) return notADate()
  if (number < 3654 && number > 2)
    return notUnderstood('date not understood', 'this number is not a date; write the day as dd/mm/yyyy')
  return fromInstant(excelDayZero + number * dayMs)
}

const timePattern =
  /^(.*?\d)(?:T|,? )(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(?:Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?$/i

function splitTime(text: string): { date: string; time: string | null | 'wrong' } {
  const found = timePattern.exec(text)
  // XML may hang a time zone on a day without a time.
  if (!found) return { date: text.replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/i, '$1'), time: null }
  const [, date = '', hourText, minute = '', , half] = found
  const hour = (Number(hourText) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0)
  if (Number(hourText) > (half ? 12 : 23) || Number(minute) > 59) return { date, time: 'wrong' }
  const time = `${String(hour).padStart(2, '0')}:${minute}`
  return { date, time: time === '00:00' ? null : time }
}

const withTime = (reading: Reading<Day>, time: string | null): Reading<Moment> =>
  reading && 'value' in reading ? { ...reading, value: { day: reading.value, time } } : reading

function fromWords(written: string, order: DateOrder): Reading<Day> {
  const text = written.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]+/, '').replace(/(\d)(st|nd|rd|th)\b/, '$1')
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text)
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const figures = figuresOf(text)
  if (figures) return fromFigures(figures, order)
  const named =
    /^(?<d>\d{1,2})[-/. ,]*(?:of )?(?<m>[a-z]+)[-/. ,']*(?<y>\d{4}|\d{2})$/.exec(text) ??
    /^(?<m>[a-z]+)[-/. ,]*(?<d>\d{1,2})[-/. ,]+(?<y>\d{4}|\d{2})$/.exec(text) ??
    /^(?<y>\d{4})[-/. ,]*(?<m>[a-z]+)[-/. ,]*(?<d>\d{1,2})$/.exec(text)
  const month = monthNamed(named?.groups?.m ?? '')
  if (!named?.groups || month === 0) return notADate()
  return dayOf(fullYear(named.groups.y ?? ''), month, Number(named.groups.d))
}

const monthNamed = (word: string) => Math.max(months.indexOf(word), longMonths.indexOf(word), word === 'sept' ? 8 : -1) + 1
const fullYear = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 50 ? 2000 : 1900))

type Figures = { first: number; second: number; year: number }

function figuresOf(text: string): Figures | undefined {
  const found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  return found ? { first: Number(found[1]), second: Number(found[2]), year: fullYear(found[3] ?? '') } : undefined
}

function fromFigures({ first, second, year }: Figures, order: DateOrder): Reading<Day> {
  if (first <= 12 && second > 12) {
    const reading = dayOf(year, first, second)
    if (order === 'month first' || !reading || !('value' in reading)) return reading
    return doubtful(reading.value, 'date order', `this can only be month first, and was read as ${inWords(reading.value)}`)
  }
  if (first > 12 || first === second || order === 'day first') return dayOf(year, second, first)
  if (order === 'month first') return dayOf(year, first, second)
  const [british, american] = [dayOf(year, second, first), dayOf(year, first, second)]
  if (!british || !('value' in british) || !american || !('value' in american)) return british
  return notUnderstood(
    'ambiguous date',
    `this could be ${inWords(british.value)} or ${inWords(american.value)}, because other dates in this column are month first; write the month in words, or say the order when importing`,
  )
}

/** Whether a text date can only be month first (04/13/2024): its whole column is then in doubt. */
export function isMonthFirst(cell: Cell) {
  if (typeof cell !== 'string') return false
  const figures = figuresOf(splitTime(tidy(cell)).date)
  return figures !== undefined && figures.first <= 12 && figures.second > 12 && figures.second <= 31
}

const inWords = (day: Day) =>
  `${Number(day.slice(8))} ${longMonths[Number(day.slice(5, 7)) - 1]?.replace(/^./, (letter) => letter.toUpperCase())} ${day.slice(0, 4)}`

function dayOf(year: number, month: number, day: number): Reading<Day> {
  // Excel and databases write an empty date as the first day they know.
  if (year === 1899 || (year === 1900 && month === 1 && day <= 1)) {
    return notUnderstood(
      'date out of range',
      'this is how a spreadsheet writes an empty date; leave the cell empty or give the date',
    )
  }
  const real = new Date(Date.UTC(Math.max(year, 100), month - 1, day))
  if (month < 1 || month > 12 || day < 1 || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) {
    return notUnderstood('date not understood', 'there is no such day; look the date up and write it as dd/mm/yyyy')
  }
  if (year < 1900 || year > 2100) return notUnderstood('date out of range', `the year ${year} cannot be right`)
  return understood(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}
