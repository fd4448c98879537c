import type { ClockProps } from '../govuk/index.ts'
import type { Found } from '../people/index.ts'
import {
  ageWords,
  type ClockState,
  clockState,
  countsFrom,
  formatLongDay,
  type Hours,
  londonDay,
  workingDaysBetween,
} from '../time/index.ts'

/** How the look draws a clock's state. */
export function clockProps(
  clock: ClockState,
  { inList = false, used }: { inList?: boolean; used?: number | undefined } = {},
): ClockProps {
  const states = {
    late: 'late',
    soon: 'soon',
    today: 'due',
    tomorrow: 'later',
    later: 'later',
    'closed on time': 'closed',
    'closed late': 'closed',
  } as const
  return { state: states[clock.name], word: inList ? clock.inList : clock.words, detail: clock.detail ?? undefined, used }
}

// this clock ends with the decision; a contact that waits for its answer is decided, and not closed
const ended: Partial<Record<ClockState['name'], { word: string }>> = {
  'closed on time': { word: 'Decided on time' },
  'closed late': { word: 'Decided late' },
}

/** The clock of a contact's decision, as it stands. */
export function clockOf(
  contact: { dueAt: Date | null; receivedAt: Date; decidedAt?: Date | null },
  now: Date,
): ClockProps | undefined {
  if (!contact.dueAt) return undefined
  const used =
    (now.getTime() - contact.receivedAt.getTime()) / Math.max(1, contact.dueAt.getTime() - contact.receivedAt.getTime())
  const clock = clockState(contact.dueAt, now, contact.decidedAt)
  return { ...clockProps(clock, { used: Math.min(1, Math.max(0, used)) }), ...ended[clock.name] }
}

export type Named = { givenName: string; familyName: string; bornOn: string | null; kind: string }

/** A child as the lists say them: names, and how old today. */
export function aged(child: Named, now: Date) {
  return {
    givenName: child.givenName,
    familyName: child.familyName,
    age: child.kind === 'unborn' ? 'not born yet' : child.bornOn ? ageWords(child.bornOn, londonDay(now)) : '',
  }
}

/** What tells one Robert Smith from another: "Born 3 May 2019, Newport: same name, near birth date". */
export function whichPerson({ person, area, why }: Pick<Found, 'person' | 'area' | 'why'>): string {
  const born = person.bornOn && `${person.bornAbout ? 'Born about' : 'Born'} ${formatLongDay(person.bornOn)}`
  return `${[born, area].filter(Boolean).join(', ')}: ${why}`.replace(/^: /, '')
}

/** The first words of something long, never cut within a word. */
export function firstWords(words: string, most: number): string {
  if (words.length <= most) return words
  return `${words.slice(0, words.lastIndexOf(' ', most)).replace(/[\s.,;:]+$/, '')}…`
}

/** How long something took, as its rule counts it: working days from the day it counts as come in on; within a day, hours or minutes. */
export function tookWords(from: Date, to: Date, hours: Hours): string {
  const plural = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`)
  const minutes = Math.floor((to.getTime() - from.getTime()) / 60_000)
  if (londonDay(from) === londonDay(to))
    return minutes < 1 ? 'under a minute' : minutes < 60 ? plural(minutes, 'minute') : plural(Math.floor(minutes / 60), 'hour')
  const days = workingDaysBetween(countsFrom(from, hours), londonDay(to))
  return days < 1 ? 'under 1 working day' : plural(days, 'working day')
}
