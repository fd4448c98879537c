import type { VNode } from 'preact'
import type { Action } from '../access/index.ts'
import type { Work } from '../work.ts'

/** What a room shows on the page of a place. It reads within the reader's work, and writes down what it read. */
export type Panel = {
  /** The permission that opens it, by place: nobody else is shown it, nor leaves an entry that they read it. */
  sight: Action
  read: (work: Work, place: PlaceAsked) => Promise<PanelShown>
  /** How much waits in each place, of what the reader's own list holds: counted beside the figures of the place. */
  waiting?: (work: Work) => Promise<Waiting[]>
}

export type Waiting = { localityId: string; waiting: number; late: number }

/** `most`: how many rows there is room for. */
export type PlaceAsked = { id: string; slug: string; name: string; most: number }

export type PanelShown = {
  /** In the address of its heading, beside the place's word. */
  id: string
  title: string
  /** Leads to everything that it shows the first of. */
  all?: { text: string; href: string } | undefined
  body: VNode
}
