import { decisionDue } from '../front-door/index.ts'
import { addDays, type Day, londonDay, londonInstant, shippedHours, workingDayBefore, yearsOld } from '../time/index.ts'
import { drawBringer } from './bringers.ts'
import type { LocalityKey } from './cast.ts'
import { agreedWords, agreesWhy, answers, knowsWhy, waitingWords } from './decider-words.ts'
import { type DecidedWhen, drawDecidedWhen, drawEnding, drawGrounds } from './deciding.ts'
import type { Directory } from './directory.ts'
import type { Child, Family } from './families.ts'
import type { Planned } from './history.ts'
import { idMaker } from './ids.ts'
import { schoolOf, surgeryOf } from './near-by.ts'
import { type Random, weights } from './random.ts'
import type { References } from './references.ts'
import type { ContactRow, DecisionRow, Demonstration, Id, ReferralRow } from './rows.ts'
import { nobodyNamed } from './words/making-ends-meet.ts'
import type { Kind, Theme } from './words/theme.ts'
import { drawTheme, writeWorry } from './worry-words.ts'

export type ContactRows = Pick<
  Demonstration,
  'contacts' | 'contactChildren' | 'decisions' | 'answers' | 'referrals' | 'referralLinks'
>

const deciders = ['w-hub-1', 'w-hub-2', 'w-hub-3', 'w-hub-4', 'w-hub-5', 'w-manager', 'w-manager-2']
const socialWorkers = ['w-sw-1', 'w-sw-2', 'w-sw-3', 'w-sw-4']
const knowsTable: Record<Kind, ReturnType<typeof weights<ContactRow['familyKnows']>>> = {
  notification: weights([
    ['yes', 45],
    ['not-known', 35],
    ['not-yet', 20],
  ]),
  'domestic-abuse': weights([
    ['yes', 70],
    ['not-known', 20],
    ['not-safe', 10],
  ]),
  advice: weights([
    ['yes', 35],
    ['not-yet', 50],
    ['not-known', 15],
  ]),
  support: weights([
    ['yes', 95],
    ['not-yet', 5],
  ]),
  protection: weights([
    ['yes', 38],
    ['not-yet', 40],
    ['not-safe', 22],
  ]),
}
const closures = weights([
  ['RC8', 38],
  ['RC9', 25],
  ['RC7', 32],
  ['RC5', 3],
  ['RC4', 1],
  ['RC3', 1],
] as const)

