import type { ChildContact, ChildReferral, offersTo } from '../front-door/index.ts'
import type { ContactMark, Episode } from '../govuk/index.ts'
import type { allocationsOf } from '../people/index.ts'
import { isOutcomeId, outcome } from '../rulebook/index.ts'
import { addMonths, type Day, londonDay, workingDaysBetween } from '../time/index.ts'

export type Stage = Episode & {
  kind: 'referral' | 'early help' | 'allocation'
  ended?: string | undefined
  reference?: string | undefined
}

export type JourneyFacts = {
  contacts: readonly Pick<ChildContact, 'id' | 'receivedAt' | 'closedAt' | 'imported' | 'waitingId' | 'decisions'>[]
  referrals: readonly ChildReferral[]
  offers: Awaited<ReturnType<typeof offersTo>>
  allocations: readonly Pick<
    Awaited<ReturnType<typeof allocationsOf>>[number],
    'id' | 'why' | 'validFrom' | 'validTo' | 'corrects' | 'worker' | 'team'
  >[]
}

/** Where a decision named no level (a file, an old record), the level that the outcome usually goes with. */
const usualLevel = { referral: 4, 'early help': 3 } as const

/** The level of need that was decided for a contact, as it stood on a day. */
function levelOf(contact: JourneyFacts['contacts'][number] | undefined, asAt: Day): number | undefined {
  const decided = contact?.decisions.filter((decision) => londonDay(decision.decidedAt) <= asAt).at(-1)
  if (!decided) return undefined
  return decided.level ?? (isOutcomeId(decided.outcome) ? outcome(decided.outcome).usualLevels.at(-1) : undefined)
}

const upTo = (end: Date | Day | null, asAt: Day): Day | undefined => {
  const day = end instanceof Date ? londonDay(end) : end
  return day && day <= asAt ? day : undefined
}

/**
 * The help a child has had up to a day, as stretches with a level: referrals, early help, and work that somebody was given
 * without either. Levels come from the decisions as they stood that day.
 */
export function stagesOf({ contacts, referrals, offers, allocations }: JourneyFacts, asAt: Day): Stage[] {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  const corrected = new Set(allocations.flatMap(({ corrects }) => corrects ?? []))
  const given = allocations.filter(
    (row) => row.validFrom <= asAt && !corrected.has(row.id) && !(row.validTo && row.validTo < row.validFrom),
  )
  const used = new Set<string>()
  const stages: Stage[] = []

  for (const referral of referrals) {
    for (const { step, from, to, moved } of stepsOf(referral, asAt)) {
      const days = to && workingDaysBetween(from, to)
      stages.push({
        kind: 'referral',
        from,
        to,
        level: levelOf(byId.get(referral.contactId), asAt) ?? usualLevel.referral,
        name: capital(step),
        who: whoOf(given, used, referralSteps, from, to) ?? (days ? `${days} working days` : undefined),
        ended: to ? (moved ?? (referral.noFurtherAction ? 'no further action' : (referral.closedWhy ?? 'ended'))) : undefined,
        reference: referral.reference,
      })
    }
  }
  for (const offer of offers) {
    const from = londonDay(offer.offeredAt)
    if (from > asAt) continue
    const to = upTo(offer.endedAt, asAt)
    stages.push({
      kind: 'early help',
      from,
      to,
      level: levelOf(byId.get(offer.contactId), asAt) ?? usualLevel['early help'],
      name: 'Early help',
      who: whoOf(given, used, ['early help'], from, to) ?? offer.place,
      ended: to ? 'ended' : undefined,
    })
  }
  for (const row of given) {
    if (used.has(row.id)) continue
    const to = upTo(row.validTo, asAt)
    stages.push({
      kind: 'allocation',
      from: row.validFrom,
      to,
      level: /assess|strategy|protect/.test(row.why) ? usualLevel.referral : usualLevel['early help'],
      name: capital(row.why),
      who: row.worker ?? row.team ?? undefined,
      ended: to ? 'ended' : undefined,
    })
  }
  return stages.sort((a, b) => a.from.localeCompare(b.from))
}

/** What a child is given to somebody for while a referral is open: one piece of work, whatever its step. */
export const referralSteps = ['assessment', 'strategy discussion'] as const

/** The steps of a referral up to a day, each from when it moved there. */
function stepsOf({ step, receivedAt, closedAt, moves }: ChildReferral, asAt: Day) {
  const begun = [
    { step: moves[0]?.fromStep ?? step, from: londonDay(receivedAt) },
    ...moves.map(({ toStep, movedAt }) => ({ step: toStep, from: londonDay(movedAt) })),
  ].filter(({ from }) => from <= asAt)
  return begun.map((each, index) => {
    const next = begun[index + 1]
    return { ...each, to: next ? next.from : upTo(closedAt, asAt), moved: next && `went on to a ${next.step}` }
  })
}

/** Who had it: the last given for this reason while it lasted. All such allocations are then part of this stage. */
function whoOf(given: JourneyFacts['allocations'], used: Set<string>, why: readonly string[], from: Day, to: Day | undefined) {
  const part = given.filter(
    (row) => why.includes(row.why) && (!row.validTo || row.validTo >= from) && (!to || row.validFrom <= to),
  )
  for (const row of part) used.add(row.id)
  const last = part.at(-1)
  // a team that is called as its work is says nothing more
  return last?.worker ?? (why.includes(last?.team?.toLowerCase() ?? '') ? undefined : last?.team) ?? undefined
}

/** One mark for each contact received by that day. */
export function marksOf({ contacts, referrals }: Pick<JourneyFacts, 'contacts' | 'referrals'>, asAt: Day): ContactMark[] {
  const forward = new Set(referrals.map((referral) => referral.contactId))
  return contacts
    .filter((contact) => londonDay(contact.receivedAt) <= asAt)
    .map((contact) => ({
      on: londonDay(contact.receivedAt),
      mark: forward.has(contact.id) ? 'referral' : isOpenOn(contact, asAt) ? 'open' : 'closed',
    }))
}

/** Whether a contact still waited at the end of a day. No clock runs on imported ones, and none of them waits. */
export function isOpenOn(
  { closedAt, imported, waitingId }: Pick<ChildContact, 'closedAt' | 'imported' | 'waitingId'>,
  asAt: Day,
): boolean {
  if (closedAt) return londonDay(closedAt) > asAt
  return waitingId !== null || !imported
}

/** The first day the picture shows: the month in which anything began, and at least the year before. */
export function beginningOf(facts: JourneyFacts, asAt: Day): Day {
  const days = [
    ...facts.contacts.map((contact) => londonDay(contact.receivedAt)),
    ...facts.referrals.map((referral) => londonDay(referral.receivedAt)),
    ...facts.offers.map((offer) => londonDay(offer.offeredAt)),
    ...facts.allocations.map((row) => row.validFrom),
  ].filter((day) => day <= asAt)
  const yearBefore = addMonths(asAt, -12)
  const first = days.reduce((a, b) => (b < a ? b : a), yearBefore)
  return `${first.slice(0, 7)}-01`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
