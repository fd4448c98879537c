import type { Room } from '../room.ts'
import { peoplePages } from './pages.tsx'
import { liftQueue } from './restricting.ts'

export { type Address, addressKey, readAddress, type TypedAddress } from './address.ts'
export { type Allocating, allocate, endAllocation, mayAllocate, teamsToGiveTo, workersToGiveTo } from './allocating.ts'
export {
  type Allocated,
  type AllocationRow,
  allocatedTo,
  allocationsOf,
  childrenNobodyHas,
  type WithNobody,
  workedWith,
} from './allocation-store.ts'
export { allHoldingOn, type DatedRow, holdingOn, newestFirst, standing } from './dated.ts'
export type { Written } from './editing.ts'
export { addFact, addIdentifier, type FactKind, factKinds, isFactKind, withdraw } from './fact-acts.ts'
export { endGiven, giveToTeam, sameWork } from './giving.ts'
export { householdOfPerson, householdsOf } from './household-store.ts'
export {
  type IdentifierScheme,
  identifierSchemes,
  isIdentifierScheme,
  problemWithIdentifier,
  shownIdentifier,
} from './identifiers.ts'
export { involvedWith } from './involvement-store.ts'
export { type Looked, whoLooked } from './looked-store.ts'
export { joinReasons, mergePeople, partReasons, toReview, unmergePeople } from './merging.ts'
export { type Move, moveAddress, moveHousehold, withdrawAddress } from './moving.ts'
export { foldName, nameKey } from './names.ts'
export { type Birth, correctBirth, type NewName, recordName } from './naming.ts'
export { type NewIdentifier, type NewPerson, problemsWith } from './new-person.ts'
export { maySayWhy, openRecord, reviewOpening } from './opening.ts'
export { WhyOpen } from './opening-pages.tsx'
export { countOpenings } from './opening-store.ts'
export { ageOf, bornAboutAge, isChild, type Person, type PersonKind, personLabel, personName } from './person.ts'
export { householdOf, type Involved, mayOpenRecord, type PersonRecord, readRecord, whoIsInvolved } from './reading.ts'
export { type Recorded, recordPerson } from './record-person.ts'
export { Unlisted, WordsRecorded } from './recorded.tsx'
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
export { findPerson, holdChildren, isListedPostcode, listPeople } from './store.ts'
export { takeChild, type WaitingWithTeam, waitingToTake } from './taking.ts'
export { standingOn, withWhom } from './with-whom.ts'

export const people: Room = {
  name: 'people',
  floor: 'ground',
  tables: [
    'allocation',
    'household',
    'householdMember',
    'involvement',
    'nameWord',
    'person',
    'personAddress',
    'personFact',
    'personIdentifier',
    'personMerge',
    'personName',
    'personRestriction',
    'personWord',
    'recordOpening',
    'relationship',
  ],

  pages: peoplePages,
  unfinished: (path) => (path === '/children/new' ? { name: 'Somebody new', href: path } : undefined),
  jobs: [liftQueue],
}
