import type {
  agencyTypes,
  answerWays,
  CodeOf,
  contactKinds,
  contactSources,
  corePartners,
  dangers,
  familyAgrees,
  familyKnows,
  involvementRoles,
  lateReasons,
  OutcomeId,
  relationshipTypes,
  workerRoles,
} from '../rulebook/index.ts'
import type { Day } from '../time/index.ts'

/*
 * What the demonstration is made of, as plain rows for a loader. Ids are UUIDv7-shaped text. A Day is '2026-11-21' in London;
 * an Instant is ISO text in UTC, '2026-11-21T09:20:00.000Z'. Codes are those of the rule book. A null validTo means "still so".
 * Every dated fact was recorded on its validFrom, or on the person's recordedAt if that is later.
 */

export type Id = string
export type Instant = string
export type { Day }

interface Dated {
  validFrom: Day
  validTo: Day | null
}

export interface AuthorityRow {
  id: Id
  /** GSS code: E06000002. */
  code: string
  name: string
}

export interface LocalityRow {
  id: Id
  name: string
  /** The one place for what has no address yet. It has no wards, and the front door sees it. */
  isNotPlacedYet: boolean
}

/** A ward belongs to a locality between two days. */
export interface LocalityAreaRow extends Dated {
  localityId: Id
  wardCode: string
}

export interface AgencyRow {
  id: Id
  name: string
  type: CodeOf<typeof agencyTypes>
  phone: string
  /** Where it works, or null for the whole town. */
  localityId: Id | null
}

export interface TeamRow {
  id: Id
  agencyId: Id
  name: string
  /** Localities it serves; empty means the whole town. */
  localityIds: Id[]
}

/** Somebody who signs in. */
export interface WorkerRow {
  id: Id
  agencyId: Id
  name: string
  email: string
  phone: string
  /** What a one-click sign-in says about them: 'Health visitor, Newport'. */
  title: string
}

/** A post stands whether or not somebody holds it: a null worker is a vacancy. */
export interface PostRow extends Dated {
  id: Id
  teamId: Id
  title: string
  role: CodeOf<typeof workerRoles>
  /** The locality the post is for, or null for the whole town. */
  localityId: Id | null
  workerId: Id | null
  deputyWorkerId: Id | null
}

/** A core statutory partner of a locality; a null worker is the gap that the locality page shows. */
export interface PartnerLeadRow {
  localityId: Id
  partner: CodeOf<typeof corePartners>
  agencyId: Id
  workerId: Id | null
}

export interface HouseholdRow {
  id: Id
  /** A reference like a contact's. */
  familyNumber: string
  recordedAt: Instant
}

/** Where a household lived between two days. People live where their household does. */
export interface AddressRow extends Dated {
  id: Id
  householdId: Id
  line1: string
  town: string
  postcode: string
  wardCode: string
}

export interface HouseholdMemberRow extends Dated {
  householdId: Id
  personId: Id
}

export interface PersonRow {
  id: Id
  /** 'child' is under 18, or unborn, on the as-at day. */
  kind: 'child' | 'adult'
  sex: 'F' | 'M' | 'U'
  /** Null for an unborn child. */
  birthDay: Day | null
  /** For an unborn child only. */
  expectedBirthDay: Day | null
  ethnicity: string
  disabilities: string[]
  /** Code of the rule book's languages. */
  language: string
  interpreter: string
  communicationNeeds: string[]
  recordedAt: Instant
}

export interface PersonNameRow extends Dated {
  id: Id
  personId: Id
  forename: string
  surname: string
  /** 'known as' stands beside the current name; 'former' has ended. */
  kind: 'current' | 'former' | 'known as'
}

export interface IdentifierRow {
  id: Id
  personId: Id
  kind: 'local' | 'upn' | 'nhs'
  value: string
  /** Who said so: 'School census', 'NHS'. */
  source: string
  verified: boolean
}

/** Read "person is the <type> of otherPerson". Stored once: parents towards children, siblings once a pair. */
export interface RelationshipRow extends Dated {
  id: Id
  personId: Id
  otherPersonId: Id
  type: CodeOf<typeof relationshipTypes>
}

