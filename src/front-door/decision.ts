import { isOutcomeId, limitOf, type OutcomeId, outcome } from '../rulebook/index.ts'
import { dueAt, type Hours } from '../time/index.ts'
import type { ContactKind, Danger, FamilyAgrees } from './contact.ts'

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

/**
 * When a contact falls due: one working day, by the close of the front door (clock F01; F04 for domestic abuse). Danger now is due
 * by F07 from when it was said to us (`saidAt`), at any hour; what is due sooner stays so.
 */
export function decisionDue(
  { receivedAt, kind, danger, saidAt }: { receivedAt: Date; kind: ContactKind; danger: Danger; saidAt: Date },
  hours: Hours,
): Date {
  const byClose = dueAt(receivedAt, { ...limitOf(kind === 'domestic-abuse' ? 'F04' : 'F01'), ...hours })
  return danger === 'now' ? sooner(byClose, dangerDue(saidAt)) : byClose
}

/** By when somebody decides after danger was said. */
export const dangerDue = (saidAt: Date): Date => dueAt(saidAt, limitOf('F07'))

export const sooner = (a: Date, b: Date): Date => (a < b ? a : b)

function withoutAgreement(agrees: FamilyAgrees): string {
  return agrees === 'no'
    ? 'The family does not agree to help, so it cannot be offered. Choose something else, or say what they agree to'
    : 'Ask the family before offering early help'
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
    problems.push({ field: 'agrees', message: withoutAgreement(decision.agrees) })
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

/** Whether the rule book wants a second person to confirm this, whoever decides: nobody is told before. */
export function needsSecondPerson(
  decided: OutcomeId,
  { kind, level, dangerSaid, endsReferral }: { kind: string; level: number; dangerSaid: boolean; endsReferral: boolean },
): boolean {
  return (outcome(decided).secondPerson ?? []).some(
    (when) =>
      (!when.kinds || when.kinds.some((each) => each === kind)) &&
      (!when.levels || when.levels.includes(level)) &&
      (!when.dangerSaid || dangerSaid) &&
      (!when.endsReferral || endsReferral),
  )
}

/** Whether the newest decision stands: a contact that was reopened waits for another, and neither answer nor name goes with the old one. */
export const isDecided = ({
  waitingId,
  waitingDecidedAt,
}: {
  waitingId: string | null
  waitingDecidedAt: Date | null
}): boolean => !(waitingId && !waitingDecidedAt)
