import type { ComponentChildren } from 'preact'
import type { Action, Actor, Purpose, Reply, Role, RoomPermissions, Route, Visit } from './access/index.ts'
import type { WithActor } from './access/with-actor.ts'
import type { Chapter } from './children/chapter.ts'
import type { Command, CommandIo } from './command.ts'
import type { Queue } from './jobs/index.ts'
import type { Panel } from './localities/panel.ts'
import type { Table } from './owners.ts'
import type { Work } from './work.ts'

/**
 * What a room is to the house: a value that its index hands out, and `src/rooms.ts` lists. Navigation, first pages, the words of kept
 * forms, jobs, the command line, the floors of the architecture test and the pages that axe walks all follow from the list.
 */
export type Room = {
  /** Its folder in `src`. */
  name: string
  floor: Floor
  /** What it owns: it alone writes these rows and reads them, by its stores (`src/owners.test.ts`). */
  tables?: readonly Table[]
  pages?: readonly Route[]
  /** What it adds to the table of permissions; the names of its actions it declares in `ActionsOfRooms`. */
  permissions?: RoomPermissions
  /** What can be done here, by name: for whatever is not a page. */
  acts?: readonly Act[]
  /** Its word in the navigation. */
  word?: Word
  /** What stands in the footer of every page. */
  footer?: readonly FooterLink[]
  /** Where somebody of a role begins the day. Every role begins in one room. */
  firstPages?: ByRole<Reply>
  /** What stands under that page, whosesoever it is. */
  underFirstPage?: ByRole<ComponentChildren>
  /** What somebody began and did not send, by the path that its form posts to; nothing for a form of another room. */
  unfinished?: (path: string) => Unfinished | undefined
  /** What it knows of a child, for the pages of children, and what it shows on the page of a place. */
  chapters?: readonly Chapter[]
  panels?: readonly Panel[]
  jobs?: readonly Queue[]
  commands?: (doors: CommandDoors) => readonly Command[]
}

/** An act as data. It asks for its permission itself, whoever calls it; `asks` says which, and a test holds the two together. */
export type Act = {
  name: string
  asks: Action
  /** Why somebody who does it is here, where nothing else says it. */
  purpose: Purpose
  /** With everything it needs as one value, named as it would stand in JSON. */
  run: (work: Work, input: never) => Promise<unknown>
}

/** Which way arrows point between the floors stands in `src/architecture.test.ts`. */
export type Floor = 'ground' | 'work' | 'insight' | 'engine'

type ByRole<Answer> = Partial<Record<Role, (visit: Visit) => Promise<Answer>>>

/** Whether the permission table opens an action to whoever looks. */
export type Opens = (action: Action) => boolean

export type Word = {
  /** What a page says of itself to stand under this word (`PageParts.section`). */
  section: string
  text: string
  href: string
  shownTo: (opens: Opens) => boolean
  /** The number beside the word and what it counts. It is asked outside the page's transaction, so that no page waits for it. */
  count?: { of: string; ask: (db: Work['db'], actor: Actor, now: Date) => Promise<number | undefined> }
}

export type FooterLink = { text: string; href: string; shownTo?: (opens: Opens) => boolean }

/** Words that were kept: what they are, and where to go on. */
export type Unfinished = { name: string; href: string }

/** The house as it is opened for one command. */
export type OpenedHouse = {
  db: Work['db']
  owner: Work['db'] | undefined
  withActor: WithActor
  ground: { jobs: import('pg').PoolConfig | undefined }
}

/** What the command line hands to a room's commands. */
export type CommandDoors = {
  inHouse: <T>(io: CommandIo, run: (house: OpenedHouse) => Promise<T>) => Promise<T>
  /** The service of an authority by its code, whom a command acts as. */
  serviceActor: (house: OpenedHouse, authority: string | undefined) => Promise<Actor>
}
