/**
 * How sure we are of a rule. 'read': its text or data was read. 'check': well established, but its text was not before us,
 * so read it again before relying on it. 'local': a choice of the place, which it may change.
 */
export type Mark = 'read' | 'check' | 'local'

export type Basis = 'statute' | 'regulation' | 'statutory guidance' | 'local'

/** Where a rule comes from. Every row of the rule book has one. */
export interface Sourced {
  /** The act, guidance or specification, with its part: 'Working Together, chapter 3'. */
  source: string
  /** The edition that was read or that is meant: '2026', 'SI 2010/959'. */
  edition: string
  mark: Mark
}

export const markWords: Record<Mark, string> = {
  read: 'read in the source',
  check: 'check against the source',
  local: 'local choice',
}

export const editionOfGuidance = '2026'
export const workingTogether = (part: string): string => `Working Together to Safeguard Children, ${part}`
