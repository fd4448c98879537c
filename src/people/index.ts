export { type Address, addressKey, readAddress, type TypedAddress } from './address.ts'
export { type Allocating, allocate, endAllocation, mayAllocate, teamsToGiveTo, workersToGiveTo } from './allocating.ts'
export { childrenNobodyHas, type WithNobody } from './allocation-store.ts'
export { allHoldingOn, type DatedRow, holdingOn, newestFirst, standing } from './dated.ts'
export type { Written } from './editing.ts'
export { addFact, addIdentifier, type FactKind, factKinds, isFactKind, withdraw } from './fact-acts.ts'
export { endGiven, giveToTeam, sameWork } from './giving.ts'
export {
  type IdentifierScheme,
  identifierSchemes,
  isIdentifierScheme,
  problemWithIdentifier,
  shownIdentifier,
} from './identifiers.ts'
export { joinReasons, mergePeople, partReasons, toReview, unmergePeople } from './merging.ts'
export { type Move, moveAddress, moveHousehold, withdrawAddress } from './moving.ts'
export { foldName, nameKey } from './names.ts'
export { type Birth, correctBirth, type NewName, recordName } from './naming.ts'
export { type NewIdentifier, type NewPerson, problemsWith } from './new-person.ts'
export { maySayWhy, openRecord, reviewOpening } from './opening.ts'
export { WhyOpen } from './opening-pages.tsx'
export { countOpenings } from './opening-store.ts'
export { peoplePages } from './pages.tsx'
export { ageOf, bornAboutAge, isChild, type Person, type PersonKind, personLabel, personName } from './person.ts'
export {
  findPerson,
  householdOf,
  type Involved,
  type Looked,
  listPeople,
  mayOpenRecord,
  type PersonRecord,
  readRecord,
  whoIsInvolved,
  whoLooked,
} from './reading.ts'
export { type Recorded, recordPerson } from './record-person.ts'
export {
  type NewInvolvement,
  recordInvolvement,
  recordRelationship,
  withdrawRelationship,
} from './relating.ts'
export { otherSide, type RelationshipKind, relationshipWords } from './relationship.ts'
export { liftQueue, liftRestriction, restrict } from './restricting.ts'
export { type Found, findPeople, type Looking, likelyMatches } from './search.ts'
export { readSearchText, type SearchText } from './search-text.ts'
export { isListedPostcode } from './store.ts'
export { takeChild, type WaitingWithTeam, waitingToTake } from './taking.ts'
