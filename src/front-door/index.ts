import type { Route } from '../access/index.ts'
import { changePages } from './change-page.tsx'
import { handsRoutes } from './contact-hands.tsx'
import { contactPages } from './contact-page.tsx'
import { conversationPages } from './conversation-page.tsx'
import { decisionPages } from './decision-page.tsx'
import { disagreementPages } from './disagreement-pages.tsx'
import { letterPages } from './letters-page.tsx'
import { movePages } from './move-page.tsx'
import { queuePages } from './queue-page.tsx'
import { settlePages } from './settle-page.tsx'

/** Addresses with a fixed word come before those with a reference. */
export const frontDoorPages: Route[] = [
  ...queuePages,
  ...conversationPages,
  ...handsRoutes,
  ...changePages,
  ...letterPages,
  ...movePages,
  ...settlePages,
  ...disagreementPages,
  ...decisionPages,
  ...contactPages,
]

export {
  type ChildContact,
  type ChildReferral,
  contactsAbout,
  movesOf,
  offersTo,
  referralsAbout,
  waitingOn,
} from './about-child-store.ts'
export { answerContact, letterSent } from './answer-contact.ts'
export { type ContactKind, childrenLabel, wordsClass as wordsClassOf } from './contact.ts'
export { confirmDecision, decideContact } from './decide-contact.ts'
export { decisionDue, needsSecondPerson } from './decision.ts'
export { partnersPage } from './mine-page.tsx'
export { grouped } from './queue.ts'
export { labelOf } from './queue-page.tsx'
export { listQueue, queueQuery } from './queue-store.ts'
export { type NewContact, recordContact } from './record-contact.ts'
export { Recorded, Unlisted } from './recorded.tsx'
export {
  familyReferrals,
  linkedContacts,
  openReferral,
  type ReferralRow,
  saveCensus,
  wordsOfContact,
} from './referral-record-store.ts'
export { todayAtTheDoor } from './today-page.tsx'
export { waitingListed } from './waiting-store.ts'
export { aged, clockOf, clockProps, kindName, sourceName, whenWords } from './words.ts'