export interface ContactRow {
  id: Id
  /** Said aloud; made by encodeReference from the order of arrival. */
  reference: string
  kind: CodeOf<typeof contactKinds>
  source: CodeOf<typeof contactSources>
  /** Null for a member of the public. */
  agencyId: Id | null
  /** The account of whoever brought it, where they have one. */
  broughtByWorkerId: Id | null
  /** A family member who rang themselves. */
  broughtByPersonId: Id | null
  /** Null when anonymous. */
  broughtByName: string | null
  broughtByRole: string
  broughtByPhone: string | null
  /** Null when nobody was named. */
  householdId: Id | null
  /** Of the address on the day, or not placed yet. */
  localityId: Id
  receivedAt: Instant
  recordedAt: Instant
  recordedByWorkerId: Id
  /** What was seen or heard. */
  worry: string
  goingWell: string | null
  danger: CodeOf<typeof dangers>
  familyKnows: CodeOf<typeof familyKnows>
  familyKnowsWhy: string | null
  familyAgrees: CodeOf<typeof familyAgrees>
  familyAgreesWhy: string | null
  /** What was agreed in the conversation, if anything. */
  agreed: string | null
  /** True when the worry holds words that must not reach the family. */
  keepFromFamily: boolean
  /** When the decision falls due, by the front door's clock. */
  dueAt: Instant
  /** Who has it in hand, where nothing is decided yet; null means nobody. */
  pickedUpByWorkerId: Id | null
  /** What is waited for; it does not stop the clock. */
  waitingFor: string | null
}

/** The children a contact names, in the order they were named. None for "nobody named". */
export interface ContactChildRow {
  contactId: Id
  childId: Id
  position: number
}

/** Append-only: a changed mind is another version, and the highest stands. */
export interface DecisionRow {
  id: Id
  contactId: Id
  version: number
  outcome: OutcomeId
  level: 1 | 2 | 3 | 4
  /** Of the shipped threshold template: '3.5'. */
  clause: string
  reason: string
  /** When signposted. */
  service: string | null
  /** When early help was offered: the locality whose team offers it. */
  localityId: Id | null
  /** The children taken forward; each has a referral unless one was open already. */
  childIds: Id[]
  decidedAt: Instant
  decidedByWorkerId: Id
  /** Why, when decided after it was due. */
  lateReason: CodeOf<typeof lateReasons> | null
  lateReasonWords: string | null
}

/** What whoever brought the contact was told. A decided contact without one still waits for its answer. */
export interface AnswerRow {
  id: Id
  contactId: Id
  way: CodeOf<typeof answerWays>
  /** Who was told, by phone or in writing. */
  toName: string | null
  /** In the decider's words; null when not possible. */
  words: string | null
  /** Why no answer was possible. */
  whyNot: string | null
  answeredAt: Instant
  answeredByWorkerId: Id
}

/** One child's referral. Those that one decision made share a family number. */
export interface ReferralRow {
  id: Id
  reference: string
  familyNumber: string
  contactId: Id
  childId: Id
  openedAt: Instant
  acknowledgedAt: Instant
  source: CodeOf<typeof contactSources>
  primaryNeed: string
  outcome: 'assessment' | 'strategy'
  teamId: Id
  socialWorkerId: Id
  /** Null while open. */
  closedOn: Day | null
  closureReason: string | null
}

/** A contact about a child whose referral was open: recorded and linked, and no second referral made. */
export interface ReferralLinkRow {
  contactId: Id
  referralId: Id
  /** True when it would have been a referral of its own. */
  wouldHaveBeen: boolean
}

export interface DisagreementRow {
  id: Id
  contactId: Id
  raisedByWorkerId: Id | null
  raisedByName: string
  agencyId: Id | null
  words: string
  raisedAt: Instant
  /** Null while open. */
  settledAt: Instant | null
  settledByWorkerId: Id | null
  settlement: string | null
  decisionChanged: boolean
}

/** One line of "who is involved" with a child. */
export interface InvolvementRow extends Dated {
  id: Id
  childId: Id
  agencyId: Id
  /** Their account, where they have one. */
  workerId: Id | null
  name: string
  role: CodeOf<typeof involvementRoles>
  phone: string
  lastInvolved: Day
}

export interface Demonstration {
  seed: string
  asAtDay: Day
  authority: AuthorityRow
  localities: LocalityRow[]
  localityAreas: LocalityAreaRow[]
  agencies: AgencyRow[]
  teams: TeamRow[]
  workers: WorkerRow[]
  posts: PostRow[]
  partnerLeads: PartnerLeadRow[]
  households: HouseholdRow[]
  addresses: AddressRow[]
  householdMembers: HouseholdMemberRow[]
  persons: PersonRow[]
  personNames: PersonNameRow[]
  identifiers: IdentifierRow[]
  relationships: RelationshipRow[]
  contacts: ContactRow[]
  contactChildren: ContactChildRow[]
  decisions: DecisionRow[]
  answers: AnswerRow[]
  referrals: ReferralRow[]
  referralLinks: ReferralLinkRow[]
  disagreements: DisagreementRow[]
  involvements: InvolvementRow[]
  /** How many references were drawn, families' numbers among them: the next is one more. */
  referencesDrawn: number
}
