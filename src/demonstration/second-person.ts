import { needsSecondPerson } from '../front-door/index.ts'
import type { AnswerRow, ContactRow, DecisionRow, Demonstration } from './rows.ts'

const after = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/**
 * Who stands behind each decision: whoever made it, or where the rule book wants a second person the other of two managers. What is not
 * answered yet and wants one still waits for them.
 */
export function confirmations(
  made: Demonstration,
  contacts: ReadonlyMap<string, ContactRow>,
  answered: ReadonlyMap<string, AnswerRow>,
) {
  const managers = holdersOf(made, 'front-door-manager').map((worker) => worker.id)
  return ({ contactId, outcome, level, decidedAt, decidedByWorkerId }: DecisionRow) => {
    const { kind, danger } = contacts.get(contactId)!
    if (!needsSecondPerson(outcome, { kind, level, dangerSaid: danger !== 'no', endsReferral: false }))
      return { confirmedAt: decidedAt, confirmedBy: decidedByWorkerId }
    if (!answered.has(contactId)) return { confirmedAt: null, confirmedBy: null }
    // nobody is answered sooner than three minutes after a decision
    return { confirmedAt: after(decidedAt, 2), confirmedBy: managers.find((id) => id !== decidedByWorkerId)! }
  }
}

/** Whether a written answer is a letter: nobody of the agency that brought it has a page to read it on. */
export function letters(made: Demonstration) {
  const withPages = new Set(holdersOf(made, 'partner').map((worker) => worker.agencyId))
  return ({ agencyId }: ContactRow, { way }: Pick<AnswerRow, 'way'>) =>
    (way === 'written' || way === 'template') && (agencyId === null || !withPages.has(agencyId))
}

/** The post goes a little after the words are written. */
export const sentAt = ({ answeredAt }: Pick<AnswerRow, 'answeredAt'>) => after(answeredAt, 10)

const holdersOf = ({ posts, workers }: Demonstration, role: string) =>
  workers.filter(({ id }) => posts.some((post) => post.role === role && post.workerId === id))
