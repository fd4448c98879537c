import { scaleLinear } from 'd3-scale'

/** A day as YYYY-MM-DD. */
export type Day = string

export interface Episode {
  from: Day
  /** Left out while it lasts. */
  to?: Day | undefined
  /** The level of help, from 1; the days between episodes are at level 1. */
  level: number
  /** "Early help". */
  name: string
  /** Who led it, or how it ended. */
  who?: string | undefined
}

export interface ContactMark {
  on: Day
  mark: 'open' | 'closed' | 'referral'
}

export interface Frame {
  width: number
  height: number
  left: number
  right: number
  /** Where the steps stand: the height of the ground, and of the highest step. */
  floor: number
  top: number
  /** Levels by number and name, or by number alone where there is little room. */
  named: boolean
}

export const wide: Frame = { width: 800, height: 290, left: 128, right: 786, floor: 256, top: 80, named: true }
export const narrow: Frame = { width: 350, height: 300, left: 22, right: 336, floor: 266, top: 82, named: false }

export interface Scale {
  x: (day: Day) => number
  y: (level: number) => number
}

export function scaleFor(frame: Frame, from: Day, to: Day, levels: number): Scale {
  const across = scaleLinear([instant(from), instant(to)], [frame.left, frame.right]).clamp(true)
  const rise = (frame.floor - frame.top) / (levels - 0.35)
  return { x: (day) => across(instant(day)), y: (level) => frame.floor - rise * (level - 0.35) }
}

/** The steps of a journey from edge to edge: every day belongs to one. Where two episodes overlap, the higher level is shown. */
export function stepsOf(episodes: readonly Episode[], from: Day, to: Day): { from: Day; to: Day; level: number }[] {
  const edges = [from, to, ...episodes.flatMap((episode) => [episode.from, episode.to ?? to])]
    .filter((day) => day >= from && day <= to)
    .toSorted()
  const steps: { from: Day; to: Day; level: number }[] = []
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1]
    if (end === undefined || end === start) continue
    const there = episodes.filter((episode) => episode.from <= start && (episode.to ?? to) >= end)
    const level = Math.max(1, ...there.map((episode) => episode.level))
    const before = steps.at(-1)
    if (before && before.level === level) before.to = end
    else steps.push({ from: start, to: end, level })
  }
  return steps
}

export interface MarkGroup {
  x: number
  mark: ContactMark['mark']
  count: number
}

/** Marks that would cover each other become one with a count; what is open leads, then what became a referral. */
export function marksOf(contacts: readonly ContactMark[], scale: Scale, from: Day, to: Day): MarkGroup[] {
  const rank = { open: 2, referral: 1, closed: 0 }
  const groups: MarkGroup[] = []
  for (const { on, mark } of contacts.filter(({ on }) => on >= from && on <= to).toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const x = scale.x(on)
    const last = groups.at(-1)
    if (!last || x - last.x > 16) {
      groups.push({ x, mark, count: 1 })
    } else {
      last.count += 1
      if (rank[mark] > rank[last.mark]) last.mark = mark
    }
  }
  return groups
}

/** Where the years begin, or for a short while the quarters, to write under the picture. */
export function ticksOf(from: Day, to: Day): { day: Day; words: string }[] {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) },
    (_, n) => Number(from.slice(0, 4)) + n + 1,
  )
  const starts = years.map((year) => ({ day: `${year}-01-01`, words: String(year) }))
  if (instant(to) - instant(from) > 500 * 86_400_000) return starts
  const months = [Number(from.slice(0, 4)), ...years].flatMap((year) =>
    ['04', '07', '10'].map((month) => ({
      day: `${year}-${month}-01`,
      words: { '04': 'Apr', '07': 'Jul', '10': 'Oct' }[month] ?? '',
    })),
  )
  return [...starts, ...months].filter(({ day }) => day > from && day < to).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

export function instant(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}
