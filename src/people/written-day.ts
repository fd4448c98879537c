import { type Day, isDay } from '../time/index.ts'

const months = [
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

/** A day as people write it: '09/02/2015', '9.2.15', '9 Feb 2015', '9th of February 15', '2015-02-09'. Day before month, as in England. */
export function readWrittenDay(typed: string, today: Day): Day | undefined {
  const parts = typed
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/\bof\b/g, ' ')
    .split(/[^a-z0-9]+|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/)
    .filter(Boolean)
  if (parts.length !== 3) return undefined
  const [first, second, third] = parts as [string, string, string]
  const [day, month, year] = first.length === 4 ? [third, second, first] : [first, second, third]
  const monthNumber = /^\d+$/.test(month)
    ? Number(month)
    : month.length >= 3
      ? months.findIndex((name) => name.startsWith(month.slice(0, 9))) + 1
      : 0
  const written = `${fullYear(year, today)}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : undefined
}

/** A year of two figures is the last one that has been. */
function fullYear(year: string, today: Day): string {
  if (year.length !== 2) return year
  const century = Number(today.slice(0, 2))
  const thisCentury = `${century}${year}`
  return thisCentury <= today.slice(0, 4) ? thisCentury : `${century - 1}${year}`
}

/** Days that a birth date may have been meant as: day and month swapped, a figure mistaken, a day or a year off. The day itself first. */
export function daysNear(day: Day): Day[] {
  const [year, month, date] = day.split('-') as [string, string, string]
  const near = [day, `${year}-${date}-${month}`]
  const step = (by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
  near.push(step(-1), step(1))
  for (let place = 0; place < day.length; place++)
    if (place >= 2 && day[place] !== '-')
      for (const figure of '0123456789') near.push(day.slice(0, place) + figure + day.slice(place + 1))
  for (const by of [-1, 1]) near.push(`${Number(year) + by}-${month}-${date}`)
  // two figures next to each other swapped
  near.push(
    `${year}-${month}-${date[1]}${date[0]}`,
    `${year}-${month[1]}${month[0]}-${date}`,
    `${year.slice(0, 2)}${year[3]}${year[2]}-${month}-${date}`,
  )
  return [...new Set(near)].filter(isDay)
}

export type Nearness = 'same' | 'swapped' | 'a day apart' | 'a year apart' | 'one figure' | 'far'

/** How near two birth dates are, by the slips that people make. */
export function nearness(one: Day, other: Day): Nearness {
  if (one === other) return 'same'
  if (`${one.slice(0, 5)}${one.slice(8)}-${one.slice(5, 7)}` === other) return 'swapped'
  if (Math.abs(Date.parse(one) - Date.parse(other)) === 86_400_000) return 'a day apart'
  if (one.slice(4) === other.slice(4) && Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4))) === 1)
    return 'a year apart'
  return daysNear(one).includes(other) ? 'one figure' : 'far'
}
