import type { CodeSet } from './codes/code-set.ts'
import {
  answerWays,
  contactKinds,
  contactOutcomes,
  contactSources,
  dangers,
  familyAgrees,
  familyKnows,
  lateReasons,
} from './codes/contact.ts'
import { communicationNeeds, disabilities, ethnicities, interpreterNeeds, languages, sexes } from './codes/person.ts'
import { closureReasons, notKnownYet, primaryNeeds, referralOutcomes, workKinds } from './codes/referral.ts'
import { agencyTypes, corePartners, involvementRoles, relationshipTypes, teamTypes, workerRoles } from './codes/roles.ts'

export { type Code, type CodeOf, type CodeSet, codeName, isCode } from './codes/code-set.ts'
export * from './codes/contact.ts'
export * from './codes/person.ts'
export * from './codes/referral.ts'
export * from './codes/roles.ts'

/** Every list that a person chooses from. */
export const codeSets: readonly CodeSet[] = [
  contactKinds,
  contactSources,
  contactOutcomes,
  dangers,
  familyKnows,
  familyAgrees,
  answerWays,
  lateReasons,
  referralOutcomes,
  primaryNeeds,
  closureReasons,
  notKnownYet,
  workKinds,
  sexes,
  ethnicities,
  disabilities,
  languages,
  interpreterNeeds,
  communicationNeeds,
  relationshipTypes,
  agencyTypes,
  teamTypes,
  corePartners,
  workerRoles,
  involvementRoles,
]
