import { type Answers, type DatePartName, type Problem, typed } from './form.ts'

/** A date as somebody typed it. */
export interface TypedDate {
  day: string
  month: string
  year: string
}

/** A day as YYYY-MM-DD, or nothing where nothing was asked for, or what to put right. */
export type DateReading = { day: string; problems: [] } | { day: undefined; problems: Problem[] }

export interface DateQuestion {
  /** The date's name in the form; its boxes are `name-day`, `name-month` and `name-year`. */
  field: string
  /** How a message calls it: "Date of birth", "The date you saw this". */
  called: string
  /** May it be left empty? */
  optional?: boolean | undefined
  /** The last day that makes sense, with the words to say so: `{ day: today, say: 'must be today or in the past' }`. */
  latest?: { day: string; say: string } | undefined
  earliest?: { day: string; say: string } | undefined
}

const boxes: DatePartName[] = ['day', 'month', 'year']
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June'].concat([
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
])

export function typedDate(answers: Answers, name: string): TypedDate {
  return { day: typed(answers, `${name}-day`), month: typed(answers, `${name}-month`), year: typed(answers, `${name}-year`) }
}

/** The three boxes again as they were typed, for `<DateInput values>` with `namePrefix` equal to the field. */
export function dateValues(name: string, date: TypedDate): Record<string, string> {
  return { [`${name}-day`]: date.day, [`${name}-month`]: date.month, [`${name}-year`]: date.year }
}

/** Reads the three boxes of a date from a form. */
export function readDate(answers: Answers, question: DateQuestion): DateReading {
  return dayOf(typedDate(answers, question.field), question)
}

/** What a typed date says. What is missing comes first, then what cannot be, then what is out of range. */
export function dayOf(date: TypedDate, question: DateQuestion): DateReading {
  const { field, called } = question
  const wrong = (parts: DatePartName[], message: string): DateReading => ({
    day: undefined,
    problems: [{ field, message, parts }],
  })

  const empty = boxes.filter((box) => date[box].trim() === '')
  if (empty.length === 3) {
    if (question.optional) return { day: undefined, problems: [] }
    return wrong(boxes, `Enter ${called.charAt(0).toLowerCase()}${called.slice(1)}`)
  }
  if (empty.length > 0) return wrong(empty, `${called} must include a ${empty.join(' and a ')}`)

  const [day, month, year] = [whole(date.day), monthOf(date.month), whole(date.year)]
  if (day === undefined || day < 1 || day > 31) return wrong(['day'], `${called} must have a day from 1 to 31`)
  if (month === undefined) return wrong(['month'], `${called} must have a month, such as 3 or March`)
  if (year === undefined || year < 1000 || year > 9999) return wrong(['year'], `${called} must have a year of 4 numbers`)

  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > last) return wrong(['day'], `${called} must be a real date: ${monthNames[month - 1]} ${year} has ${last} days`)

  const iso = `${year}-${pad(month)}-${pad(day)}`
  if (question.latest && iso > question.latest.day) return wrong(boxes, `${called} ${question.latest.say}`)
  if (question.earliest && iso < question.earliest.day) return wrong(boxes, `${called} ${question.earliest.say}`)
  return { day: iso, problems: [] }
}

function whole(value: string): number | undefined {
  const digits = value.trim()
  return /^\d{1,4}$/.test(digits) ? Number(digits) : undefined
}

/** A month as a number, or as its name or at least three letters of it: "3", "03", "Mar", "sept.". */
function monthOf(value: string): number | undefined {
  const said = value.trim().toLowerCase().replace(/\.$/, '')
  const number = whole(said)
  if (number !== undefined) return number >= 1 && number <= 12 ? number : undefined
  if (said.length < 3) return undefined
  const index = monthNames.findIndex((name) => name.toLowerCase().startsWith(said))
  return index === -1 ? undefined : index + 1
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
