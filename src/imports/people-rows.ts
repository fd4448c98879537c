import { eventRow } from '../access/index.ts'
import type { Rows } from './bulk-store.ts'
import { type Change, isChanged, markOf, type Standing } from './standing.ts'
import type { ToldChild } from './told.ts'
import { idOf, recordedBy, stampOf, type Writing } from './writing.ts'

/** Somebody whom nobody here knows by any number. Files carry no names, so the name is not known yet. */
export function newStanding(writing: Writing, told: ToldChild): Standing {
  const id = idOf(writing)
  return {
    id,
    identityId: id,
    kind: told.unborn ? 'unborn' : 'child',
    bornOn: null,
    bornAbout: false,
    expectedOn: null,
    diedOn: null,
    sex: null,
    householdId: idOf(writing),
    localityId: writing.notPlaced,
    restriction: 'none',
    numbers: [],
    ethnicity: null,
    disabilities: [],
    mark: null,
    isNew: true,
  }
}

/** The rows that `recordPerson` would write of somebody new. */
export function addPerson(writing: Writing, rows: Rows, one: Standing, familyNumber: string) {
  const { work } = writing
  const scope = { ...one, agencyId: work.actor.agencyId }
  const stamp = stampOf(writing, scope)
  const householdId = one.householdId!
  rows.add('household', { authorityId: stamp.authorityId, id: householdId, familyNumber, madeAt: work.now })
  rows.add('person', {
    ...stamp,
    id: one.id,
    identityId: one.id,
    kind: one.kind,
    givenName: '',
    familyName: '',
    knownAs: null,
    bornOn: one.bornOn,
    bornAbout: one.bornAbout,
    expectedOn: one.kind === 'unborn' ? one.expectedOn : null,
    diedOn: one.diedOn,
    sex: one.sex,
    searchKey: '',
    householdId,
    ownRestriction: 'none',
    version: 1,
    ...recordedBy(writing),
  })
  rows.add('householdMember', {
    ...stamp,
    id: idOf(writing),
    personId: one.id,
    householdId,
    validFrom: null,
    validTo: null,
    corrects: null,
    ...recordedBy(writing),
  })
  const event = { ...scope, subject: { kind: 'person', id: one.id }, personId: one.id }
  rows.add(
    'event',
    eventRow(writing.work, 'person recorded', event, { kind: one.kind, bornAbout: one.bornAbout, imported: true }),
  )
}

/** Numbers and facts that a file told, new or corrected; numbers from a file are not verified. */
export function addFacts(writing: Writing, rows: Rows, one: Standing, change: Change) {
  const stamp = {
    ...stampOf(writing, { ...one, agencyId: writing.work.actor.agencyId }),
    personId: one.id,
    validFrom: null,
    ...recordedBy(writing),
  }
  for (const { scheme, value } of change.numbers)
    rows.add('personIdentifier', {
      ...stamp,
      id: idOf(writing),
      scheme,
      value,
      source: 'import',
      verifiedAt: null,
      verifiedBy: null,
      validTo: null,
      corrects: null,
    })
  for (const { id, fact, value, corrects, until } of change.facts)
    rows.add('personFact', { ...stamp, id, fact, value, validTo: until, corrects })
}

/** Says that somebody's record was changed, and by what sort of value. */
export function addChange(writing: Writing, rows: Rows, one: Standing, change: Change) {
  if (!isChanged(change)) return
  const what = [
    ...change.columns,
    ...change.numbers.map(({ scheme }) => `number: ${scheme}`),
    ...change.facts.map(({ fact }) => fact),
  ]
  const event = { ...one, agencyId: writing.work.actor.agencyId, subject: { kind: 'person', id: one.id }, personId: one.id }
  rows.add('event', eventRow(writing.work, 'person changed', event, { what: [...new Set(what)].join(', '), imported: true }))
}

export const markRow = (one: Standing) => ({ source: 'person', theirId: one.id, ourId: one.id, rowHash: markOf(one) })
