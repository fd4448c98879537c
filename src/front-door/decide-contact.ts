import { isSamePerson, recordEvent, requirePermission } from '../access/index.ts'
import { requireVersion } from '../access/version.ts'
import { refuse } from '../errors.ts'
import type { Problem } from '../govuk/index.ts'
import { type OutcomeId, outcome } from '../rulebook/index.ts'
import { takeForward, wouldEndReferral } from '../social-care/index.ts'
import { clauseInForce } from '../threshold/index.ts'
import type { Work } from '../work.ts'
import { closeIfDone, giveHeldAnswer } from './answer-contact.ts'
import { type GoesOn, holdChildrenOf, startEarlyHelp, stopWhatBegan } from './begun.ts'
import { contactInHand } from './change-contact.ts'
import { namedIn } from './children-store.ts'
import { type ContactRow, saveAgrees } from './contact-store.ts'
import { isDecided, type NewDecision, needsSecondPerson, problemsWithDecision } from './decision.ts'
import { dangerWasSaid, decisionsOf, saveConfirmation, saveDecision } from './decision-store.ts'
import { unsettledOf } from './settle-store.ts'
import { saveDecided } from './waiting-store.ts'
import { saveWords } from './words-store.ts'

/**
 * Decides what happens next for a contact and starts it, all or nothing. A changed mind is a further version: `version` is
 * the number of decisions that the decider was shown. A late decision says why and still stands.
 */
export async function decideContact(
  work: Work,
  id: string,
  version: number,
  decision: NewDecision,
): Promise<{ problems: Problem[] } | { problems?: undefined }> {
  requirePermission(work, 'decide contact', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const earlier = await decisionsOf(work, id)
  await requireVersion(
    version,
    earlier.length,
    { mine: decision, theirs: earlier[0] },
    `${earlier[0]?.decidedByName ?? 'Somebody'} decided this contact while you were writing. Your words are kept below.`,
  )

  // Late is judged against the first decision: a changed mind is not late again.
  const late = earlier.length === 0 && contact.dueAt !== null && work.now > contact.dueAt
  const problems = problemsWithDecision(decision, { dueAt: contact.dueAt, decidedLate: late })
  const clause = decision.clause ? await clauseInForce(work, decision.clause) : undefined
  if (decision.clause && !clause)
    problems.push({ field: 'clause', message: 'This clause is not in the threshold of need in force today. Choose again' })
  const named = new Set(await namedIn(work, id))
  if (decision.children.some((child) => !named.has(child)))
    problems.push({ field: 'children', message: 'Choose from the children this contact names' })
  if ((await unsettledOf(work, id)).length > 0)
    problems.push({ field: 'outcome', message: 'Say who the children are first, under “Children not settled yet”' })
  if (problems.length > 0) return { problems }

  const decided = decision.outcome as OutcomeId
  const next = version + 1
  const level = clause!.level
  const goesOn = goingOn(decided, { takenForward: decision.children, offeredIn: decision.localityId })
  const begins = outcome(decided).opensReferral || decided === 'early-help-offered'
  if (begins || earlier.length > 0) await holdChildrenOf(work, id)
  const confirmed = !needsSecondPerson(decided, {
    kind: contact.kind,
    level,
    dangerSaid: await dangerWasSaid(work, id),
    endsReferral: earlier.length > 0 && (stepsDown(earlier, decided) || (await wouldEndReferral(work, id, goesOn.children))),
  })
  await saveDecision(
    work,
    contact,
    {
      version: next,
      outcome: decided,
      level,
      clauseNumber: clause!.number,
      thresholdId: clause!.documentId,
      offeredIn: goesOn.offeredIn ?? null,
      takenForward: goesOn.children.length > 0 ? [...goesOn.children] : null,
      service: decided === 'signposted' ? decision.service : null,
      late,
      lateReason: late ? decision.lateReason : null,
    },
    confirmed,
  )
  await saveWords(
    work,
    { ...contact, version: next },
    { reason: decision.reason, ...(late ? { 'late because': decision.lateWords } : {}) },
  )
  await saveDecided(work, id)
  if (decision.agrees !== contact.familyAgrees) await saveAgrees(work, id, decision.agrees)
  await recordEvent(
    work,
    earlier.length > 0 ? 'decision changed' : 'contact decided',
    { ...contact, subject: { kind: 'contact', id }, contactId: id },
    { outcome: decided, level, clause: clause!.number, late, confirmed },
  )
  // what waits for a second person ends and begins nothing before: nobody ends alone what protects a child
  if (confirmed) await carryOut(work, contact, next, decided, goesOn)
  await closeIfDone(work, id)
  return {}
}

/** What of an earlier decision a new one goes on with: referrals of these children, or an offer in this place. */
const goingOn = (
  decided: OutcomeId,
  { takenForward, offeredIn }: { takenForward: readonly string[] | null; offeredIn: string | null },
): GoesOn => ({
  children: outcome(decided).opensReferral ? (takenForward ?? []) : [],
  ...(decided === 'early-help-offered' && offeredIn ? { offeredIn } : {}),
})

/** Whether the decision that stands is a strategy discussion, and this is none. */
const stepsDown = (earlier: readonly { outcome: string; confirmedAt: Date | null }[], decided: OutcomeId) =>
  decided !== 'strategy-discussion' && earlier.find(({ confirmedAt }) => confirmedAt)?.outcome === 'strategy-discussion'

/** Ends what a changed decision does not go on with, and begins what it brings. Rooms talk by plain function call, in the same transaction. */
async function carryOut(work: Work, contact: ContactRow, version: number, decided: OutcomeId, goesOn: GoesOn) {
  if (version > 1) await stopWhatBegan(work, contact, goesOn)
  if (outcome(decided).opensReferral)
    await takeForward(work, contact, goesOn.children, decided === 'strategy-discussion' ? 'strategy discussion' : 'assessment')
  if (goesOn.offeredIn) await startEarlyHelp(work, contact, goesOn.offeredIn)
}

/** A second person stands behind a decision that the rule book wants confirmed: only now is anybody told. Never the first, whatever the role. */
export async function confirmDecision(work: Work, id: string, version?: number): Promise<void> {
  requirePermission(work, 'confirm decision', { kind: 'contact', subject: id })
  const contact = await contactInHand(work, id)
  const [latest] = await decisionsOf(work, id)
  if (!latest || latest.confirmedAt) refuse('already-recorded')
  if (!isDecided(contact))
    refuse('changed-meanwhile', 'This contact was reopened. It waits for a new decision: confirm that one.')
  await requireVersion(
    version,
    latest.version,
    { mine: null, theirs: latest },
    `${latest.decidedByName ?? 'Somebody'} decided again while you were reading. Read it, then confirm it.`,
  )
  if (await isSamePerson(work, latest.decidedBy)) refuse('not-allowed', 'Somebody else must confirm a decision of yours.')
  await saveConfirmation(work, latest.id)
  await recordEvent(work, 'decision confirmed', { ...contact, subject: { kind: 'contact', id }, contactId: id })
  const decided = latest.outcome as OutcomeId
  await holdChildrenOf(work, id)
  await carryOut(work, contact, latest.version, decided, goingOn(decided, latest))
  await giveHeldAnswer(work, contact, latest.id)
  await closeIfDone(work, id)
}
