import { type OutcomeId, outcome as outcomeRow, thresholdTemplate } from '../rulebook/index.ts'
import { addWorkingDays, countsFrom, type Day, isWorkingDay, londonDay, londonInstant, londonTime } from '../time/index.ts'
import { anyService, lateWords, reasons, services } from './decider-words.ts'
import { type Random, weights } from './random.ts'
import type { ContactRow } from './rows.ts'
import type { Kind, Theme } from './words/theme.ts'

const endings: Record<Kind, ReturnType<typeof weights<OutcomeId>>> = {
  notification: weights([
    ['no-further-action', 62],
    ['information-and-advice', 20],
    ['signposted', 10],
    ['early-help-offered', 8],
  ]),
  'domestic-abuse': weights([
    ['no-further-action', 46],
    ['information-and-advice', 24],
    ['signposted', 16],
    ['early-help-offered', 14],
  ]),
  advice: weights([
    ['information-and-advice', 88],
    ['no-further-action', 6],
    ['signposted', 6],
  ]),
  support: weights([
    ['early-help-offered', 42],
    ['signposted', 27],
    ['information-and-advice', 22],
    ['no-further-action', 9],
  ]),
  protection: weights([
    ['information-and-advice', 42],
    ['early-help-offered', 34],
    ['no-further-action', 24],
  ]),
}

/** How a contact that does not go forward ends. Early help is never offered without agreement. */
export function drawEnding(random: Random, kind: Kind, agrees: boolean): OutcomeId {
  const drawn = random.weighted(endings[kind])
  return drawn === 'early-help-offered' && !agrees ? 'information-and-advice' : drawn
}

const headings = new Map(
  thresholdTemplate.levels.flatMap((level) => level.clauses.map((row) => [row.number, row.heading] as const)),
)

export interface Grounds {
  level: 1 | 2 | 3 | 4
  clause: string
  reason: string
  service: string | null
}

/** The level, the clause that fits the worry at that level, and the reason in the decider's words. */
export function drawGrounds(random: Random, outcome: OutcomeId, theme: Theme | null, who: string): Grounds {
  const levels = outcomeRow(outcome).usualLevels
  const level = (levels.length > 1 ? (random.chance(0.68) ? levels.at(-1)! : levels[0]!) : levels[0]!) as 1 | 2 | 3 | 4
  const clause = theme?.clauses[level] ?? ({ 1: '1.8', 2: '2.5', 3: '3.1', 4: '4.1' } as const)[level]
  const heading = headings.get(clause)!
  const reason = random
    .pick(reasons[outcome])
    .replaceAll('{clause}', `“${heading}”`)
    .replaceAll('{Clause}', heading)
    .replaceAll('{who}', who)
    .replaceAll('{Who}', who.charAt(0).toUpperCase() + who.slice(1))
  const service = outcome === 'signposted' ? random.pick(services[theme?.id ?? ''] ?? anyService) : null
  return { level, clause, reason, service }
}

const lateTable = weights([
  ['waiting-partner', 34],
  ['waiting-family', 24],
  ['volume', 22],
  ['second-view', 10],
  ['interpreter', 6],
  ['system', 4],
] as const)

export interface DecidedWhen {
  decidedAt: Date
  lateReason: 'waiting-partner' | 'waiting-family' | 'volume' | 'second-view' | 'interpreter' | 'system' | null
  lateReasonWords: string | null
}

/** When it was decided: in the door's hours, nine times in ten by when it was due, and before the as-at day begins. */
export function drawDecidedWhen(random: Random, contact: Pick<ContactRow, 'dueAt' | 'receivedAt'>, lastOpen: Day): DecidedWhen {
  const received = new Date(contact.receivedAt)
  const due = new Date(contact.dueAt)
  const from = countsFrom(received)
  const dueDay = londonDay(due)

  if (random.chance(0.098)) {
    const day = addWorkingDays(
      dueDay,
      random.weighted(
        weights([
          [1, 70],
          [2, 20],
          [3, 10],
        ]),
      ),
    )
    if (day < lastOpen) {
      const lateReason = random.weighted(lateTable)
      return { decidedAt: inHours(day, '09:10'), lateReason, lateReasonWords: random.pick(lateWords[lateReason]!) }
    }
  }
  // Most are decided on the day they came, if enough of it is left.
  const came = londonDay(received) === from && isWorkingDay(from) ? londonTime(received) : '08:50'
  const sameDay = dueDay > lastOpen || (came < '15:30' && random.chance(0.62))
  const decidedAt = sameDay ? inHours(from, later(came, 12)) : inHours(dueDay, '09:05')
  return { decidedAt, lateReason: null, lateReasonWords: null }

  function inHours(day: Day, earliest: string): Date {
    const first = minutes(earliest < '09:05' ? '09:05' : earliest)
    const at = random.whole(first, Math.max(first, minutes('16:50')))
    return londonInstant(day, `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
  }
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function later(time: string, by: number): string {
  const at = minutes(time) + by
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
