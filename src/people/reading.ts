import { allOf } from '../database/together.ts'
import { type Day, londonDay } from '../time/index.ts'
import type { Work } from '../work.ts'
import { allHoldingOn, holdingOn, newestFirst, standing } from './dated.ts'
import { readHousehold } from './household-store.ts'
import { readInvolved } from './involvement-store.ts'
import type { Person } from './person.ts'
import { readDated } from './record-store.ts'
import { findPerson, isRecordOpen, listPeople, readIdentities } from './store.ts'

/** Whether the actor may open this person's record, beyond what the index shows. */
export const mayOpenRecord = (work: Work, id: string) => isRecordOpen(work, id)

/** The person with all records of the same identity, the one that stands for it first. */
async function identityOf(work: Work, id: string): Promise<{ person: Person; records: Person[] }> {
  const asked = await findPerson(work, id)
  const records = await readIdentities(work, [asked.identityId])
  work.saw(
    'open',
    'person',
    records.map((record) => record.id),
  )
  const person = records.find((record) => record.id === asked.identityId) ?? asked
  return { person, records: [person, ...records.filter((record) => record.id !== person.id)] }
}

export type PersonRecord = Awaited<ReturnType<typeof readRecord>>

/**
 * All that the actor may read of somebody, read through the identity: every record of theirs together, corrected rows left out.
 * `asAt` reads it as it stood on a day; `knownAt` as it was known at a moment. Rows that the actor's scope does not open are
 * simply not there; `open` says whether the record as a whole is.
 */
export async function readRecord(work: Work, id: string, { asAt, knownAt }: { asAt?: Day; knownAt?: Date } = {}) {
  const { person, records } = await identityOf(work, id)
  const day = asAt ?? londonDay(work.now)
  const { rows, open } = await allOf({
    rows: readDated(
      work,
      records.map((record) => record.id),
    ),
    open: isRecordOpen(work, id),
  })
  const household = open ? await householdAmong(work, person, records) : undefined
  const facts = allHoldingOn(rows.facts, day, knownAt)
  const relationships = allHoldingOn(rows.relationships, day, knownAt)
  const others = new Map(
    (await listPeople(work, [...new Set(relationships.map(({ otherId }) => otherId))])).map((other) => [other.id, other]),
  )
  return {
    person,
    /** More than one where records were joined. */
    records,
    open,
    names: newestFirst(standing(rows.names, knownAt)),
    address: holdingOn(rows.addresses, day, knownAt),
    addresses: newestFirst(standing(rows.addresses, knownAt)),
    identifiers: allHoldingOn(rows.identifiers, day, knownAt),
    language: holdingOn(
      facts.filter(({ fact }) => fact === 'language'),
      day,
    )?.value,
    interpreter: holdingOn(
      facts.filter(({ fact }) => fact === 'interpreter'),
      day,
    )?.value,
    communication: [...new Set(facts.filter(({ fact }) => fact === 'communication').map(({ value }) => value))],
    facts,
    relationships: relationships.map((row) => ({ ...row, other: others.get(row.otherId) })),
    household,
    /** Every row ever written, with corrected and withdrawn ones: for "what was known then". */
    all: rows,
  }
}

/**
 * The household that somebody lives in and who else is in it now, by index name, oldest first. Who lives with whom is of the record:
 * nobody has it of somebody whom they may only find.
 */
export async function householdOf(
  work: Work,
  id: string,
): Promise<{ id: string; familyNumber: string; members: Person[] } | undefined> {
  const { person, records } = await identityOf(work, id)
  return (await isRecordOpen(work, id)) ? householdAmong(work, person, records) : undefined
}

async function householdAmong(work: Work, person: Person, records: readonly Person[]) {
  const own = person.householdId ?? records.find(({ householdId }) => householdId)?.householdId
  return own ? readHousehold(work, own) : undefined
}

export type Involved = Awaited<ReturnType<typeof whoIsInvolved>>[number]

/** Everybody involved with a child now, last involved first: shared with all who may find the child. */
export async function whoIsInvolved(work: Work, id: string) {
  const { records } = await identityOf(work, id)
  const rows = await readInvolved(
    work,
    records.map((record) => record.id),
  )
  return allHoldingOn(rows, londonDay(work.now)).sort(
    (a, b) => (b.lastInvolvedOn ?? '').localeCompare(a.lastInvolvedOn ?? '') || a.workerName.localeCompare(b.workerName),
  )
}
