import { isOutcomeId, limitOf, type OutcomeId, outcome } from '../rulebook/index.ts'
import { dueAt, type Hours } from '../time/index.ts'
import type { ContactKind, FamilyAgrees } from './contact.ts'

export type NewDecision = {
  outcome: string
  level: number | undefined
  clause: string
  reason: string
  /** What the family said of help, as asked now. */
  agrees: FamilyAgrees
  /** Early help: the place whose team offers it. */
  localityId: string
  /** Signposted: the service they were pointed to. */
  service: string
  /** The children taken forward. */
  children: readonly string[]
  lateReason: string
  lateWords: string
}

/** When a contact falls due: one working day, by the close of the front door (clock F01; F04 for domestic abuse). */
export function decisionDue(receivedAt: Date, kind: ContactKind, hours: Hours): Date {
  return dueAt(receivedAt, { ...limitOf(kind === 'domestic-abuse' ? 'F04' : 'F01'), ...hours })
}

/** What is missing before this decision can stand. What each outcome needs is a row of the rule book. */
export function problemsWithDecision(
  decision: NewDecision,
  contact: { dueAt: Date | null; decidedLate: boolean },
): { field: string; message: string }[] {
  const problems: { field: string; message: string }[] = []
  const chosen = isOutcomeId(decision.outcome) ? outcome(decision.outcome) : undefined
  // before an outcome is chosen, what every outcome asks for
  const needs = chosen?.needs ?? ['clause', 'reason']
  if (needs.includes('clause') && !decision.clause)
    problems.push({ field: 'clause', message: 'Choose the clause of the threshold of need that fits' })
  if (!chosen) problems.push({ field: 'outcome', message: 'Choose what happens next' })
  if (needs.includes('service') && !decision.service)
    problems.push({ field: 'service', message: 'Say which service you told the family about' })
  // Early help is offered with a family, never done to them, so it alone waits for their agreement.
  if (needs.includes('agreement') && decision.agrees !== 'yes' && decision.agrees !== 'in-part')
    problems.push({ field: 'agrees', message: 'Ask the family before offering early help' })
  if (needs.includes('locality') && !decision.localityId)
    problems.push({ field: 'locality', message: 'Choose the place whose team offers the help' })
  if (needs.includes('children') && decision.children.length === 0)
    problems.push({ field: 'children', message: 'Choose the children who go forward' })
  if (needs.includes('reason') && !decision.reason)
    problems.push({ field: 'reason', message: 'Give the reason for this decision' })
  if (contact.decidedLate && !decision.lateReason) problems.push({ field: 'lateReason', message: 'Say why the decision is late' })
  if (decision.lateReason === 'other' && !decision.lateWords)
    problems.push({ field: 'lateWords', message: 'Say in a few words why the decision is late' })
  return problems
}

/** Whether the rule book wants a second person for this, and the decider is not one who may confirm. */
export function needsSecondPerson(kind: string, decided: OutcomeId, mayConfirm: boolean): boolean {
  return !mayConfirm && outcome(decided).confirmedFor?.some((confirmed) => confirmed === kind) === true
}
