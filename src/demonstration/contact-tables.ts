import { wordsClassOf } from '../front-door/index.ts'
import { allocations, helpAllocations } from './allocation-rows.ts'
import { publicAgency } from './directory-tables.ts'
import type { Tables } from './load.ts'
import type { Places } from './placing.ts'
import type { ContactRow, DecisionRow, Demonstration } from './rows.ts'
import { confirmations, letters, sentAt } from './second-person.ts'
import { seededIds } from './seeded-ids.ts'

/** Contacts with their words, decisions, answers and referrals, as the acts of the front door would have written them. */
export function contactTables(made: Demonstration, places: Places): Tables {
  const ids = seededIds(made, 'contact tables')
  const authorityId = made.authority.id
  const everybody = publicAgency(made)
  const contacts = new Map(made.contacts.map((contact) => [contact.id, contact]))
  const scope = (contact: ContactRow) => ({
    authorityId,
    localityId: contact.localityId,
    agencyId: contact.agencyId ?? everybody,
    restriction: 'none',
  })
  const of = (contactId: string) => ({ ...scope(contacts.get(contactId)!), contactId })
  const concern = (contactId: string) => contacts.get(contactId)!.kind === 'protection'
  const told = (contactId: string) => (concern(contactId) ? 'concern' : 'told')
  const children = Map.groupBy(made.contactChildren, (row) => row.contactId)
  const firstDecision = new Map<string, DecisionRow>()
  const lastDecision = new Map<string, DecisionRow>()
  for (const decision of made.decisions) {
    if (decision.version === 1) firstDecision.set(decision.contactId, decision)
    if ((lastDecision.get(decision.contactId)?.version ?? 0) < decision.version) lastDecision.set(decision.contactId, decision)
  }
  const answered = new Map(made.answers.map((answer) => [answer.contactId, answer]))
  const stamped = (contact: ContactRow) => ({ recordedAt: contact.recordedAt, recordedBy: contact.recordedByWorkerId })
  const late = (decision: DecisionRow) => decision.version === 1 && decision.decidedAt > contacts.get(decision.contactId)!.dueAt

  const offers = [...lastDecision.values()]
    .filter((decision) => decision.outcome === 'early-help-offered' && decision.localityId)
    .flatMap((decision) =>
      (children.get(decision.contactId) ?? []).map((child) => ({
        ...of(decision.contactId),
        id: ids.next(decision.decidedAt),
        personId: child.childId,
        offeredIn: decision.localityId!,
        offeredAt: decision.decidedAt,
        endedAt: endOfHelp(decision.decidedAt, made.asAtDay),
      })),
    )
  const said = made.contacts.flatMap((contact) =>
    (
      [
        ['worry', contact.worry],
        ['going well', contact.goingWell],
        ['agreed', contact.agreed],
        ['family not told because', contact.familyKnowsWhy],
        ['agreement in words', contact.familyAgreesWhy],
      ] as const
    )
      .filter(([, words]) => words)
      .map(([part, words]) => ({
        ...of(contact.id),
        ...stamped(contact),
        id: ids.next(contact.recordedAt),
        part: part as string,
        version: 1,
        words: words!,
        wordsClass: wordsClassOf(contact.kind, part),
        notForFamily: part === 'worry' && contact.keepFromFamily,
      })),
  )
  const why = made.decisions.flatMap((decision) =>
    (
      [
        ['reason', decision.reason],
        ['late because', late(decision) ? decision.lateReasonWords : null],
      ] as const
    )
      .filter(([, words]) => words)
      .map(([part, words]) => ({
        ...of(decision.contactId),
        recordedAt: decision.decidedAt,
        recordedBy: decision.decidedByWorkerId,
        id: ids.next(decision.decidedAt),
        part: part as string,
        version: decision.version,
        words: words!,
        wordsClass: wordsClassOf(contacts.get(decision.contactId)!.kind, part),
        notForFamily: false,
      })),
  )
  const codes = (contact: ContactRow) => ({
    kind: contact.kind,
    sourceCode: contact.source,
    danger: contact.danger,
    familyKnows: contact.familyKnows,
    familyAgrees: contact.familyAgrees,
    householdId: contact.householdId,
  })
  const open = made.contacts.filter((contact) => !lastDecision.has(contact.id) || !answered.has(contact.id))
  const closed = made.contacts.filter((contact) => lastDecision.has(contact.id) && answered.has(contact.id))
  const isLetter = letters(made)
  const closedAt = (contact: ContactRow) => {
    const [decided, answer] = [lastDecision.get(contact.id)!.decidedAt, answered.get(contact.id)!]
    const told = isLetter(contact, answer) ? sentAt(answer) : answer.answeredAt
    return decided > told ? decided : told
  }
  const confirmed = confirmations(made, contacts, answered)
  return [
    [
      'contact',
      made.contacts.map((contact) => ({
        ...scope(contact),
        ...codes(contact),
        ...stamped(contact),
        id: contact.id,
        reference: contact.reference,
        receivedAt: contact.receivedAt,
        dueAt: contact.dueAt,
        nobodyNamed: !children.has(contact.id),
        imported: false,
        version: 1,
      })),
    ],
    [
      'contactVersion',
      made.contacts.map((contact) => ({ ...of(contact.id), ...stamped(contact), version: 1, facts: codes(contact) })),
    ],
    [
      'contactChild',
      made.contactChildren.map((row) => ({
        ...of(row.contactId),
        id: ids.next(contacts.get(row.contactId)!.recordedAt),
        personId: row.childId,
        addedAt: contacts.get(row.contactId)!.recordedAt,
        addedBy: contacts.get(row.contactId)!.recordedByWorkerId,
      })),
    ],
    ['contactWords', [...said, ...why]],
    [
      'bringer',
      made.contacts.map((contact) => ({
        ...of(contact.id),
        workerId: contact.broughtByWorkerId,
        name: contact.broughtByName ?? 'Anonymous',
        role: contact.broughtByRole,
        phone: contact.broughtByPhone,
        anonymous: contact.broughtByName === null,
        wordsClass: told(contact.id),
      })),
    ],
    [
      'waiting',
      open.map((contact) => ({
        ...of(contact.id),
        kind: contact.kind as string,
        danger: contact.danger as string,
        sourceCode: contact.source as string,
        householdId: contact.householdId,
        receivedAt: contact.receivedAt,
        dueAt: contact.dueAt,
        decidedAt: lastDecision.get(contact.id)?.decidedAt ?? null,
        ...hands(contact, lastDecision.get(contact.id)),
        version: 1,
      })),
    ],
    [
      'informationRequest',
      open
        .filter((contact) => contact.waitingFor)
        .map((contact) => ({
          ...of(contact.id),
          id: ids.next(contact.recordedAt),
          askedOf: contact.waitingFor!,
          askedAt: contact.recordedAt,
          wordsClass: concern(contact.id) ? 'deciding concern' : 'deciding',
        })),
    ],
    [
      'decision',
      made.decisions.map((decision) => ({
        ...of(decision.contactId),
        id: decision.id,
        version: decision.version,
        outcome: decision.outcome as string,
        level: decision.level as number,
        clauseNumber: decision.clause,
        thresholdId: thresholdOf(made),
        offeredIn: decision.localityId,
        service: decision.service,
        decidedAt: decision.decidedAt,
        decidedBy: decision.decidedByWorkerId,
        late: late(decision),
        lateReason: late(decision) ? (decision.lateReason as string | null) : null,
        ...confirmed(decision),
        imported: false,
      })),
    ],
    [
      'answer',
      made.answers.map((answer) => ({
        ...of(answer.contactId),
        id: answer.id,
        way: answer.way as string,
        toWhom: answer.toName ?? 'whoever brought it',
        toldAt: answer.way === 'phone' ? answer.answeredAt : null,
        words: answer.words ?? answer.whyNot ?? '',
        answeredAt: answer.answeredAt,
        answeredBy: answer.answeredByWorkerId,
        wordsClass: told(answer.contactId),
      })),
    ],
    [
      'outbox',
      made.answers
        .filter((answer) => answer.way === 'written' || answer.way === 'template')
        .map((answer) => ({
          ...of(answer.contactId),
          id: ids.next(answer.answeredAt),
          answerId: answer.id,
          queuedAt: answer.answeredAt,
          ...(isLetter(contacts.get(answer.contactId)!, answer)
            ? { sentAt: sentAt(answer), sentBy: answer.answeredByWorkerId }
            : { sentAt: null, sentBy: null }),
        })),
    ],
    [
      'closure',
      closed.map((contact) => ({
        ...of(contact.id),
        closedAt: closedAt(contact),
        closedBy: answered.get(contact.id)!.answeredByWorkerId,
      })),
    ],
    [
      'referral',
      made.referrals.map((referral) => ({
        ...of(referral.contactId),
        id: referral.id,
        reference: referral.reference,
        personId: referral.childId,
        familyNumber: referral.familyNumber,
        step: referral.outcome === 'strategy' ? 'strategy discussion' : 'assessment',
        sourceCode: referral.source as string,
        primaryNeed: referral.primaryNeed,
        receivedAt: contacts.get(referral.contactId)!.receivedAt,
        recordedAt: referral.openedAt,
        recordedBy: lastDecision.get(referral.contactId)?.decidedByWorkerId ?? null,
        closedAt: referral.closedOn ? `${referral.closedOn}T16:00:00Z` : null,
        closedWhy: referral.closureReason,
        ethnicity: 'not known yet',
        disability: 'not known yet',
        imported: false,
      })),
    ],
    [
      'referralLink',
      made.referralLinks.map((link) => ({
        ...of(link.contactId),
        referralId: link.referralId,
        personId: made.contactChildren.find((row) => row.contactId === link.contactId)!.childId,
        linkedAt: lastDecision.get(link.contactId)?.decidedAt ?? contacts.get(link.contactId)!.recordedAt,
      })),
    ],
    ['earlyHelpOffer', offers],
    [
      'disagreement',
      made.disagreements.map((row) => ({
        ...of(row.contactId),
        id: row.id,
        raisedByName: row.raisedByName,
        raisedByAgency: row.agencyId,
        words: row.words,
        raisedAt: row.raisedAt,
        dueAt: new Date(Date.parse(row.raisedAt) + 7 * 86_400_000).toISOString(),
        resolvedAt: row.settledAt,
        resolvedBy: row.settledByWorkerId,
        outcome: row.settledAt ? (row.decisionChanged ? 'changes' : 'stands') : null,
        outcomeWords: row.settlement,
        version: row.settledAt ? 2 : 1,
        wordsClass: told(row.contactId),
      })),
    ],
    ['allocation', [...allocations(made, places, ids), ...helpAllocations(made, places, ids, offers)]],
  ]
}

/** Whoever decided still has it until it is answered. */
function hands(contact: ContactRow, decision: DecisionRow | undefined) {
  const withWorkerId = decision?.decidedByWorkerId ?? contact.pickedUpByWorkerId
  return { withWorkerId, pickedUpAt: withWorkerId ? contact.recordedAt : null }
}

/** Early help runs for about twenty weeks; what began longer ago has ended. */
function endOfHelp(offeredAt: string, asAtDay: string): string | null {
  const end = new Date(Date.parse(offeredAt) + 140 * 86_400_000).toISOString()
  return end.slice(0, 10) < asAtDay ? end : null
}

/** The one document of the demonstration, as `directoryTables` numbers it. */
const thresholdOf = (made: Demonstration) => seededIds(made, 'threshold').next()
