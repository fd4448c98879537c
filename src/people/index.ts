export { type Address, addressKey, readAddress, type TypedAddress } from './address.ts'
export { allHoldingOn, type DatedRow, holdingOn, newestFirst, standing } from './dated.ts'
export {
  type IdentifierScheme,
  identifierSchemes,
  isIdentifierScheme,
  problemWithIdentifier,
  shownIdentifier,
} from './identifiers.ts'
export { foldName, nameKey } from './names.ts'
export { type NewIdentifier, type NewPerson, problemsWith } from './new-person.ts'
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
export { otherSide, type RelationshipKind, relationshipWords } from './relationship.ts'
export { type Found, findPeople, type Looking, likelyMatches } from './search.ts'
export { readSearchText, type SearchText } from './search-text.ts'
