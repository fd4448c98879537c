import { addDays, addMonths, type Day, dayNumber } from './day.ts'

/** The council's year, 1 April to 31 March, named as returns name it: '2026/27'. */
export interface Period {
  label: string
  from: Day
  to: Day
}

function period(label: string, from: Day, months: number): Period {
  return { label, from, to: addDays(addMonths(from, months), -1) }
}

function startingYear(day: Day): number {
  dayNumber(day)
  const year = Number(day.slice(0, 4))
  return day.slice(5, 7) >= '04' ? year : year - 1
}

export function financialYear(day: Day): Period {
  const year = startingYear(day)
  return period(`${year}/${String((year + 1) % 100).padStart(2, '0')}`, `${year}-04-01`, 12)
}

/** The quarter a day falls in: 'Q3 2026/27' is October to December 2026. */
export function financialQuarter(day: Day): Period {
  const year = financialYear(day)
  const quarter = Math.floor(((Number(day.slice(5, 7)) + 8) % 12) / 3)
  return period(`Q${quarter + 1} ${year.label}`, addMonths(year.from, quarter * 3), 3)
}
