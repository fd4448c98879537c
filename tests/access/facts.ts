import type { Actor } from '../../src/access/actor.ts'
import type { Purpose } from '../../src/access/permissions.ts'

/** What is true in the arranged world, in plain facts that know nothing of scope columns, settings or policies. */
export type World = {
  day: string
  people: PersonFact[]
  contacts: ContactFact[]
  allocations: AllocationFact[]
  involvements: InvolvementFact[]
  visitors: Visitor[]
  rows: RowFact[]
}
/** `identity` is shared by records of one person that were merged. `home` is where they live on the day. */
export type PersonFact = { id: string; authority: string; identity: string; home: string; restricted: boolean }
export type ContactFact = {
  id: string
  authority: string
  kind: string
  place: string
  broughtBy: string
  /** `by` is who named them; `saidWhy` whether they said why they open the record. */
  children: { person: string; removed: boolean; by: string | null; saidWhy: boolean }[]
  open: boolean
}
type Dated = { from: string | null; to: string | null }
export type AllocationFact = Dated & {
  authority: string
  person: string
  worker: string | null
  team: string | null
  by: string | null
  corrected: boolean
}
export type InvolvementFact = Dated & { authority: string; person: string; agency: string; corrected: boolean }

/** A post as somebody holds it; the post, its team and the holding each have days of their own. */
export type HeldPost = { place: string | null; team: string | null; days: Dated[] }

/** Somebody who comes with a purpose, and what is true of them on the day. */
export type Visitor = {
  called: string
  actor: Actor
  purpose: Purpose
  membership: Dated
  accountClosed: boolean
  posts: HeldPost[]
  /** The agency that each worker and team of the authority belongs to. */
  agencyOf: ReadonlyMap<string, string>
}

/** One row of a table: whom or what it is about, and which agency wrote or brought it. */
export type RowFact = {
  table: string
  key: string
  authority: string
  person?: string
  contact?: string
  /** The child whom a row of a contact says that it is, or was, about. */
  names?: string
  byAgency: string
  /** Words of a contact: 'told', 'concern', 'deciding' or 'deciding concern'. */
  words?: string
  account?: string
  place?: string
}

export const inForce = ({ from, to }: Dated, day: string) => (from === null || from <= day) && (to === null || to >= day)
