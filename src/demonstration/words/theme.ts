import type { CodeOf, contactKinds, contactSources } from '../../rulebook/index.ts'

export type Kind = CodeOf<typeof contactKinds>
export type Source = CodeOf<typeof contactSources>

/**
 * One sort of worry, in many words. Sentences may use {child}, {childs} (possessive), {he}, {him}, {his}, {carer} ("Mum"),
 * {Carer} at the start, {other} ("Dad"), {sibling}, {day}, {weekday}, {n} (a small number), {weeks} and {time}. A sentence that begins
 * '5+' or '3-' is only for children from that age on, or up to it.
 */
export interface Theme {
  id: string
  kinds: readonly Kind[]
  sources: readonly Source[]
  ages: readonly [from: number, to: number]
  need: string
  /** The clause for each level of the template that this worry is usually decided at. */
  clauses: Partial<Record<1 | 2 | 3 | 4, string>>
  /** How often it comes, relative to others. */
  weight: number
  /** First sentence: what was seen or heard. */
  seen: readonly string[]
  /** Second: what stands beside it. */
  beside: readonly string[]
  /** Third, sometimes: what makes it more serious. Used when the contact is taken forward. */
  graver: readonly string[]
  well: readonly string[]
  /** Only where a brother or sister is named. */
  needsSibling?: true
  /** Only where this is who the child lives with; the words lean on it. */
  carer?: 'mother' | 'kin'
  /** Only for families who came from elsewhere. */
  newcomers?: true
  /** For an unborn child only. */
  unborn?: true
}
