import type { DB } from './database/schema.gen.ts'

/** Views give codes and days to whoever counts; what the database keeps for its own guards has no room. */
export type Table = Exclude<keyof DB, `figure${string}` | `access.${string}`>

/**
 * The room that each table belongs to: it alone writes the rows and reads them, by its stores, and another room calls one of its functions.
 * A function of the database may do more: it answers for itself. `src/owners.test.ts` names who breaks this, and why.
 */
export const ownerOf: Readonly<Record<Table, string>> = {
  account: 'access',
  accountRequest: 'access',
  administratorSeen: 'access',
  draft: 'access',
  event: 'access',
  membership: 'access',
  readEntry: 'access',
  session: 'access',
  signInLink: 'access',
  signInTry: 'access',
  submission: 'access',
  usedChoice: 'access',
  // made with the account whose holder they are
  worker: 'access',

  allocation: 'people',
  household: 'people',
  householdMember: 'people',
  involvement: 'people',
  nameWord: 'people',
  person: 'people',
  personAddress: 'people',
  personFact: 'people',
  personIdentifier: 'people',
  personMerge: 'people',
  personName: 'people',
  personRestriction: 'people',
  personWord: 'people',
  recordOpening: 'people',
  relationship: 'people',

  area: 'places',
  areaDrawing: 'places',
  areaEdition: 'places',
  areaSuccessor: 'places',
  locality: 'places',
  localityArea: 'places',
  population: 'places',
  postcode: 'places',

  agency: 'agencies',
  post: 'agencies',
  postHolding: 'agencies',
  postHoldingVersion: 'agencies',
  team: 'agencies',

  answer: 'front-door',
  bringer: 'front-door',
  closure: 'front-door',
  contact: 'front-door',
  contactChild: 'front-door',
  contactVersion: 'front-door',
  contactWords: 'front-door',
  decision: 'front-door',
  disagreement: 'front-door',
  earlyHelpOffer: 'front-door',
  heldAnswer: 'front-door',
  informationRequest: 'front-door',
  outbox: 'front-door',
  referral: 'front-door',
  referralLink: 'front-door',
  referralMove: 'front-door',
  saidChild: 'front-door',
  waiting: 'front-door',

  thresholdClause: 'threshold',
  thresholdDocument: 'threshold',
  thresholdLevel: 'threshold',
  thresholdReading: 'threshold',

  seenNews: 'children',

  importedRow: 'imports',
  importProblem: 'imports',
  importRun: 'imports',
  importWaiting: 'imports',

  authority: 'setting-up',

  bankHoliday: 'demonstration',
  installation: 'demonstration',
  vocabulary: 'demonstration',
}

const names = 'a name or a place that stands beside the rows of every room; no person of the public is in it'
const published = 'published, and the same for every authority; no person is in it'

/** Tables that any room may read, each with why. Only their owner writes them. */
export const openToRead: Readonly<Partial<Record<Table, string>>> = {
  agency: names,
  authority: names,
  locality: names,
  post: names,
  postHolding: names,
  team: names,
  worker: names,
  area: published,
  areaEdition: published,
  population: published,
  postcode: published,
}