/** Writes every planned contact with its decision, answer and referrals, in the order they came. */
export function writeContacts(
  random: Random,
  directory: Directory,
  references: References,
  planned: readonly Planned[],
  asAtDay: Day,
): ContactRows {
  const draws = random.fork('contacts')
  const newId = idMaker(random.fork('contact ids'))
  const lastOpen = workingDayBefore(asAtDay)
  const worker = (key: string) => directory.workers.get(key)!.id
  const localityKeys = new Map([...directory.localityIds].map(([key, id]) => [id, key]))
  const openReferrals = new Map<Id, ReferralRow>()
  const rows: ContactRows = { contacts: [], contactChildren: [], decisions: [], answers: [], referrals: [], referralLinks: [] }

  const inOrder = [...planned].sort((one, other) => one.at.getTime() - other.at.getTime())
  for (const plan of inOrder) {
    const { contact, theme } = writeContact(plan)
    rows.contacts.push(contact)
    rows.contactChildren.push(...plan.named.map((child, position) => ({ contactId: contact.id, childId: child.id, position })))
    if (plan.undecided) continue
    const decision = decide(plan, contact, theme)
    rows.decisions.push(decision)
    answer(contact, decision)
  }
  return rows

  function writeContact(plan: Planned): { contact: ContactRow; theme: Theme | null } {
    const { family, named, at, day } = plan
    const localityId = family ? directory.localityOf(homeOn(family, day), day) : directory.localityIds.get('not-placed')!
    const locality: LocalityKey = localityKeys.get(localityId)!
    const first = named[0] ?? null
    const told = family && first ? tell(plan, family, first) : null
    const { source, kind, child } = told ?? { source: plan.source, kind: plan.kind, child: first }
    const school = child ? schoolOf(child, child.birthDay ? (yearsOld(child.birthDay, day) ?? 0) : -1, locality) : 'quarry'
    const by = drawBringer(draws, directory, source, family, child, school, surgeryOf(locality))
    const knows = draws.weighted(knowsTable[kind])
    const agrees = drawAgrees(kind, knows)
    const recordedAt = new Date(at.getTime() + draws.whole(0, 14) * 60_000)
    const contact: ContactRow = {
      id: newId(recordedAt),
      reference: references.next(),
      kind,
      source,
      ...by,
      householdId: family?.householdId ?? null,
      localityId,
      receivedAt: at.toISOString(),
      recordedAt: recordedAt.toISOString(),
      recordedByWorkerId: worker(by.agencyId === null || kind === 'advice' ? draws.pick(deciders) : 'w-hub-5'),
      worry: told?.worry ?? draws.pick(nobodyNamed),
      goingWell: told?.goingWell ?? null,
      danger: kind === 'protection' ? (draws.chance(0.02) ? 'now' : draws.chance(0.16) ? 'today' : 'no') : 'no',
      familyKnows: knows,
      familyKnowsWhy: knowsWhy[knows] ? draws.pick(knowsWhy[knows]) : null,
      familyAgrees: agrees,
      familyAgreesWhy: agreesWhy[agrees] ? draws.pick(agreesWhy[agrees]) : null,
      agreed: draws.chance(0.6) ? draws.pick(agreedWords).replaceAll('{Who}', capital(whoIn(by.broughtByRole))) : null,
      keepFromFamily: knows === 'not-safe' || (kind === 'protection' && draws.chance(0.08)),
      dueAt: '',
      pickedUpByWorkerId: null,
      waitingFor: null,
    }
    // danger now is decided within its hour: none of it lies about overnight
    if (plan.undecided && contact.danger === 'now') contact.danger = 'today'
    const { danger } = contact
    contact.dueAt = decisionDue({ receivedAt: at, kind: contact.kind, danger, saidAt: recordedAt }, shippedHours).toISOString()
    if (plan.undecided) {
      const late = londonDay(new Date(contact.dueAt)) < asAtDay
      contact.pickedUpByWorkerId = late || draws.chance(0.6) ? worker(draws.pick(deciders.slice(0, 5))) : null
      contact.waitingFor = late ? draws.pick(waitingWords) : null
    }
    return { contact, theme: told?.theme ?? null }
  }

  /** The words of a worry; where nothing fits who rang, how and about whom, the nearest kind or caller that does. */
  function tell(plan: Planned, family: Family, first: Child) {
    const grave = plan.forward.length > 0
    const kinds: readonly Kind[] = [plan.kind, 'support', 'protection', 'notification']
    for (const source of [plan.source, '2A', '3B', '1D', '3D'] as const) {
      for (const child of [first, ...plan.named.slice(1)]) {
        for (const kind of kinds) {
          const theme = drawTheme(draws, family, child, kind, source, plan.day)
          if (theme)
            return { source, kind, child, theme, ...writeWorry(draws, theme, family, child, plan.named, plan.day, grave) }
        }
      }
    }
    throw new Error(`The demonstration has no words for ${plan.kind} from ${plan.source} about a child of this age.`)
  }

  function drawAgrees(kind: Kind, knows: ContactRow['familyKnows']): ContactRow['familyAgrees'] {
    if (knows !== 'yes') return 'not-asked'
    if (kind === 'support') return draws.chance(0.9) ? 'yes' : draws.chance(0.5) ? 'in-part' : 'no'
    return draws.chance(0.55) ? 'yes' : draws.chance(0.4) ? 'not-asked' : draws.chance(0.5) ? 'in-part' : 'no'
  }

  function decide(plan: Planned, contact: ContactRow, theme: Theme | null): DecisionRow {
    const agrees = contact.familyAgrees === 'yes' || contact.familyAgrees === 'in-part'
    const open = plan.named
      .map((child) => openReferrals.get(child.id))
      .filter((one) => one !== undefined && isOpenAt(one, contact.receivedAt))
    const outcome =
      plan.forward.length > 0
        ? contact.kind === 'protection' && draws.chance(0.34)
          ? ('strategy-discussion' as const)
          : ('referral-to-assessment' as const)
        : open.length > 0
          ? ('information-and-advice' as const)
          : drawEnding(draws, contact.kind, agrees)
    const when = atOnceInDanger(contact, drawDecidedWhen(draws, contact, lastOpen))
    const grounds = drawGrounds(draws, outcome, theme, whoIn(contact.broughtByRole))
    if (open.length > 0 && plan.forward.length === 0) {
      grounds.reason = draws.pick([
        'A referral is open: this goes to the social worker who has it, and is kept with it.',
        'Already in assessment. Passed on today and linked, so that it is read together.',
      ])
      for (const referral of open)
        rows.referralLinks.push({ contactId: contact.id, referralId: referral!.id, wouldHaveBeen: draws.chance(0.3) })
    }
    const decidedByWorkerId = worker(draws.pick(outcome === 'strategy-discussion' ? deciders.slice(-2) : deciders))
    if (plan.forward.length > 0)
      refer(plan, contact, when.decidedAt, theme, outcome === 'strategy-discussion' ? 'strategy' : 'assessment')
    return {
      id: newId(when.decidedAt),
      contactId: contact.id,
      version: 1,
      outcome,
      ...grounds,
      localityId: outcome === 'early-help-offered' ? contact.localityId : null,
      childIds: plan.forward.map((child) => child.id),
      decidedAt: when.decidedAt.toISOString(),
      decidedByWorkerId,
      lateReason: when.lateReason,
      lateReasonWords: when.lateReasonWords,
    }
  }

  /** One referral a child, under one family number. */
  function refer(plan: Planned, contact: ContactRow, decidedAt: Date, theme: Theme | null, outcome: ReferralRow['outcome']) {
    const acknowledgedAt = new Date(decidedAt.getTime() + draws.whole(1, 8) * 60_000).toISOString()
    const locality = localityKeys.get(contact.localityId)!
    const pilot = locality === 'newport' || locality === 'north-ormesby'
    const socialWorker = locality === 'newport' ? 'w-sw-5' : locality === 'north-ormesby' ? 'w-sw-6' : draws.pick(socialWorkers)
    const length = plan.closesOn ?? addDays(plan.day, 60)
    const closed = length < asAtDay ? length : null
    const familyNumber = `F${100_000 + rows.referrals.length}`
    for (const child of plan.forward) {
      const referral: ReferralRow = {
        id: newId(decidedAt),
        reference: references.next(),
        familyNumber,
        contactId: contact.id,
        childId: child.id,
        openedAt: decidedAt.toISOString(),
        acknowledgedAt,
        source: contact.source,
        primaryNeed: theme?.need ?? 'N0',
        outcome,
        teamId: directory.teamId(pilot ? 'locality-social-work' : 'assessment'),
        socialWorkerId: worker(socialWorker),
        closedOn: closed,
        closureReason: closed ? draws.weighted(closures) : null,
      }
      rows.referrals.push(referral)
      openReferrals.set(child.id, referral)
    }
  }

  function answer(contact: ContactRow, decision: DecisionRow) {
    const decidedAt = new Date(decision.decidedAt)
    // A few of the last day's decisions still wait for somebody to be told.
    if (londonDay(decidedAt) === lastOpen && draws.chance(0.25)) return
    const answeredAt = new Date(decidedAt.getTime() + draws.whole(3, 60) * 60_000)
    const base = {
      id: newId(answeredAt),
      contactId: contact.id,
      answeredAt: answeredAt.toISOString(),
      answeredByWorkerId: decision.decidedByWorkerId,
    }
    if (contact.broughtByName === null && contact.broughtByPhone === null) {
      const whyNot = contact.source === '9' ? 'Anonymous: nobody to tell.' : 'No name or number was left.'
      rows.answers.push({ ...base, way: 'not-possible', toName: null, words: null, whyNot })
      return
    }
    const notice = contact.kind === 'notification' || contact.kind === 'domestic-abuse'
    const way = notice && draws.chance(0.75) ? 'template' : draws.chance(0.55) ? 'phone' : 'written'
    const toName = contact.broughtByName ?? contact.broughtByRole
    rows.answers.push({ ...base, way, toName, words: draws.pick(answers[decision.outcome]), whyNot: null })
  }
}

/** Danger now is decided within the hour it has, at any hour. */
function atOnceInDanger({ danger, recordedAt }: ContactRow, drawn: DecidedWhen): DecidedWhen {
  if (danger !== 'now') return drawn
  return { decidedAt: new Date(Date.parse(recordedAt) + 25 * 60_000), lateReason: null, lateReasonWords: null }
}

/** The ward a family lived in on a day. */
export function homeOn(family: Family, day: Day): string {
  return (family.homes.findLast((home) => home.from <= day) ?? family.homes[0]!).wardCode
}

function isOpenAt(referral: ReferralRow, receivedAt: string): boolean {
  return (
    referral.openedAt < receivedAt &&
    (referral.closedOn === null || londonInstant(referral.closedOn, '17:00').toISOString() > receivedAt)
  )
}

/** 'Teacher, Quarry Lane Primary' is 'the teacher' in a sentence. */
function whoIn(role: string): string {
  const short = role.split(',')[0]!
  if (short === 'Anonymous' || short === 'Not known') return 'the caller'
  return `the ${/^GP/.test(short) ? short : short.charAt(0).toLowerCase() + short.slice(1)}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
