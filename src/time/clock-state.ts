import { type Calendar, england, workingDaysBetween } from './calendar.ts'
import { addDays, type Day } from './day.ts'
import { formatDay, formatNearDay } from './format.ts'
import { londonDay, londonTime } from './london.ts'

export type ClockStateName = 'late' | 'soon' | 'today' | 'tomorrow' | 'later' | 'closed on time' | 'closed late'

export interface ClockState {
  name: ClockStateName
  /** Whole words that stand alone: 'Due today 09:31'. */
  words: string
  /** A second line, when there is one: 'in 11 minutes', 'was due Fri 09:05'. */
  detail: string | null
  /** The words inside a list that is already headed Due: 'Today 09:31'. */
  inList: string
}

const minuteMs = 60_000

/**
 * Where a clock stands, with the words to show. A due instant carries a time and counts minutes in its last hour; a due
 * day (of a clock longer than a day) is kept all day long and speaks in days only.
 */
export function clockState(due: Date | Day, now: Date, closedAt?: Date | null, calendar: Calendar = england): ClockState {
  const dueDay = typeof due === 'string' ? due : londonDay(due)
  const dueTime = typeof due === 'string' ? '' : ` ${londonTime(due)}`
  const isPast = (at: Date) => (typeof due === 'string' ? londonDay(at) > due : at > due)
  const today = londonDay(now)

  if (closedAt) return isPast(closedAt) ? closedLate(due, dueDay, closedAt, calendar) : plain('closed on time', 'Closed on time')
  if (isPast(now)) {
    const wasDue = dueDay === today ? `today${dueTime}` : `${formatNearDay(dueDay, today)}${dueTime}`
    return { ...plain('late', lateWords(due, dueDay, now, calendar)), detail: `was due ${wasDue}` }
  }
  if (dueDay === today) {
    const minutes = typeof due === 'string' ? null : Math.ceil((due.getTime() - now.getTime()) / minuteMs)
    if (minutes !== null && minutes < 60) {
      return { name: 'soon', words: `Due today${dueTime}`, detail: `in ${count(minutes, 'minute')}`, inList: `Today${dueTime}` }
    }
    return { name: 'today', words: `Due today${dueTime}`, detail: null, inList: `Today${dueTime}` }
  }
  if (dueDay === addDays(today, 1)) {
    return { name: 'tomorrow', words: `Due tomorrow${dueTime}`, detail: null, inList: `Tomorrow${dueTime}` }
  }
  const when = `${formatDay(dueDay, today)}${dueTime}`
  return { name: 'later', words: `Due ${when}`, detail: null, inList: when }
}

function plain(name: ClockStateName, words: string): ClockState {
  return { name, words, detail: null, inList: words }
}

function closedLate(due: Date | Day, dueDay: Day, closedAt: Date, calendar: Calendar): ClockState {
  const words = lateWords(due, dueDay, closedAt, calendar)
  return { ...plain('closed late', 'Closed late'), detail: words === 'Late' ? null : words }
}

/** How late, in the unit people would use: minutes and hours on the day itself, then working days. */
function lateWords(due: Date | Day, dueDay: Day, at: Date, calendar: Calendar): string {
  const days = workingDaysBetween(dueDay, londonDay(at), calendar)
  if (days > 0) return `${count(days, 'working day')} late`
  if (typeof due === 'string' || londonDay(at) !== dueDay) return 'Late'
  const minutes = Math.max(1, Math.floor((at.getTime() - due.getTime()) / minuteMs))
  return minutes < 60 ? `${count(minutes, 'minute')} late` : `${count(Math.floor(minutes / 60), 'hour')} late`
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
