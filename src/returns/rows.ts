import type { Place } from './report.ts'

/** A calendar day as text, yyyy-mm-dd. */
export type Day = string

export type Gender = 'male' | 'female' | 'neither' | 'not known'

/**
 * What Lists 1 and 3 say about the child. `null` always means "not given, or given in a way that was not understood";
 * the second is in the report.
 */
export type AnnexAChild = {
  /** The authority's own id of the child, as text whatever the cell was; leading zeros kept where the file kept them. */
  childId: string
  gender: Gender | null
  /** The census code: WBRI, APKN, ... REFU (refused), NOBT (not yet obtained). */
  ethnicity: string | null
  /** Of an unborn child: the day the birth is expected. */
  birthDate: Day | null
  /** The file says that the child is not born yet. */
  unborn: boolean
  /** As the file gives it, on a day the file does not name: use it only where there is no birth date. */
  ageYears: number | null
}

/** One line of Annex A List 1: one child in one contact. A contact about three children is three rows. */
export type ContactRow = AnnexAChild & {
  list: 1
  place: Place
  contactOn: Day | null
  /** hh:mm, where the cell has a time of day. */
  contactTime: string | null
  /** The census code of the referral source: 1A ... 10. */
  source: string | null
}

/** One line of Annex A List 3: one referral of one child. */
export type ReferralRow = AnnexAChild & {
  list: 3
  place: Place
  referredOn: Day | null
  referredTime: string | null
  source: string | null
  /** true: the referral ended in no further action. */
  nfa: boolean | null
  referralsInLast12Months: number | null
  team: string | null
  worker: string | null
}

export type CinHeader = {
  /** The authority's three-figure number (LEA). */
  authority: string
  /** The year the census closes in: that of the reference date, else `Year`; null when the file says neither. */
  year: number | null
  referenceDate: Day | null
  sourceLevel: string | null
  software: string | null
  release: string | null
  serial: string | null
  /** When the file was made, as written. */
  madeAt: string | null
}

/** One `Child` of the census. At least one of `childId` and `upn` is given: a child with neither is set aside. */
export type CinChild = {
  /** The child's number in the file, from 1, and where the element begins. */
  number: number
  place: Place
  /** LAchildID. */
  childId: string | null
  /** Unique pupil numbers of the right shape; the check letter is not looked at here. */
  upn: string | null
  formerUpn: string | null
  /** UN1 ... UN7: why there is no UPN. */
  upnUnknown: string | null
  birthDate: Day | null
  expectedBirthDate: Day | null
  /** From `Sex`, or from `GenderCurrent` of the years before (1 M, 2 F, 0 and 9 U). */
  sex: 'M' | 'F' | 'U' | null
  deathDate: Day | null
  ethnicity: string | null
  /** Codes; NONE means "asked, no disability". An empty list means that nothing was said. */
  disabilities: string[]
  episodes: CinEpisode[]
}

/** One `CINdetails`: from a referral to its closure. */
export type CinEpisode = {
  place: Place
  referredOn: Day | null
  source: string | null
  primaryNeed: string | null
  /** true: the referral ended in no further action. */
  referralNfa: boolean | null
  closedOn: Day | null
  closureReason: string | null
  initialConferenceOn: Day | null
  assessments: CinAssessment[]
  plans: { startedOn: Day | null; endedOn: Day | null }[]
  section47s: CinSection47[]
  protectionPlans: CinProtectionPlan[]
  preProceedings: CinPreProceedings[]
}

export type CinAssessment = {
  startedOn: Day | null
  internalReviewOn: Day | null
  authorisedOn: Day | null
  factors: string[]
}

export type CinSection47 = {
  startedOn: Day | null
  conferenceTarget: Day | null
  conferenceOn: Day | null
  conferenceNotRequired: boolean | null
}

export type CinProtectionPlan = {
  startedOn: Day | null
  endedOn: Day | null
  initialCategory: string | null
  latestCategory: string | null
  previousPlans: number | null
  reviewsOn: Day[]
}

/** Pre-proceedings and family group decision-making: seen in a sample, the collection year not confirmed. Texts as written. */
export type CinPreProceedings = { place: Place; values: Record<string, string> }

const key = (...parts: (string | null)[]) => parts.map((part) => part ?? '').join('|')

/**
 * The same for the same fact in any copy of the file, so that an importer can know a row again. Two rows of one file may
 * share a key (two contacts of one child on one day from one source): count them.
 */
export const contactKey = (row: ContactRow) => key('contact', row.childId, row.contactOn, row.contactTime, row.source)
export const referralKey = (row: ReferralRow) => key('referral', row.childId, row.referredOn, row.referredTime, row.source)
export const episodeKey = (child: CinChild, episode: CinEpisode) =>
  key('episode', child.childId, child.upn, episode.referredOn, episode.source)
