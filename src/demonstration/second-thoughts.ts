import { addWorkingDays, type Day, londonDay, londonInstant, workingDayBefore } from '../time/index.ts'
import type { ContactRows } from './contacts.ts'
import { disagreements } from './decider-words.ts'
import type { Directory } from './directory.ts'
import { idMaker } from './ids.ts'
import type { Random } from './random.ts'
import type { DecisionRow, DisagreementRow } from './rows.ts'

const kept = 14

/**
 * A few partners who saw it otherwise. Most are settled within the week, some by another decision that stands beside the
 * first, and the newest two are still open.
 */
export function addSecondThoughts(random: Random, directory: Directory, contacts: ContactRows, asAtDay: Day): DisagreementRow[] {
  const draws = random.fork('second thoughts')
  const newId = idMaker(random.fork('disagreement ids'))
  const lastOpen = workingDayBefore(asAtDay)
  const manager = directory.workers.get('w-manager')!.id
  const byContact = new Map(contacts.contacts.map((contact) => [contact.id, contact]))
  const candidates = contacts.decisions.filter((decision) => {
    const contact = byContact.get(decision.contactId)!
    const gentle = decision.outcome === 'no-further-action' || decision.outcome === 'information-and-advice'
    return gentle && contact.agencyId !== null && contact.kind !== 'advice' && contact.familyAgrees === 'yes'
  })
  const newest = candidates.filter((decision) => londonDay(new Date(decision.decidedAt)) < lastOpen)
  const chosen = new Set<DecisionRow>()
  while (chosen.size < Math.min(kept - 2, Math.floor(candidates.length / 4))) {
    const one = draws.pick(newest.slice(0, -8))
    if (addWorkingDays(londonDay(new Date(one.decidedAt)), 7) < lastOpen) chosen.add(one)
  }
  const open = newest.slice(-2)

  return [...chosen, ...open]
    .sort((one, other) => (one.decidedAt < other.decidedAt ? -1 : 1))
    .map((decision) => {
      const contact = byContact.get(decision.contactId)!
      const isOpen = open.includes(decision)
      const decidedOn = londonDay(new Date(decision.decidedAt))
      const raisedAt = londonInstant(isOpen ? lastOpen : addWorkingDays(decidedOn, 1), '10:20')
      const settledAt = isOpen ? null : londonInstant(addWorkingDays(decidedOn, draws.whole(2, 6)), '15:10')
      const [words, settlement] = draws.pick(disagreements)
      const changed = settledAt !== null && settlement.includes('offered')
      if (changed) {
        contacts.decisions.push({
          ...decision,
          id: newId(settledAt),
          version: 2,
          outcome: 'early-help-offered',
          level: 3,
          clause: '3.1',
          reason: 'Read again after the partner disagreed: several small things together, and the family would like help.',
          localityId: contact.localityId,
          decidedAt: settledAt.toISOString(),
          decidedByWorkerId: manager,
          lateReason: null,
          lateReasonWords: null,
        })
      }
      return {
        id: newId(raisedAt),
        contactId: contact.id,
        raisedByWorkerId: contact.broughtByWorkerId,
        raisedByName: contact.broughtByName!,
        agencyId: contact.agencyId,
        words,
        raisedAt: raisedAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
        settledByWorkerId: settledAt ? manager : null,
        settlement: settledAt ? settlement : null,
        decisionChanged: changed,
      }
    })
}
