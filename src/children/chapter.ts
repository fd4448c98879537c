import type { VNode } from 'preact'
import type { ClockProps, ContactMark, Episode, IconName } from '../govuk/index.ts'
import type { Allocating } from '../people/index.ts'
import type { Day } from '../time/index.ts'
import type { Work } from '../work.ts'

/** What somebody can be given a child for. */
export type Why = Allocating['why']

/**
 * What a room knows of a child, for the pages of children. It reads within the reader's work, so that the policies of its rows are its
 * sight, and writes down what it read. All chapters are asked at the same time.
 */
export type Chapter = {
  read: (work: Work, child: ChildAsked) => Promise<Partial<Told>>
  /** What waits about a household, soonest first. */
  onHousehold?: (work: Work, householdId: string) => Promise<OnHousehold[]>
  /** What happened about children since they were given to whoever asks, newest first, and how much there is in all. */
  news?: (work: Work, asked: NewsAsked) => Promise<{ rows: News[]; total: number }>
}

export type ChildAsked = {
  /** The records that are read together as one child. */
  records: readonly string[]
  /** The day that the picture and the list are true for; all else is as it is today. */
  day: Day
  today: Day
  /** Whether the record is open to the reader. Where it is not, the pages show who is involved, and `pages`, alone. */
  open: boolean
}

export type Told = {
  stages: readonly Stage[]
  marks: readonly (ContactMark & { contact?: string })[]
  /** What the levels of need were called on the day, lowest first. */
  levelNames: readonly string[]
  /** The level of need that was decided for each contact, as it stood on the day. */
  decided: readonly { contact: string; level: number }[]
  entries: readonly Entry[]
  open: readonly Open[]
  next: readonly Next[]
  involved: readonly InvolvedLine[]
  pages: readonly ChapterPage[]
  /** What the head of the page offers to do. */
  acts: readonly { text: string; href: string }[]
}

/** A stretch of help on the picture. Its level is the usual one: the level that was decided for the contact that began it goes before. */
export type Stage = Episode & {
  /** `mark`: how the picture marks that contact. */
  begunBy?: { contact: string; mark?: ContactMark['mark'] }
  /** Whoever was given the child for one of these had this stage; `who` stands where nobody was. */
  works?: readonly Why[]
  /** How it ended. */
  ended?: string | undefined
  href?: string | undefined
}

/** A line of the list under the picture that is no stage: a link, and the words after it. */
export type Entry = { day: Day; end?: Day | undefined; words: string; href?: string; after?: string }

/** What is open for a child, in words ("2 referrals"), and what they can be given to somebody for with it. */
export type Open = { words: string; works?: readonly Why[] }

/** Something that comes next; `about` says from whom, or with whom it is. */
export type Next = {
  words: string
  href: string
  due?: Date | undefined
  clock?: ClockProps | undefined
  icon?: IconName
  about?: string
}

/** Somebody who is involved with a child. Who is there twice, by `worker`, is named once. */
export type InvolvedLine = { worker: string | null; name: string; role: string; agency: string; phone: string; last: Day | null }

/** A page of the child that the room fills, at /children/:id/name; `text` leads to it. The child's name is handed to what it shows. */
export type ChapterPage = { name: string; title: string; text: string; body: (shown: { name: string; now: Date }) => VNode }

export type OnHousehold = {
  children: readonly string[]
  href: string
  says: string
  clock: ClockProps
  kind: string
  source: string | null
}

/** About whom, each since when; `seen` is left out, and at most so many are handed over, which are written down as read. */
export type NewsAsked = { about: readonly { personId: string; since: Date }[]; seen: readonly string[]; most: number }

/** `id`: what is marked as seen. */
export type News = { id: string; at: Date; children: readonly string[]; words: string; href: string }

/** All chapters as one, in the order of the rooms; what comes next is in the order in which it is due. */
export function inOne(chapters: readonly Partial<Told>[]): Told {
  return {
    stages: chapters.flatMap(({ stages = [] }) => stages),
    marks: chapters.flatMap(({ marks = [] }) => marks),
    levelNames: chapters.flatMap(({ levelNames = [] }) => levelNames),
    decided: chapters.flatMap(({ decided = [] }) => decided),
    entries: chapters.flatMap(({ entries = [] }) => entries),
    open: chapters.flatMap(({ open = [] }) => open),
    next: chapters.flatMap(({ next = [] }) => next).toSorted((a, b) => dueOf(a) - dueOf(b)),
    involved: chapters.flatMap(({ involved = [] }) => involved),
    pages: chapters.flatMap(({ pages = [] }) => pages),
    acts: chapters.flatMap(({ acts = [] }) => acts),
  }
}

const dueOf = ({ due }: Next) => due?.getTime() ?? Number.MAX_SAFE_INTEGER

/** What of it a page shows where the record is not open to the reader. */
export const shut = ({ involved, pages, open }: Told): Told => inOne([{ involved, pages, open }])
